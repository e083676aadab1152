from itertools import chain, combinations

import pytest

from factaudit.solve.seeds import Seeds

RANK = {name: place for place, name in enumerate("abcd")}


@pytest.fixture
def seeds():
    with Seeds(RANK) as seeds:
        yield seeds


def drawn(seeds):
    """Take seeds until there are none, as if what each leaves were consistent."""
    while (left_out := seeds.next()) is not None:
        yield left_out
        seeds.require_one(left_out)


def test_without_conflicts_nothing_is_left_out(seeds):
    assert seeds.next() == frozenset()


def test_every_minimal_hitting_set_is_offered_once(seeds):
    conflicts = [frozenset("ab"), frozenset("bc"), frozenset("cd")]
    for conflict in conflicts:
        seeds.block(conflict)
    subsets = map(frozenset, chain.from_iterable(combinations("abcd", size) for size in range(5)))
    hitting = [subset for subset in subsets if all(subset & conflict for conflict in conflicts)]
    minimal = [subset for subset in hitting if not any(other < subset for other in hitting)]
    found = list(drawn(seeds))
    assert sorted(found, key=sorted) == sorted(minimal, key=sorted)


def test_an_empty_conflict_leaves_nothing_to_try(seeds):
    seeds.block(frozenset())
    assert seeds.next() is None


def test_a_conflict_found_later_is_hit_from_then_on(seeds):
    seeds.block(frozenset("ab"))
    assert seeds.next() in (frozenset("a"), frozenset("b"))
    seeds.block(frozenset("c"))
    assert all("c" in left_out for left_out in drawn(seeds))
