"""The blocks of an HTML page, each character with its place in the page: no tree, one pass, linear in any page.

What is story and what is page furniture is not judged here.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from itertools import groupby
from typing import Final

from attrs import define, field, frozen

_OPENING: Final = re.compile(r"<(?=[A-Za-z/!?])")
_NAME: Final = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]*)")
_UP_TO_QUOTE: Final = re.compile(r"[^>\"']*")
_ODD: Final = re.compile(r"\s{2,}|[^\S ]|&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAISED: Final = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
"""A raised digit is a power or the mark of a note: it never belongs to the number before it."""

_UNREAD: Final = frozenset({"script", "style", "textarea", "title", "iframe", "noframes", "noscript", "template"}) | {
    *("svg", "math", "select")
}
_ENDLESS: Final = frozenset({"script", "style"})
"""Elements that hold the rest of a page where they are not closed."""

_INLINE: Final = frozenset({
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
    *("kbd", "label", "mark", "meter", "nobr", "output", "q", "s", "samp", "small", "span", "strike", "strong", "time"),
    *("tt", "u", "var", "wbr"),
})  # fmt: skip
_HEADINGS: Final = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_LONGEST_CELL: Final = 120


@frozen
class Run:
    """Characters of a block and their place in the page: one for one, or all of them for ``width`` characters there."""

    at: int
    origin: int
    width: int = 0


@frozen
class Block:
    """A stretch of text that no tag breaks, with the sign that stands before it; ``runs`` tell where it comes from."""

    sign: str
    text: str
    runs: tuple[Run, ...]
    joint: str = "\n\n"
    row: int = 0
    cell: int = 0


def blocks_of(page: str) -> tuple[Block, ...]:
    """Return the text of a page in blocks; the rows of tables as lines ruled by bars.

    >>> [block.text for block in blocks_of("<p>28<b>,562</b> members<p>R&amp;D")]
    ['28,562 members', 'R&D']
    """
    scanner = _Scanner(page)
    scanner.scan()
    return tuple(_ruled(scanner.blocks))


def count_of_tags(page: str) -> int:
    """Return how many tags a page has, at most."""
    return sum(1 for _ in _OPENING.finditer(page))


@define
class _Scanner:
    page: str
    blocks: list[Block] = field(factory=list)
    pieces: list[str] = field(factory=list)
    runs: list[Run] = field(factory=list)
    length: int = 0
    sign: str = ""
    joint: str = "\n\n"
    raised: bool = False
    noted: bool = False
    row: int = 0
    rows: int = 0
    cell: int = 0
    absent: set[str] = field(factory=set)

    def scan(self) -> None:
        """Walk through the page once."""
        at, end = 0, len(self.page)
        while at < end:
            found = _OPENING.search(self.page, at)
            self._text(at, found.start() if found else end)
            at = self._markup(found.start()) if found else end
        self._break("\n\n")

    def _markup(self, start: int) -> int:
        """Take in what a ``<`` opens, and return where it ends."""
        name = _NAME.match(self.page, start + 1)
        if name is None:
            closing = "-->" if self.page.startswith("<!--", start) else ">"
            return self._after(closing, start)
        end = self._end_of_tag(name.end())
        if self.page[start + 1] == "/":
            self._closed(name[1].lower())
            return end
        return self._opened(name[1].lower(), end)

    def _after(self, closing: str, start: int) -> int:
        end = self.page.find(closing, start)
        return end + len(closing) if end >= 0 else len(self.page)

    def _end_of_tag(self, at: int) -> int:
        """Return where a tag ends; a ``>`` between quotation marks does not end it."""
        while True:
            at = _UP_TO_QUOTE.match(self.page, at).end()  # type: ignore[union-attr] # it matches the empty text
            sign = self.page[at : at + 1]
            if sign in {"", ">"}:
                return at + 1
            closing = -1 if sign in self.absent else self.page.find(sign, at + 1)
            if closing < 0:
                self.absent.add(sign)
            at = max(closing, at) + 1

    def _opened(self, name: str, end: int) -> int:
        if name in _UNREAD:
            return self._past(name, end)
        if name in {"sup", "sub"}:
            self.raised = True
        elif name == "a" and self.raised:
            self.noted = True
        elif name not in _INLINE:
            self._break("\n" if name == "br" else "\n\n")
            self._entered(name)
        return end

    def _entered(self, name: str) -> None:
        """Note what the text behind a tag is a part of."""
        if name in _HEADINGS:
            self.sign = _HEADINGS[name]
        elif name == "li":
            self.sign, self.joint = "- ", "\n"
        elif name == "tr":
            self.rows += 1
            self.row, self.cell = self.rows, 0
        elif name in {"td", "th"}:
            self.cell += 1
        elif name == "table":
            self.row = 0

    def _closed(self, name: str) -> None:
        if name in {"sup", "sub"}:
            self.raised = self.noted = False
        elif name not in _INLINE:
            self._break("\n\n")
            if name in _HEADINGS or name == "li":
                self.sign = ""
            elif name in {"tr", "table"}:
                self.row = 0

    def _past(self, name: str, at: int) -> int:
        """Return where an element ends that is not read; where nothing closes it, only its tag is left out."""
        found = None if name in self.absent else _closing(name).search(self.page, at)
        if found is not None:
            return found.end()
        self.absent.add(name)
        return len(self.page) if name in _ENDLESS else at

    def _text(self, start: int, end: int) -> None:
        """Take in the characters between two tags: entities as what they stand for, white space as one space.

        A raised link leads to a note, and is left out.
        """
        at = end if self.noted else start
        while at < end:
            odd = _ODD.search(self.page, at, end)
            stop = odd.start() if odd else end
            self._plain(at, stop)
            if odd is not None:
                decoded = " " if odd[0].isspace() else unescape(odd[0])
                self._put(decoded, Run(self.length, odd.start(), odd.end() - odd.start()))
            at = odd.end() if odd else end

    def _plain(self, start: int, stop: int) -> None:
        if start < stop:
            self._put(self.page[start:stop], Run(self.length, start))

    def _put(self, text: str, run: Run) -> None:
        spaced = not self.pieces or self.pieces[-1].endswith(" ")
        if spaced and text.startswith(" "):
            text, run = text[1:], Run(run.at, run.origin + (not run.width), run.width)
        if text:
            self.pieces.append(text.translate(_RAISED) if self.raised else text)
            self.length += len(text)
            self.runs.append(run)

    def _break(self, joint: str) -> None:
        """End the block, if there is one."""
        text = "".join(self.pieces).rstrip()
        if text.strip():
            self.blocks.append(Block(self.sign, text, tuple(self.runs), self.joint, self.row, self.cell))
            self.sign, self.joint = "", joint
        elif joint != "\n":
            self.joint = joint
        self.pieces, self.runs, self.length = [], [], 0


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b[^>]*>?", re.IGNORECASE)


def _ruled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, those of each row of short cells as one."""
    for row, group in groupby(blocks, key=lambda block: block.row):
        cells = list(group)
        if row and len({block.cell for block in cells}) > 1 and all(len(b.text) <= _LONGEST_CELL for b in cells):
            yield _joined(cells)
        else:
            yield from cells


def _joined(cells: Sequence[Block]) -> Block:
    """Return the cells of a row as one block, with bars between them."""
    pieces: list[str] = []
    runs: list[Run] = []
    length, last = 0, cells[0].cell
    for block in cells:
        between = "" if not pieces else " | " if block.cell != last else " "
        length += len(between)
        runs += [Run(length + run.at, run.origin, run.width) for run in block.runs]
        pieces += [between, block.text]
        length += len(block.text)
        last = block.cell
    return Block("| ", "".join(pieces) + " |", tuple(runs), "\n")
