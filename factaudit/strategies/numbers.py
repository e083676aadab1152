"""Exact numbers, bounds, and the ways in which a true value may be told."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number, ceiling_of, exact, exact_text, floor_of
from factaudit.model.stated import Stated

TENTH: Final = Fraction(1, 10)
"""How far "about", "nearly" and "slightly more than" reach under the policy ``as-written``."""


def numbers(lowest: int = -1000, highest: int = 1000) -> st.SearchStrategy[Number]:
    """Return exact numbers, whole ones first."""
    whole = st.integers(lowest, highest)
    parts = st.fractions(lowest, highest, max_denominator=60).map(exact)
    return st.one_of(whole, parts)


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Number]) -> Interval:
    """Return intervals that hold a number, with open, closed or infinite ends."""
    lower, upper = draw(st.none() | ends), draw(st.none() | ends)
    if lower is not None and upper is not None and lower >= upper:
        return Interval(upper, lower) if lower == upper else Interval(upper, lower, draw(st.booleans()))
    return Interval(lower, upper, lower is not None and draw(st.booleans()), upper is not None and draw(st.booleans()))


def bounds(ends: st.SearchStrategy[Number] | None = None, *, most: int = 3) -> st.SearchStrategy[Bounds]:
    """Return sets of values that words may admit: unions of up to ``most`` intervals, never empty.

    Args:
        ends: what the ends of the intervals are drawn from.
        most: how many intervals to join.
    """
    parts = st.lists(intervals(numbers() if ends is None else ends), min_size=1, max_size=most)
    return parts.map(lambda found: Bounds.of(*found))


@st.composite
def told(draw: st.DrawFn, value: Number) -> Stated:
    """Return true statements of a value: exact, rounded, one-sided, approximate, ranges, several readings."""
    return draw(_WAYS)(draw, value)


def _exactly(_: st.DrawFn, value: Number) -> Stated:
    """Tell the value itself."""
    return Stated.number(value)


def _rounded(draw: st.DrawFn, value: Number) -> Stated:
    """Tell the value to the nearest step; halves go to the even one, since one number is rounded one way."""
    step = exact(Fraction(10) ** draw(st.integers(-2, 4)))
    steps = Fraction(value) / step
    near = {floor_of(steps + Fraction(1, 2)), ceiling_of(steps - Fraction(1, 2))}
    shown = exact(min(near, key=lambda whole: whole % 2) * step)
    return Stated(exact_text(shown), shown, step=step, rounded=True)


def _one_sided(draw: st.DrawFn, value: Number) -> Stated:
    """Tell a half-line that holds the value."""
    comparator = draw(_SIDES)
    apart = draw(st.integers(int(comparator in "<>"), 100))
    end = exact(value - apart if comparator[0] == ">" else value + apart)
    return Stated(f"{comparator} {exact_text(end)}", end, comparator=comparator)


def _ranged(draw: st.DrawFn, value: Number) -> Stated:
    """Tell a range around the value, "between 3 and 5"."""
    low, high = (draw(st.integers(0, 100)) for _ in "lh")
    lower, upper = exact(value - low), exact(value + high)
    return Stated(f"between {exact_text(lower)} and {exact_text(upper)}", lower, upper=upper)


def _approximate(draw: st.DrawFn, value: Number) -> Stated:
    """Tell the value as about, nearly or slightly more than another."""
    comparator = draw(_HEDGES)
    part = Fraction(draw(st.integers(0, 9)), 10)
    near = exact(value * _stretch(value, comparator, part))
    if near == value and comparator != "~":
        return Stated.number(value)
    return Stated(f"{comparator} {exact_text(near)}", near, comparator=comparator)


def _stretch(value: Number, comparator: str, part: Number) -> Number:
    """Return by what a value is multiplied to give a number that may be told instead, never quite the farthest."""
    above = comparator == "~<" or (comparator == "~" and value >= 0)
    larger = above == (value >= 0)
    return 1 + part * (TENTH if larger else -TENTH / (1 + TENTH))


def _wide(draw: st.DrawFn, value: Number) -> Stated:
    """Tell a wide range given as bounds, as "dozens" is."""
    size = draw(_SIZES)
    return Stated.bounds(Bounds.between(exact(value - size), exact(value + size)))


def _several(draw: st.DrawFn, value: Number) -> Stated:
    """Tell something with two readings, of which one is true."""
    true, other = draw(_PLAIN)(draw, value), draw(st.integers(0, 1000))
    return Stated(f"{other} or {true.text}", other, otherwise=(true,))


_Way = Callable[[st.DrawFn, Number], Stated]

# Strategies that are made once: to make and check them for every number takes longer than to draw from them.
_SIDES: Final = st.sampled_from((">=", "<=", ">", "<"))
_HEDGES: Final = st.sampled_from(("~", "~<", "~>"))
_SIZES: Final = st.sampled_from((10, 1000, 100_000))
_PLAIN: Final[st.SearchStrategy[_Way]] = st.sampled_from((_exactly, _rounded, _one_sided, _ranged, _approximate))
_WAYS: Final = _PLAIN | st.sampled_from((_wide, _several))
