"""The JSON report: every number an exact decimal or ``p/q`` as text, keys in one order, described by a schema."""

import json
from collections.abc import Sequence

from factaudit.model.bounds import Bounds, Interval
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding, Repair, Suggestion
from factaudit.model.number import Number, exact_text
from factaudit.model.relation import Relation, Term
from factaudit.model.report import Implied, Report, Unchecked
from factaudit.model.rule import code_of
from factaudit.report.fingerprint import fingerprints
from factaudit.report.json_proof import Json, derivation, multiplier
from factaudit.report.options import View
from factaudit.report.places import Atlas, Mark
from factaudit.report.summary import culprits, worst

VERSION = 1


def render(reports: Sequence[Report], _view: View) -> str:
    """Return one report as an object, several as an object of ``reports``."""
    return json.dumps(document(reports), ensure_ascii=False, indent=2) + "\n"


def document(reports: Sequence[Report]) -> dict[str, Json]:
    """Return what ``render`` writes, before it is text."""
    if len(reports) == 1:
        return report_object(reports[0])
    return {"schema": VERSION, "verdict": worst(reports), "reports": [report_object(r) for r in reports]}


def report_object(report: Report) -> dict[str, Json]:
    """Return one report as plain JSON values."""
    atlas = Atlas(report)
    entries = report.entries
    bounds = report.admitted
    named = dict(zip(map(id, report.findings), fingerprints(report), strict=True))
    return {
        "schema": VERSION,
        "verdict": report.verdict,
        "title": entries.title,
        "path": entries.path,
        "policy": entries.policy.name,
        "claims": [_claim(c, entries, atlas, bounds.get(c.id)) for c in entries.claims],
        "relations": [_relation(r) for r in entries.relations],
        "findings": [_finding(f, atlas, named[id(f)]) for f in report.findings],
        "ignored": [_finding(f, atlas, "") for f in report.ignored],
        "culprits": _sets(culprits(report)),
        "corrections": _sets(report.corrections),
        "implied": [_implied(i) for i in report.implied],
        "unchecked": [_unchecked(u) for u in report.unchecked],
        "undetermined": [{"ids": list(ids), "why": why} for ids, why in report.undetermined],
        "limits": list(report.limits),
        "stats": dict(report.stats),
    }


def _claim(claim: Claim, entries: Entries, atlas: Atlas, bounds: Bounds | None) -> Json:
    measure = entries.measure.get(claim.series.measure)
    mark = atlas.claim_mark(claim)
    return {
        "id": claim.id,
        "measure": claim.series.measure,
        "entity": claim.series.entity,
        "period": None if claim.period is None else str(claim.period),
        "edge": claim.edge,
        "every": claim.every,
        "average_per": claim.average_per,
        "stated": claim.stated.text,
        "comparator": claim.stated.comparator,
        "modality": claim.modality,
        "unit": measure.unit if measure is not None else claim.unit,
        "bounds": None if bounds is None else _bounds(bounds),
        "source": claim.source,
        "speaker": claim.speaker,
        "scenario": claim.scenario,
        "weight": None if claim.weight is None else exact_text(claim.weight),
        "span": _span(mark) if mark.span is not None or mark.text is not None else None,
    }


def _bounds(bounds: Bounds) -> Json:
    if bounds.empty:
        return {"empty": True}
    hull = _interval(bounds.hull)
    if len(bounds.intervals) > 1:
        hull["intervals"] = [_interval(i) for i in bounds.intervals]
    return hull


def _interval(interval: Interval) -> dict[str, Json]:
    return {
        "lower": _number(interval.lower),
        "upper": _number(interval.upper),
        "lower_open": interval.lower_open,
        "upper_open": interval.upper_open,
    }


def _number(value: Number | None) -> str | None:
    return None if value is None else exact_text(value)


def _span(mark: Mark) -> dict[str, Json]:
    found = mark.text is not None
    place = mark.place
    return {
        "source": mark.text.document.id if mark.text is not None else mark.span.source if mark.span is not None else "",
        "start": mark.start if found else None,
        "end": mark.end if found else None,
        "quote": mark.quote,
        "claim": mark.claim or None,
        "file": place.file,
        "line": place.line or None,
        "column": place.column or None,
    }


def _relation(relation: Relation) -> Json:
    return {
        "id": relation.id,
        "kind": relation.kind,
        "quantities": [_term(role, term) for role, terms in relation.roles for term in terms],
        "formula": relation.formula or None,
        "options": dict(relation.options),
    }


def _term(role: str, term: Term) -> Json:
    return {
        "role": role,
        "measure": term.series.measure,
        "entity": term.series.entity,
        "period": None if term.period is None else str(term.period),
        "factor": exact_text(term.factor),
    }


def _finding(finding: Finding, atlas: Atlas, fingerprint: str) -> Json:
    return {
        "rule": finding.rule,
        "code": code_of(finding.rule),
        "severity": finding.severity,
        "message": finding.message,
        "fingerprint": fingerprint or None,
        "spans": [_span(m) for m in atlas.marks(finding)],
        "conflict": list(finding.conflict),
        "also": {first: list(others) for first, others in finding.also},
        "because": finding.because,
        "gap": _number(finding.gap),
        "slack": {name: exact_text(room) for name, room in finding.slack},
        "gap_text": finding.gap_text,
        "firm": finding.firm,
        "firmness": finding.firmness,
        "dissolves": list(finding.dissolves),
        "assumes": list(finding.assumes),
        "repairs": [_repair(r) for r in finding.repairs],
        "corrections": _sets(finding.corrections),
        "certificate": [multiplier(m) for m in finding.certificate],
        "proof": finding.proof,
        "derivation": derivation(finding.derivation, finding.whole),
        "ignored": finding.ignored or None,
    }


def _repair(repair: Repair) -> Json:
    return {
        "claim": repair.claim,
        "aspect": repair.aspect,
        "stated": repair.stated,
        "feasible": repair.feasible,
        "bounds": None if repair.bounds is None else _bounds(repair.bounds),
        "suggestions": [_suggestion(s) for s in repair.suggestions],
    }


def _suggestion(suggestion: Suggestion) -> Json:
    said: dict[str, Json] = {"value": suggestion.value, "slip": suggestion.slip}
    return said | ({"exchanged_with": suggestion.exchanged_with} if suggestion.exchanged_with else {})


def _sets(sets: Sequence[Sequence[str]]) -> Json:
    return [list(ids) for ids in sets]


def _implied(implied: Implied) -> Json:
    return {
        "measure": implied.measure,
        "entity": implied.entity,
        "period": implied.period,
        "bounds": _bounds(implied.bounds),
        "claims": list(implied.claims),
        "text": implied.text,
    }


def _unchecked(unchecked: Unchecked) -> Json:
    return {
        "what": unchecked.what,
        "why": unchecked.why,
        "source": unchecked.source,
        "start": unchecked.start,
        "end": unchecked.end,
    }
