"""Comparisons that the words state between two amounts: "higher than the 4 % of May", "$2 million more than"."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from factaudit.read.amounts import DURATIONS, Amount, Link, Passage, Role, alike
from factaudit.read.leads import LeadReader
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape
from factaudit.read.wholes import level

_SIGN: Final = {"above": 1, "below": -1}
_DIRECTION: Final = {"above": "up", "below": "down"}
_OTHER: Final = frozenset({"up", "down", "to", "by", "include", "or", "contrast", "average", "each"})
_PARTING: Final = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"'})
_REACH: Final = 9
_NEGATED: Final = 3


def comparisons(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield the order or difference of two amounts that one sentence compares."""
    reader = _Comparisons(tape, lexicon, LeadReader(tape, lexicon))
    for passage in passages:
        for at in range(0 if passage.labels.isdisjoint(_SIGN) else len(passage.amounts) - 1):
            link = reader.compared(passage, at)
            if link:
                yield link


@frozen
class _Comparisons:
    tape: Tape
    lexicon: Lexicon
    leads: LeadReader

    def compared(self, passage: Passage, at: int) -> Link | None:
        """Return what is told of two neighbouring amounts by the words of comparison between them."""
        one, other = passage.amounts[at : at + 2]
        cues = passage.between(one.stop - 1, other.first)  # "210 more" ends with the first word of "more than"
        told = [cue for cue in cues if cue.labels & _SIGN.keys()]
        if len(told) != 1 or any(cue.labels & _OTHER for cue in cues) or not self._of_another(told[0], other):
            return None
        if not level(one) or not level(other) or self._negated(passage, told[0]):
            return None
        way = "above" if "above" in told[0].labels else "below"
        if told[0].first <= one.stop and "exceeding" not in told[0].labels:
            return self._difference(passage, at, way)
        set_off = self.tape.words[told[0].first - 1] == ","
        if not (set_off or "exceeding" in told[0].labels) or not _comparable(one, other):
            return None
        if not self._carried_on(passage, one.stop, told[0].first):
            return None
        lesser, greater = (other, one) if way == "above" else (one, other)
        return Link.of("order", {"strict": "true"}, lesser=lesser, greater=greater)

    def _difference(self, passage: Passage, at: int, way: str) -> Link | None:
        """Return the change told by "$3.2 billion, $0.4 billion more than the $2.8 billion of February"."""
        if not at:
            return None
        after, by, before = passage.amounts[at - 1 : at + 2]
        set_off = self.tape.words[by.first - 1] == "," and by.first - after.stop <= _REACH
        if not set_off or not _comparable(after, before) or not level(after):
            return None
        if any(cue.labels & (_OTHER - {"by"}) for cue in passage.between(after.stop, by.first)):
            return None
        role = "percent" if by.unit == "percent" and not after.percent else "points" if after.percent else "absolute"
        if not before.unit and not before.mention.text[:1].isdigit():
            return None  # "three above the bottom three" names a group
        fits = by.unit == "percentage_point" if role == "points" else role == "percent" or alike(by, after)
        if not fits:
            return None
        roles: dict[str, Amount | Role | list[Role]] = {"from_": before, "to": after, role: Role(by, _SIGN[way])}
        return Link.of("change", {"direction": _DIRECTION[way]}, **roles)

    def _carried_on(self, passage: Passage, first: int, stop: int) -> bool:
        """Whether nothing but when and where stands between an amount and what it is compared by."""
        months = frozenset(i for i in range(first, stop) if self.tape.words[i] in self.lexicon.calendar.months)
        return self.leads.carried_on(passage, first, stop, months)

    def _of_another(self, told: Cue, other: Amount) -> bool:
        """Whether words name what is compared with; right before its number a comparison only bounds it."""
        words = self.tape.words[told.stop : other.first]
        return 0 < len(words) <= _REACH and not any(word in _PARTING or word in self.lexicon.joint for word in words)

    def _negated(self, passage: Passage, told: Cue) -> bool:
        start = max(passage.sentence.first, told.first - _NEGATED)
        supposed = any("modality:condition" in cue.labels for cue in passage.between(start, told.first))
        return supposed or any(word in self.lexicon.negations for word in self.tape.words[start : told.first])


def _comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts tell of like things, and one of them is not what the other is only a limit of."""
    return alike(one, other) and one.percent == other.percent and one.unit not in DURATIONS
