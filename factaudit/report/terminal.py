"""The terminal view: the source with carets under every member of a conflict, the arithmetic, and the repairs."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.rule import code_of
from factaudit.report.closing import closing, further, summary_lines
from factaudit.report.excerpt import Caret, Frame, excerpt
from factaudit.report.notes import notes
from factaudit.report.options import View
from factaudit.report.paint import Paint
from factaudit.report.places import Atlas, Mark
from factaudit.report.reading import label
from factaudit.report.repairs import repair_table
from factaudit.report.summary import shown, total_counts, worst
from factaudit.report.text import columns, plain, safe, wrapped


def render(reports: Sequence[Report], view: View) -> str:
    """Return the reports one after the other, with one summary at the end."""
    lines: list[str] = []
    for report in reports:
        lines += _quiet(report, view) if view.quiet else _report(report, view, titled=len(reports) > 1)
    if not view.quiet:
        lines += summary_lines(total_counts(reports), worst(reports), view, Paint(view.color))
    text = "\n".join(line.rstrip() for line in lines)
    return (plain(text) if view.ascii else text) + ("\n" if text else "")


def _quiet(report: Report, view: View) -> Iterator[str]:
    """Yield one line a finding, in the form that editors and grep know."""
    atlas = Atlas(report)
    for finding in report.findings:
        severity = view.words(f"severity.{finding.severity}")
        message = safe(finding.message)
        yield f"{safe(str(atlas.place(finding)))}: {severity}[{finding.rule}]: {message} {code_of(finding.rule)}"


def _report(report: Report, view: View, *, titled: bool) -> Iterator[str]:
    paint = Paint(view.color)
    if titled and (report.findings or view.show):
        yield paint(safe(report.entries.path or report.entries.title), "strong")
        yield ""
    atlas = Atlas(report)
    for findings, more in shown(report, every=view.every_conflict):
        for finding in findings:
            yield from block(finding, atlas, view)
            yield ""
        if more:
            yield from wrapped(further(more, view.words), view.width)
            yield ""
    yield from closing(report, atlas, view, paint)


def block(finding: Finding, atlas: Atlas, view: View) -> Iterator[str]:
    """Yield everything about one finding."""
    yield from _Block(finding, atlas, view, Paint(view.color)).lines()


@frozen
class _Block:
    finding: Finding
    atlas: Atlas
    view: View
    paint: Paint

    def lines(self) -> Iterator[str]:
        marks = self.atlas.marks(self.finding)
        shown = [m for m in marks if m.text is not None]
        frame = self._frame(shown)
        yield from self._header()
        yield from self._excerpts(shown, frame)
        indent = " " * (frame.gutter + 2)
        for note in self._notes([m for m in marks if m.text is None]):
            first, *rest = wrapped(note, self.view.width, f"{indent}= ", f"{indent}  ")
            yield from (f"{indent}{self.paint('=', 'frame')}{first[len(indent) + 1 :]}", *rest)
        yield from repair_table(self.finding, self.view, self.paint)

    def _frame(self, marks: list[Mark]) -> Frame:
        last = max((m.text.line_of(m.start) for m in marks if m.text is not None), default=1)
        dots = "..." if self.view.ascii else "…"
        return Frame(self.view.width, len(str(last)), self.paint, dots)

    def _header(self) -> Iterator[str]:
        code = code_of(self.finding.rule)
        words = self.view.words
        head = f"{words(f'severity.{self.finding.severity}')}[{self.finding.rule}]:"
        message = safe(self.finding.message)
        first, *rest = wrapped(message, self.view.width - len(code) - 2, f"{head} ", "  ")
        space = " " * max(self.view.width - columns(first) - len(code), 2)
        painted = self.paint(head, self.finding.severity) + self.paint(first[len(head) :], "strong")
        yield f"{painted}{space}{self.paint(code, 'dim')}"
        yield from (self.paint(line, "strong") for line in rest)

    def _excerpts(self, marks: list[Mark], frame: Frame) -> Iterator[str]:
        primary = self.atlas.primary(self.finding)
        files = list(dict.fromkeys(m.text for m in marks if m.text is not None))
        if primary is not None and primary.text is not None:
            files.sort(key=lambda text: text is not primary.text)
        if not files:
            place = self.atlas.place(self.finding)
            if place.file:
                yield self._arrow("-->", str(place), frame)
        for at, text in enumerate(files):
            here = [m for m in marks if m.text is text]
            place = primary.place if at == 0 and primary is not None else here[0].place
            yield self._arrow(":::" if at else "-->", str(place), frame)
            yield from excerpt([self._caret(m) for m in here], frame, self.finding.severity)

    def _arrow(self, sign: str, place: str, frame: Frame) -> str:
        return f"{' ' * (frame.gutter + 1)}{self.paint(sign, 'frame')} {safe(place)}"

    def _caret(self, mark: Mark) -> Caret:
        assert mark.text is not None
        return Caret(mark.text, mark.start, mark.end, self._label(mark))

    def _label(self, mark: Mark) -> str:
        claim = self.atlas.report.entries.claim.get(mark.claim)
        if claim is None:
            return ""
        return safe(f"{claim.id} {label(claim, self.atlas.report.entries, self.view.words)}")

    def _notes(self, unplaced: Iterable[Mark]) -> Iterator[str]:
        words, finding = self.view.words, self.finding
        for mark in unplaced:
            yield self._unplaced(mark)
        yield from (words(f"notes.{key}", text=safe(text)) for key, text in notes(finding, words))
        for first, others in finding.also:
            yield safe(words("notes.same", others=", ".join(others), first=first))

    def _unplaced(self, mark: Mark) -> str:
        claim = self.atlas.report.entries.claim.get(mark.claim)
        if claim is None:
            return safe(mark.quote)
        where = f" ({mark.place})" if mark.place.file else ""
        stated = self.view.words("claim.stated", label=self._label(mark), stated=safe(claim.stated.text))
        return f"{stated}{safe(where)}"
