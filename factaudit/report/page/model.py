"""What the page shows of a report, ready to be set: cards, rows and pictures with their words chosen."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from attrs import evolve, frozen

from factaudit.catalogue import Words
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.finding import Finding, Repair
from factaudit.model.number import Number, exact_text
from factaudit.model.report import Report
from factaudit.model.rule import code_of, is_contradiction
from factaudit.report.closing import amounts_of, remarks_of, summary_counts
from factaudit.report.notes import notes
from factaudit.report.page.article import Sheet, sheets
from factaudit.report.page.numberline import NumberLine, number_lines
from factaudit.report.page.timeline import Timeline, timeline
from factaudit.report.places import Atlas, Mark
from factaudit.report.reading import admits, label, measure_of, when
from factaudit.report.repairs import mends, to_give_up
from factaudit.report.summary import counts, grouped, members_of

MOST_TIMELINES: Final = 6
"""Pictures of levels over time beside those in the findings."""


@frozen
class Member:
    """A claim or stretch of text that a finding is about."""

    claim: str
    quote: str
    reading: str
    admits: str
    place: str


@frozen
class Card:
    """A finding."""

    number: int
    rule: str
    code: str
    severity: str
    message: str
    together: bool
    members: tuple[Member, ...]
    notes: tuple[tuple[str, str], ...]
    firm: bool | None
    dissolves: bool
    also: tuple[tuple[str, str], ...]
    repairs: tuple[Repair, ...]
    give_up: str
    certificate: tuple[tuple[str, str, str], ...]
    lines: tuple[NumberLine, ...]
    timeline: Timeline | None


@frozen
class Row:
    """A claim in the table; ``rank`` is its place in the order of what the claims admit."""

    claim: str
    measure: str
    when: str
    stated: str
    admits: str
    source: str
    findings: tuple[int, ...]
    rank: int


@frozen
class Section:
    """A report."""

    title: str
    path: str
    verdict: str
    policy: str
    counts: str
    compared: bool
    sheets: tuple[Sheet, ...]
    cards: tuple[Card, ...]
    rows: tuple[Row, ...]
    timelines: tuple[Timeline, ...]
    remarks: tuple[str, ...]
    unchecked: tuple[tuple[str, str], ...]
    ignored: tuple[tuple[str, str, str], ...]
    stats: tuple[tuple[str, str], ...]


def section(report: Report, words: Words) -> Section:
    """Return what the page shows of a report, its findings numbered in the order of the terminal view."""
    report = evolve(report, findings=tuple(grouped(report)))
    atlas = Atlas(report)
    amounts = counts(report)
    return Section(
        title=_title(report),
        path=report.entries.path,
        verdict=report.verdict,
        policy=report.entries.policy.name,
        counts=summary_counts(amounts, words),
        compared=amounts["compared"] > 0,
        sheets=sheets(atlas, words),
        cards=tuple(_card(f, n, atlas, words) for n, f in enumerate(report.findings, 1)),
        rows=tuple(_rows(report, words)),
        timelines=tuple(_other_timelines(report, words)),
        remarks=tuple(remarks_of(report, words)),
        unchecked=tuple((u.what, u.why) for u in report.unchecked),
        ignored=tuple((code_of(f.rule), f.message, f.ignored) for f in report.ignored),
        stats=tuple(amounts_of(report, words)),
    )


def _title(report: Report) -> str:
    """Return the ledger's title; a text that has none is called by its file."""
    entries = report.entries
    return entries.title if entries.title not in ("", entries.path) else PurePath(entries.path).name


def _card(finding: Finding, number: int, atlas: Atlas, words: Words) -> Card:
    report = atlas.report
    return Card(
        number=number,
        rule=finding.rule,
        code=code_of(finding.rule),
        severity=finding.severity,
        message=finding.message,
        together=is_contradiction(finding.rule) and any(i in report.entries.claim for i in finding.conflict),
        members=tuple(_member(mark, atlas, words) for mark in atlas.marks(finding)),
        notes=tuple(notes(finding, words)),
        firm=finding.firm,
        dissolves=bool(finding.dissolves),
        also=tuple((first, ", ".join(others)) for first, others in finding.also),
        repairs=mends(finding),
        give_up=to_give_up(finding, words),
        certificate=tuple(_certificate(finding)),
        lines=number_lines(finding, report, words) if finding.severity == "error" else (),
        timeline=_timeline_of(finding, report, words),
    )


def _member(mark: Mark, atlas: Atlas, words: Words) -> Member:
    claim = atlas.report.entries.claim.get(mark.claim)
    if claim is None:
        return Member("", mark.quote, "", "", str(mark.place))
    reading = label(claim, atlas.report.entries, words)
    quote = mark.quote or claim.stated.text
    return Member(claim.id, quote, reading, admits(claim, atlas.report, words), str(mark.place))


def _certificate(finding: Finding) -> Iterator[tuple[str, str, str]]:
    for line in finding.certificate:
        terms = " + ".join(f"{factor} {name}" if factor != 1 else name for name, factor in line.terms) or "0"
        yield exact_text(line.times), f"{terms} {line.sense} {line.right}".replace("+ -", "- "), ", ".join(line.ids)


def _timeline_of(finding: Finding, report: Report, words: Words) -> Timeline | None:
    known = report.entries.relation
    relations = [known[i] for i in finding.conflict if i in known and known[i].kind == "roll-forward"]
    pictures = (timeline(r, report, words, finding.conflict, finding.gap_text) for r in relations)
    return next((picture for picture in pictures if picture is not None), None)


def _other_timelines(report: Report, words: Words) -> Iterator[Timeline]:
    shown = {i for finding in report.findings for i in finding.conflict}
    others = [r for r in report.entries.relations if r.kind == "roll-forward" and r.id not in shown]
    for relation in others[:MOST_TIMELINES]:
        picture = timeline(relation, report, words)
        if picture is not None:
            yield picture


def _rows(report: Report, words: Words) -> Iterator[Row]:
    entries, ranks = report.entries, _ranks(report)
    numbers: dict[str, list[int]] = {}
    for number, finding in enumerate(report.findings, 1):
        for i in members_of(finding):
            numbers.setdefault(i, []).append(number)
    for claim in entries.claims:
        modality = words.find("modality", claim.modality)
        yield Row(
            claim.id,
            ", ".join(part for part in (measure_of(claim, entries, words), modality) if part),
            when(claim, entries, words),
            claim.stated.text,
            admits(claim, report, words),
            _source(claim, report),
            tuple(numbers.get(claim.id, ())),
            ranks.get(claim.id, -1),
        )


def _source(claim: Claim, report: Report) -> str:
    source = report.entries.source.get(claim.source)
    name = claim.source if source is None else source.publisher or source.title or source.id
    return f"{claim.speaker}, {name}" if claim.speaker and name else claim.speaker or name


def _ranks(report: Report) -> dict[str, int]:
    """Return the place of each claim in the exact order of what it admits: the page need not calculate to sort."""
    order = sorted(report.audited, key=lambda a: _ends(a.bounds))
    return {audited.claim: rank for rank, audited in enumerate(order)}


def _ends(bounds: Bounds) -> tuple[Number, ...]:
    if bounds.empty:
        return ()
    hull = bounds.hull
    ends = (hull.lower, hull.upper)
    return tuple(end for end in ends if end is not None)
