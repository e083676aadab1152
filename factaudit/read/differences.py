"""Differences told behind the two amounts they are between: a margin, a profit or a loss, what is lacking."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, Amount, Link, Passage, Role, alike
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape
from factaudit.read.wholes import EXHAUSTIVE, level, value_of

_SIDES: Final = {
    "profit": ({"income"}, {"spending", "costs"}),
    "loss": ({"spending", "costs"}, {"income"}),
    "surplus": ({"income"}, {"costs"}),
    "deficit": ({"costs"}, {"income"}),
    "lack": ({"needed"}, {"available"}),
}
"""What each difference is called, with the sides it is of: the first less the second. Budgets are read as balances."""

_MARGIN: Final = "margin"
_UNPLACED: Final = "unplaced"
_OTHER: Final = frozenset({"up", "down", "include", "excluded", "rest", "others", "average", "each", "jointly", "or"})
_RESULTING: Final = frozenset({"resulting", "consequence", "closing", "jointly", "or"})
_COMPARED: Final = frozenset({"up", "down", "from", "versus"})
_REACH: Final = 4
_CLAUSE: Final = 5


def differences(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield each difference with the greater amount as a whole that the lesser and the difference make up."""
    reader = _Differences(tape, lexicon)
    for passage in passages:
        if not passage.labels.isdisjoint({_MARGIN, _UNPLACED, *_SIDES}) and "modality:condition" not in passage.labels:
            for at in range(2, len(passage.amounts)):
                link = reader.difference(passage, at) or reader.unplaced(passage, at)
                if link:
                    yield link


