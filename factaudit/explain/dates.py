"""A conflict with some of its claims dated otherwise: whether it is gone then, and how much later that is so."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import define, evolve, field

from factaudit.errors import UsageError
from factaudit.explain.case import Case
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.period import DAYS_OF, MONTHS_OF, Period
from factaudit.model.quantity import Quantity, Series
from factaudit.model.stated import Stated
from factaudit.relations.build import build
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import Scenario

FURTHEST: Final = 1 << 12
"""How many calendar units a date repair looks ahead: 341 years of months."""


@define
class Dates:
    """Later dates for the stocks of one conflict, each looked for once: a rate may ask for the same."""

    case: Case
    _found: dict[tuple[str, tuple[str, ...], str], int | None] = field(factory=dict)

    def first(self, claim: Claim, rates: Sequence[Claim], unit: str) -> int | None:
        """Return after how many calendar units a stock could be what it is said to be, some rates going on."""
        key = (claim.id, tuple(rate.id for rate in rates), unit)
        if key not in self._found:
            self._found[key] = _first(lambda count: _holds_after(self.case, claim, rates, (unit, count)))
        return self._found[key]


def later_by(period: Period, unit: str, count: int) -> Period:
    """Return a period moved on by some calendar units."""
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


def _holds_after(case: Case, claim: Claim, rates: Sequence[Claim], units: tuple[str, int]) -> bool:
    """Whether the conflict is gone once a stock is dated later, rates that led up to it going on and nothing else."""
    assert claim.period is not None
    try:
        moved = evolve(claim, period=later_by(claim.period, *units))
        changed = {claim.id: moved}
        for rate in rates:
            if rate.period is not None and stop_of(rate) is not None and stop_of(rate) == stop_of(claim):
                changed[rate.id] = evolve(rate, period=Period(rate.period.start, stop_of(moved)))
        ended = _ended(case, {rate.series for rate in rates}, Period(stop_of(claim), stop_of(moved)))
        return retold(case, changed, ended) is True
    except UsageError:
        return False


def _ended(case: Case, going_on: set[Series], stretch: Period) -> tuple[Claim, ...]:
    """Return claims that the other flows of a conflict are nothing after it: what nobody stated could be anything."""
    claims = (voice.reading.claim for voice in case.voices)
    flows = {c.series: c for c in claims if case.measure(c).kind == "flow" and c.series not in going_on}
    return tuple(Claim(f"{c.id} ended", series, Stated.number(0), stretch) for series, c in flows.items())


def stop_of(claim: Claim) -> int | None:
    """Return the day before which the period of a claim ends."""
    return claim.period.stop if claim.period is not None else None


def retold(case: Case, changed: dict[str, Claim], more: tuple[Claim, ...] = ()) -> bool | None:
    """Whether the members of a conflict can hold together once some of its claims are changed, and with ``more``."""
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
