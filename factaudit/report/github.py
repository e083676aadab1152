"""GitHub workflow commands: an annotation a finding, at its first place.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator, Sequence
from typing import Final

from factaudit.catalogue import Words
from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.rule import code_of
from factaudit.report.notes import notes
from factaudit.report.options import View
from factaudit.report.places import Atlas, Mark
from factaudit.report.reading import label
from factaudit.report.repairs import mends, repair_text, to_give_up
from factaudit.report.summary import grouped
from factaudit.report.text import safe

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_IN_TEXT: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(reports: Sequence[Report], view: View) -> str:
    """Return one workflow command a line; nothing where nothing was found."""
    return "".join(
        f"{_command(finding, atlas, view.words)}\n"
        for atlas in map(Atlas, reports)
        for finding in grouped(atlas.report)
    )


def _command(finding: Finding, atlas: Atlas, words: Words) -> str:
    title = f"{finding.message} ({finding.rule} {code_of(finding.rule)})"
    properties = {**_where(finding, atlas), "title": title}
    listed = ",".join(f"{key}={safe(value).translate(_IN_PROPERTY)}" for key, value in properties.items())
    text = "\n".join(_told(finding, atlas, words)).translate(_IN_TEXT)
    return f"::{_COMMANDS[finding.severity]} {listed}::{text}"


def _where(finding: Finding, atlas: Atlas) -> dict[str, str]:
    place, mark = atlas.place(finding), atlas.primary(finding)
    where = {"file": place.file, "line": str(place.line or ""), "col": str(place.column or "")}
    if mark is not None and mark.text is not None:
        end = mark.text.place(mark.end)
        where |= {"endLine": str(end.line), "endColumn": str(end.column)}
    return {key: value for key, value in where.items() if value}


def _member(mark: Mark, atlas: Atlas, words: Words) -> str:
    claim = atlas.report.entries.claim.get(mark.claim)
    if claim is None:
        return mark.quote
    return f"{claim.id} {label(claim, atlas.report.entries, words)}: {mark.quote or claim.stated.text}"


def _told(finding: Finding, atlas: Atlas, words: Words) -> Iterator[str]:
    """Yield the lines of the annotation: the members with their places, the arithmetic, the repairs."""
    yield safe(finding.message)
    for mark in atlas.marks(finding):
        yield safe(f"{_member(mark, atlas, words)} ({mark.place})")
    yield from (words(f"notes.{key}", text=safe(text)) for key, text in notes(finding, words))
    mending = mends(finding)
    if mending:
        yield f"{words('repairs')}:"
    elif text := to_give_up(finding, words):
        yield text
    yield from (f"  {repair_text(r, words)}" for r in mending)
