"""The parts of an article: heading, dateline, summary, body, caption, list, table row, boilerplate, related links."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import field, frozen

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


class Section(NamedTuple):
    """A block of lines of one kind; ``start`` and ``end`` are offsets in the text."""

    kind: str
    start: int
    end: int


@frozen
class Marks:
    """The words by which a language marks its page furniture, each in lower case.

    ``credit`` are those marks of a caption that may stand anywhere in its line.
    """

    boilerplate: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    related_line: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    credit: tuple[str, ...] = field(init=False)

    @credit.default
    def _credit(self) -> tuple[str, ...]:
        return tuple(mark for mark in self.caption if mark[0] == "(" or mark[-1] == ":")

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]], clock: Sequence[str]) -> "Marks":
        """Return the marks of a language's ``sections`` table; ``clock`` are its names of time zones."""
        rows = {kind: tuple(word.lower() for word in words) for kind, words in table.items()}
        return cls(**rows, clock=tuple(clock))


class _Line(NamedTuple):
    """A line of a text: its offsets, its words as printed and in lower case."""

    start: int
    end: int
    text: str
    low: str

    @property
    def short(self) -> bool:
        """Whether it is short enough to be a note rather than a paragraph."""
        return len(self.low) <= _LONGEST_NOTE

    @property
    def brief(self) -> bool:
        """Whether it is short enough to be a caption or a link."""
        return len(self.low) <= _LONGEST_LINK


_Dates = Sequence[tuple[int, int]]


def split(text: str, marks: Marks, dated: _Dates = ()) -> tuple[Section, ...]:
    """Return the sections of a text in order; ``dated`` are the places of dates, which tell a dateline."""
    sections: list[Section] = []
    tail, story = "", False
    lines = list(_lines(text))
    spans = [(line.start, line.end) for line in lines]
    for number, line in enumerate(lines):
        if not tail and story and _opens_related(line.low, marks):
            tail = "related"
        kind = tail or _kind(line, marks, dated)
        if kind == "body" and _looks_like_heading(line.text, first=not number) and _stands_alone(text, spans, number):
            kind = "heading"
        if kind == "list" and sections and sections[-1].kind == "summary":
            kind = "summary"
        story = story or kind == "body"
        sections.append(Section(kind, line.start, line.end))
    return tuple(_wrapped(text, sections, _width(spans)))


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.splitlines(keepends=True):
        if plain := line.strip():
            start = at + len(line) - len(line.lstrip())
            yield _Line(start, at + len(line.rstrip()), plain, plain.lower())
        at += len(line)


def _kind(line: _Line, marks: Marks, dated: _Dates) -> str:
    """Return the first kind whose marks a line bears, body where it bears none."""
    return next((kind for kind, bears in _KINDS if bears(line, marks, dated)), "body")


def _is_related(line: _Line, marks: Marks, _dated: _Dates) -> bool:
    return line.brief and _begins_so(line.low, marks.related_line)


def _is_boilerplate(line: _Line, marks: Marks, _dated: _Dates) -> bool:
    return line.short and _marked(line.low, marks.boilerplate)


def _is_summary(line: _Line, marks: Marks, _dated: _Dates) -> bool:
    return line.short and _marked(line.low, marks.summary)


def _is_caption(line: _Line, marks: Marks, _dated: _Dates) -> bool:
    return line.brief and (any(mark in line.low for mark in marks.credit) or _marked(line.low, marks.caption))


def _is_dateline(line: _Line, marks: Marks, dated: _Dates) -> bool:
    """Whether a short line says little more than when and by whom it was published."""
    inside = dated[bisect_left(dated, (line.start, 0)) : bisect_left(dated, (line.end, 0))]
    if not line.short or not inside or line.text.endswith((".", "!", "?")):
        return False
    covered = sum(end - start for start, end in inside)
    within = sum(len(_WORD.findall(line.text[a - line.start : b - line.start])) for a, b in inside)
    others = len(_WORD.findall(line.text)) - within
    clocked = bool(_CLOCK.search(line.text)) and any(mark in line.low for mark in marks.clock)
    mostly = bool(_YEAR.search(line.text)) and covered * 2 >= len(line.text) and others <= 3
    return mostly or (clocked and others <= 12)


def _is_table(line: _Line, _marks: Marks, _dated: _Dates) -> bool:
    return line.text.count("|") >= 2 or line.text.count("\t") >= 2


def _is_heading(line: _Line, _marks: Marks, _dated: _Dates) -> bool:
    numbered = bool(_NUMBERED.match(line.text)) and _looks_like_heading(line.text, first=False)
    return numbered or bool(_MARKDOWN.match(line.text))


def _is_list(line: _Line, _marks: Marks, _dated: _Dates) -> bool:
    return bool(_BULLET.match(line.text))


_KINDS: Final[tuple[tuple[str, Callable[[_Line, Marks, _Dates], bool]], ...]] = (
    ("related", _is_related),
    ("boilerplate", _is_boilerplate),
    ("summary", _is_summary),
    ("caption", _is_caption),
    ("dateline", _is_dateline),
    ("table", _is_table),
    ("heading", _is_heading),
    ("list", _is_list),
)
"""Kinds in the order in which they are tried."""


def _begins_so(low: str, marks: tuple[str, ...]) -> bool:
    """Whether a line begins with any of some marks."""
    return low.startswith(marks) and any(_begins(low, mark) for mark in marks)


def _begins(low: str, mark: str) -> bool:
    """Whether a line begins with a mark, as whole words."""
    return low.startswith(mark) and not (low[len(mark) : len(mark) + 1].isalnum() and mark[-1].isalnum())


def _marked(low: str, marks: tuple[str, ...]) -> bool:
    """Whether a mark names a line: the line begins with it, and where it is one word says little else."""
    return low.startswith(marks) and any(
        _begins(low, mark) and (" " in mark or not mark.isalpha() or low.count(" ") <= _FEW_WORDS) for mark in marks
    )


def _opens_related(low: str, marks: Marks) -> bool:
    plain = low.strip("#*: ")
    return len(plain) <= 60 and plain in marks.related


def _looks_like_heading(line: str, *, first: bool) -> bool:
    """Whether a short line without a full stop is set as a title."""
    plain = line.strip()
    numbered = _NUMBERED.match(line) is not None
    if len(plain) > _LONGEST_HEADING or plain.endswith(_ENDED) or (_BULLET.match(line) and not numbered):
        return False
    words: list[str] = _WORD.findall(plain)
    if len(words) < 3:
        return False
    if first or numbered:
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
