"""The cyclic collector, resting while many records are made."""

import gc

import pytest

from factaudit import collector


@pytest.mark.parametrize("enabled", [True, False])
def test_it_rests_and_is_left_as_it_was(enabled):
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with collector.paused():
            assert not gc.isenabled()
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_what_was_made_meanwhile_counts_as_old():
    with collector.paused():
        made = [[number] for number in range(5000)]
    young = {id(record) for record in gc.get_objects(generation=0)}
    assert young.isdisjoint(map(id, made))


def test_what_somebody_froze_stays_frozen():
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        assert frozen > collector.FROZEN_BY_PYTHON
        with collector.paused():
            pass
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()
