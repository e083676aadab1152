"""The set of values that a statement admits: a union of intervals with exact, open or closed ends."""

from collections.abc import Iterable
from typing import Self

from attrs import frozen

from factaudit.errors import UsageError
from factaudit.model.number import Number, ceiling_of, exact, exact_text, floor_of


@frozen
class Interval:
    """The numbers between two ends; an end that is None lies at infinity and is open."""

    lower: Number | None = None
    upper: Number | None = None
    lower_open: bool = False
    upper_open: bool = False

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        if self.lower is None or self.upper is None:
            return False
        return self.lower > self.upper or (self.lower == self.upper and (self.lower_open or self.upper_open))

    @property
    def point(self) -> Number | None:
        """The only number in it, None where there are none or many."""
        return self.lower if self.lower is not None and self.lower == self.upper and not self.empty else None

    def __contains__(self, value: Number) -> bool:
        above = self.lower is None or value > self.lower or (value == self.lower and not self.lower_open)
        below = self.upper is None or value < self.upper or (value == self.upper and not self.upper_open)
        return above and below

    def intersect(self, other: "Interval") -> "Interval":
        """Return the numbers that lie in both."""
        lower, lower_open = _higher_lower(self, other)
        upper, upper_open = _lesser_upper(self, other)
        return Interval(lower, upper, lower_open, upper_open)

    def scaled(self, factor: Number) -> "Interval":
        """Return the interval with every number multiplied by ``factor``, which is not zero."""
        if factor == 1:
            return self
        lower = None if self.lower is None else exact(self.lower * factor)
        upper = None if self.upper is None else exact(self.upper * factor)
        if factor > 0:
            return Interval(lower, upper, self.lower_open, self.upper_open)
        return Interval(upper, lower, self.upper_open, self.lower_open)

    def whole(self) -> "Interval":
        """Return the closed interval between the least and the greatest whole number in it."""
        lower = upper = None
        if self.lower is not None:
            lower = ceiling_of(self.lower) + (self.lower_open and self.lower.denominator == 1)
        if self.upper is not None:
            upper = floor_of(self.upper) - (self.upper_open and self.upper.denominator == 1)
        return Interval(lower, upper)

    def __str__(self) -> str:
        if self.point is not None:
            return f"{{{exact_text(self.point)}}}"
        left = "(-oo" if self.lower is None else f"{'(' if self.lower_open else '['}{exact_text(self.lower)}"
        right = "oo)" if self.upper is None else f"{exact_text(self.upper)}{')' if self.upper_open else ']'}"
        return f"{left}, {right}"


def _higher_lower(a: Interval, b: Interval) -> tuple[Number | None, bool]:
    if a.lower is None or b.lower is None:
        return (b.lower, b.lower_open) if a.lower is None else (a.lower, a.lower_open)
    if a.lower == b.lower:
        return a.lower, a.lower_open or b.lower_open
    return (a.lower, a.lower_open) if a.lower > b.lower else (b.lower, b.lower_open)


def _lesser_upper(a: Interval, b: Interval) -> tuple[Number | None, bool]:
    if a.upper is None or b.upper is None:
        return (b.upper, b.upper_open) if a.upper is None else (a.upper, a.upper_open)
    if a.upper == b.upper:
        return a.upper, a.upper_open or b.upper_open
    return (a.upper, a.upper_open) if a.upper < b.upper else (b.upper, b.upper_open)


