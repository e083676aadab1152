"""What a stretch of time words means in the calendar, as EDTF text, with what is missing taken from its context."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from attrs import evolve, frozen

from factaudit.errors import UsageError
from factaudit.model.period import Period, month_start
from factaudit.read.dates import Found
from factaudit.read.tape import Tape

_QUARTERS: Final = {1: "33", 2: "34", 3: "35", 4: "36"}
_HALVES: Final = {1: "40", 2: "41"}
_EDGES: Final = {"u": "../{}", "s": "{}/..", "p": "{}", "": "{}"}
_NEVER: Final = "_"


@frozen
class Calendar:
    """What a text's dates are read by: month and weekday names, the order of day and month, the day it is told on."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    day_first: bool
    anchor: date | None = None
    only_year: int | None = None

    def told_on(self, anchor: date | None, only_year: int | None = None) -> "Calendar":
        """Return the same calendar for a text told on a day, and that names a single year."""
        return evolve(self, anchor=anchor, only_year=only_year)


@frozen
class _Parts:
    """The pieces of one date: its letters, and the numbers, years and months among its words."""

    letters: str
    numbers: tuple[int, ...]
    years: tuple[int, ...]
    months: tuple[int, ...]
    weekday: int | None
    calendar: Calendar

    @property
    def ordinal(self) -> int:
        """The first to fourth that is named, by word or by digit; 0 where none is."""
        named = [int(letter) for letter in self.letters if letter in "1234"]
        return (named or [n for n in self.numbers if n <= 4] or [0])[0]

    def year(self, month: int = 0) -> int | None:
        """The year that is written, else the one that brings the month nearest to the anchor."""
        if self.years:
            return self.years[0]
        anchor = self.calendar.anchor
        if anchor is None:
            return None
        moved = {"l": -1, "x": 1}.get(next((x for x in self.letters if x in "lx"), _NEVER), 0)
        if moved or "t" in self.letters or not month:
            return anchor.year + moved
        distance = month - anchor.month
        return anchor.year - (distance > 6) + (distance < -6)

    def implied_year(self, month: int = 0) -> int | None:
        """The year as by ``year``; where no day is known, the only year that the text names."""
        year = self.year(month)
        return self.calendar.only_year if year is None and not set(self.letters) & set("lx") else year


def resolved(found: Found, tape: Tape, calendar: Calendar) -> str:
    """Return the EDTF text of a date, empty where its year cannot be known or no such day exists."""
    core = _CORES[found.form](_parts(found, tape, calendar))
    if not core:
        return ""
    edge = found.edge if "/" not in core else ""
    text = _EDGES[edge].format(core)
    try:
        return str(Period.parse(text)) if text[-1] != "/" else ""
    except UsageError:
        return ""


def _parts(found: Found, tape: Tape, calendar: Calendar) -> _Parts:
    words = tape.words[found.core : found.stop]
    numbers = tuple(int(word) for word in words if len(word) <= 2 and word.isascii() and word.isdigit())
    years = tuple(int(word) for word in words if len(word) == 4 and word.isascii() and word.isdigit())
    months = tuple(calendar.months[word] for word in words if word in calendar.months)
    weekday = None if found.weekday is None else calendar.weekdays.get(tape.words[found.weekday])
    return _Parts(found.letters, numbers, years, months, weekday, calendar)


def _day(year: int | None, month: int, day: int) -> str:
    return "" if year is None else f"{year:04}-{month:02}-{day:02}"


def _iso(parts: _Parts) -> str:
    return _day(parts.years[0], *parts.numbers[:2])


def _numeric(parts: _Parts) -> str:
    first, second = parts.numbers[:2]
    if second > 12 if parts.calendar.day_first else first <= 12:
        first, second = second, first
    year = parts.years[0] if parts.years else 2000 + parts.numbers[2] if len(parts.numbers) > 2 else None
    return _day(year if year is not None else parts.year(second), second, first)


def _days(parts: _Parts) -> str:
    month, (first, second) = parts.months[0], parts.numbers[:2]
    year = parts.year(month)
    return (year and f"{_day(year, month, first)}/{_day(year, month, second)}") or ""


def _month_and_day(parts: _Parts) -> str:
    month = parts.months[0]
    return _day(parts.year(month), month, parts.numbers[0])


def _months(parts: _Parts) -> str:
    first, last = parts.months[:2]
    stop = parts.years[-1]
    start = parts.years[0] if len(parts.years) > 1 else stop - (first > last)
    return f"{start:04}-{first:02}/{stop:04}-{last:02}"


