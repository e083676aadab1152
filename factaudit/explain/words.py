"""Numbers, bounds and periods as people read them; fractions are rounded outward in print."""

from fractions import Fraction
from functools import lru_cache
from typing import Final

from attrs import frozen

from factaudit import units
from factaudit.catalogue import Words
from factaudit.errors import UsageError
from factaudit.explain.phrases import counted, per, phrases
from factaudit.language import load, read_value, write_instant, write_number, write_period, write_scaled
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.claim import Claim
from factaudit.model.measure import Measure
from factaudit.model.number import Number, ceiling_of, exact, exact_text, floor_of, size_of
from factaudit.model.period import Period
from factaudit.model.stated import Stated
from factaudit.relations.reading import conversion

SHOWN_PLACES: Final = 6
"""Decimals beyond which an exact decimal is rounded in print; the JSON report always has it exact."""

SHOWABLE: Final = 10**SHOWN_PLACES

SMALL: Final = 1000
"""Whole numbers below this are told as "at least 27" and not as "more than 26"."""

COARSE: Final = 100
"""Ends of fewer than a hundred of the last written digit are told exactly."""

LEAST_SCALE: Final = 1_000_000
"""Rounding from which numbers are printed with a scale word."""


@frozen
class Style:
    """How numbers of a measure are printed: its unit, the language, and the scale that their source writes in."""

    measure: Measure
    language: str
    scale: Number = 0


def style_of(claim: Claim, measure: Measure, language: str) -> Style:
    """Return the style in which a claim is written: in thousands or millions where it is."""
    if not claim.stated.rounded or claim.stated.step < LEAST_SCALE:
        return Style(measure, language)
    return Style(measure, language, exact(claim.stated.step * conversion(claim, measure)))


def number(value: Number, style: Style, rounding: str = "down") -> str:
    """Write a number of a measure; what cannot be written out is rounded ``up`` or ``down``."""
    known = load(style.language)
    if style.scale and (Fraction(value) / style.scale).denominator == 1 and value:
        text = write_scaled(value, style.scale, known)
    else:
        places = _places(value, style.measure)
        text = write_number(value, known, places=places, rounding=rounding if places is not None else "exact")
    return _with_sign(text, style.measure.unit, style.language)


def _with_sign(text: str, unit: str, language: str) -> str:
    """Write percentages and money with their sign: counts and others stand alone."""
    if unit != "percent" and not units.is_currency(unit):
        return text
    minus, size = ("-", text[1:]) if text.startswith("-") else ("", text)
    return minus + load(language).written_units.get(unit, f"{unit} {{number}}").format(number=size)


_POINTS: Final = Measure("points", unit="percentage_point")


def points(value: Number, language: str) -> str:
    """Write a difference of percentages, which is no percentage."""
    return load(language).written_units["percentage_point"].format(number=number(value, Style(_POINTS, language)))


def plain(value: Number, language: str) -> str:
    """Write a number that has no unit."""
    endless = bool(SHOWABLE % value.denominator)
    return write_number(
        value, load(language), places=SHOWN_PLACES if endless else None, rounding="down" if endless else "exact"
    )


def _places(value: Number, measure: Measure) -> int | None:
    """Return to how many decimals a number is cut in print, None where it can be written out."""
    denominator = value.denominator
    if denominator == 1 or (SHOWABLE % denominator == 0 and not units.is_counted(measure.unit)):
        return None
    return 0 if units.is_counted(measure.unit) else SHOWN_PLACES // 2


def bounds(found: Bounds, style: Style, rate: str = "") -> str:
    """Write bounds in words: "more than 154,400", "at most 104,162", "from 3 to 5"."""
    say = phrases(style.language)
    if found.empty:
        return say("bounds.none")
    return per(say("bounds.or").join(_interval(interval, style) for interval in found.intervals), rate, say)


def _interval(interval: Interval, style: Style) -> str:
    say = phrases(style.language)
    point = interval.point
    if point is not None:
        below = number(point, style, "down")
        above = below if point.denominator == 1 else number(point, style, "up")
        apart = below != above and units.is_counted(style.measure.unit)  # half a person is neither of two
        return say("bounds.between", lower=below, upper=above) if apart else below
    return _stretch(_outward(_counted_from_zero(interval, style.measure), style.scale), style)


def _stretch(wide: Interval, style: Style) -> str:
    """Write an interval of more than one number."""
    say, lower, upper = phrases(style.language), wide.lower, wide.upper
    if lower is None and upper is None:
        return say("bounds.any")
    below = "" if upper is None else number(upper, style, "up")
    if lower is None:
        return say(_UPPER[wide.upper_open], number=below)
    if upper is None:
        return _above(wide, style) or say(_LOWER[wide.lower_open], number=number(lower, style, "down"))
    above = number(lower, style, "down")
    if not (wide.lower_open or wide.upper_open):
        return say("bounds.between", lower=above, upper=below)
    lower_end, upper_end = say(_LOWER[wide.lower_open], number=above), say(_UPPER[wide.upper_open], number=below)
    return say("bounds.between-open", lower=lower_end, upper=upper_end)


