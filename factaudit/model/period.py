"""Calendar time: instants, durations and open ends, counted in calendar units and never in averaged days.

A period is kept as half-open boundaries between days (``date.toordinal``): May 2025 runs from the
boundary before 1 May to the boundary before 1 June. An instant is a period without length, so that
"the end of 2024" and "the start of January 2025" are one and the same.

Text in and out is EDTF (ISO 8601-2:2019): ``2025``, ``2025-05``, ``2025-05-12``, ``2025-33`` (first
quarter), ``2025-41`` (second half-year), ``2025-06/2025-12``, ``../2025-05``, ``2025-05/..``.
"""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Final

from attrs import frozen

from factaudit.errors import UsageError

MONTHS_OF: Final = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""How many months a calendar unit has; days and weeks are counted in days."""

DAYS_OF: Final = {"day": 1, "week": 7}

CALENDAR_UNITS: Final = (*DAYS_OF, *MONTHS_OF)

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_FIRST_MONTH: Final = {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}
"""Sub-year groupings of ISO 8601-2 section 4.8: first month and length of quarters and half-years."""


def month_start(year: int, month: int) -> int:
    """Return the boundary at which a month starts; ``month`` may run past 12 or below 1."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year == MAXYEAR + 1 and month == 1:
        return date.max.toordinal() + 1
    return date(year, month, 1).toordinal()