def _months_bare(parts: _Parts) -> str:
    first, last = parts.months[:2]
    year = parts.implied_year(first)
    return "" if year is None else f"{year:04}-{first:02}/{year + (first > last):04}-{last:02}"


def _month(parts: _Parts) -> str:
    year = parts.year(parts.months[0])
    return "" if year is None else f"{year:04}-{parts.months[0]:02}"


def _edge_of(parts: _Parts) -> str:
    """The end of a year or month is its last day, its beginning the first; the middle stays the whole."""
    month = parts.months[0] if parts.months else None
    year = parts.implied_year(month or 0)
    if year is None:
        return ""
    if month is None and "m" in parts.letters and parts.calendar.anchor is not None:
        month = parts.calendar.anchor.month
    first, length = (month, 1) if month else (1, 12)
    if parts.letters[0] == "E":
        return date.fromordinal(month_start(year, first + length) - 1).isoformat()
    if parts.letters[0] == "B":
        return _day(year, first, 1)
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _grouped(codes: Mapping[int, str], default: int) -> "Callable[[_Parts], str]":
    def text(parts: _Parts) -> str:
        year, ordinal = parts.year(), parts.ordinal or default
        if "G" in parts.letters:
            ordinal = 2
        return f"{year:04}-{codes[ordinal]}" if year is not None and ordinal in codes else ""

    return text


def _nine(parts: _Parts) -> str:
    year = parts.year()
    return "" if year is None else f"{year:04}-01/{year:04}-09"


def _fiscal(parts: _Parts) -> str:
    if parts.years:
        return f"{parts.years[0]:04}"
    return f"{2000 + parts.numbers[0]:04}"


def _school(parts: _Parts) -> str:
    """A school or fiscal year across two calendar years; where it starts differs, so only its years are kept."""
    first = parts.years[0]
    last = parts.years[1] if len(parts.years) > 1 else first - first % 100 + parts.numbers[0]
    return f"{first:04}/{last:04}" if last == first + 1 else ""


def _years(parts: _Parts) -> str:
    first, last = parts.years[:2]
    return f"{first:04}/{last:04}" if first < last else ""


def _relative(parts: _Parts) -> str:
    anchor = parts.calendar.anchor
    if anchor is None:
        return ""
    moved = {"l": -1, "x": 1, "t": 0}[next(x for x in parts.letters if x in "lxt")]
    unit = next(x for x in parts.letters if x in "yqmk")
    if unit == "k":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * moved)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + moved * {"y": 12, "q": 3, "m": 1}[unit], 12)
    return {"y": f"{year:04}", "q": f"{year:04}-{33 + month // 3}", "m": f"{year:04}-{month + 1:02}"}[unit]


def _from_anchor(days: int) -> "Callable[[_Parts], str]":
    def text(parts: _Parts) -> str:
        anchor = parts.calendar.anchor
        return "" if anchor is None else (anchor + timedelta(days=days)).isoformat()

    return text


def _weekday_alone(parts: _Parts) -> str:
    """A bare weekday is the latest such day up to the anchor."""
    anchor = parts.calendar.anchor
    if anchor is None or parts.weekday is None:
        return ""
    return (anchor - timedelta(days=(anchor.weekday() - parts.weekday) % 7)).isoformat()


def _short(parts: _Parts) -> str:
    first, second = parts.numbers[:2]
    if not parts.calendar.day_first:
        first, second = second, first
    return _day(parts.year(second), second, first)


_CORES: Final[Mapping[str, Callable[[_Parts], str]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "year_first": _iso,
    "days": _days,
    "day_month_year": _month_and_day,
    "month_day_year": _month_and_day,
    "months": _months,
    "months_bare": _months_bare,
    "day_month": _month_and_day,
    "month_day": _month_and_day,
    "edge_of": _edge_of,
    "quarter": _grouped(_QUARTERS, 1),
    "half": _grouped(_HALVES, 1),
    "nine": _nine,
    "month_year": _month,
    "fiscal": _fiscal,
    "years": _years,
    "school": _school,
    "month_rel": _month,
    "relative": _relative,
    "year": lambda parts: f"{parts.years[0]:04}",
    "month": _month,
    "now": _from_anchor(0),
    "yesterday": _from_anchor(-1),
    "tomorrow": _from_anchor(1),
    "clock": lambda _parts: "",
    "short": _short,
    "alone": _weekday_alone,
}
