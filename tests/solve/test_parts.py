import pytest
from attrs import evolve

from factaudit.constraint import Row, System
from factaudit.model.reason import Reason
from factaudit.solve import Budget, Memo, parts
from factaudit.solve.components import split
from factaudit.solve.parts import settle


@pytest.fixture
def components():
    """Six quantities, each claimed to be 1, 2 and 3."""
    rows = tuple(Row(((q, 1),), "=", value, (f"{q}{value}",)) for q in range(6) for value in (1, 2, 3))
    return split(System(tuple("uvwxyz"), rows, claims=tuple(row.ids[0] for row in rows)))


def test_every_component_has_its_listing(components):
    settled = settle(components, Budget(), None, 1)
    assert [part.system for part in settled] == components
    assert [len(part.listing.conflicts) for part in settled] == [3] * 6


def test_beyond_the_work_of_a_call_only_a_cover_is_sought_and_what_its_correction_misses(components):
    settled = settle(components, Budget(total_work=0), None, 1)
    assert [len(part.listing.conflicts) for part in settled] == [3, 2, 2, 2, 2, 2]
    assert all(part.listing.limits for part in settled[1:])


def test_beyond_the_pivots_of_a_call_nothing_is_looked_at(components):
    settled = settle(components, Budget(total_pivots=-1), None, 1)
    assert {part.listing.unknown for part in settled} == {Reason.of("spent", count=-1)}


def test_processes_find_the_same(components, monkeypatch):
    monkeypatch.setattr(parts, "CHUNK_ROWS", 6)
    assert settle(components, Budget(), None, 2) == settle(components, Budget(), None, 1)


def test_processes_are_not_given_what_is_known_already(components, monkeypatch):
    monkeypatch.setattr(parts, "CHUNK_ROWS", 1)
    memo = Memo()
    alone = settle(components, Budget(), memo, 1)
    monkeypatch.setattr(parts, "_SPAWN", None)
    assert settle(components, Budget(), memo, 2) == alone


def test_a_component_met_twice_is_given_to_one_process(components):
    again = [evolve(part, rows=tuple(evolve(row, terms=((7, 1),)) for row in part.rows)) for part in components[:2]]
    memo = Memo()
    assert memo.unknown([*components, *again], Budget()) == [0, 1, 2, 3, 4, 5]
    settle(components[:3], Budget(), memo, 1)
    assert memo.unknown([*components, *again], Budget()) == [3, 4, 5]
