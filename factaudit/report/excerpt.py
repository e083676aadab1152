"""Source lines with carets under what is meant, cut around it where a line is long."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from attrs import frozen

from factaudit.report.paint import Paint
from factaudit.report.places import Text
from factaudit.report.text import columns, line_cells, wrapped

_LEAST_CONTEXT: Final = 12
"""Columns of the line kept before a span, however long its label is."""


@frozen
class Caret:
    """A stretch of a document to underline, with what to say beside it."""

    text: Text
    start: int
    end: int
    label: str


@frozen
class Frame:
    """The page an excerpt is drawn on: its width, the gutter for line numbers and the signs used."""

    width: int
    gutter: int
    paint: Paint
    dots: str = "…"

    def bar(self, number: str = "") -> str:
        """Return the left margin of a line."""
        return self.paint(f" {number.rjust(self.gutter)} |", "frame")

    @property
    def room(self) -> int:
        """Columns right of the margin."""
        return max(self.width - self.gutter - 4, 24)


def excerpt(carets: list[Caret], frame: Frame, style: str) -> Iterator[str]:
    """Yield the lines of one document that carets stand under, with them."""
    yield frame.bar()
    last = None
    for number, group in groupby(sorted(carets, key=lambda c: (c.start, c.end)), key=_line_number):
        if last is not None and number > last + 1:
            yield frame.paint(f" {'.' * min(3, frame.gutter + 2)}", "frame")
        yield from _line(list(group), number, frame, style)
        last = number


def _line_number(caret: Caret) -> int:
    return caret.text.line_of(caret.start)


def _line(carets: list[Caret], number: int, frame: Frame, style: str) -> Iterator[str]:
    text = carets[0].text
    cells = line_cells(text.line(number))
    offset = text.starts[number - 1]
    spots = [_Spot.of(c, offset, cells) for c in carets]
    for together in _windows(spots, cells, frame):
        window = _Window.around(together, cells, frame)
        yield f"{frame.bar(str(number))} {window.shown}".rstrip()
        for spot in together:
            yield from window.underline(spot, frame, style)


@frozen
class _Spot:
    """A caret in cells of its line."""

    first: int
    last: int
    label: str

    @classmethod
    def of(cls, caret: Caret, offset: int, cells: list[str]) -> "_Spot":
        first = min(caret.start - offset, len(cells))
        return cls(first, max(min(caret.end - offset, len(cells)), first), caret.label)


def _windows(spots: list[_Spot], cells: list[str], frame: Frame) -> Iterator[list[_Spot]]:
    """Yield the spots that are shown in one cut of the line: all where the line fits, neighbours elsewhere."""
    if _span(cells, 0, len(cells)) <= frame.room:
        yield spots
        return
    together = [spots[0]]
    for spot in spots[1:]:
        if _span(cells, together[0].first, spot.last) + 2 * _LEAST_CONTEXT <= frame.room:
            together.append(spot)
        else:
            yield together
            together = [spot]
    yield together


def _span(cells: list[str], first: int, last: int) -> int:
    return sum(columns(cell) for cell in cells[first:last])


@frozen
class _Window:
    """The cells of a line from ``first``, as shown, with what stands for the part cut off before them."""

    cells: list[str]
    first: int
    lead: str
    shown: str

    @classmethod
    def around(cls, spots: list[_Spot], cells: list[str], frame: Frame) -> "_Window":
        if _span(cells, 0, len(cells)) <= frame.room:
            return cls(cells, 0, "", "".join(cells))
        room = frame.room - 2 * columns(frame.dots)
        before = _room_before(spots, cells, room)
        first = _back(cells, spots[0].first, before)
        last = _ahead(cells, first, room)
        if last == len(cells):
            first = max(_back(cells, last, room), _back(cells, spots[0].first, max(before, room // 2)))
        lead = frame.dots if first else ""
        tail = frame.dots if last < len(cells) else ""
        return cls(cells, first, lead, lead + "".join(cells[first:last]) + tail)

    def underline(self, spot: _Spot, frame: Frame, style: str) -> Iterator[str]:
        """Yield the carets under a spot with its label, below them where it does not fit beside."""
        before = columns(self.lead) + _span(self.cells, self.first, spot.first)
        marks = "^" * max(min(_span(self.cells, spot.first, spot.last), frame.room - before), 1)
        line = f"{frame.bar()} {' ' * before}{frame.paint(marks, style)}"
        if before + len(marks) + 1 + columns(spot.label) <= frame.room:
            yield f"{line} {frame.paint(spot.label, style)}".rstrip()
            return
        yield line
        indent = " " * max(min(before, frame.room - columns(spot.label)), 0)
        for part in wrapped(spot.label, frame.room, indent, indent):
            yield f"{frame.bar()} {indent}{frame.paint(part[len(indent) :], style)}"


def _room_before(spots: list[_Spot], cells: list[str], room: int) -> int:
    """Return how much of a line to keep before its spots: half of what is left, less where a label needs it."""
    wanted = _span(cells, spots[0].first, spots[-1].last)
    labelled = max(_span(cells, spots[0].first, s.last) + 1 + columns(s.label) for s in spots)
    return max(min((room - wanted) // 2, room - labelled), min(_LEAST_CONTEXT, room - wanted), 0)


def _back(cells: list[str], at: int, room: int) -> int:
    """Return the cell from which ``room`` columns lead up to ``at``."""
    while at > 0 and (width := columns(cells[at - 1])) <= room:
        room -= width
        at -= 1
    return at


def _ahead(cells: list[str], at: int, room: int) -> int:
    while at < len(cells) and (width := columns(cells[at])) <= room:
        room -= width
        at += 1
    return at
