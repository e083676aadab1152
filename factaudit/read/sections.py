"""The parts of an article: heading, dateline, summary, body, caption, list, table row, boilerplate, related links."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

KINDS: Final = (
    "heading", "dateline", "summary", "body", "caption", "list", "table", "boilerplate", "related",
)  # fmt: skip

ASIDE: Final = frozenset({"boilerplate", "related", "caption", "dateline"})
"""Sections that belong to the page and not to the story: their numbers are read but not compared."""

_LONGEST_HEADING: Final = 160
_LONGEST_NOTE: Final = 120
_LONGEST_LINK: Final = 220
_LONGEST_LINE: Final = 100
_FEWEST_LINES: Final = 4
_LONG: Final = 40
_FEW_WORDS: Final = 3
_BULLET: Final = re.compile(r"\s*(?:[-*•·▪–]\s|\d{1,2}[.)]\s)")
_NUMBERED: Final = re.compile(r"\s*\d{1,2}[.)]\s")
_MARKDOWN: Final = re.compile(r"\s*#{1,6}\s")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDED: Final = (".", "!", "?", "”", '"', ":", ";", ",", "…", "’")
_FIRST: Final = re.compile(r"\S{1,40}")
_YEAR: Final = re.compile(r"\d{4}")
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d")


@frozen
class Section:
    """A block of lines of one kind; ``start`` and ``end`` are offsets in the text."""

    kind: str
    start: int
    end: int


@frozen
class Marks:
    """The words by which a language marks its page furniture, each in lower case."""

    boilerplate: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    related_line: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]], clock: Sequence[str]) -> "Marks":
        """Return the marks of a language's ``sections`` table; ``clock`` are its names of time zones."""
        rows = {kind: tuple(word.lower() for word in words) for kind, words in table.items()}
        return cls(**rows, clock=tuple(clock))