@frozen(cache_hash=True)
class Period:
    """A stretch of calendar time between two day boundaries; None is an open end, equal ends are an instant."""

    start: int | None
    stop: int | None

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.stop is not None and self.start > self.stop:
            raise UsageError("a period cannot end before it starts")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read an EDTF date or interval.

        Raises:
            UsageError: where the text is no EDTF date of a common form or names no day of the calendar.

        >>> str(Period.parse("2025-06/2025-12")), Period.parse("2025-06/2025-12").count("month")
        ('2025-06/2025-12', 7)
        """
        return _known(*_ends(text))

    @staticmethod
    def between(start: int | None, stop: int | None) -> "Period":
        """Return the period between two boundaries, one and the same object where it is asked for often."""
        return _known(start, stop)

    @property
    def instant(self) -> bool:
        """Whether it has no length."""
        return self.start is not None and self.start == self.stop

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.stop is not None

    def at_end(self) -> "Period":
        """Return the instant at which it ends."""
        if self.stop is None:
            raise UsageError("an open period has no end")
        return _known(self.stop, self.stop)

    def at_start(self) -> "Period":
        """Return the instant at which it starts."""
        if self.start is None:
            raise UsageError("an open period has no start")
        return _known(self.start, self.start)

    def covers(self, other: "Period") -> bool:
        """Return whether every moment of ``other`` lies in it."""
        after = self.start is None or (other.start is not None and other.start >= self.start)
        before = self.stop is None or (other.stop is not None and other.stop <= self.stop)
        return after and before

    def units(self, unit: str) -> "Iterator[Period]":
        """Yield the calendar units it is made of, in order.

        Raises:
            UsageError: where an end is open or does not fall on the boundary of such a unit.
        """
        if self.start is None or self.stop is None:
            raise UsageError("a period with an open end cannot be counted")
        start = self.start
        while start < self.stop:
            stop = _unit_after(start, unit)
            if stop is None or stop > self.stop:
                raise UsageError(f"{self} is not made of whole calendar units of one {unit}")
            yield Period(start, stop)
            start = stop

    def count(self, unit: str) -> int:
        """Return how many calendar units it is made of (7 months from June to December, whatever their days)."""
        if unit in DAYS_OF and self.start is not None and self.stop is not None:
            whole, rest = divmod(self.stop - self.start, DAYS_OF[unit])
            if not rest:
                return whole
        return sum(1 for _ in self.units(unit))

    def shifted(self, months: int) -> "Period":
        """Return it moved by calendar months; ends on the last day of a month stay there."""
        return Period(_shifted(self.start, months), _shifted(self.stop, months))

    def __str__(self) -> str:
        if self.start is None or self.stop is None:
            return f"{_open_end(self.start, first=True)}/{_open_end(self.stop, first=False)}"
        if self.instant:
            return str(Period(self.stop - 1, self.stop))
        return _single(self.start, self.stop) or f"{_coarse_start(self.start)}/{_coarse_stop(self.stop)}"


@lru_cache(maxsize=4096)
def _known(start: int | None, stop: int | None) -> Period:
    """Return a period, one and the same object each time: many claims speak of few periods."""
    return Period(start, stop)


@lru_cache(maxsize=4096)
def _ends(text: str) -> tuple[int | None, int | None]:
    first, slash, last = text.strip().partition("/")
    if not slash:
        return _boundaries(first)
    start = None if first == ".." else _boundaries(first)[0]
    stop = None if last == ".." else _boundaries(last)[1]
    if start is not None and stop is not None and start >= stop:
        raise UsageError(f"the period {text!r} ends before it starts")
    return start, stop


def _boundaries(text: str) -> tuple[int, int]:
    found = _DATE.match(text)
    if not found:
        raise UsageError(f"expected a date such as 2025, 2025-05 or 2025-05-12, got {text[:40]!r}")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if year == 0:
        raise UsageError(f"there is no year 0 in the calendar: {text!r}")
    if month is None:
        return month_start(year, 1), month_start(year, 13)
    if day is not None:
        return _day(year, month, day, text)
    if month in _FIRST_MONTH:
        first, length = _FIRST_MONTH[month]
        return month_start(year, first), month_start(year, first + length)
    if not 1 <= month <= 12:
        raise UsageError(f"there is no month {month}: {text!r}")
    return month_start(year, month), month_start(year, month + 1)


def _day(year: int, month: int, day: int, text: str) -> tuple[int, int]:
    try:
        start = date(year, month, day).toordinal()
    except ValueError:
        raise UsageError(f"there is no such day: {text!r}") from None
    return start, start + 1


def _date_of(boundary: int) -> tuple[int, int, int]:
    """Return year, month and day of the day that starts at a boundary."""
    if boundary > date.max.toordinal():
        return MAXYEAR + 1, 1, 1
    day = date.fromordinal(boundary)
    return day.year, day.month, day.day


def _unit_after(start: int, unit: str) -> int | None:
    """Return where the calendar unit that starts at a boundary stops, None where none starts there."""
    if unit in DAYS_OF:
        return start + DAYS_OF[unit]
    if unit not in MONTHS_OF:
        raise UsageError(f"unknown calendar unit {unit!r}; known: {', '.join(CALENDAR_UNITS)}")
    year, month, day = _date_of(start)
    months = MONTHS_OF[unit]
    if day != 1 or (month - 1) % months:
        return None
    return month_start(year, month + months)


def _shifted(boundary: int | None, months: int) -> int | None:
    if boundary is None:
        return None
    year, month, day = _date_of(boundary)
    try:
        start, following = month_start(year, month + months), month_start(year, month + months + 1)
    except ValueError:
        raise UsageError("the shifted period leaves the calendar") from None
    return min(start + day - 1, following - 1)


def _single(start: int, stop: int) -> str:
    """Return the EDTF text of one year, half-year, quarter, month or day, empty for any other stretch."""
    year, month, day = _date_of(start)
    if stop == start + 1:
        return f"{year:04}-{month:02}-{day:02}"
    if day != 1:
        return ""
    if (start, stop) == (month_start(year, 1), month_start(year, 13)):
        return f"{year:04}"
    if stop == month_start(year, month + 1):
        return f"{year:04}-{month:02}"
    for code, (first, length) in _FIRST_MONTH.items():
        if (month, stop) == (first, month_start(year, first + length)):
            return f"{year:04}-{code}"
    return ""


def _coarse_start(start: int) -> str:
    year, month, day = _date_of(start)
    return f"{year:04}-{month:02}" if day == 1 else f"{year:04}-{month:02}-{day:02}"


def _coarse_stop(stop: int) -> str:
    year, month, day = _date_of(stop)
    if day == 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return f"{year:04}-{month:02}"
    year, month, day = _date_of(stop - 1)
    return f"{year:04}-{month:02}-{day:02}"


def _open_end(boundary: int | None, *, first: bool) -> str:
    if boundary is None:
        return ".."
    return _coarse_start(boundary) if first else _coarse_stop(boundary)
