"""Repairs: for each claim of a conflict, what its value or its date could be, given all the others."""

from collections.abc import Callable, Iterator
from typing import Final

from attrs import evolve

from factaudit.errors import UsageError
from factaudit.explain import slips, words
from factaudit.explain.case import Case
from factaudit.explain.focus import facing
from factaudit.explain.phrases import counted, phrases
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Repair
from factaudit.model.period import DAYS_OF, MONTHS_OF, Period
from factaudit.relations.build import build
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import Scenario
from factaudit.relations.voices import Voice
from factaudit.solve import consistent

MOST: Final = 30
"""Claims of one conflict whose repairs are worked out: nobody reads on in a chain of a thousand."""

FURTHEST: Final = 1 << 12
"""How many calendar units a date repair looks ahead: 341 years of months."""


def repairs(case: Case, language: str) -> Iterator[Repair]:
    """Yield what would mend a conflict, claim by claim in the order told: values first, then dates."""
    for voice in case.voices[:MOST]:
        repair = _value(case, voice, language)
        if repair is not None:
            yield repair
    for voice in case.voices:
        repair = _date(case, voice, language)
        if repair is not None:
            yield repair


def _value(case: Case, voice: Voice, language: str) -> Repair | None:
    claim, measure = voice.reading.claim, case.measure(voice.reading.claim)
    if claim.weight is None:
        return None
    say = phrases(language)
    feasible = case.left_for(voice)
    own = words.stated(claim, voice.reading.bounds, measure, language)
    if feasible is None:
        return Repair(claim.id, "value", own, say("repair.unknown"))
    if feasible.empty:
        return Repair(claim.id, "value", own, say("repair.none"), Bounds(()))
    return Repair(
        claim.id,
        "value",
        own,
        words.bounds(facing(voice, feasible), case.style(voice, language), voice.reading.rate_unit),
        feasible,
        tuple(slips.suggestions(claim, measure, feasible, language)),
    )


def _date(case: Case, voice: Voice, language: str) -> Repair | None:
    """Return the first later date at which a stock could be what it is said to be, its inflow going on."""
    claim = voice.reading.claim
    rates = [v.reading.claim for v in case.voices if v.reading.claim.every]
    moved = voice.reading.when is not None and voice.reading.when.instant and claim.period is not None
    if not moved or not rates or claim.weight is None or not _is_latest(case, voice):
        return None
    steps = _first(lambda count: _holds_after(case, claim, rates, count))
    if steps is None:
        return None
    unit = rates[0].every
    assert claim.period is not None
    say = phrases(language)
    later = words.when(_later(claim.period, unit, steps), language)
    would_do = say("repair.later", date=later, steps=counted(steps, unit, say))
    return Repair(claim.id, "date", words.when(claim.period, language), would_do)


def _is_latest(case: Case, voice: Voice) -> bool:
    ends = [v.reading.when.stop for v in case.voices if v.reading.when is not None and v.reading.when.stop]
    own = voice.reading.when
    return own is not None and own.stop == max(ends, default=None)


def _later(period: Period, unit: str, count: int) -> Period:
    if unit in MONTHS_OF:
        return period.shifted(MONTHS_OF[unit] * count)
    days = DAYS_OF[unit] * count
    return Period(
        None if period.start is None else period.start + days, None if period.stop is None else period.stop + days
    )


def _first(holds: Callable[[int], bool]) -> int | None:
    """Return the least count from 1 at which a condition that stays true once true is met."""
    high = 1
    while not holds(high):
        high *= 2
        if high > FURTHEST:
            return None
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _holds_after(case: Case, claim: Claim, rates: list[Claim], count: int) -> bool:
    """Whether the conflict is gone once a stock is dated later and the rates that led up to it go on."""
    assert claim.period is not None
    try:
        moved = evolve(claim, period=_later(claim.period, rates[0].every, count))
        changed = {claim.id: moved}
        for rate in rates:
            if rate.period is not None and claim.period.stop is not None and rate.period.stop == claim.period.stop:
                changed[rate.id] = evolve(rate, period=Period(rate.period.start, _stop(moved)))
        return retold(case, changed) is True
    except UsageError:
        return False


def _stop(claim: Claim) -> int | None:
    return claim.period.stop if claim.period is not None else None


def retold(case: Case, changed: dict[str, Claim]) -> bool | None:
    """Whether the members of a conflict can hold together once some of its claims are changed."""
    claims = tuple(changed.get(v.id, v.reading.claim) for v in case.voices)
    relations = tuple(case.entries.relation[name] for name in case.relations)
    entries: Entries = evolve(case.entries, claims=claims, relations=relations)
    return consistent(build(entries, Scenario("retold", read_claims(entries))).system)
