"""Comments in texts: not read, but for those by which an author silences a rule.

``<!-- factaudit: ignore RULE: reason -->`` within a paragraph silences the rule there; on a line of its own, in
the block below. A block is a run of lines that are not empty.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from attrs import define, frozen

from factaudit.errors import InputError, Place, Problem
from factaudit.model.rule import RULES, rules_named
from factaudit.model.source import Document, Span

_MARK: Final = "factaudit:"
_FORM: Final = "write <!-- factaudit: ignore RULE: reason -->"
_BREAK: Final = re.compile(r"\n")
_NEAR: Final = 200
"""Characters of a comment in which its first word is looked for."""


@frozen
class Silence:
    """Rules that are not to be heard of from ``start`` to ``end`` of a document, and why."""

    rules: tuple[str, ...]
    reason: str
    source: str
    start: int
    end: int

    def covers(self, rule: str, spans: Iterable[Span | None]) -> bool:
        """Return whether a finding of a rule, with these places, stands here."""
        return rule in self.rules and any(
            span is not None and span.source == self.source and span.start is not None and self._holds(span.start)
            for span in spans
        )

    def _holds(self, at: int) -> bool:
        return self.start <= at < self.end


def without_comments(text: str) -> str:
    """Return a text of the same length with its ``<!-- -->`` blank: who reads Markdown does not see them either."""
    pieces, at = [], 0
    for start, end in _comments(text):
        pieces += [text[at:start], _blank(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def silences(documents: Iterable[Document]) -> tuple[Silence, ...]:
    """Return what the comments of some texts silence.

    Raises:
        InputError: naming each comment that names no rule, an unknown one, or no reason.
    """
    found: list[Silence] = []
    problems: list[Problem] = []
    for document in documents:
        text = _Text(document)
        for start, end in _directives(document.text):
            try:
                found.append(text.silence(start, end))
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(found)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (closed := text.find("-->", start + 4)) >= 0:
        end = closed + 3
        yield start, end


def _directives(text: str) -> Iterator[tuple[int, int]]:
    """Yield the comments that speak to this program, and what is left of the text where the last is not closed."""
    end = 0
    for start, end in _comments(text):
        if _speaks(text, start):
            yield start, end
    last = text.find("<!--", end)
    if last >= 0 and _speaks(text, last):
        yield last, len(text)


def _speaks(text: str, start: int) -> bool:
    at = start + 4
    return text[at : at + _NEAR].lstrip().startswith(_MARK)


def _blank(text: str) -> str:
    return "".join(char if char in "\r\n" else " " for char in text)


@define(slots=False)
class _Text:
    """A document, its lines and its blocks found once."""

    document: Document

    def silence(self, start: int, end: int) -> Silence:
        """Return what a comment silences."""
        text = self.document.text
        if not text.endswith("-->", start, end):
            raise InputError([Problem("this comment is never closed", self._place(start), _FORM)])
        at = text.index(_MARK, start) + len(_MARK)
        told = text[at : end - 3]
        named, colon, reason = told.strip().removeprefix("ignore").partition(":")
        if told.split()[:1] != ["ignore"]:
            raise InputError([Problem("expected the word ignore", self._place(at), _FORM)])
        if not colon or not reason.strip():
            message = "a finding is silenced for a reason, and none is given"
            raise InputError([Problem(message, self._place(at), _FORM)])
        names = [name.strip() for name in named.split(",")]
        unknown = [name for name in names if not rules_named(name)]
        if unknown:
            behind = text.index("ignore", at) + len("ignore")
            raise InputError([_unknown(name, self._place(text.index(name, behind))) for name in unknown])
        rules = tuple(dict.fromkeys(rule for name in names for rule in rules_named(name)))
        return Silence(rules, " ".join(reason.split()), self.document.id, *self._block(start))

    def _block(self, start: int) -> tuple[int, int]:
        """Return the block that a comment stands in, else the one below it."""
        at = bisect_right(self._ends, start)
        return self._blocks[at] if at < len(self._blocks) else (start, start)

    def _place(self, at: int) -> Place:
        line = bisect_right(self._lines, at)
        return Place(self.document.path, line, at - self._lines[line - 1] + 1)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.document.text))]

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """The runs of lines that hold more than comments."""
        text = without_comments(self.document.text)
        filled = [bool(text[start:end].strip()) for start, end in pairwise([*self._lines, len(text)])]
        blocks, first = [], 0
        for full, several in groupby(filled):
            last = first + len(list(several))
            if full:
                blocks.append((self._lines[first], self._lines[last] if last < len(self._lines) else len(text)))
            first = last
        return blocks

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self._blocks]


def _unknown(name: str, place: Place) -> Problem:
    near = get_close_matches(name, RULES, 1)
    hint = f"did you mean {near[0]}?" if near else "factaudit explain lists the rules"
    return Problem(f"unknown rule {name!r}" if name else "no rule is named", place, hint)
