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
from factaudit.model.finding import Repair, Suggestion
from factaudit.model.period import CALENDAR_UNITS, DAYS_OF, MONTHS_OF, Period
from factaudit.model.quantity import Quantity, Series
from factaudit.model.stated import Stated
from factaudit.relations.build import build
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import Scenario
from factaudit.relations.voices import Voice

MOST: Final = 30
"""Claims of one conflict whose repairs are worked out: nobody reads on in a chain of a thousand."""

FURTHEST: Final = 1 << 12
"""How many calendar units a date repair looks ahead: 341 years of months."""


def repairs(case: Case, language: str) -> Iterator[Repair]:
    """Yield what would mend a conflict, claim by claim in the order told, the dates of single claims last."""
    for voice in case.voices[:MOST]:
        yield from (repair for repair in (_value(case, voice, language), _run(case, voice, language)) if repair)
    for place, voice in enumerate(() if case.effort.spent else case.voices):
        later, slip = _date(case, voice, language), _year(case, voice, language) if place < MOST else None
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


def _date(case: Case, voice: Voice, language: str) -> Repair | None:
    """Return the first later date at which a stock could be what it is said to be, its inflow going on."""
    claim = voice.reading.claim
    rates = [v.reading.claim for v in case.voices if v.reading.claim.every]
    if not rates or claim.period is None or not _may_move(case, voice):
        return None
    unit = max((rate.every for rate in rates), key=CALENDAR_UNITS.index)
    steps = _first(lambda count: _holds_after(case, claim, rates, (unit, count)))
    if steps is None:
        return None
    say = phrases(language)
    later = _dated(_later(claim.period, unit, steps), language)
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


def _run(case: Case, voice: Voice, language: str) -> Repair | None:
    """Return how long a steady rate would have to run, the stock that it leads up to dated along with it."""
    rate = voice.reading.claim
    if case.effort.spent or not rate.every or rate.weight is None:
        return None
    closing = next((v.reading.claim for v in case.voices if _may_move(case, v)), None)
    if closing is None or _stop(rate) != _stop(closing):
        return None
    steps = _first(lambda count: _holds_after(case, closing, [rate], (rate.every, count)))
    if steps is None:
        return None
    assert rate.period is not None
    assert closing.period is not None
    say = phrases(language)
    longer = Period(rate.period.start, _later(closing.period, rate.every, steps).stop)
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


def _holds_after(case: Case, claim: Claim, rates: list[Claim], units: tuple[str, int]) -> bool:
    """Whether the conflict is gone once a stock is dated later, rates that led up to it going on and nothing else."""
    assert claim.period is not None
    try:
        moved = evolve(claim, period=_later(claim.period, *units))
        changed = {claim.id: moved}
        for rate in rates:
            if rate.period is not None and _stop(rate) is not None and _stop(rate) == _stop(claim):
                changed[rate.id] = evolve(rate, period=Period(rate.period.start, _stop(moved)))
        ended = _ended(case, {rate.series for rate in rates}, Period(_stop(claim), _stop(moved)))
        return retold(case, changed, ended) is True
    except UsageError:
        return False


def _ended(case: Case, going_on: set[Series], stretch: Period) -> tuple[Claim, ...]:
    """Return claims that the other flows of a conflict are nothing after it: what nobody stated could be anything."""
    claims = (voice.reading.claim for voice in case.voices)
    flows = {c.series: c for c in claims if case.measure(c).kind == "flow" and c.series not in going_on}
    return tuple(Claim(f"{c.id} ended", series, Stated.number(0), stretch) for series, c in flows.items())


def _stop(claim: Claim) -> int | None:
    return claim.period.stop if claim.period is not None else None


def retold(case: Case, changed: dict[str, Claim], more: tuple[Claim, ...] = ()) -> bool | None:
    """Whether the members of a conflict can hold together once some of its claims are changed, and with more."""
    claims = tuple(changed.get(v.id, v.reading.claim) for v in case.voices)
    relations = tuple(case.entries.relation[name] for name in case.relations)
    entries = case.entries.part((*claims, *more, *_instants(case)), relations)
    return case.consistent(build(entries, Scenario("retold", read_claims(entries))).system)


def _instants(case: Case) -> Iterator[Claim]:
    """Yield claims that say nothing of the levels that a conflict passes through without a claim of its own.

    A roll-forward needs the instants at both ends: where the opening stock is only known not to be negative, it would
    else vanish with the conflict.
    """
    own = {(voice.reading.claim.series, voice.reading.when) for voice in case.voices}
    for number, quantity in enumerate(case.system.quantities):
        if not isinstance(quantity, Quantity) or quantity.period is None or quantity.period.start is None:
            continue
        if quantity.period.instant and (quantity.series, quantity.period) not in own:
            day = Period(quantity.period.start - 1, quantity.period.start)
            yield Claim(f"level {number}", quantity.series, Stated.bounds(Bounds.anything()), day)
