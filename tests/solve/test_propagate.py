from fractions import Fraction

from factaudit.constraint import Product, Row
from factaudit.solve.propagate import MOVES, propagate


def at_least(index, value, name):
    value = Fraction(value)
    return Row(((index, -value.denominator),), "<=", -value.numerator, (name,))


def at_most(index, value, name):
    value = Fraction(value)
    return Row(((index, value.denominator),), "<=", value.numerator, (name,))


def ends(known, index):
    return known.lower[index].value, known.upper[index].value


def test_a_sum_bounds_each_of_its_parts():
    rows = (Row(((0, 1), (1, 1), (2, -1)), "=", 0), at_least(0, 1, "a"), at_least(1, 2, "b"), at_most(2, 10, "c"))
    known = propagate(rows, (), frozenset())
    assert [ends(known, index) for index in range(3)] == [(1, 8), (2, 9), (3, 10)]


def test_strictness_travels_along():
    known = propagate((Row(((0, 1), (1, 1)), "<", 5), at_least(1, 2, "b")), (), frozenset())
    assert (known.upper[0].value, known.upper[0].is_open) == (3, True)


def test_a_contradiction_names_only_what_it_rests_on():
    rows = (
        at_least(0, 5, "start"),
        Row(((0, 1), (1, -1)), "<=", 0, ("order",)),
        at_most(1, 4, "end"),
        at_most(0, 9, "idle"),
    )
    assert propagate(rows, (), frozenset()).core == {"start", "order", "end"}


def test_ends_that_touch_contradict_only_when_one_is_open():
    closed = (at_least(0, 1, "a"), at_most(0, 1, "b"))
    assert propagate(closed, (), frozenset()).core is None
    assert propagate((at_least(0, 1, "a"), Row(((0, 1),), "<", 1, ("b",))), (), frozenset()).core == {"a", "b"}


def test_a_row_without_terms_may_be_false_by_itself():
    assert propagate((Row((), "<", 0, ("never",)),), (), frozenset()).core == {"never"}


def test_counts_are_rounded_inwards():
    known = propagate((at_least(0, "5/2", "a"), Row(((0, 1),), "<", 7, ("b",))), (), frozenset({0}))
    assert ends(known, 0) == (3, 6)


def test_a_mean_that_no_whole_total_gives_is_refuted():
    rows = (at_least(0, "4.735", "mean"), Row(((0, 1000),), "<", 4745, ("mean",)), Row(((1, 1),), "=", 25, ("count",)))
    product = Product(2, 0, 1, ("total",))
    assert propagate(rows, (product,), frozenset({2})).core == {"mean", "count", "total"}
    assert propagate(rows, (product,), frozenset()).core is None


def test_a_factor_is_bounded_by_the_quotient():
    rows = (at_least(0, 50, "part"), at_most(0, 60, "part"), at_least(1, 80, "whole"), at_most(1, 100, "whole"))
    known = propagate(rows, (Product(0, 1, 2),), frozenset())
    assert ends(known, 2) == (Fraction(1, 2), Fraction(3, 4))


def test_a_square_is_not_negative():
    assert propagate((Row(((0, 1),), "<", 0, ("debt",)),), (Product(0, 1, 1, ("square",)),), frozenset()).core == {
        "debt",
        "square",
    }


def test_cycles_that_approach_a_limit_are_left_after_a_while():
    rows = (Row(((0, 2), (1, -1)), "<=", 0), Row(((1, 2), (0, -1)), "<=", 0), at_most(0, 1, "a"), at_least(0, -1, "b"))
    known = propagate(rows, (), frozenset())
    assert known.core is None
    assert 0 < known.upper[0].value <= Fraction(1, 2**MOVES)


def test_long_fractions_are_rounded_outwards():
    fine = Fraction(10**60, 3**125)
    known = propagate((Row(((0, 3**125),), "<=", 10**60), Row(((0, -(3**125)),), "<=", -(10**60))), (), frozenset())
    assert known.core is None
    assert known.lower[0].value < fine < known.upper[0].value
    assert known.upper[0].value - known.lower[0].value < Fraction(1, 2**90)
