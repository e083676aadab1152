"""The sentences of each section, as stretches of tokens."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from factaudit.read.sections import Section
from factaudit.read.tape import Tape

_STOPS: Final = frozenset(".!?…")
_OPENERS: Final = frozenset("\"'“‘([«")
_LONGEST_INITIAL: Final = 1
_LONGEST: Final = 600
"""Tokens after which a sentence is cut: what is longer is a table or no text."""


class Sentence(NamedTuple):
    """Tokens ``first`` up to ``stop`` of a section; ``paragraph`` counts the sections before it."""

    start: int
    end: int
    first: int
    stop: int
    section: str
    paragraph: int


def sentences(tape: Tape, parts: Sequence[Section], abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """Yield the sentences of the sections in order."""
    for paragraph, section in enumerate(parts):
        first, stop = tape.first(section.start), tape.first(section.end)
        for begin, end in _cut(tape, first, stop, abbreviations):
            yield Sentence(tape.starts[begin], tape.ends[end - 1], begin, end, section.kind, paragraph)


def _cut(tape: Tape, first: int, stop: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    begin, after, words = first, first, tape.words
    for index in range(first, stop):
        if words[index] in _STOPS:
            if after <= index:
                after = _after_marks(tape, index + 1, stop)
            ended = after < stop and _ends(tape, index, begin, after, abbreviations)
        else:
            ended = False
        if ended or index - begin >= _LONGEST:
            end = index + 1
            while end < stop and tape.joined(end) and words[end] in "”\"’)»'":
                end += 1
            if end > begin:
                yield begin, end
            begin = end
    if begin < stop:
        yield begin, stop


def _after_marks(tape: Tape, at: int, stop: int) -> int:
    """Return the first token from one on that is a word or that a space parts from the one before."""
    words, starts, ends = tape.words, tape.starts, tape.ends
    while at < stop and starts[at] == ends[at - 1] and not words[at].isalnum():
        at += 1
    return at


def _ends(tape: Tape, index: int, begin: int, after: int, abbreviations: frozenset[str]) -> bool:
    """Whether a stop ends a sentence: white space and a capital follow, and no abbreviation or list marker precedes.

    ``after`` is the token behind the marks that touch the stop.
    """
    if tape.joined(after) or index == begin:
        return False
    if tape.words[index] != ".":
        return True
    before = tape.words[index - 1]
    if before in abbreviations or (len(before) <= _LONGEST_INITIAL and before.isalpha()):
        return False
    if index - begin == 1 and before.isdigit():
        return False
    opening = tape.text[tape.starts[after]]
    return opening.isupper() or opening.isdigit() or opening in _OPENERS or not opening.isalnum()
