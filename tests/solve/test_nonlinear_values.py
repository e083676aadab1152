from fractions import Fraction

import pytest

from factaudit.constraint import Product, Row
from factaudit.solve.nonlinear_ends import INFINITY, MINUS_INFINITY, End
from factaudit.solve.nonlinear_values import (
    candidates,
    cases_about,
    nearest,
    simplest_between,
    simplest_near,
    split_of,
)
from factaudit.solve.propagate import Propagated

PART_OF_WHOLE = Product(0, 1, 2)


def closed(low, high):
    return (0, low, False), (0, high, False)


def known(**spans):
    lower, upper = {}, {}
    for name, (low, high) in spans.items():
        index = int(name[1:])
        lower |= {} if low is None else {index: End(low, False, ())}
        upper |= {} if high is None else {index: End(high, False, ())}
    return Propagated(lower, upper)


def test_the_simplest_number_has_the_least_denominator():
    for low, high in [
        (Fraction(1, 7), Fraction(2, 7)),
        (Fraction(-5, 3), Fraction(-11, 9)),
        (Fraction(3, 8), Fraction(2, 5)),
    ]:
        found = simplest_between(low, high)
        assert low <= found <= high
        assert not any(low <= Fraction(n, d) <= high for d in range(1, found.denominator) for n in range(-5 * d, 5 * d))


@pytest.mark.parametrize(
    ("low", "high", "simplest"), [(-1, 1, 0), (Fraction(5, 2), 4, 3), (2, 2, 2), (-4, Fraction(-5, 2), -3)]
)
def test_whole_numbers_are_simplest(low, high, simplest):
    assert simplest_between(Fraction(low), Fraction(high)) == simplest


def test_a_value_at_an_end_does_not_leave_its_range():
    assert simplest_near(Fraction(1, 3), closed(Fraction(1, 3), 1)) >= Fraction(1, 3)
    assert simplest_near(1, closed(Fraction(1, 3), 1)) <= 1
    assert abs(
        simplest_near(Fraction(314159, 100000), (MINUS_INFINITY, INFINITY)) - Fraction(314159, 100000)
    ) < Fraction(1, 20)


def test_a_factor_is_tried_near_its_value_then_where_the_product_is_exact_then_in_the_middle():
    values = {0: 6, 1: 1, 2: 2}
    assert candidates(PART_OF_WHOLE, 1, values, closed(0, 10), whole=False) == (1, 3, 5)


def test_values_outside_the_range_are_not_tried():
    values = {0: 60, 1: 1, 2: 2}
    assert candidates(PART_OF_WHOLE, 1, values, closed(0, 10), whole=False) == (1, 5)


def test_counts_are_tried_at_whole_numbers():
    values = {0: 7, 1: Fraction(5, 4), 2: 2}
    assert candidates(PART_OF_WHOLE, 1, values, closed(0, 9), whole=True) == (1, 4, 5)
    assert nearest(Fraction(7, 2), True) == 4


@pytest.mark.parametrize(
    ("span", "tried"),
    [
        ((MINUS_INFINITY, INFINITY), 1),
        (((0, 4, False), INFINITY), 5),
        ((MINUS_INFINITY, (0, -4, False)), -5),
    ],
)
def test_a_range_without_an_end_is_tried_a_step_inside(span, tried):
    assert tried in candidates(PART_OF_WHOLE, 1, {}, span, whole=False)


def test_the_relatively_wider_factor_is_cut():
    spans = known(_1=(10, 11), _2=(1, 9))
    assert split_of(PART_OF_WHOLE, {2: 4}, spans, frozenset(), {}) == (
        (Row(((2, 1),), "<=", 4),),
        (Row(((2, -1),), "<=", -4),),
    )


def test_the_factor_of_more_products_is_cut_however_narrow():
    ((below,), _) = split_of(PART_OF_WHOLE, {}, known(_1=(10, 11), _2=(1, 9)), frozenset(), {1: 7, 2: 1})
    assert below.terms[0][0] == 1


def test_a_value_near_an_end_is_no_place_to_cut():
    ((below,), _) = split_of(PART_OF_WHOLE, {2: 1}, known(_1=(1, 1), _2=(1, 9)), frozenset(), {})
    assert below.right == 5


@pytest.mark.parametrize(
    ("span", "value", "cut"),
    [((3, None), 5, 5), ((3, None), 3, 7), ((None, -3), -5, -5), ((None, 3), 3, -4), ((None, None), 2, 2)],
)
def test_an_endless_range_is_cut_at_the_value_or_further_out(span, value, cut):
    ((below,), (above,)) = split_of(PART_OF_WHOLE, {1: value}, known(_1=span, _2=(1, 1)), frozenset(), {})
    assert (below.right, above.right) == (cut, -cut)


def test_counts_are_cut_between_whole_numbers():
    cases = split_of(PART_OF_WHOLE, {1: 2}, known(_1=(1, 2), _2=(5, 5)), frozenset({1}), {})
    assert cases == ((Row(((1, 1),), "<=", 1),), (Row(((1, -1),), "<=", -2),))
    assert cases_about(1, Fraction(3, 2), whole=True) == cases


def test_fixed_factors_cannot_be_cut():
    assert split_of(PART_OF_WHOLE, {}, known(_1=(1, 1), _2=(5, 5)), frozenset(), {}) is None
