"""The generators say truly which of their worlds hold together, and the engine decides every one."""

import bilinear
import pytest
import worlds

from factaudit.solve import consistent, solve
from factaudit.solve.nonlinear import NonlinearOracle

SUITE = list(bilinear.suite())


@pytest.mark.parametrize(("name", "system", "expected"), SUITE, ids=[name.replace(" ", "-") for name, *_ in SUITE])
def test_every_bilinear_system_is_decided_without_z3(name, system, expected, monkeypatch):
    monkeypatch.setattr("factaudit.solve.nonlinear.decide_hard", lambda *_: pytest.fail(f"z3 was asked about {name}"))
    ids = frozenset((*system.claims, *system.relations))
    assert NonlinearOracle(system).check(ids).status == ("sat" if expected else "unsat")


def test_half_of_the_suite_contradicts_itself_and_sizes_reach_from_5_to_132_claims():
    assert sum(not expected for *_, expected in SUITE) == 50
    assert {min(sizes := [len(system.claims) for _, system, _ in SUITE]), max(sizes)} == {5, 132}


@pytest.mark.parametrize(("name", "system", "expected"), worlds.probes(), ids=lambda value: str(value)[:20])
def test_exactness_probes(name, system, expected):
    assert consistent(system) is expected, name


def test_each_planted_contradiction_is_found():
    outcome = solve(worlds.ledgers(240, 7))
    assert outcome.stats["contradictory"] == 7
    assert solve(worlds.ledgers(240, 0)).verdict == "consistent"


def test_the_chain_needs_every_one_of_its_claims():
    system = worlds.chain(30)
    (conflict,) = solve(system).conflicts
    assert set(conflict.ids) == {*system.claims, *system.relations}


def test_a_slip_in_a_record_is_localised():
    outcomes = [solve(system) for system in worlds.records(6)]
    assert [len(outcome.corrections[0]) for outcome in outcomes] == [1, 1, 1, 2, 1, 2]


@pytest.mark.parametrize("world", [worlds.hierarchy, worlds.country])
def test_one_component_is_consistent_until_one_total_is_wrong(world):
    assert consistent(world(120, wrong=False)) is True
    assert consistent(world(120, wrong=True)) is False