def _joined(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Merge intervals that overlap or touch, lowest first; drop empty ones."""
    wanted = sorted((i for i in intervals if not i.empty), key=_lower_key)
    merged: list[Interval] = []
    for interval in wanted:
        if merged and _reaches(merged[-1], interval):
            last = merged.pop()
            upper, upper_open = _greater_upper(last, interval)
            interval = Interval(last.lower, upper, last.lower_open, upper_open)  # noqa: PLW2901
        merged.append(interval)
    return tuple(merged)


def _lower_key(interval: Interval) -> tuple[bool, Number, bool]:
    return (interval.lower is not None, interval.lower or 0, interval.lower_open)


def _reaches(left: Interval, right: Interval) -> bool:
    """Whether no number lies between two intervals, the left one starting first."""
    if left.upper is None or right.lower is None:
        return True
    if left.upper == right.lower:
        return not (left.upper_open and right.lower_open)
    return left.upper > right.lower


def _greater_upper(a: Interval, b: Interval) -> tuple[Number | None, bool]:
    if a.upper is None or b.upper is None:
        return None, False
    if a.upper == b.upper:
        return a.upper, a.upper_open and b.upper_open
    return (a.upper, a.upper_open) if a.upper > b.upper else (b.upper, b.upper_open)


@frozen
class Bounds:
    """A union of intervals that neither overlap nor touch, lowest first.

    >>> print(Bounds.between(3, 5) | Bounds.at_least(9))
    [3, 5] | [9, oo)
    """

    intervals: tuple[Interval, ...]

    @classmethod
    def of(cls, *intervals: Interval) -> Self:
        """Return the union of the intervals."""
        return cls(_joined(intervals))

    @classmethod
    def exactly(cls, value: "Number | str") -> Self:
        """Return the one value."""
        number = exact(value)
        return cls((Interval(number, number),))

    @classmethod
    def between(cls, lower: "Number | str", upper: "Number | str") -> Self:
        """Return the values from ``lower`` to ``upper``, both included."""
        low, high = exact(lower), exact(upper)
        if low > high:
            raise UsageError(f"the lower end {exact_text(low)} is above the upper end {exact_text(high)}")
        return cls((Interval(low, high),))

    @classmethod
    def more_than(cls, value: "Number | str") -> Self:
        """Return the values above ``value``."""
        return cls((Interval(exact(value), None, lower_open=True),))

    @classmethod
    def at_least(cls, value: "Number | str") -> Self:
        """Return ``value`` and the values above it."""
        return cls((Interval(exact(value), None),))

    @classmethod
    def less_than(cls, value: "Number | str") -> Self:
        """Return the values below ``value``."""
        return cls((Interval(None, exact(value), upper_open=True),))

    @classmethod
    def at_most(cls, value: "Number | str") -> Self:
        """Return ``value`` and the values below it."""
        return cls((Interval(None, exact(value)),))

    @classmethod
    def anything(cls) -> Self:
        """Return all numbers."""
        return cls((Interval(),))

    @property
    def empty(self) -> bool:
        """Whether no number is admitted."""
        return not self.intervals

    @property
    def point(self) -> Number | None:
        """The only number admitted, None where there are none or many."""
        return self.intervals[0].point if len(self.intervals) == 1 else None

    @property
    def hull(self) -> Interval:
        """The least interval that holds all of them."""
        if not self.intervals:
            raise UsageError("empty bounds have no hull")
        first, last = self.intervals[0], self.intervals[-1]
        return Interval(first.lower, last.upper, first.lower_open, last.upper_open)

    def __contains__(self, value: Number) -> bool:
        return any(value in interval for interval in self.intervals)

    def __and__(self, other: "Bounds") -> "Bounds":
        return Bounds.of(*(a.intersect(b) for a in self.intervals for b in other.intervals))

    def __or__(self, other: "Bounds") -> "Bounds":
        return Bounds.of(*self.intervals, *other.intervals)

    def __invert__(self) -> "Bounds":
        rest = Bounds.anything()
        for i in self.intervals:
            below = () if i.lower is None else (Interval(None, i.lower, upper_open=not i.lower_open),)
            above = () if i.upper is None else (Interval(i.upper, None, lower_open=not i.upper_open),)
            rest &= Bounds.of(*below, *above)
        return rest

    def __bool__(self) -> bool:
        raise UsageError("bounds are neither true nor false; ask for .empty")

    def scaled(self, factor: Number) -> "Bounds":
        """Return the bounds with every number multiplied by ``factor``."""
        if factor == 1:
            return self
        if factor == 0:
            raise UsageError("bounds cannot be scaled by zero")
        return Bounds.of(*(i.scaled(factor) for i in self.intervals))

    def whole(self) -> "Bounds":
        """Return the closed bounds of the whole numbers admitted, each interval rounded inwards."""
        return Bounds.of(*(i.whole() for i in self.intervals))

    def __str__(self) -> str:
        return " | ".join(map(str, self.intervals)) or "{}"
