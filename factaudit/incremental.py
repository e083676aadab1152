"""Audit a ledger of which an earlier version was audited: solve only the islands that an edit touches."""

from collections.abc import Iterable
from typing import TypeVar

from attrs import evolve, frozen

from factaudit import collector
from factaudit.audit import SMALL, AuditOptions, audit
from factaudit.explain.gather import corrections_from, ordered, verdict_of
from factaudit.explain.told import why
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.model.report import Audited, Report
from factaudit.relations.islands import Islands, islands
from factaudit.solve import Memo

T = TypeVar("T")


@frozen
class Earlier:
    """An audit that was made, indexed by island."""

    entries: Entries
    options: AuditOptions
    report: Report
    place: Islands
    claims_on: dict[Series, tuple[Claim, ...]]
    relations_on: dict[Series, tuple[Relation, ...]]
    audited: dict[str, Audited]


@collector.paused()
def first(entries: Entries, options: AuditOptions, memo: Memo) -> Earlier:
    """Audit a ledger whole."""
    report = audit(entries, options=options, memo=memo)
    place = islands(report.entries)
    claims_on = _by_island(place, ((claim.series, claim) for claim in entries.claims))
    relations_on = _by_island(place, ((r.series[0], r) for r in report.entries.relations if r.series))
    return Earlier(entries, options, report, place, claims_on, relations_on, {a.claim: a for a in report.audited})


def _by_island(place: Islands, spoken: Iterable[tuple[Series, T]]) -> dict[Series, tuple[T, ...]]:
    found: dict[Series, list[T]] = {}
    for series, one in spoken:
        found.setdefault(place.of(series), []).append(one)
    return {island: tuple(several) for island, several in found.items()}


@collector.paused()
def again(earlier: Earlier, entries: Entries, options: AuditOptions, memo: Memo) -> Earlier:
    """Audit a changed ledger: whole where more than claims have changed, else only the islands touched."""
    if not _only_claims_differ(earlier, entries, options):
        return first(entries, options, memo)
    before = earlier.entries.claim
    changed = [claim for claim in entries.claims if before.get(claim.id) is not claim]
    gone = [claim for name, claim in before.items() if name not in entries.claim]
    replaced = [before[claim.id] for claim in changed if claim.id in before]
    touched = {earlier.place.of(claim.series) for claim in (*changed, *gone, *replaced)}
    if not touched:
        return earlier
    names = {claim.id for island in touched for claim in earlier.claims_on.get(island, ())}
    names |= {claim.id for claim in changed}
    now = [claim for claim in entries.claims if claim.id in names]
    claims_on = dict(earlier.claims_on)
    for island in touched:
        claims_on[island] = tuple(claim for claim in now if earlier.place.of(claim.series) == island)
    part = _part(earlier, tuple(now), touched, options, memo)
    readings = earlier.audited | {one.claim: one for one in part.audited}
    report = _merged(earlier, entries, part, names)
    told = tuple(map(readings.__getitem__, entries.claim))
    return evolve(earlier, entries=entries, report=evolve(report, audited=told), claims_on=claims_on, audited=readings)


def _part(
    earlier: Earlier, claims: tuple[Claim, ...], touched: set[Series], options: AuditOptions, memo: Memo
) -> Report:
    """Audit the islands touched, as a ledger of their own."""
    relations = tuple(r for island in touched for r in earlier.relations_on.get(island, ()))
    part = earlier.report.entries.part(claims, relations)
    return audit(part, options=options, memo=memo)


def _only_claims_differ(earlier: Earlier, entries: Entries, options: AuditOptions) -> bool:
    """Whether islands can be audited apart: no lints of a text, nothing asked for that takes the whole ledger."""
    same = evolve(entries, claims=()) == evolve(earlier.entries, claims=())
    asked = options.implied or options.tight or options.redundant or options.verify
    large = min(len(entries.claims), len(earlier.entries.claims)) > SMALL
    return same and options == earlier.options and large and not (asked or entries.mentions)


def _merged(earlier: Earlier, entries: Entries, part: Report, names: set[str]) -> Report:
    """Return the earlier report with everything about the claims named told as in its part that was audited anew."""
    old = earlier.report
    renewed = names | {relation.id for relation in part.entries.relations}
    ledger = evolve(old.entries, claims=entries.claims)
    findings = [*(f for f in old.findings if renewed.isdisjoint(f.conflict)), *part.findings]
    undetermined = tuple(u for u in old.undetermined if renewed.isdisjoint(u[0])) + part.undetermined
    corrections, limits = corrections_from(entries, findings, earlier.options.budget)
    return evolve(
        old,
        entries=ledger,
        verdict=verdict_of(findings, undetermined),
        findings=tuple(ordered(findings, entries)),
        ignored=(*(f for f in old.ignored if renewed.isdisjoint(f.conflict)), *part.ignored),
        corrections=corrections,
        unchecked=(*(u for u in old.unchecked if u.id not in renewed), *part.unchecked),
        undetermined=undetermined,
        limits=tuple(dict.fromkeys((*part.limits, *(why(limit, earlier.options.language) for limit in limits)))),
        stats=(),
    )