@frozen
class _Differences:
    tape: Tape
    lexicon: Lexicon

    def difference(self, passage: Passage, at: int) -> Link | None:
        """Return the difference that an amount is told to be of the two before it, the only ones of their kind."""
        one, other, gap = passage.amounts[at - 2 : at + 1]
        name = self._called(passage, at)
        others = any(amount.unit == one.unit for amount in passage.amounts[: at - 2])
        turned = self._turned(passage, one, other)
        if not name or others or turned or not self._comparable(one, other) or not self._comparable(one, gap):
            return None
        greater, lesser = sorted((one, other), key=value_of, reverse=True)
        if name != _MARGIN:
            sides = {self._side(passage, place, name): passage.amounts[place] for place in (at - 2, at - 1)}
            if sides.keys() != {0, 1} or not self._of_no_part(passage, at):
                return None
            greater, lesser = sides[0], sides[1]
        return Link.of("total", EXHAUSTIVE, whole=greater, parts=[Role(lesser), Role(gap)])

    def unplaced(self, passage: Passage, at: int) -> Link | None:
        """Return who is left without a place, or the places that lack: "850 pupils for 700 seats, so 150 have none".

        Each place is for one of those who are told to come.
        """
        one, other, gap = passage.amounts[at - 2 : at + 1]
        beside = self.tape.words[one.stop : other.first]
        if len(beside) != 1 or beside[0] not in self.lexicon.places or not all(map(_counts, (one, other, gap))):
            return None
        if other.head in self.lexicon.single and self._without_place(passage, other, gap):
            come, places, counted = one, other, gap.head in {"", one.head}
        elif one.head in self.lexicon.single and self._called(passage, at) == "lack":
            come, places, counted = other, one, gap.head == one.head
        else:
            return None
        if not counted or value_of(come) <= value_of(places):
            return None
        return Link.of("total", EXHAUSTIVE, whole=come, parts=[Role(places), Role(gap)])

    def _without_place(self, passage: Passage, other: Amount, gap: Amount) -> bool:
        """Whether an amount is told to have no place right behind it, drawn from those before."""
        told = passage.cue_at(gap.stop) if gap.stop < passage.sentence.stop else None
        return told is not None and _UNPLACED in told.labels and self._plain(passage, other.stop, gap.first)

    def _turned(self, passage: Passage, one: Amount, other: Amount) -> bool:
        """Whether one amount is told to be of the other, or words between them tell of something else."""
        cues = passage.between(one.stop, other.first)
        return any(cue.labels & _OTHER or (cue.first == one.stop and "outof" in cue.labels) for cue in cues)

    def _comparable(self, one: Amount, other: Amount) -> bool:
        """Whether two amounts count one thing: the same noun, or none, or "people"."""
        plain = level(one) and level(other) and not one.percent and bool(one.unit)
        nouns = {one.head, other.head} - self.lexicon.anyone - {""}
        counted = one.mention.kind == "money" or len(nouns) < 2
        return plain and counted and alike(one, other) and "mean" not in {one.mention.role, other.mention.role}

    def _called(self, passage: Passage, at: int) -> str:
        """Return what an amount is called right before it, with only what draws it from the two before in between."""
        amount, start = passage.amounts[at], passage.opening(at)
        told = [cue for cue in passage.gap(at) if cue.labels & {_MARGIN, *_SIDES}]
        near = len(told) == 1 and amount.first - told[0].stop <= 2
        if not near or not self._plain(passage, told[0].stop, amount.first) or not self._closes(passage, amount):
            return ""
        commas = [i for i in range(start, told[0].first) if self.tape.words[i] == ","]
        apart = commas[-1] if commas else start
        named = apart - start <= _CLAUSE and not any(cue.labels & _OTHER for cue in passage.between(start, apart))
        drawn = not any(cue.labels & _COMPARED for cue in passage.between(apart, told[0].first))
        drawn &= self.lexicon.joint.isdisjoint(self.tape.words[apart : told[0].first])
        if not named or not drawn or not self._plain(passage, apart + bool(commas), told[0].first):
            return ""
        return next(name for name in (_MARGIN, *_SIDES) if name in told[0].labels)

    def _closes(self, passage: Passage, amount: Amount) -> bool:
        """Whether a clause ends with an amount: what follows might compare it with something else."""
        return amount.stop >= passage.sentence.stop or not self.tape.words[amount.stop][0].isalnum()

    def _side(self, passage: Passage, at: int, name: str) -> int | None:
        """Return which side an amount is told of by the word before it, which nothing else describes."""
        amount, sides = passage.amounts[at], _SIDES[name]
        told = [cue for cue in passage.gap(at) if any(cue.labels & side for side in sides)]
        if not told or not self._near(passage, told[-1], amount):
            return None
        if name != "lack" and not self._undescribed(passage, told[-1]):
            return None
        return next(place for place, side in enumerate(sides) if told[-1].labels & side)

    def _of_no_part(self, passage: Passage, at: int) -> bool:
        """Whether no words behind either side narrow it: not "revenue of $10 million from tickets"."""
        one, other = passage.amounts[at - 2 : at]
        sides = frozenset(label for pair in _SIDES.values() for side in pair for label in side)
        turn = next(cue for cue in passage.gap(at - 1) if cue.labels & sides)
        called = next(cue for cue in passage.gap(at) if cue.labels & _SIDES.keys())
        return self._plain(passage, one.stop, turn.first) and self._plain(passage, other.stop, called.first)

    def _near(self, passage: Passage, cue: Cue, amount: Amount) -> bool:
        return amount.first - cue.stop <= _REACH and self._plain(passage, cue.stop, amount.first)

    def _undescribed(self, passage: Passage, cue: Cue) -> bool:
        """Whether no adjective stands before a side: not "tax revenue", "labour costs"."""
        first = not self.lexicon.nouns_last or cue.first == passage.sentence.first
        return first or self._plain(passage, cue.first - 1, cue.first)

    def _plain(self, passage: Passage, first: int, stop: int) -> bool:
        """Whether a stretch holds nothing but function words and what tells that something follows."""
        known = (self.lexicon.function_words | self.lexicon.light | self.lexicon.having) - self.lexicon.negations
        words = self.tape.words[first:stop]
        return all(w == "," or w in known or self._known(passage, i) for i, w in enumerate(words, first))

    def _known(self, passage: Passage, token: int) -> bool:
        cue = passage.cue_at(token)
        return cue is not None and not cue.labels.isdisjoint(_RESULTING | {"modality:reported", "total", "to"})


def _counts(amount: Amount) -> bool:
    """Whether an amount is a number of people or things, or may be one."""
    return level(amount) and amount.unit in {"", *COUNTED} and not amount.mention.per and not amount.mention.role
