"""Whether any of many bounds meets another, in the logarithm of their number."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Self

from attrs import frozen

from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number

_End = tuple[int, Number, int]
"""An end of an interval in the order of the line: -1 or 1 where it is infinite, its value, and 1 or -1 where open."""


@frozen
class Overlaps:
    """The intervals of many bounds: their lower ends in order, and the farthest upper end up to each."""

    lower: tuple[_End, ...]
    farthest: tuple[_End, ...]

    @classmethod
    def of(cls, many: Iterable[Bounds]) -> Self:
        """Gather the intervals of bounds."""
        ends = sorted({(_lower(interval), _upper(interval)) for bounds in many for interval in bounds.intervals})
        return cls(tuple(lower for lower, _ in ends), tuple(accumulate((upper for _, upper in ends), max)))

    def meet(self, bounds: Bounds) -> bool:
        """Return whether a number lies in the bounds and in some of the many.

        >>> many = Overlaps.of([Bounds.between(3, 5), Bounds.more_than(9)])
        >>> many.meet(Bounds.at_least(5)), many.meet(Bounds.between(6, 9))
        (True, False)
        """
        return any(self._met(interval) for interval in bounds.intervals)

    def _met(self, interval: Interval) -> bool:
        """Whether an interval that starts no later than this one ends reaches to where it starts."""
        before = bisect_right(self.lower, _upper(interval))
        return before > 0 and self.farthest[before - 1] >= _lower(interval)


def _lower(interval: Interval) -> _End:
    return (-1, 0, 0) if interval.lower is None else (0, interval.lower, int(interval.lower_open))


def _upper(interval: Interval) -> _End:
    return (1, 0, 0) if interval.upper is None else (0, interval.upper, -int(interval.upper_open))
