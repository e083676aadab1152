"""Numbers, bounds and periods as people read them; fractions are rounded outward in print."""

from fractions import Fraction
from functools import lru_cache
from typing import Final

from factaudit import units
from factaudit.language import load, write_instant, write_number, write_period
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.claim import Claim
from factaudit.model.measure import Measure
from factaudit.model.number import Number, ceiling_of, exact_text
from factaudit.model.period import Period
from factaudit.model.stated import Stated

SHOWN_PLACES: Final = 6
"""Decimals beyond which an exact decimal is rounded in print; the JSON report always has it exact."""

SHOWABLE: Final = 10**SHOWN_PLACES


def number(value: Number, measure: Measure, language: str, rounding: str = "down") -> str:
    """Write a number of a measure; what cannot be written out is rounded ``up`` or ``down``."""
    places = _places(value, measure)
    text = write_number(value, load(language), places=places, rounding=rounding if places is not None else "exact")
    return text if not _percent(measure) else f"{text} %"


def plain(value: Number, language: str) -> str:
    """Write a number that has no unit."""
    endless = bool(SHOWABLE % Fraction(value).denominator)
    return write_number(
        value, load(language), places=SHOWN_PLACES if endless else None, rounding="down" if endless else "exact"
    )


def _percent(measure: Measure) -> bool:
    return measure.unit == "percent"


def _places(value: Number, measure: Measure) -> int | None:
    """Return to how many decimals a number is cut in print, None where it can be written out."""
    denominator = Fraction(value).denominator
    if denominator == 1 or (SHOWABLE % denominator == 0 and not units.is_counted(measure.unit)):
        return None
    return 0 if units.is_counted(measure.unit) else SHOWN_PLACES // 2


def bounds(found: Bounds, measure: Measure, language: str, rate: str = "") -> str:
    """Write bounds in words: "more than 154,400", "at most 104,162", "from 3 to 5"."""
    if found.empty:
        return "no value"
    text = " or ".join(_interval(interval, measure, language) for interval in found.intervals)
    return f"{text} a {rate}" if rate else text


def _interval(interval: Interval, measure: Measure, language: str) -> str:
    if interval.point is not None:
        return number(interval.point, measure, language)
    lower = "" if interval.lower is None else number(interval.lower, measure, language, "down")
    upper = "" if interval.upper is None else number(interval.upper, measure, language, "up")
    if lower and upper:
        if interval.lower_open or interval.upper_open:
            return f"{_LOWER[interval.lower_open]} {lower} and {_UPPER[interval.upper_open]} {upper}"
        return f"from {lower} to {upper}"
    if lower:
        return _above(interval, measure, language) or f"{_LOWER[interval.lower_open]} {lower}"
    return f"{_UPPER[interval.upper_open]} {upper}" if upper else "any value"


def _above(interval: Interval, measure: Measure, language: str) -> str:
    """Write "more than 154,400" for whole things of which 154,401 is the least."""
    least = interval.lower
    if least is None or interval.lower_open or least < 1 or not units.is_counted(measure.unit):
        return ""
    return f"more than {number(ceiling_of(least) - 1, measure, language)}"


_LOWER: Final = {True: "more than", False: "at least"}
_UPPER: Final = {True: "less than", False: "at most"}


def stated(claim: Claim, found: Bounds, measure: Measure, language: str) -> str:
    """Write what a claim states: its own words, else its bounds, and a rate as "10,800 a month"."""
    rate = claim.every or claim.average_per
    if _has_words(claim.stated):
        return claim.stated.text + (f" a {rate}" if rate and rate not in claim.stated.text else "")
    if claim.modality == "limit" and len(found.intervals) == 1 and found.hull.upper is not None:
        return number(found.hull.upper, measure, language, "up") + (f" a {rate}" if rate else "")
    return bounds(found, measure, language, rate)


def _has_words(said: Stated) -> bool:
    """Whether the text of a value tells all of it; of an article it may be the bare number that was compared."""
    if said.explicit is not None or said.text in {"", exact_text(said.value)}:
        return False
    return said.comparator == "=" or not said.text[:1].isdigit()


@lru_cache(maxsize=4096)
def when(period: Period | None, language: str) -> str:
    """Write the time that a claim speaks of."""
    if period is None:
        return "at any time"
    known = load(language)
    return write_instant(period, known) if period.instant else write_period(period, known)


@lru_cache(maxsize=4096)
def _count(period: Period, unit: str) -> int:
    return period.count(unit)


def reading(claim: Claim, measure: Measure, period: Period | None, language: str) -> str:
    """Write how a claim was read: "members, projected, end of December 2025"."""
    parts = [measure.name]
    if claim.modality == "limit":
        parts.append("at most")
    elif claim.modality != "reported":
        parts.append(claim.modality)
    rate = claim.every or claim.average_per
    if rate and period is not None and period.bounded:
        count = _count(period, rate)
        parts.append(f"{count} {rate}s" if count != 1 else f"1 {rate}")
    elif period is not None:
        parts.append(when(period, language))
    return ", ".join(parts)
