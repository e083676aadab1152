"""Writing: numbers, amounts and periods as a language prints them, so that reading gives them back."""

from fractions import Fraction
from typing import Final

from factaudit.language.language import Language
from factaudit.language.load import load
from factaudit.model.number import Number, ceiling_of, exact, exact_text, floor_of
from factaudit.model.period import Period

ROMAN: Final = ("", "I", "II", "III", "IV")


def write_number(value: Number, language: str = "en", *, places: int | None = None, rounding: str = "down") -> str:
    """Write a number with the separators of a language.

    Args:
        value: the number.
        language: code of the language.
        places: decimals to cut it to; None writes it out, as a fraction where its decimals never end.
        rounding: ``down`` or ``up``: which way what is cut goes.

    >>> write_number(Fraction(3085055, 100)), write_number(28562, "id"), write_number(Fraction(2, 3), places=2)
    ('30,850.55', '28.562', '0.66')
    """
    cut = exact(value)
    if places is not None:
        scaled = Fraction(value) * 10**places
        cut = exact(Fraction(ceiling_of(scaled) if rounding == "up" else floor_of(scaled), 10**places))
    plain = exact_text(cut)
    if "/" in plain:
        return plain
    separators = load(language).separators
    sign = "-" if plain.startswith("-") else ""
    whole, _, decimals = plain.removeprefix("-").partition(".")
    if places and rounding in {"down", "up"} and cut != value:
        decimals = decimals.ljust(places, "0")
    grouped = f"{int(whole):,}".replace(",", separators.group)
    return f"{sign}{grouped}{separators.decimal + decimals if decimals else ''}"


def write_period(period: Period, language: str = "en") -> str:
    """Write a duration: "May 2025", "June to December 2025"."""
    known = load(language)
    written = known.calendar.written
    if period.start is None or period.stop is None:
        if period.stop is not None:
            return written["until"].format(last=_part(str(Period(None, period.stop)).partition("/")[2], known))
        if period.start is not None:
            return written["since"].format(first=_part(str(Period(period.start, None)).partition("/")[0], known))
        return str(period)
    first, slash, last = str(period).partition("/")
    if not slash:
        return _part(first, known)
    if first[:4] == last[:4] and len(first) == len(last) == 7:
        return written["range"].format(first=_month(first, known), last=_part(last, known))
    return written["range"].format(first=_part(first, known), last=_part(last, known))


def write_instant(period: Period, language: str = "en") -> str:
    """Write the end of a month or year as such, any other instant as the day that it ends."""
    known = load(language)
    assert period.stop is not None
    ended = _ended(period.stop)
    text = _part(ended, known)
    return known.calendar.written["end"].format(period=text) if len(ended) < 10 else text


def _ended(boundary: int) -> str:
    """Return the month that a boundary ends, else the day."""
    day = str(Period(boundary, boundary))
    since = str(Period(None, boundary)).partition("/")[2]
    return since if len(since) == 7 else day


def _month(edtf: str, language: Language) -> str:
    return language.calendar.months[int(edtf[5:7]) - 1]


def _part(edtf: str, language: Language) -> str:
    """Write one EDTF date."""
    written, year = language.calendar.written, edtf[:4]
    if len(edtf) == 4:
        return written["year"].format(year=year)
    if len(edtf) == 10:
        return written["day"].format(day=int(edtf[8:]), month=_month(edtf, language), year=year)
    code = int(edtf[5:7])
    if code <= 12:
        return written["month"].format(month=_month(edtf, language), year=year)
    kind, number = ("quarter", code - 32) if code < 40 else ("half-year", code - 39)
    return written[kind].format(number=number, roman=ROMAN[number], year=year)
