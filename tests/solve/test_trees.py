"""Peeling trees from a system, passing bounds through them, and what that proves."""

from fractions import Fraction

import pytest

from factaudit.constraint import Row, System
from factaudit.solve.certificate import adds_up
from factaudit.solve.linear import LinearOracle
from factaudit.solve.peel import peel
from factaudit.solve.sites import Sites


def total(parts, whole, name="r"):
    return Row((*((part, 1) for part in parts), (whole, -1)), "=", 0, (name,))


def stated(quantity, value, name):
    return Row(((quantity, 1),), "=", value, (name,))


def system_of(*rows, integral=()):
    names = sorted({name for row in rows for name in row.ids})
    return System(tuple("uvwxyz"), rows, integral=frozenset(integral), claims=tuple(names))


def core_of(system, kept=()):
    sites = Sites(system, kept)
    peeled = peel(sites.terms, sites.whole, sites.kept)
    assert sorted(peeled.order) == list(range(len(sites.terms)))
    return [sites.terms[number] for number in peeled.core_sums]


TREE = (total((0, 1), 2, "r"), total((2, 3), 4, "s"))
CIRCLE = (total((0, 1), 2, "r"), Row(((0, 1), (1, -1)), "<=", 1, ("s",)))


def test_a_tree_of_totals_is_peeled_whole_a_circle_stays():
    assert core_of(system_of(*TREE)) == []
    assert core_of(system_of(*TREE), kept=[0]) == []
    assert len(core_of(system_of(*CIRCLE))) == 2
    assert len(core_of(system_of(*TREE), kept=[0, 4])) == 2


def test_sums_of_whole_numbers_are_peeled_only_where_they_leave_no_gaps():
    twice = Row(((0, 2), (1, -1)), "=", 0, ("r",))
    assert core_of(system_of(*TREE, integral=range(5))) == []
    assert len(core_of(system_of(twice, integral=[0, 1]))) == 1
    assert len(core_of(system_of(twice, integral=[1]))) == 1
    assert core_of(system_of(twice)) == []


@pytest.mark.parametrize("integral", [(), range(5)])
def test_a_contradiction_along_a_tree_unfolds_into_its_sum(integral):
    rows = (*TREE, stated(0, 1, "a"), stated(1, 2, "b"), stated(3, 4, "c"), stated(4, 8, "d"))
    oracle = LinearOracle(system_of(*rows, integral=integral))
    answer = oracle.check(frozenset("abcdrs"))
    assert answer.core == frozenset("abcdrs")
    assert adds_up(answer.certificate)
    assert oracle.check(frozenset("abdrs")).status == "sat"
    assert oracle.check(frozenset("abcdrs")).core == frozenset("abcdrs")
    assert oracle.pivots == 0


def test_values_travel_back_to_the_leaves_within_open_ends():
    rows = [total((0, 1), 2), Row(((2, 1),), "<", 1, ("a",)), *(Row(((q, -3),), "<", -1, ("b",)) for q in (0, 1))]
    witness = LinearOracle(system_of(*rows)).check(frozenset("abr"), witness=True).witness
    assert witness[0] > Fraction(1, 3) < witness[1]
    assert witness[0] + witness[1] == witness[2] < 1


def test_trees_that_hang_on_a_circle_take_part_in_its_refutation():
    hanging = (total((3, 4), 0, "t"), stated(3, 2, "a"), stated(4, 3, "b"))
    rows = (*CIRCLE, *hanging, Row(((1, 1),), "<=", 3, ("c",)))
    answer = LinearOracle(system_of(*rows)).check(frozenset("abcrst"))
    assert answer.core == frozenset("abcst")
    assert adds_up(answer.certificate)


def test_rows_that_differ_by_a_factor_share_a_site():
    sites = Sites(system_of(Row(((0, 1), (1, 2)), "<=", 3, ("a",)), Row(((0, -2), (1, -4)), "<", 5, ("b",))))
    assert [terms for terms in sites.terms if terms] == [((0, 1), (1, 2))]
    assert (sites.low[2], sites.high[2]) == ((Fraction(-5, 2), 1), (3, 0))
    assert sites.activate(frozenset("a")) == {2}
    assert (sites.low[2], sites.high[2]) == (None, (3, 0))


def test_of_rows_that_set_the_same_end_the_first_one_in_force_is_told():
    rows = (
        stated(0, 2, "a"),
        Row(((0, 3),), "<=", 6, ("b",)),
        Row(((0, -1),), "<", -1),
        Row(((0, 1),), "<", 2, ("c",)),
    )
    sites = Sites(system_of(*rows))
    assert (sites.low_row[0], sites.high_row[0]) == (0, 3)
    assert sites.activate(frozenset("ab")) == {0}
    assert (sites.low_row[0], sites.high_row[0]) == (0, 0)
    sites.activate(frozenset("b"))
    assert (sites.low_row[0], sites.high_row[0]) == (2, 1)
    assert sites.activate(frozenset("b")) == set()


def test_what_was_asked_first_makes_no_difference():
    rows = (stated(0, 2, "a"), stated(0, 3, "b"), Row((), "<", 0, ("c",)))
    for first in ("", "a", "b", "ab", "abc"):
        oracle = LinearOracle(system_of(*rows))
        oracle.check(frozenset(first))
        assert [oracle.check(frozenset(ids)).status for ids in ("", "a", "ab", "c")] == ["sat", "sat", "unsat", "unsat"]
