"""Repairs: for each claim of a conflict, what its value or its date could be, given all the others."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from factaudit.explain import slips, words
from factaudit.explain.case import Case
from factaudit.explain.dates import Dates, later_by, stop_of
from factaudit.explain.focus import facing
from factaudit.explain.phrases import counted, phrases
from factaudit.model.bounds import Bounds
from factaudit.model.finding import Repair, Suggestion
from factaudit.model.period import CALENDAR_UNITS, Period
from factaudit.relations.voices import Voice

MOST: Final = 30
"""Claims of one conflict whose repairs are worked out: nobody reads on in a chain of a thousand."""


def repairs(case: Case, language: str) -> Iterator[Repair]:
    """Yield what would mend a conflict, claim by claim in the order told, the dates of single claims last."""
    dates = Dates(case)
    for voice in case.voices[:MOST]:
        yield from (repair for repair in (_value(case, voice, language), _run(case, voice, dates, language)) if repair)
    for place, voice in enumerate(() if case.effort.spent else case.voices):
        later, slip = _date(case, voice, dates, language), _year(case, voice, language) if place < MOST else None
        if later is not None:
            yield evolve(later, suggestions=slip.suggestions) if slip is not None else later
        elif slip is not None:
            yield slip


def _value(case: Case, voice: Voice, language: str) -> Repair | None:
    claim, measure = voice.reading.claim, case.measure(voice.reading.claim)
    if claim.weight is None:
        return None
    say = phrases(language)
    feasible = None if case.effort.spent else case.left_for(voice)
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
        tuple(slips.suggestions(claim, measure, _likely(case, voice, feasible), language)),
    )


def _likely(case: Case, voice: Voice, feasible: Bounds) -> Bounds:
    """Return the feasible bounds; where slips would land in them by chance, those that the whole ledger leaves."""
    if not voice.reading.claim.stated.single or slips.is_narrow(feasible) or case.effort.spent:
        return feasible
    rest = case.around.left_for(voice)
    both = feasible if rest is None else feasible & rest
    return feasible if both.empty else both


def _date(case: Case, voice: Voice, dates: Dates, language: str) -> Repair | None:
    """Return the first later date at which a stock could be what it is said to be, its inflow going on."""
    claim = voice.reading.claim
    rates = [v.reading.claim for v in case.voices if v.reading.claim.every]
    if not rates or claim.period is None or not _may_move(case, voice):
        return None
    unit = max((rate.every for rate in rates), key=CALENDAR_UNITS.index)
    steps = dates.first(claim, rates, unit)
    if steps is None:
        return None
    say = phrases(language)
    later = _dated(later_by(claim.period, unit, steps), language)
    would_do = say("repair.later", date=later, steps=counted(steps, unit, say))
    return Repair(claim.id, "date", words.when(claim.period, language), would_do)


def _year(case: Case, voice: Voice, language: str) -> Repair | None:
    """Return the other years in which a claim would agree with everything else, as slips of the pen."""
    claim, say = voice.reading.claim, phrases(language)
    dates = [words.when(period, language) for period in case.years.of(voice)]
    if not dates:
        return None
    slip = say("slips.dated")
    suggested = tuple(Suggestion(date, slip) for date in dates)
    return Repair(
        claim.id, "date", words.when(claim.period, language), say("bounds.or").join(dates), suggestions=suggested
    )


def _run(case: Case, voice: Voice, dates: Dates, language: str) -> Repair | None:
    """Return how long a steady rate would have to run, the stock that it leads up to dated along with it."""
    rate = voice.reading.claim
    if case.effort.spent or not rate.every or rate.weight is None:
        return None
    closing = next((v.reading.claim for v in case.voices if _may_move(case, v)), None)
    if closing is None or stop_of(rate) != stop_of(closing):
        return None
    steps = dates.first(closing, [rate], rate.every)
    if steps is None:
        return None
    assert rate.period is not None
    assert closing.period is not None
    say = phrases(language)
    longer = Period(rate.period.start, later_by(closing.period, rate.every, steps).stop)
    count = counted(longer.count(rate.every), rate.every, say)
    would_do = say("repair.run", period=words.when(longer, language), count=count)
    return Repair(rate.id, "date", words.when(rate.period, language), would_do)


def _may_move(case: Case, voice: Voice) -> bool:
    """Whether a claim dates a stock, as the last of its conflict, and may be given another date."""
    claim, own = voice.reading.claim, voice.reading.when
    ends = [v.reading.when.stop for v in case.voices if v.reading.when is not None and v.reading.when.stop]
    dated = own is not None and own.instant and claim.period is not None and claim.weight is not None
    return dated and own is not None and own.stop == max(ends, default=None)


def _dated(period: Period, language: str) -> str:
    """Write the date of a stock: a month or year; the end of a stretch that has no name of its own."""
    return words.when(period.at_end() if "/" in str(period) else period, language)
