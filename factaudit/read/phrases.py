"""Finding the phrases of a word list on a tape, the longest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from factaudit.read.tape import split

_Rows = tuple[tuple[tuple[str, ...], frozenset[str]], ...]

_NONE: Final = ""
"""Stands for a second word where there is none."""

_SHORTEST_INFLECTED: Final = 4
"""Shorter words take no endings: "to" + "nya" is another word."""


class Cue(NamedTuple):
    """A phrase found on a tape: its labels, and the tokens ``first`` up to but not including ``stop``."""

    labels: frozenset[str]
    first: int
    stop: int


@frozen
class Phrases:
    """Phrases by their first word and their second, none for a single word, each with its other words and labels."""

    heads: dict[str, dict[str, _Rows]]

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]], suffixes: Sequence[str] = ()) -> "Phrases":
        """Return the phrases of a table from label to phrases; single words also with each suffix."""
        labels: dict[tuple[str, ...], set[str]] = {}
        for label, phrases in table.items():
            for phrase in phrases:
                for words in _inflected(split(phrase), suffixes):
                    labels.setdefault(words, set()).add(label)
        heads: dict[str, dict[str, _Rows]] = {}
        for words in sorted(labels, key=len, reverse=True):
            seconds = heads.setdefault(words[0], {})
            second = words[1] if len(words) > 1 else _NONE
            seconds[second] = (*seconds.get(second, ()), (words[1:], frozenset(labels[words])))
        return cls(heads)

    def find(self, words: Sequence[str]) -> Iterator[Cue]:
        """Yield the phrases among some words, none overlapping another; in a row of one word or sign there are none."""
        heads, free, last = self.heads, 0, len(words) - 1
        for index in [index for index, word in enumerate(words) if word in heads]:
            if index < free or (0 < index < last and words[index - 1] == words[index] == words[index + 1]):
                continue
            free = index + 1
            seconds = heads[words[index]]
            rows = seconds.get(_NONE, ())
            if free < len(words) and words[free] in seconds:
                rows = (*seconds[words[free]], *rows)
            for rest, labels in rows:
                stop = index + len(rest) + 1
                if not rest or tuple(words[index + 1 : stop]) == rest:
                    yield Cue(labels, index, stop)
                    free = stop
                    break

    def labels(self, words: Sequence[str]) -> frozenset[str]:
        """Return the labels of exactly these words, none where they are no phrase."""
        seconds = self.heads.get(words[0], {}) if words else {}
        rows = seconds.get(words[1] if len(words) > 1 else _NONE, ())
        return next((labels for rest, labels in rows if rest == tuple(words[1:])), frozenset())


def _inflected(words: tuple[str, ...], suffixes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if not words:
        return
    yield words
    if len(words) == 1 and len(words[0]) >= _SHORTEST_INFLECTED and words[0].isalpha():
        for suffix in suffixes:
            yield split(words[0] + suffix)
