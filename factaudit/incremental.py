"""Audit a ledger of which an earlier version was audited: solve only the islands that an edit touches."""

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
from factaudit.relations.islands import island_around
from factaudit.solve import Memo


@frozen
class Earlier:
    """An audit that was made, indexed by what its claims and relations speak of."""

    entries: Entries
    options: AuditOptions
    report: Report
    claims_of: dict[Series, list[Claim]]
    relations_of: dict[Series, list[Relation]]
    audited: dict[str, Audited]


@collector.paused()
def first(entries: Entries, options: AuditOptions, memo: Memo) -> Earlier:
    """Audit a ledger whole."""
    report = audit(entries, options=options, memo=memo)
    audited = {one.claim: one for one in report.audited}
    return Earlier(entries, options, report, entries.claims_of, report.entries.relations_of, audited)


@collector.paused()
def again(earlier: Earlier, entries: Entries, options: AuditOptions, memo: Memo) -> Earlier:
    """Audit a changed ledger: whole where more than claims have changed, else only the islands touched."""
    if not _only_claims_differ(earlier, entries, options):
        return first(entries, options, memo)
    before = earlier.entries.claim
    changed = [claim for claim in entries.claims if before.get(claim.id) is not claim]
    gone = [claim for name, claim in before.items() if name not in entries.claim]
    replaced = [before[claim.id] for claim in changed if claim.id in before]
    touched = island_around([claim.series for claim in (*changed, *gone, *replaced)], earlier.relations_of)
    if not touched:
        return earlier
    names = {claim.id for series in touched for claim in earlier.claims_of.get(series, ())}
    names |= {claim.id for claim in changed}
    now = [claim for claim in entries.claims if claim.id in names]
    claims_of = earlier.claims_of | {series: [] for series in touched}
    for claim in now:
        claims_of[claim.series].append(claim)
    part = _part(earlier, tuple(now), touched, options, memo)
    readings = earlier.audited | {one.claim: one for one in part.audited}
    report = _merged(earlier, entries, part, names)
    told = tuple(map(readings.__getitem__, entries.claim))
    return evolve(earlier, entries=entries, report=evolve(report, audited=told), claims_of=claims_of, audited=readings)


def _part(
    earlier: Earlier, claims: tuple[Claim, ...], touched: set[Series], options: AuditOptions, memo: Memo
) -> Report:
    """Audit the islands touched, as a ledger of their own."""
    ledger = earlier.report.entries
    joining = {relation.id for series in touched for relation in earlier.relations_of.get(series, ())}
    part = ledger.part(claims, tuple(relation for relation in ledger.relations if relation.id in joining))
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
