"""Axes: from exact values to places on a line, and the round numbers to write beside it."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, Self

from attrs import frozen

from factaudit.catalogue import Words
from factaudit.model.number import Number, ceiling_of, exact
from factaudit.report.reading import short_number

_PADDING: Final = Fraction(8, 100)
_STEPS: Final = (1, 2, 5, 10)
_MOST_TICKS: Final = 6


@frozen
class Tick:
    """A place on an axis, in percent of its length, with what to write there."""

    at: float
    text: str
    anchor: str = "middle"


@frozen
class Scale:
    """A stretch of the number line, laid along an axis."""

    low: Fraction
    high: Fraction

    @classmethod
    def over(cls, values: Iterable[Number]) -> Self:
        """Return a scale with room for all values; it starts at zero where that is near enough to be seen."""
        ends = [Fraction(v) for v in values] or [Fraction(0)]
        low, high = min(ends), max(ends)
        if 0 < low <= high * Fraction(2, 5):
            low = Fraction(0)
        room = (high - low) * _PADDING or abs(high) * _PADDING or Fraction(1)
        return cls(low if low == 0 else low - room, high + room)

    def at(self, value: Number) -> float:
        """Return where a value lies, in percent of the axis; what lies beyond it is put at its end."""
        share = (Fraction(value) - self.low) / (self.high - self.low) * 100
        return float(round(min(max(share, Fraction(0)), Fraction(100)), 3))

    def ticks(self, words: Words) -> tuple[Tick, ...]:
        """Return a handful of round numbers on the axis."""
        step = self._step()
        first = ceiling_of(self.low / step)
        values = [exact(step * n) for n in range(first, first + _MOST_TICKS + 1) if step * n <= self.high]
        return tuple(Tick(self.at(v), short_number(v, words), _anchor(self.at(v))) for v in values)

    def _step(self) -> Fraction:
        """Return the least of 1, 2 or 5 times a power of ten that gives no more ticks than there is room for."""
        least = (self.high - self.low) / _MOST_TICKS
        power = Fraction(10) ** _magnitude(least)
        return next(power * n for n in _STEPS if power * n >= least)


def _magnitude(value: Fraction) -> int:
    """Return the greatest power of ten that is not above a positive value."""
    power = len(str(value.numerator)) - len(str(value.denominator))
    return power if Fraction(10) ** power <= value else power - 1


def _anchor(at: float) -> str:
    return "start" if at < 4 else "end" if at > 96 else "middle"
