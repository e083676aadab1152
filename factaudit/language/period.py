"""Periods and instants as a language writes them."""

from datetime import date
from typing import Final

from factaudit.language.language import Language
from factaudit.language.load import spoken
from factaudit.model.period import Period

_QUARTERS: Final = {33: 1, 34: 2, 35: 3, 36: 4}
_HALVES: Final = {40: 1, 41: 2}
_ROMAN: Final = ("", "I", "II", "III", "IV")


def write_period(period: Period, language: Language | str = "en") -> str:
    """Write a period, the year once where it is one.

    >>> write_period(Period.parse("2025-06/2025-12")), write_period(Period.parse("2025-05"), "id")
    ('June to December 2025', 'Mei 2025')
    """
    language = spoken(language)
    first, slash, last = str(period).partition("/")
    if not slash:
        return _single(first, language)
    written = language.calendar.written
    if first == ".." or last == "..":
        known = written["until"] if first == ".." else written["since"]
        end = last if first == ".." else first
        return known.format(period=_single(end, language)) if end != ".." else str(period)
    one_year = first[:4] == last[:4] and len(first) > 4
    return written["range"].format(first=_single(first, language, year=not one_year), last=_single(last, language))


def write_instant(instant: Period, language: Language | str = "en", *, edge: str = "end") -> str:
    """Write the moment at which a month or day ends, or starts where ``edge`` is ``start``.

    >>> write_instant(Period.parse("2025-05").at_end())
    'end of May 2025'
    """
    language = spoken(language)
    boundary = instant.at_start().start if edge == "start" else instant.at_end().stop
    assert boundary is not None
    month_turns = boundary > date.max.toordinal() or date.fromordinal(boundary).day == 1
    day = boundary if edge == "start" else boundary - 1
    text = str(Period(day, day + 1))
    named = _single(text[:7] if month_turns else text, language)
    return language.calendar.written[edge].format(period=named) if month_turns else named


def _single(edtf: str, language: Language, *, year: bool = True) -> str:
    """Write one year, half-year, quarter, month or day."""
    numbers = [int(part) for part in edtf.split("-")]
    form, named = _form(numbers, language)
    text = language.calendar.written[form].format(year=f"{numbers[0]}" if year else "", **named)
    return " ".join(text.split())


def _form(numbers: list[int], language: Language) -> tuple[str, dict[str, object]]:
    if len(numbers) == 1:
        return "year", {}
    part = numbers[1]
    for form, codes in (("quarter", _QUARTERS), ("half-year", _HALVES)):
        if part in codes:
            return form, {"number": codes[part], "roman": _ROMAN[codes[part]]}
    month = language.calendar.months[part - 1]
    return ("month", {"month": month}) if len(numbers) == 2 else ("day", {"month": month, "day": numbers[2]})
