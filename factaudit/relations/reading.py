"""What each claim says once its period, unit and modality are taken together: bounds on one quantity."""

from typing import Final

from attrs import frozen

from factaudit import units
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.number import Number
from factaudit.model.period import Period
from factaudit.model.policy import Policy
from factaudit.model.relation import Relation

DATED_BY_SOURCE: Final = "dated-by-source"
END_OF_PERIOD: Final = "end-of-period"


@frozen
class Reading:
    """A claim as bounds on its quantity.

    ``when`` is an instant, a duration, or None for a constant; ``bounds`` are in the measure's unit,
    for a rate those of one calendar unit. ``assumed`` names what was taken for granted in dating it.
    """

    claim: Claim
    when: Period | None
    bounds: Bounds
    assumed: tuple[str, ...] = ()

    @property
    def rate_unit(self) -> str:
        """The calendar unit of a rate, steady or on average; empty where the claim is no rate."""
        return self.claim.every or self.claim.average_per


def flow_like(entries: Entries) -> frozenset[str]:
    """Return the ids of measures that speak of durations: flows, and ratios that are related to flows or changes."""
    flows = {m.id for m in entries.measures if m.kind == "flow"}
    ratios = {m.id for m in entries.measures if m.kind == "ratio"}
    joining = [(r, members) for r in entries.relations if (members := _ratio_members(r, ratios))] if ratios else []
    while True:
        found = {
            name
            for relation, members in joining
            if relation.kind == "change" or _touches(relation, flows)
            for name in members
        }
        if found <= flows:
            return frozenset(flows)
        flows |= found


def _ratio_members(relation: Relation, ratios: set[str]) -> set[str]:
    roles = ("percent", "points") if relation.kind == "change" else tuple(name for name, _ in relation.roles)
    return {t.series.measure for r in roles for t in relation.role(r)} & ratios


def _touches(relation: Relation, flows: set[str]) -> bool:
    return relation.kind != "roll-forward" and any(
        term.series.measure in flows for _, terms in relation.roles for term in terms
    )


def read_claims(entries: Entries, policy: Policy | None = None) -> tuple[Reading, ...]:
    """Return what each claim says under a policy, in the order of the ledger.

    Raises:
        UnitError: where a claim's unit measures something else than its measure does.
    """
    flows = flow_like(entries)
    chosen = policy or entries.policy
    return tuple(_read(claim, entries, chosen, flow=claim.series.measure in flows) for claim in entries.claims)


def _read(claim: Claim, entries: Entries, policy: Policy, *, flow: bool) -> Reading:
    measure = entries.measure[claim.series.measure]
    period, assumed = _dated(claim, entries, flow=flow)
    when = period
    if period is not None and not flow:
        when = period.at_start() if claim.edge == "start" else period.at_end()
        if claim.edge == "end" and claim.period is not None and _longer_than_a_day(period):
            assumed = (*assumed, END_OF_PERIOD)
    bounds = policy.admits(claim.stated).scaled(conversion(claim, measure))
    return Reading(claim, when, limited(bounds) if claim.modality == "limit" else bounds, assumed)


def _dated(claim: Claim, entries: Entries, *, flow: bool) -> tuple[Period | None, tuple[str, ...]]:
    """Return the period a claim speaks of: its own, else the day its source was published (not for flows)."""
    if claim.period is not None or flow:
        return claim.period, ()
    source = entries.source.get(claim.source)
    if source is None or source.published is None:
        return None, ()
    day = source.published.toordinal()
    return Period(day, day + 1), (DATED_BY_SOURCE,)


def _longer_than_a_day(period: Period) -> bool:
    return period.start is not None and period.stop is not None and period.stop - period.start > 1


def conversion(claim: Claim, measure: Measure) -> Number:
    """Return by what the claim's number is multiplied to be in its measure's unit.

    Raises:
        UnitError: where the two measure different things.
    """
    stated = claim.unit or claim.stated.unit
    if not stated:
        return 1
    return units.factor(_without_rate(stated, claim), measure.unit)


def _without_rate(unit: str, claim: Claim) -> str:
    """Strip the calendar unit that the claim's rate already tells: ``person/month`` with ``every: month``."""
    rate = claim.every or claim.average_per
    return unit.removesuffix(f"/{rate}") if rate else unit


def limited(bounds: Bounds) -> Bounds:
    """Return what a limit allows: a number given as a cap allows everything up to it."""
    hull = bounds.hull
    if hull.upper is None:
        return bounds
    return Bounds.of(Interval(None, hull.upper, upper_open=hull.upper_open))
