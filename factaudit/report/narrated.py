"""The report in plain sentences: for a screen reader, and for an editor who reads no arrows and carets."""

from collections import Counter
from collections.abc import Iterator, Sequence

from factaudit.catalogue import Words
from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.rule import code_of, is_contradiction
from factaudit.report.closing import further, remarks_of, summary_counts
from factaudit.report.notes import notes
from factaudit.report.options import View
from factaudit.report.places import Atlas, Mark
from factaudit.report.reading import admits, label
from factaudit.report.repairs import mends, to_give_up
from factaudit.report.summary import counts, shown
from factaudit.report.text import safe


def render(reports: Sequence[Report], view: View) -> str:
    """Return each report as paragraphs."""
    words = view.words
    paragraphs = []
    for report in reports:
        if len(reports) > 1:
            paragraphs.append(words("narrated.ledger", path=safe(report.entries.path or report.entries.title)))
        paragraphs += _report(report, view)
    return "\n\n".join(paragraphs) + "\n"


def _report(report: Report, view: View) -> Iterator[str]:
    words = view.words
    verdict = words(f"verdict.{report.verdict}")
    yield words("narrated.verdict", verdict=verdict, counts=summary_counts(counts(report), words))
    atlas = Atlas(report)
    totals = Counter(finding.severity for finding in report.findings)
    numbers = Counter[str]()
    for findings, more in shown(report, every=view.every_conflict):
        for finding in findings:
            numbers[finding.severity] += 1
            yield "\n".join(_finding(finding, atlas, words, numbers[finding.severity], totals[finding.severity]))
        if more:
            numbers["error"] += more
            yield _sentence(further(more, words))
    remarks = [f"- {text}." for text in remarks_of(report, words)]
    if remarks:
        yield "\n".join([words("narrated.remarks"), *remarks])
    if report.unchecked:
        items = (f"- {words('narrated.item', what=safe(u.what), why=safe(u.why))}" for u in report.unchecked)
        yield "\n".join([words("narrated.unchecked"), *items])


def _finding(finding: Finding, atlas: Atlas, words: Words, number: int, total: int) -> Iterator[str]:
    yield words(
        "narrated.finding",
        severity=words(f"spoken.{finding.severity}"),
        number=number,
        total=total,
        message=safe(finding.message),
        rule=finding.rule,
        code=code_of(finding.rule),
    )
    yield from _members(finding, atlas, words)
    yield from (words(f"narrated.{key}", text=safe(text)) for key, text in notes(finding, words))
    for first, others in finding.also:
        yield words("narrated.same", others=safe(", ".join(others)), first=safe(first))
    yield from _repairs(finding, words)


def _members(finding: Finding, atlas: Atlas, words: Words) -> Iterator[str]:
    marks = atlas.marks(finding)
    claims = sum(1 for m in marks if m.claim)
    if is_contradiction(finding.rule) and claims:
        yield words("narrated.together", count=claims) if claims > 1 else words("narrated.one")
    elif marks:
        yield words("narrated.concerns")
    yield from (f"- {_member(mark, atlas, words)}" for mark in marks)


def _member(mark: Mark, atlas: Atlas, words: Words) -> str:
    place = mark.place
    where = words("narrated.line", file=safe(place.file), line=place.line) if place.line else words("narrated.nowhere")
    claim = atlas.report.entries.claim.get(mark.claim)
    if claim is None:
        return words("narrated.span", place=where, quote=safe(mark.quote))
    return words(
        "narrated.member",
        id=safe(claim.id),
        place=where,
        quote=safe(mark.quote or claim.stated.text),
        label=safe(label(claim, atlas.report.entries, words)),
        admits=admits(claim, atlas.report, words),
    )


def _repairs(finding: Finding, words: Words) -> Iterator[str]:
    mending = mends(finding)
    if mending:
        yield words("narrated.repairs")
    elif text := to_give_up(finding, words):
        yield _sentence(text)
    for repair in mending:
        fields = {"claim": repair.claim, "stated": repair.stated, "feasible": repair.feasible}
        yield f"- {words('narrated.value', **_safe(fields))}"
    for repair in mending:
        for s in repair.suggestions:
            yield f"- {words('narrated.slip', **_safe({'claim': repair.claim, 'value': s.value, 'slip': s.slip}))}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _safe(fields: dict[str, str]) -> dict[str, str]:
    return {key: safe(text) for key, text in fields.items()}
