"""Audit a ledger of which an earlier version was audited: solve only the islands that an edit touches."""

from itertools import compress
from operator import is_not

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
from factaudit.relations.reading import flow_like
from factaudit.solve import Memo


@frozen
class Earlier:
    """An audit that was made, indexed by what its claims and relations speak of."""

    entries: Entries
    options: AuditOptions
    report: Report
    claims_of: dict[Series, list[Claim]]
    relations_of: dict[Series, list[Relation]]
    flows: frozenset[str]


@frozen
class _Edit:
    """What changed: the ``old`` claims that are gone or replaced, the ``new`` ones, and the ``entries`` after it."""

    old: tuple[Claim, ...]
    new: tuple[Claim, ...]
    entries: Entries
    in_place: bool

    def applied(self, entries: Entries) -> Entries:
        """Return other entries with the same claims, edited."""
        return entries.replacing(self.new) if self.in_place else evolve(entries, claims=self.entries.claims)


def _replaced(before: Entries, after: Entries) -> _Edit | None:
    """Return the edit where all it does is to replace claims in their place, which is quick to see and to apply."""
    if len(before.claims) != len(after.claims):
        return None
    differ = list(map(is_not, before.claims, after.claims))
    old, new = tuple(compress(before.claims, differ)), tuple(compress(after.claims, differ))
    if any(one.id != other.id for one, other in zip(old, new, strict=True)):
        return None
    return _Edit(old, new, before.replacing(new), in_place=True)


def _edited(before: Entries, after: Entries) -> _Edit:
    """Return any other edit of claims."""
    new = tuple(claim for claim in after.claims if before.claim.get(claim.id) is not claim)
    old = tuple(claim for claim in before.claims if after.claim.get(claim.id) is not claim)
    return _Edit(old, new, after, in_place=False)


@collector.paused()
def first(entries: Entries, options: AuditOptions, memo: Memo) -> Earlier:
    """Audit a ledger whole."""
    report = audit(entries, options=options, memo=memo)
    ledger = report.entries
    return Earlier(entries, options, report, entries.claims_of, ledger.relations_of, flow_like(ledger))


@collector.paused()
def again(earlier: Earlier, entries: Entries, options: AuditOptions, memo: Memo) -> Earlier:
    """Audit a changed ledger: whole where more than claims have changed, else only the islands touched."""
    if not _only_claims_differ(earlier, entries, options):
        return first(entries, options, memo)
    edit = _replaced(earlier.entries, entries) or _edited(earlier.entries, entries)
    touched = island_around([claim.series for claim in (*edit.old, *edit.new)], earlier.relations_of)
    if not touched:
        return earlier
    entries = edit.entries
    names = {claim.id for series in touched for claim in earlier.claims_of.get(series, ())}
    names |= {claim.id for claim in edit.new}
    now = [entries.claim[name] for name in sorted(names & entries.claim.keys(), key=entries.rank.__getitem__)]
    claims_of = earlier.claims_of | {series: [] for series in touched}
    for claim in now:
        claims_of[claim.series].append(claim)
    part = _part(earlier, tuple(now), touched)
    if flow_like(part) != earlier.flows.intersection(part.measure):
        return first(entries, options, memo)
    report = _merged(earlier, edit, audit(part, options=options, memo=memo), names)
    return evolve(earlier, entries=entries, report=report, claims_of=claims_of)


def _part(earlier: Earlier, claims: tuple[Claim, ...], touched: set[Series]) -> Entries:
    """Return the islands touched, as a ledger of their own."""
    ledger = earlier.report.entries
    joining = {relation.id: relation for series in touched for relation in earlier.relations_of.get(series, ())}
    place = ledger.relation_rank
    return ledger.part(claims, tuple(sorted(joining.values(), key=lambda relation: place[relation.id])))


def _only_claims_differ(earlier: Earlier, entries: Entries, options: AuditOptions) -> bool:
    """Whether islands can be audited apart: no lints of a text, nothing asked for that takes the whole ledger."""
    same = evolve(entries, claims=()) == evolve(earlier.entries, claims=())
    asked = options.implied or options.tight or options.redundant or options.verify
    large = min(len(entries.claims), len(earlier.entries.claims)) > SMALL
    return same and options == earlier.options and large and not (asked or entries.mentions)


def _merged(earlier: Earlier, edit: _Edit, part: Report, names: set[str]) -> Report:
    """Return the earlier report with everything about the claims named told as in its part that was audited anew."""
    old, entries = earlier.report, edit.entries
    renewed = names | {relation.id for relation in part.entries.relations}
    ledger = edit.applied(old.entries)
    findings = [*(f for f in old.findings if renewed.isdisjoint(f.conflict)), *part.findings]
    undetermined = tuple(u for u in old.undetermined if renewed.isdisjoint(u[0])) + part.undetermined
    corrections, limits = corrections_from(entries, findings, earlier.options.budget)
    return evolve(
        old,
        entries=ledger,
        audited=_audited(old, edit, part),
        verdict=verdict_of(findings, undetermined),
        findings=tuple(ordered(findings, entries)),
        ignored=(*(f for f in old.ignored if renewed.isdisjoint(f.conflict)), *part.ignored),
        corrections=corrections,
        unchecked=(*(u for u in old.unchecked if u.id not in renewed), *part.unchecked),
        undetermined=undetermined,
        limits=tuple(dict.fromkeys((*part.limits, *(why(limit, earlier.options.language) for limit in limits)))),
        stats=(),
    )


def _audited(old: Report, edit: _Edit, part: Report) -> tuple[Audited, ...]:
    """Return how each claim was read, those of the part anew."""
    if not edit.in_place:
        readings = {one.claim: one for one in (*old.audited, *part.audited)}
        return tuple(map(readings.__getitem__, edit.entries.claim))
    told = list(old.audited)
    for one in part.audited:
        told[edit.entries.rank[one.claim]] = one
    return tuple(told)
