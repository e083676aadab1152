"""Markdown for a comment on a pull request; texts are escaped so that they neither format, link nor notify."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factaudit.catalogue import Words
from factaudit.model.finding import Finding, Repair
from factaudit.model.report import Report
from factaudit.model.rule import code_of
from factaudit.report.closing import further, remarks_of, summary_counts
from factaudit.report.notes import notes
from factaudit.report.options import View
from factaudit.report.places import Atlas, Mark
from factaudit.report.reading import admits, label
from factaudit.report.repairs import mends, suggestions, to_give_up
from factaudit.report.summary import shown, total_counts, worst
from factaudit.report.text import safe

MARKER: Final = "<!-- factaudit -->"
"""By which a workflow finds its own earlier comment, to replace it."""

_SIGNS: Final = {"error": "❌", "warning": "⚠️", "note": "\N{INFORMATION SOURCE}️"}
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ACTIVE: Final = re.compile(r"([\\`*_\[\]|~$]|^[-+#]|^\d+(?=[.)]))")
_NOTIFYING: Final = re.compile(r"@(?=\w)|#(?=\d)|\w(?=://)|www(?=\.)")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no links, no mention of a person, team or issue."""
    shown = _ACTIVE.sub(_inert, safe(text).translate(_ENTITIES))
    return _NOTIFYING.sub(lambda found: f"{found[0]}<!-- -->", shown)


def _inert(found: re.Match[str]) -> str:
    """Return what Markdown takes as a sign behind a backslash; of a number that starts a list, its dot."""
    return f"{found[0]}<!-- -->" if found[0].isdigit() else f"\\{found[0]}"


def render(reports: Sequence[Report], view: View) -> str:
    """Return one comment for all reports."""
    words = view.words
    title = words("markdown.title", verdict=words(f"verdict.{worst(reports)}"))
    parts = [MARKER, f"## {title}", summary_counts(total_counts(reports), words)]
    for report in reports:
        if len(reports) > 1 and report.findings:
            parts.append(f"### {escaped(report.entries.path or report.entries.title)}")
        parts += _report(report, view)
    return "\n\n".join(parts) + "\n"


def _report(report: Report, view: View) -> Iterator[str]:
    atlas, words = Atlas(report), view.words
    for findings, more in shown(report, every=view.every_conflict):
        for finding in findings:
            yield from _finding(finding, atlas, words)
        if more:
            yield escaped(further(more, words))
    remarks = [f"- {escaped(text)}" for text in remarks_of(report, words)]
    if remarks:
        yield "\n".join(remarks)
    if report.unchecked:
        items = "\n".join(f"- {escaped(u.what)}: {escaped(u.why)}" for u in report.unchecked)
        yield _folded(words("markdown.unchecked", count=len(report.unchecked)), items)


def _folded(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def _finding(finding: Finding, atlas: Atlas, words: Words) -> Iterator[str]:
    message = escaped(finding.message)
    yield f"### {_SIGNS[finding.severity]} {message} (`{finding.rule}` {code_of(finding.rule)})"
    rows = [_row(mark, atlas, words) for mark in atlas.marks(finding)]
    if rows:
        yield _table(words("markdown.columns"), rows)
    told = [f"**{words(f'markdown.{key}')}** {escaped(text)}" for key, text in notes(finding, words)]
    told += [escaped(words("notes.same", others=", ".join(others), first=first)) for first, others in finding.also]
    if told:
        yield "  \n".join(told)
    mending = mends(finding)
    if mending:
        yield _repairs(mending, words)
    elif text := to_give_up(finding, words):
        yield escaped(text)


def _row(mark: Mark, atlas: Atlas, words: Words) -> list[str]:
    claim = atlas.report.entries.claim.get(mark.claim)
    if claim is None:
        return ["", str(mark.place), mark.quote, "", ""]
    entries = atlas.report.entries
    quote = mark.quote or claim.stated.text
    return [claim.id, str(mark.place), quote, label(claim, entries, words), admits(claim, atlas.report, words)]


def _repairs(repairs: Sequence[Repair], words: Words) -> str:
    rows = [[r.claim, r.stated, r.feasible] for r in repairs]
    slips = [f"- {escaped(text)}" for text in suggestions(repairs, words)]
    table = _table(words("markdown.repair-columns"), rows)
    return _folded(words("markdown.repairs"), "\n\n".join([table, "\n".join(slips)] if slips else [table]))


def _table(head: str, rows: Sequence[Sequence[str]]) -> str:
    rule = "|" + " --- |" * (head.count("|") - 1)
    body = (f"| {' | '.join(map(escaped, row))} |" for row in rows)
    return "\n".join([head, rule, *body])