def split(text: str, marks: Marks, dated: Sequence[tuple[int, int]] = ()) -> tuple[Section, ...]:
    """Return the sections of a text in order; ``dated`` are the places of dates, which tell a dateline."""
    sections: list[Section] = []
    tail, last_body = "", 0
    lines = list(_lines(text))
    first_line = True
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        low = line.strip().lower()
        kind = tail or _kind(line, low, marks, dated, start, end)
        if not tail and _opens_related(low, marks) and last_body:
            tail = kind = "related"
        if kind == "body" and _looks_like_heading(line, first=first_line) and _stands_alone(text, lines, number):
            kind = "heading"
        if sections and sections[-1].kind == "summary" and kind == "list":
            kind = "summary"
        last_body += kind == "body"
        first_line = False
        sections.append(Section(kind, start, end))
    return tuple(_wrapped(text, sections, _width(lines)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)


def _kind(
    line: str, low: str, marks: Marks, dated: Sequence[tuple[int, int]], start: int, end: int
) -> str:
    short = len(low) <= _LONGEST_NOTE
    if len(low) <= _LONGEST_LINK and any(_begins(low, mark) for mark in marks.related_line):
        return "related"
    if short and any(_marked(low, mark) for mark in marks.boilerplate):
        return "boilerplate"
    if short and any(_marked(low, mark) for mark in marks.summary):
        return "summary"
    if len(low) <= _LONGEST_LINK and _has_caption(low, marks):
        return "caption"
    if short and _is_dateline(line, low, marks, dated, start, end):
        return "dateline"
    if line.count("|") >= 2 or line.count("\t") >= 2:
        return "table"
    if _MARKDOWN.match(line):
        return "heading"
    if _NUMBERED.match(line) and _looks_like_heading(line, first=False):
        return "heading"
    return "list" if _BULLET.match(line) else "body"


def _has_caption(low: str, marks: Marks) -> bool:
    signed = any(mark in low for mark in marks.caption if mark[0] == "(" or mark[-1] == ":")
    return signed or any(_marked(low, mark) for mark in marks.caption)


def _begins(low: str, mark: str) -> bool:
    """Whether a line begins with a mark, as whole words."""
    return low.startswith(mark) and not (low[len(mark) :][:1].isalnum() and mark[-1].isalnum())


def _marked(low: str, mark: str) -> bool:
    """Whether a mark names a line: the line begins with it, and where it is one word says little else."""
    return _begins(low, mark) and (" " in mark or not mark.isalpha() or low.count(" ") <= _FEW_WORDS)


def _is_dateline(
    line: str, low: str, marks: Marks, dated: Sequence[tuple[int, int]], start: int, end: int
) -> bool:
    """Whether a short line says little more than when and by whom it was published."""
    first = bisect_left(dated, (start, 0))
    inside = dated[first : bisect_left(dated, (end, 0))]
    if not inside or line.rstrip().endswith((".", "!", "?")):
        return False
    covered = sum(b - a for a, b in inside)
    others = len(_WORD.findall(line)) - sum(len(_WORD.findall(line[a - start : b - start])) for a, b in inside)
    clocked = bool(_CLOCK.search(line)) and any(mark in low for mark in marks.clock)
    return (bool(_YEAR.search(line)) and (covered * 2 >= len(line.strip()) and others <= 3)) or (clocked and others <= 12)


def _opens_related(low: str, marks: Marks) -> bool:
    plain = low.strip("#*: ")
    return len(plain) <= 60 and plain in marks.related


def _looks_like_heading(line: str, *, first: bool) -> bool:
    """Whether a short line without a full stop is set as a title."""
    plain = line.strip()
    if len(plain) > _LONGEST_HEADING or plain.endswith(_ENDED) or (_BULLET.match(line) and not _NUMBERED.match(line)):
        return False
    words = _WORD.findall(plain)
    if len(words) < 3:
        return False
    if first or _NUMBERED.match(line):
        return True
    capital = sum(word[0].isupper() for word in words)
    return 2 * capital >= len(words)


def _stands_alone(text: str, lines: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether no line before runs on into this one and this one does not run on into the next."""
    start, end = lines[number]
    if number and _runs_on(text, lines[number - 1], start):
        return False
    return number + 1 == len(lines) or not _runs_on(text, (start, end), lines[number + 1][0])


def _runs_on(text: str, line: tuple[int, int], following: int) -> bool:
    """Whether a wrapped line goes on in the next: no blank line, no full stop, and a small letter or digit."""
    start, end = line
    if text[end - 1] in _ENDED[:3] or text.count("\n", end, following) > 1 or end - start < 40:
        return False
    return text[following].islower()


def _width(lines: Sequence[tuple[int, int]]) -> int:
    """Return the width that a text is wrapped to by hand, 0 where its lines are paragraphs."""
    longest = max((end - start for start, end in lines), default=0)
    return longest if _LONG < longest <= _LONGEST_LINE and len(lines) >= _FEWEST_LINES else 0


def _wrapped(text: str, sections: Sequence[Section], width: int) -> Iterator[Section]:
    """Join the lines of hard-wrapped paragraphs."""
    held: Section | None = None
    for section in sections:
        if held is None:
            held = section
        elif held.kind in {"body", "list"} and section.kind == "body" and _wraps(text, held, section, width):
            held = Section(held.kind, held.start, section.end)
        else:
            yield held
            held = section
    if held is not None:
        yield held


def _wraps(text: str, held: Section, section: Section, width: int) -> bool:
    """Whether a line goes on in the next: that begins with a small letter, or its first word had no room."""
    last = max(text.rfind("\n", held.start, held.end) + 1, held.start)
    length = held.end - last
    if text.count("\n", held.end, section.start) > 1 or text[section.start] in "-*•#|":
        return False
    if length >= _LONG and text[section.start].islower() and text[held.end - 1] not in _ENDED[:3]:
        return True
    word = _FIRST.match(text, section.start)
    return bool(width) and length + len(word[0] if word else "") >= width


def unwrapped(text: str, parts: Sequence[Section]) -> str:
    """Return a text of the same length in which the lines of a wrapped paragraph are parted by spaces alone."""
    pieces: list[str] = []
    at = 0
    for part in parts:
        if "\n" in text[part.start : part.end]:
            pieces += [text[at : part.start], text[part.start : part.end].replace("\n", " ")]
            at = part.end
    pieces.append(text[at:])
    return "".join(pieces)
