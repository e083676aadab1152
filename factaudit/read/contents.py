"""The words around a number that say what it counts, and the label they make."""

from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from attrs import frozen

from factaudit.read.lexicon import Lexicon
from factaudit.read.nouns import BREAKS
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape

_SILENT: Final = frozenset(
    {"up", "down", "from", "to", "by", "or", "speech", "contrast", "consequence", "flat", "rest"}
)
_SUMMING: Final = frozenset({"total", "jointly", "consist"})
_WORDS_AFTER: Final = 8
_LABEL_WORDS: Final = 6


@frozen
class ContentReader:
    """Reads the content words beside numbers; ``hidden`` are the tokens of dates."""

    tape: Tape
    lexicon: Lexicon
    starting: dict[int, Cue]
    hidden: AbstractSet[int]

    def content(self, first: int, stop: int) -> tuple[str, ...]:
        """Return the words that may say what is counted: outside dates, telling no change, modality or speaker."""
        return tuple([self.tape.words[at] for at in self._content(first, stop)])

    def _content(self, first: int, stop: int) -> list[int]:
        known, hidden, starting = self.lexicon.function_words, self.hidden, self.starting
        found: list[int] = []
        for at, word in enumerate(self.tape.words[first:stop], first):
            if word in known or not word[0].isalpha() or at in hidden:
                continue
            cue = starting.get(at)
            if cue is None or not _silent(cue.labels):
                found.append(at)
        return found

    def reach(self, stop: int, ceiling: int) -> int:
        """Return where the words behind an amount end: at a mark, or after some words."""
        at, words = stop, self.tape.words
        while at < min(ceiling, stop + _WORDS_AFTER) and words[at] not in BREAKS and words[at] != ",":
            at += 1
        return at

    def label(self, floor: int, start: int, noun: str) -> tuple[str, ...]:
        """Return the words before a number that name what it measures, with the noun it counts.

        Who says it is left out, "the number of" before a noun, and "people" behind one.
        """
        told = self._content(self._opening(floor, start), start) or self._content(floor, start)
        named = [at for at in told if not self._counts(at)] or ([] if noun else told)
        words = [self.tape.words[at] for at in named[-_LABEL_WORDS:]]
        spare = not noun.isalpha() or (words and noun in self.lexicon.anyone)
        return tuple(dict.fromkeys(words if spare else [*words, noun]))

    def _opening(self, floor: int, start: int) -> int:
        """Return the token where a clause begins that tells a number: behind a mark, and behind who says it."""
        for at in range(start - 1, floor - 1, -1):
            cue = self.starting.get(at)
            if cue is not None and "speech" in cue.labels:
                return self._behind_name(cue.stop, start)
            if self.tape.words[at] in BREAKS:
                return at + 1
        return floor

    def _behind_name(self, at: int, start: int) -> int:
        """Return the token behind a name that a comma closes: "according to Statistics Jepara, ..."."""
        stop = at
        while stop < start and (
            self.tape.capital(stop) or self.tape.words[stop] in {",", *self.lexicon.function_words}
        ):
            stop += 1
        commas = [i for i in range(at, stop) if self.tape.words[i] == ","]
        return commas[-1] + 1 if commas else at

    def _counts(self, at: int) -> bool:
        """Whether a word only says that something is counted or summed up."""
        cue = self.starting.get(at)
        summed = cue is not None and not cue.labels.isdisjoint(_SUMMING)
        return summed or self.tape.words[at] in self.lexicon.counting


@cache
def _silent(labels: frozenset[str]) -> bool:
    """Whether a phrase with these labels tells a change, a modality or a speaker, and not what is counted."""
    return any(label in _SILENT or label.startswith("modality:") for label in labels)
