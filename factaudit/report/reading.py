"""How a claim was read, in words: its measure, modality and period, and the bounds it admits."""

import re
from fractions import Fraction
from typing import Final

from factaudit.catalogue import Words
from factaudit.errors import UsageError
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.number import Number, exact, exact_text
from factaudit.model.period import Period
from factaudit.model.report import Report

_DECIMALS: Final = 3
"""Decimals shown of a number whose decimals never end."""

_SCALES: Final = (10**12, 10**9, 10**6)
"""What the scale words of a language stand for."""

_SHORT: Final = 6
"""Digits, point and sign of a number before its scale word."""

_NUMBERED: Final = re.compile(r"(?:\A|/)m\d+\Z")
"""Ids that reading a text gives to measures: they tell a person nothing, their labels do."""

_QUARTERS = ("33", "34", "35", "36")
_HALVES = ("40", "41")


def label(claim: Claim, entries: Entries, words: Words) -> str:
    """Return the short reading of a claim: ``quota, at most, 7 months``."""
    parts = (measure_of(claim, entries, words), words.find("modality", claim.modality), when(claim, entries, words))
    return ", ".join(part for part in parts if part)


def measure_of(claim: Claim, entries: Entries, words: Words) -> str:
    """Return the claim's measure, with its entity where that is not the measure's own."""
    measure = entries.measure.get(claim.series.measure)
    name = claim.series.measure
    if measure is not None and _NUMBERED.search(name):
        name = measure.name
    if claim.series.entity in ("", measure.entity if measure is not None else ""):
        return name
    return words("claim.of", measure=name, entity=claim.series.entity)


def when(claim: Claim, entries: Entries, words: Words) -> str:
    """Return the time that a claim speaks of: ``end of May 2025``, ``7 months``, empty where it has none."""
    if claim.period is None:
        return ""
    if claim.every:
        return _units(claim.period, claim.every, words)
    if claim.average_per:
        unit = words.each(f"units.{claim.average_per}")[0]
        return words("period.mean", unit=unit, period=period_words(claim.period, words))
    measure = entries.measure.get(claim.series.measure)
    return moment(claim.period, claim.edge, measure.kind if measure else "", words)


def moment(period: Period, edge: str, kind: str, words: Words) -> str:
    """Return a period in words; of a stock, which end of it is meant."""
    text = period_words(period, words)
    if kind != "stock" or period.instant or not period.bounded or _is_day(period):
        return text
    return words(f"period.{edge}", period=text)


def _is_day(period: Period) -> bool:
    return period.start is not None and period.stop == period.start + 1


def _units(period: Period, unit: str, words: Words) -> str:
    one, many = words.each(f"units.{unit}")
    try:
        count = period.count(unit)
    except UsageError:
        return words("period.each", unit=one, period=period_words(period, words))
    return f"{count} {one if count == 1 else many}"


def period_words(period: Period, words: Words) -> str:
    """Return a period as people write it: ``June to December 2025``."""
    first, slash, last = str(period).partition("/")
    if not slash:
        return _date_words(first, words)
    if first == ".." and last == "..":
        return words("period.always")
    if first == "..":
        return words("period.until", last=_date_words(last, words))
    if last == "..":
        return words("period.since", first=_date_words(first, words))
    opening = _date_words(first, words)
    if len(first) == len(last) == len("2025-06") and first[:4] == last[:4]:
        opening = words.each("months")[int(first[5:]) - 1]
    return words("period.range", first=opening, last=_date_words(last, words))


def _date_words(edtf: str, words: Words) -> str:
    year, _, rest = edtf.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return words("period.year", year=year)
    if month in _QUARTERS:
        return words("period.quarter", ordinal=words.each("ordinals")[_QUARTERS.index(month)], year=year)
    if month in _HALVES:
        return words("period.half", ordinal=words.each("ordinals")[_HALVES.index(month)], year=year)
    name = words.each("months")[int(month) - 1]
    if not day:
        return words("period.month", month=name, year=year)
    return words("period.day", day=int(day), month=name, year=year)


def number_words(value: Number, words: Words) -> str:
    """Return a number with the separators of the language; decimals that never end are cut, and said to go on."""
    text = exact_text(value)
    if "/" in text:
        return f"{number_words(_cut(Fraction(value)), words)}…"
    whole, _, decimals = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", words("numerals.group"))
    return f"{sign}{grouped}{words('numerals.decimal') + decimals if decimals else ''}"


def short_number(value: Number, words: Words) -> str:
    """Return a round number as short as it can be said: ``1.96 trillion``."""
    for scale, name in zip(_SCALES, words.each("scales"), strict=True):
        scaled = exact(Fraction(value) / scale)
        if not -1 < scaled < 1 and len(exact_text(scaled)) <= _SHORT:
            return f"{number_words(scaled, words)} {name}"
    return number_words(value, words)


def _cut(value: Fraction) -> Number:
    """Return a fraction cut, towards zero, to a few decimals that are not zero."""
    places = _DECIMALS
    while abs(value) * 10**places < 100:
        places += 1
    return exact(Fraction(int(value * 10**places), 10**places))


def bounds_words(bounds: Bounds, words: Words) -> str:
    """Return bounds in words: ``more than 230,000``, ``229,500 to 230,500``."""
    if bounds.empty:
        return words("bounds.none")
    return words("bounds.or").join(_interval_words(i, words) for i in bounds.intervals)


def _interval_words(interval: Interval, words: Words) -> str:
    lower = "" if interval.lower is None else number_words(interval.lower, words)
    upper = "" if interval.upper is None else number_words(interval.upper, words)
    if interval.point is not None:
        return words("bounds.point", lower=lower)
    if not lower and not upper:
        return words("bounds.any")
    if not upper:
        return words("bounds.lower-open" if interval.lower_open else "bounds.lower", lower=lower)
    if not lower:
        return words("bounds.upper-open" if interval.upper_open else "bounds.upper", upper=upper)
    without = [end for end, left_out in ((lower, interval.lower_open), (upper, interval.upper_open)) if left_out]
    if without:
        return words("bounds.between-open", lower=lower, upper=upper, without=words("and").join(without))
    return words("bounds.between", lower=lower, upper=upper)


def admits(claim: Claim, report: Report, words: Words) -> str:
    """Return what a claim was taken to admit in words, with the unit of its measure; a dash where it was not read."""
    bounds = report.admitted.get(claim.id)
    if bounds is None:
        return "-"
    measure = report.entries.measure.get(claim.series.measure)
    unit = measure.unit if measure is not None else claim.unit
    amount = f"{bounds_words(bounds, words)} {unit_words(unit, bounds, words)}".rstrip()
    return rated(amount, claim.every or claim.average_per, words)


def rated(amount: str, rate: str, words: Words) -> str:
    """Return an amount, or a unit, by calendar unit: "people a month"; as it is where there is no rate."""
    return words("rate", amount=amount, rate=words.each(f"units.{rate}")[0]).strip() if rate else amount


def unit_words(unit: str, bounds: Bounds, words: Words) -> str:
    """Return a unit as people say it beside a number: people, percent; as it is where the language has no word."""
    if not words.find("unit-names", unit):
        return unit
    one, many = words.each(f"unit-names.{unit}")
    return one if bounds.point == 1 else many