def _counted_from_zero(interval: Interval, measure: Measure) -> Interval:
    """Leave out that a count is at least zero: nobody doubts it."""
    if (
        interval.lower == 0
        and interval.upper
        and not interval.lower_open
        and units.is_counted(measure.unit)
        and not measure.signed
    ):
        return Interval(None, interval.upper, upper_open=interval.upper_open)
    return interval


def _outward(interval: Interval, scale: Number) -> Interval:
    """Round the ends outward to the scale that numbers are written in, unless it is coarse beside them."""
    lower, upper = interval.lower, interval.upper
    if not scale or any(end is not None and size_of(end) < COARSE * scale for end in (lower, upper)):
        return interval
    low = None if lower is None else exact(floor_of(Fraction(lower) / scale) * scale)
    high = None if upper is None else exact(ceiling_of(Fraction(upper) / scale) * scale)
    return Interval(low, high, interval.lower_open and low == lower, interval.upper_open and high == upper)


def rounded_down(value: Number, style: Style) -> Number:
    """Round a number down to the scale that its source writes in; one below that scale stays as it is."""
    if not style.scale or value < style.scale:
        return value
    return exact(floor_of(Fraction(value) / style.scale) * style.scale)


def _above(interval: Interval, style: Style) -> str:
    """Write "more than 154,400" for whole things of which 154,401 is the least, where that is the rounder number."""
    least = interval.lower
    if least is None or interval.lower_open or least < 1 or style.scale or not units.is_counted(style.measure.unit):
        return ""
    first = ceiling_of(least)
    if _zeros(first) > _zeros(first - 1) or first < SMALL:
        return phrases(style.language)("bounds.at-least", number=number(first, style))
    return phrases(style.language)("bounds.more-than", number=number(first - 1, style))


def _zeros(whole: int) -> int:
    return len(str(whole)) - len(str(whole).rstrip("0"))


_LOWER: Final = {True: "bounds.more-than", False: "bounds.at-least"}
_UPPER: Final = {True: "bounds.less-than", False: "bounds.at-most"}


def stated(claim: Claim, found: Bounds, measure: Measure, language: str) -> str:
    """Write what a claim states: its own words, else its bounds, and a rate as "10,800 a month"."""
    said, say, rate = claim.stated, phrases(language), claim.every or claim.average_per
    if _has_words(said) and _reads_back(said, language):
        return said.text if _names_rate(said, rate, say) else per(said.text, rate, say)
    if said.single:
        value = exact(said.value * conversion(claim, measure))
        shown = number(value, style_of(claim, measure, language))
        return per(say(f"said.{said.comparator}", number=shown), rate, say)
    if claim.modality == "limit" and len(found.intervals) == 1 and found.hull.upper is not None:
        return per(number(found.hull.upper, style_of(claim, measure, language), "up"), rate, say)
    return bounds(found, style_of(claim, measure, language), rate)


def _has_words(said: Stated) -> bool:
    """Whether the text of a value tells all of it; of an article it may be the bare number that was compared."""
    if said.explicit is not None or said.text in {"", exact_text(said.value)}:
        return False
    return said.comparator == "=" or not said.text[:1].isdigit()


@lru_cache(maxsize=4096)
def _reads_back(said: Stated, language: str) -> bool:
    """Whether a reader of a language takes the same from the words: 28.562 is no count to a reader of English."""
    try:
        found = read_value(said.text, language)
    except UsageError:
        return False
    return (found.value, found.upper, found.comparator) == (said.value, said.upper, said.comparator)


def _names_rate(said: Stated, rate: str, say: Words) -> bool:
    """Whether the words of a value tell of what unit of time they are."""
    return bool(rate) and any(name in said.text for name in (rate, *say.each(f"units.{rate}")))


@lru_cache(maxsize=4096)
def when(period: Period | None, language: str) -> str:
    """Write the time that a claim speaks of."""
    if period is None:
        return phrases(language)("any-time")
    known = load(language)
    return write_instant(period, known) if period.instant else write_period(period, known)


def reading(claim: Claim, measure: Measure, period: Period | None, language: str) -> str:
    """Write how a claim was read: "members, projected, end of December 2025"."""
    told = _circumstances(claim.modality, claim.every or claim.average_per, period, language)
    return f"{measure.name}, {told}" if told else measure.name


@lru_cache(maxsize=4096)
def _circumstances(modality: str, rate: str, period: Period | None, language: str) -> str:
    """Write what many claims share: the modality, and the time or how many units of it."""
    say = phrases(language)
    parts = [say.find("modality", modality)]
    if rate and period is not None and period.bounded:
        parts.append(counted(period.count(rate), rate, say))
    elif period is not None:
        parts.append(when(period, language))
    return ", ".join(part for part in parts if part)
