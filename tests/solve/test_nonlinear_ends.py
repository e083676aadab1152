from fractions import Fraction
from itertools import product

import pytest

from factaudit.solve.nonlinear_ends import (
    BITS,
    INFINITY,
    MINUS_INFINITY,
    End,
    ids_of,
    product_of,
    quotient_of,
    rounded_out,
    square_of,
)


def closed(value):
    return 0, value, False


def opened(value):
    return 0, value, True


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((closed(2), closed(3)), (closed(5), closed(7)), (closed(10), closed(21))),
        ((closed(-2), closed(3)), (closed(5), opened(7)), (opened(-14), opened(21))),
        ((opened(0), closed(1)), (closed(1), INFINITY), (opened(0), INFINITY)),
        ((closed(0), closed(1)), (opened(1), INFINITY), (closed(0), INFINITY)),
        ((closed(0), closed(0)), (MINUS_INFINITY, INFINITY), (closed(0), closed(0))),
        ((opened(0), closed(2)), (closed(0), closed(3)), (closed(0), closed(6))),
        ((MINUS_INFINITY, closed(-1)), (closed(1), INFINITY), (MINUS_INFINITY, closed(-1))),
    ],
)
def test_a_product_lies_between_the_products_of_the_ends(left, right, expected):
    assert product_of(left, right) == expected
    assert product_of(right, left) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((closed(-2), closed(3)), (closed(0), closed(9))),
        ((opened(2), closed(3)), (opened(4), closed(9))),
        ((MINUS_INFINITY, opened(-1)), (opened(1), INFINITY)),
    ],
)
def test_a_square_lies_between_squares(span, expected):
    assert square_of(span) == expected


@pytest.mark.parametrize(
    ("result", "divisor", "expected"),
    [
        ((closed(10), closed(20)), (closed(2), closed(5)), (closed(2), closed(10))),
        ((closed(10), closed(20)), (closed(0), closed(5)), (closed(2), INFINITY)),
        ((closed(10), closed(20)), (closed(-5), closed(0)), (MINUS_INFINITY, closed(-2))),
        ((closed(10), closed(20)), (closed(2), INFINITY), (opened(0), closed(10))),
        ((closed(10), closed(20)), (closed(4), closed(4)), (closed(Fraction(5, 2)), closed(5))),
        ((closed(0), closed(20)), (closed(0), closed(5)), None),
        ((closed(0), closed(20)), (opened(0), closed(5)), (closed(0), INFINITY)),
        ((closed(1), closed(20)), (closed(-1), closed(5)), None),
        ((closed(1), closed(20)), (closed(0), closed(0)), None),
    ],
)
def test_a_quotient_by_a_range_that_touches_zero_is_unbounded_on_one_side(result, divisor, expected):
    assert quotient_of(result, divisor) == expected


def test_every_product_of_two_members_lies_in_the_product():
    values = [Fraction(n, 2) for n in range(-4, 5)]
    for low, high, least, most in product(values[::2], repeat=4):
        if low <= high and least <= most:
            (_, lower, _), (_, upper, _) = product_of((closed(low), closed(high)), (closed(least), closed(most)))
            members = [a * b for a in values for b in values if low <= a <= high and least <= b <= most]
            assert (lower, upper) == (min(members), max(members))


@pytest.mark.parametrize("value", [Fraction(10**50, 3**200), Fraction(-(10**50), 3**150), Fraction(7**300, 3**140)])
def test_rounding_out_moves_away_by_little(value):
    below, above = rounded_out(value, -1), rounded_out(value, 1)
    assert below < value < above
    assert above - below <= abs(value) / 2 ** (BITS - 2)


@pytest.mark.parametrize("value", [3, Fraction(1, 3), 10**300])
def test_short_numbers_and_whole_ones_are_kept(value):
    assert rounded_out(value, 1) == rounded_out(value, -1) == value


def test_an_end_knows_all_that_it_rests_on():
    first = End(1, False, ("a",))
    second = End(2, False, ("b",), (first, first))
    assert ids_of((second,), ("c",)) == {"a", "b", "c"}
