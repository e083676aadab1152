"""What a number counts: a currency, a unit, the noun behind it, and what it is told per."""

from functools import cache
from typing import Final, NamedTuple

from attrs import evolve, frozen

from factaudit.language.numeral import Numeral
from factaudit.read.amounts import COUNTED, DURATIONS, Amount
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape

_NOUN_REACH: Final = 4
BREAKS: Final = frozenset(".;:()\n")


class Counted(NamedTuple):
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
        unit = self._unit(cue)
        if numeral.currency:
            return Counted(numeral.currency, cue.stop if cue and unit == numeral.currency else number)
        unit = self._sign(cue, ceiling) or unit
        if cue and unit and cue.stop <= ceiling + 1:
            return Counted(unit, cue.stop, words[cue.stop - 1] if self.lexicon.nouns_last else words[cue.first])
        if cue and named(cue, "after:") and cue.stop < ceiling:
            return self._noun(cue.stop, ceiling)
        return self._noun(at, ceiling)

    def _sign(self, cue: Cue | None, ceiling: int) -> str:
        """Return the currency behind a number, written as one ("10 €", "500 USD") and not before the next number."""
        sign = named(cue, "money:")
        if cue is None or not sign or cue.stop > ceiling:
            return ""
        text = self.tape.text[self.tape.starts[cue.first] : self.tape.ends[cue.stop - 1]]
        return sign if text == text.upper() else ""

    def _unit(self, cue: Cue | None) -> str:
        """Return the unit that a cue names; a raised digit touches it: "m2" is one, "12 m 2 dm" has none."""
        last = cue.stop - 1 if cue else 0
        apart = cue is not None and self.tape.words[last].isdigit() and not self.tape.joined(last)
        return "" if apart else named(cue, "unit:")

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
            unit = self._unit(cue)
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
            if self.tape.words[cue.stop : cue.stop + 1] and self.tape.words[cue.stop] in self.lexicon.elapsed:
                break  # "6.29 percent a month earlier"
            units.append(unit)
            at = cue.stop
        return "/".join(units), at

    def measured(self, amount: Amount, following: Amount) -> Amount:
        """Return a bare number with the unit of the one that "and" joins to it: "135 and 150 dollars"."""
        unit, apart = following.unit, self.tape.words[amount.stop : following.first]
        if amount.unit or unit in COUNTED or not unit or len(apart) != 1 or apart[0] not in self.lexicon.joint:
            return amount
        stated = amount.mention.stated
        assert stated is not None
        stated = evolve(stated, rounded=stated.rounded or following.percent)
        mention = evolve(amount.mention, kind=kind_of(unit), unit=unit, per=following.mention.per, stated=stated)
        return evolve(amount, mention=mention)

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


def kind_of(unit: str) -> str:
    """Return the kind of mention that a number of a unit is."""
    if unit in {"percent", "percentage_point"}:
        return "percent"
    if unit in DURATIONS:
        return "duration"
    return "money" if len(unit) == 3 and unit.isupper() else "number"
