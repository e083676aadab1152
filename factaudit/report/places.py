"""Where findings stand: spans located in their documents, with lines and columns."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from attrs import define, field, frozen

from factaudit.errors import Place
from factaudit.model.claim import Claim
from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.source import Document, Span


@define(frozen=True, slots=False, eq=False)
class Text:
    """A document with its lines found."""

    document: Document

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        text = self.document.text
        return [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]

    def line_of(self, offset: int) -> int:
        """Return the one-based line that an offset lies in."""
        return bisect_right(self.starts, offset)

    def line(self, number: int) -> str:
        """Return a line's text without its break."""
        start = self.starts[number - 1]
        stop = self.document.text.find("\n", start)
        return self.document.text[start : stop if stop >= 0 else None].removesuffix("\r")

    def place(self, offset: int) -> Place:
        """Return file, line and column of an offset."""
        line = self.line_of(offset)
        return Place(self.document.path, line, offset - self.starts[line - 1] + 1)


@frozen
class Mark:
    """A claim or a bare span of a finding; ``text`` is None where no document holds it."""

    claim: str = ""
    span: Span | None = None
    text: Text | None = field(default=None, eq=False)
    start: int = 0
    end: int = 0
    file_place: Place = field(default=Place())

    @property
    def place(self) -> Place:
        """Where it stands: in the text where it is found there, in the claims file elsewhere."""
        return self.text.place(self.start) if self.text is not None else self.file_place

    @property
    def quote(self) -> str:
        """The words marked, or those that were quoted."""
        if self.text is not None:
            return self.text.document.text[self.start : self.end]
        return self.span.quote if self.span is not None else ""


@define(frozen=True, slots=False, eq=False)
class Atlas:
    """The documents of a report, and the marks of its claims and findings in them."""

    report: Report

    @cached_property
    def texts(self) -> dict[str, Text]:
        """The documents by id."""
        return {d.id: Text(d) for d in self.report.entries.documents}

    @cached_property
    def by_path(self) -> dict[str, Text]:
        """The documents by path."""
        return {text.document.path: text for text in self.texts.values()}

    @cached_property
    def _marks(self) -> dict[str, Mark]:
        return {}

    def claim_mark(self, claim: Claim) -> Mark:
        """Return where a claim stands."""
        if claim.id not in self._marks:
            self._marks[claim.id] = self._located(claim)
        return self._marks[claim.id]

    def _located(self, claim: Claim) -> Mark:
        if claim.span is not None:
            mark = self.span_mark(claim.span, claim.stated.text, claim.id)
            if mark.text is not None:
                return mark
        return self._in_claims_file(claim) or Mark(claim.id, claim.span, file_place=claim.place)

    def span_mark(self, span: Span, words: str = "", claim: str = "") -> Mark:
        """Return where a span stands; without offsets its quote is looked up, narrowed to ``words`` in it."""
        text = self.texts.get(span.source)
        if text is None:
            return Mark(claim, span)
        found = _offsets(span, words, text.document.text)
        return Mark(claim, span) if found is None else Mark(claim, span, text, *found)

    def _in_claims_file(self, claim: Claim) -> Mark | None:
        text = self.by_path.get(claim.place.file)
        if text is None or not 0 < claim.place.line <= len(text.starts):
            return None
        start = text.starts[claim.place.line - 1] + max(claim.place.column - 1, 0)
        line_end = text.starts[claim.place.line - 1] + len(text.line(claim.place.line))
        at = text.document.text.find(claim.stated.text, start, line_end) if claim.stated.text else -1
        end = at + len(claim.stated.text) if at >= 0 else line_end
        return Mark(claim.id, claim.span, text, at if at >= 0 else start, max(end, start + 1), claim.place)

    def marks(self, finding: Finding) -> tuple[Mark, ...]:
        """Return the marks of a finding: of its claims first, then its spans that belong to none of them."""
        claims = [self.report.entries.claim[i] for i in finding.conflict if i in self.report.entries.claim]
        own = [self.claim_mark(claim) for claim in claims]
        taken = {(m.text.document.id, m.start, m.end) for m in own if m.text is not None}
        return (*own, *self._bare(finding, taken))

    def _bare(self, finding: Finding, taken: set[tuple[str, int, int]]) -> Iterator[Mark]:
        for span in finding.spans:
            mark = self.span_mark(span)
            if mark.text is None:
                if not finding.conflict:
                    yield mark
                continue
            key = (mark.text.document.id, mark.start, mark.end)
            if key not in taken:
                taken.add(key)
                yield mark

    def primary(self, finding: Finding) -> Mark | None:
        """Return the mark to point at first: the last in the first file, where the text stops being possible."""
        marks = self.marks(finding)
        shown = [m for m in marks if m.text is not None]
        if not shown:
            return marks[0] if marks else None
        first = shown[0].text
        return max((m for m in shown if m.text is first), key=lambda m: m.start)

    def place(self, finding: Finding) -> Place:
        """Return the file, line and column to report a finding at."""
        mark = self.primary(finding)
        place = mark.place if mark is not None else Place()
        return place if place.file else Place(self.report.entries.path)


def _offsets(span: Span, words: str, text: str) -> tuple[int, int] | None:
    """Return where a span starts and ends in a text, None where its quote is not found."""
    if span.start is not None and span.end is not None:
        inside = 0 <= span.start < span.end <= len(text)
        return (span.start, span.end) if inside else None
    if not span.quote:
        return None
    at = text.find(span.prefix + span.quote + span.suffix)
    at = at + len(span.prefix) if at >= 0 else text.find(span.quote)
    if at < 0:
        return None
    inner = span.quote.find(words) if words else -1
    return (at, at + len(span.quote)) if inner < 0 else (at + inner, at + inner + len(words))
