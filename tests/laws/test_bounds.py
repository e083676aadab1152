"""The algebra of bounds: whatever is built from them holds exactly the numbers that it should."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factaudit import strategies as fs
from factaudit.model.bounds import Bounds

ENDS = st.integers(-4, 4)
BOUNDS = fs.bounds(ENDS)
NUMBERS = st.integers(-20, 20).map(lambda n: Fraction(n, 4))
"""Numbers at the ends, between them and beyond."""


@given(BOUNDS, BOUNDS, NUMBERS)
def test_union_holds_what_either_holds(a, b, x):
    assert (x in (a | b)) == (x in a or x in b)


@given(BOUNDS, BOUNDS, NUMBERS)
def test_intersection_holds_what_both_hold(a, b, x):
    assert (x in (a & b)) == (x in a and x in b)


@given(BOUNDS, NUMBERS)
def test_complement_holds_what_the_bounds_do_not(a, x):
    assert (x in ~a) == (x not in a)


@given(BOUNDS, BOUNDS)
def test_one_set_has_one_form(a, b):
    """Equal sets are equal objects, so that bounds can be keys and restatements be counted."""
    assert (a | b) == (b | a) == ~(~a & ~b)
    assert (a & b) == (b & a)
    assert ~~a == a
    assert (a | b) & a == a
    assert (a & b) | a == a


@given(BOUNDS)
def test_intervals_are_ordered_and_apart(a):
    for left, right in zip(a.intervals, a.intervals[1:], strict=False):
        assert left.upper < right.lower or (left.upper == right.lower and left.upper_open and right.lower_open)
        assert not left.empty


@given(BOUNDS, NUMBERS)
def test_the_hull_holds_all(a, x):
    if not a.empty and x in a:
        assert x in a.hull


@given(BOUNDS, NUMBERS, st.integers(-5, 5).filter(bool))
def test_scaling_scales_each_number(a, x, factor):
    assert (x in a) == (x * factor in a.scaled(factor))
    assert a.scaled(factor).scaled(Fraction(1, factor)) == a


@given(BOUNDS, st.integers(-6, 6))
def test_whole_numbers_stay_when_rounding_inwards(a, n):
    assert (n in a) == (n in a.whole())


@given(BOUNDS)
def test_rounded_inwards_once_is_rounded_inwards(a):
    assert a.whole().whole() == a.whole()
    assert all(end is None or end.denominator == 1 for i in a.whole().intervals for end in (i.lower, i.upper))


@given(BOUNDS)
def test_a_point_is_the_only_number(a):
    if a.point is not None:
        assert a == Bounds.exactly(a.point)
