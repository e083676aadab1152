"""Multiples that the words state: "more than doubled from 20 to 45", "90, three times as many as the 30 of May".

In prose a multiple is rounded, up or down or cut off: "doubled" goes with 1.5 and with 2.9 times as much. Only what
no such rounding allows is held against it; "more than doubled" excludes all up to the double itself.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from attrs import frozen

from factaudit.language.terms import place_of
from factaudit.model.number import Number
from factaudit.read.amounts import Amount, Link, Passage, Role, alike
from factaudit.read.frames import DIRECTIONS
from factaudit.read.leads import LeadReader
from factaudit.read.lexicon import Lexicon
from factaudit.read.nouns import named
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape
from factaudit.read.wholes import level

_HALF: Final = Fraction(1, 2)
_REACH: Final = 5
_WORDS: Final = 4
_OTHER: Final = frozenset({"by", "include", "contrast", "average", "each", "rest", "others", "modality:condition"})
_BELOW_ONE: Final = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "~<": "~>", "~>": "~<"}
"""What halves goes down: "more than halved" leaves less than half."""


class Multiple(NamedTuple):
    """So many times as much, by the tokens ``first`` up to ``stop`` of the words that say so."""

    times: Fraction
    comparator: str
    first: int
    stop: int

    def links(self, lesser: Amount, greater: Amount) -> Iterator[Link]:
        """Yield the orders that bound one amount by what multiplies the other."""
        low, high, strict = self._bounds()
        told = {"strict": "true" if strict else "false"}
        if low is not None:
            yield Link.of("order", told, lesser=Role(lesser, low), greater=greater)
        if high is not None:
            yield Link.of("order", told, lesser=greater, greater=Role(lesser, high))

    def _bounds(self) -> tuple[Number | None, Number | None, bool]:
        times, down = self.times, self.times < 1
        sign = _BELOW_ONE.get(self.comparator, self.comparator) if down else self.comparator
        step = times * _HALF if down else Fraction(place_of(times)) if times.denominator == 1 else _HALF
        low, high = times - step * _HALF, times + step * (_HALF if down else 1)
        if sign in {">", ">="}:
            return times, None, sign == ">"
        if sign in {"<", "<="}:
            return None, times, sign == "<"
        return (times if sign == "~>" else low), (times if sign == "~<" else high), False


def multiples(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield the bounds that the multiples of an article set."""
    reader = _Multiples(tape, lexicon, LeadReader(tape, lexicon))
    for passage in passages:
        yield from reader.links(passage)


@frozen
class _Multiples:
    tape: Tape
    lexicon: Lexicon
    leads: LeadReader

    def links(self, passage: Passage) -> Iterator[Link]:
        """Yield what the multiples of a sentence state, one after the other."""
        plain = [amount for amount in passage.amounts if amount.unit != "1"]
        for multiple in self._told(passage):
            before = [a for a in plain if a.stop <= multiple.first]
            behind = [a for a in plain if a.first >= multiple.stop]
            ends = self._ends(passage, multiple, behind[:2]) or self._compared(passage, multiple, before, behind)
            if ends and self._fit(passage, multiple, *ends):
                yield from multiple.links(*ends)

    def _told(self, passage: Passage) -> Iterator[Multiple]:
        """Yield the multiples of a sentence: a verb ("doubled"), or a number of times."""
        for amount in passage.amounts:
            stated = amount.mention.stated
            cue = passage.cue_at(amount.stop - 1)
            told = amount.unit == "1" and cue is not None and "multiplying" in cue.labels and not amount.mention.role
            if told and stated is not None and stated.upper is None and stated.value > 0:
                yield Multiple(Fraction(stated.value), stated.comparator, amount.first, amount.stop)
        for cue in passage.cues:
            times = named(cue, "multiple:")
            if times:
                sign, first = self._comparator(passage, cue)
                yield Multiple(Fraction(times), sign, first, cue.stop)

    def _comparator(self, passage: Passage, cue: Cue) -> tuple[str, int]:
        """Return the comparator right before a word, and the token where both begin."""
        told = passage.cue_at(cue.first - 1)
        sign = named(told, "before:")
        return (sign, told.first) if told is not None and sign else ("=", cue.first)

    def _ends(self, passage: Passage, multiple: Multiple, behind: Sequence[Amount]) -> tuple[Amount, Amount] | None:
        """Return where a change starts and ends: "doubled from 20 to 45", "to 45 from 20"."""
        if len(behind) < 2 or behind[0].first - multiple.stop > _WORDS:
            return None
        if any(cue.labels & DIRECTIONS for cue in passage.between(multiple.stop, behind[1].first)):
            return None
        roles = {self._role(passage, amount): amount for amount in behind}
        return (roles["from"], roles["to"]) if roles.keys() == {"from", "to"} else None

    def _role(self, passage: Passage, amount: Amount) -> str:
        """Return the mark that stands right before an amount."""
        cue = passage.cue_at(amount.first - 1)
        return next((name for name in ("to", "from") if cue is not None and name in cue.labels), "")

    def _compared(
        self, passage: Passage, multiple: Multiple, before: Sequence[Amount], behind: Sequence[Amount]
    ) -> tuple[Amount, Amount] | None:
        """Return what is compared: "90 women, three times as many as the 30 men"."""
        if not before or not behind or behind[0].first - multiple.stop > _REACH:
            return None
        words = self.tape.words[multiple.stop : behind[0].first]
        carried = any(cue.labels & {"from", "versus"} for cue in passage.between(multiple.stop, behind[0].first))
        last = passage.cue_at(multiple.stop - 1)
        if not carried and (last is None or "comparing" not in last.labels):
            return None
        if not set(words).isdisjoint({",", ";", ":", *self.lexicon.joint}):
            return None
        set_off = "," in self.tape.words[before[-1].stop : multiple.first]
        on = set_off and self.leads.carried_on(passage, before[-1].stop, multiple.first)
        return (behind[0], before[-1]) if on else None

    def _fit(self, passage: Passage, multiple: Multiple, one: Amount, other: Amount) -> bool:
        """Whether two amounts count alike, and nothing between them turns to something else or denies it."""
        first, stop = min(one.stop, other.stop, multiple.first), max(one.first, other.first)
        turned = any(cue.labels & _OTHER for cue in passage.between(first, stop))
        denied = any(word in self.lexicon.negations for word in self.tape.words[multiple.first - 2 : multiple.first])
        plain = level(one) and level(other) and one.percent == other.percent
        return plain and alike(one, other) and not turned and not denied
