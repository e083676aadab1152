"""SARIF 2.1.0, for code scanning: a result a finding, its members as related locations.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Final
from urllib.parse import quote

from factaudit.catalogue import Words
from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.rule import RULES, Rule
from factaudit.report.fingerprint import fingerprints
from factaudit.report.json_proof import Json
from factaudit.report.notes import notes
from factaudit.report.options import View
from factaudit.report.places import Atlas, Mark
from factaudit.report.reading import label
from factaudit.report.repairs import mends, repair_text, to_give_up
from factaudit.report.rules import page
from factaudit.report.text import safe

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_RULE_INDEX: Final = {name: index for index, name in enumerate(RULES)}


def render(reports: Sequence[Report], view: View) -> str:
    """Return one log with one run that holds the results of all reports."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(reports, view.words)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(reports: Sequence[Report], words: Words) -> dict[str, Json]:
    used = {f.rule for r in reports for f in (*r.findings, *r.ignored)}
    driver: dict[str, Json] = {
        "name": "factaudit",
        "version": version("factaudit"),
        "rules": [_rule(rule, words, told=rule.name in used) for rule in RULES.values()],
    }
    results = [result for report in reports for result in _results(report, words)]
    return {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}


def _rule(rule: Rule, words: Words, *, told: bool) -> Json:
    described: dict[str, Json] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": words(f"rules.{rule.name}")},
        "defaultConfiguration": {"level": rule.severity},
    }
    if told:
        text = page(rule.name)
        described["help"] = {"text": text, "markdown": text}
    return described


def _results(report: Report, words: Words) -> Iterator[Json]:
    atlas = Atlas(report)
    for finding, fingerprint in zip(report.findings, fingerprints(report), strict=True):
        result = _result(finding, atlas, words)
        result["partialFingerprints"] = {"factauditFinding/v1": fingerprint}
        yield result
    for finding in report.ignored:
        result = _result(finding, atlas, words)
        result["suppressions"] = [{"kind": "external", "justification": safe(finding.ignored)}]
        yield result


def _result(finding: Finding, atlas: Atlas, words: Words) -> dict[str, Json]:
    result: dict[str, Json] = {
        "ruleId": RULES[finding.rule].code if finding.rule in RULES else finding.rule,
        "level": finding.severity,
        "message": {"text": "\n".join(_told(finding, words))},
    }
    if finding.rule in _RULE_INDEX:
        result["ruleIndex"] = _RULE_INDEX[finding.rule]
    primary = atlas.primary(finding)
    if primary is not None and primary.place.file:
        result["locations"] = [_location(primary)]
    elif atlas.report.entries.path:
        result["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": _uri(atlas.report.entries.path)}}}]
    related = [m for m in atlas.marks(finding) if m.place.file]
    result["relatedLocations"] = [_related(m, i, atlas, words) for i, m in enumerate(related, 1)]
    return result


def _told(finding: Finding, words: Words) -> Iterator[str]:
    yield safe(finding.message)
    yield from (words(f"notes.{key}", text=safe(text)) for key, text in notes(finding, words))
    mending = mends(finding)
    if mending:
        yield f"{words('repairs')}:"
    elif text := to_give_up(finding, words):
        yield text
    yield from (repair_text(r, words) for r in mending)


def _related(mark: Mark, number: int, atlas: Atlas, words: Words) -> Json:
    claim = atlas.report.entries.claim.get(mark.claim)
    location = _location(mark)
    location["id"] = number
    if claim is not None:
        location["message"] = {"text": safe(f"{claim.id} {label(claim, atlas.report.entries, words)}")}
    return location


def _location(mark: Mark) -> dict[str, Json]:
    place = mark.place
    physical: dict[str, Json] = {"artifactLocation": {"uri": _uri(place.file)}}
    if mark.text is not None:
        end = mark.text.place(mark.end)
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": {"text": mark.quote},
        }
    elif place.line:
        physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    """Return a path as a relative or file URI reference (RFC 3986); a colon in it must not look like a scheme."""
    slashed = path.replace("\\", "/")
    escaped = quote(slashed.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{escaped}" if slashed.startswith("/") else escaped
