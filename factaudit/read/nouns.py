"""What a number counts: a currency, a unit, the noun behind it, and what it is told per."""

from functools import cache
from typing import Final

from attrs import frozen

from factaudit.language.numeral import Numeral
from factaudit.read.amounts import COUNTED
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape

_NOUN_REACH: Final = 4
BREAKS: Final = frozenset(".;:()\n")


@frozen
class Counted:
    """A unit with the token after it, the word that is counted, and whether no list knows that word."""

    unit: str
    stop: int
    head: str = ""
    guessed: bool = False


@frozen
class NounReader:
    """Reads what numbers count, by the cues that start at each token."""

    tape: Tape
    lexicon: Lexicon
    starting: dict[int, Cue]

    def unit(self, numeral: Numeral, number: int, ceiling: int) -> Counted:
        """Return the unit behind a number: a currency before it, a sign or noun after it, or whatever is counted."""
        words, tape = self.tape.words, self.tape
        at = number
        if at < ceiling and words[at] == "-" and tape.joined(at) and self.glued(at + 1):
            return self._hyphened(words[at + 1], at + 2)
        hyphened = tape.text[numeral.end : tape.ends[number - 1]].lstrip("-").lower()
        if hyphened:
            return self._hyphened(hyphened, number)
        cue = self.starting.get(at)
        unit = named(cue, "unit:")
        if numeral.currency:
            return Counted(numeral.currency, cue.stop if cue and unit == numeral.currency else number)
        if cue and unit and cue.stop <= ceiling + 1:
            return Counted(unit, cue.stop, words[cue.stop - 1] if self.lexicon.nouns_last else words[cue.first])
        if cue and named(cue, "after:") and cue.stop < ceiling:
            return self._noun(cue.stop, ceiling)
        return self._noun(at, ceiling)

    def _hyphened(self, word: str, stop: int) -> Counted:
        """Return the unit that a hyphen joins to a number: "five-year", "10-year-old", "175,828-enrollee"."""
        cue = self.lexicon.phrases.labels((word,)) or self.lexicon.phrases.labels((word.partition("-")[0],))
        units = sorted(label for label in cue if label.startswith("unit:"))
        return Counted(units[0].removeprefix("unit:") if units else "item", stop, word)

    def _noun(self, at: int, ceiling: int) -> Counted:
        """Return the noun counted: the first known unit among the next words, else the first or last of them."""
        words = self.tape.words
        while at < ceiling and words[at] in self.lexicon.skipped:
            at += 1
        run = at
        while run < min(ceiling, at + _NOUN_REACH) and self._plain(run):
            cue = self.starting.get(run)
            unit = named(cue, "unit:")
            if cue and unit and (run == at or unit in COUNTED):
                return Counted(unit, cue.stop, words[cue.first])
            run += 1
        if run == at:
            return Counted("", at)
        return Counted("item", run, words[run - 1] if self.lexicon.nouns_last else words[at], guessed=True)

    def _plain(self, index: int) -> bool:
        """Whether a token may be part of what is counted: a word that is neither a function word nor a cue."""
        word = self.tape.words[index]
        if not word[0].isalpha():
            return False
        cue = self.starting.get(index)
        if cue is not None:
            return bool(named(cue, "unit:"))
        return word not in self.lexicon.function_words

    def per(self, at: int, ceiling: int) -> tuple[str, int]:
        """Return what an amount is told per, "month" or "person/month", and the token after it."""
        units: list[str] = []
        while at < ceiling and (cue := self.starting.get(at)) is not None and (unit := named(cue, "per:")):
            units.append(unit)
            at = cue.stop
        return "/".join(units), at

    def before(self, floor: int, start: int) -> str:
        """Return the counted unit spoken of before a bare number: "active members reach 90 thousand"."""
        for at in range(start - 1, floor - 1, -1):
            cue = self.starting.get(at)
            unit = named(cue, "unit:")
            if unit in COUNTED and unit != "item":
                return unit
            if self.tape.words[at] in BREAKS:
                return ""
        return ""

    def glued(self, index: int) -> bool:
        """Return whether a token follows the one before it without a space."""
        return index < len(self.tape.words) and self.tape.joined(index)


def named(cue: Cue | None, prefix: str) -> str:
    """Return what a cue's label with a prefix names, the first in order where there are several."""
    return "" if cue is None else _named(cue.labels, prefix)


@cache
def _named(labels: frozenset[str], prefix: str) -> str:
    """Return what the labels of a phrase name; a language has few sets of labels, and a text asks for them often."""
    return min((label for label in labels if label.startswith(prefix)), default="").removeprefix(prefix)
