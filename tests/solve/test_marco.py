"""Listing all conflicts of a component where many overlap."""

from itertools import combinations
from random import Random

from factaudit.constraint import Row, System
from factaudit.solve import Budget, solve, verify_certificate


def overlapping_totals(parts=22, totals=8, wrong=4):
    """Thirty exact claims: parts, and totals of a few parts each, some of them wrong; the totals are beyond doubt."""
    random = Random(2)
    values = [random.randrange(100, 1000) for _ in range(parts)]
    rows = []
    for whole in range(parts, parts + totals):
        chosen = sorted(random.sample(range(parts), random.randint(4, 6)))
        values.append(sum(values[part] for part in chosen))
        rows.append(Row((*((part, 1) for part in chosen), (whole, -1)), "=", 0))
    off = set(random.sample(range(parts + totals), wrong))
    rows += [Row(((q, 1),), "=", value + 5 * (q in off), (f"c{q}",)) for q, value in enumerate(values)]
    names = tuple(map(str, range(parts + totals)))
    return System(names, tuple(rows), claims=tuple(f"c{name}" for name in names))


def test_hundreds_of_overlapping_conflicts_are_listed_in_full():
    outcome = solve(overlapping_totals())
    assert outcome.complete
    assert len(outcome.conflicts) > 300
    assert all(map(verify_certificate, outcome.conflicts))
    members = [frozenset(conflict.ids) for conflict in outcome.conflicts]
    assert not any(a <= b or b <= a for a, b in combinations(members, 2))
    assert all(conflict.intersection(correction) for conflict in members for correction in outcome.corrections)


def test_a_list_cut_short_says_so_and_stays_true():
    full = solve(overlapping_totals())
    cut = solve(overlapping_totals(), budget=Budget(work=20_000))
    assert not cut.complete
    assert cut.limits[0].key == "checked"
    assert set(cut.conflicts) < set(full.conflicts)
    assert cut.corrections == full.corrections or len(cut.limits) > 1


def test_all_the_corrections_of_one_conflict_are_listed():
    parts = 861
    total = Row((*((part, 1) for part in range(parts)), (parts, -1)), "=", 0)
    rows = (total, *(Row(((q, 1),), "=", 1, (f"c{q}",)) for q in range(parts + 1)))
    outcome = solve(System(tuple(map(str, range(parts + 1))), rows, claims=tuple(f"c{q}" for q in range(parts + 1))))
    assert outcome.complete
    assert len(outcome.corrections) == parts + 1
