"""What wholes and parts are, and which amounts can be one."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from factaudit.model.bounds import Interval
from factaudit.model.number import Number
from factaudit.read.amounts import COUNTED, DURATIONS, Amount, Link, Passage, Role
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape

_THINGS: Final = COUNTED - {"person", "household"}
_LISTING: Final = frozenset({"consist", "rest", "total"})
NEAR: Final = 4
_JOINT_REACH: Final = 6
_TENTH: Final = Fraction(1, 10)
EXHAUSTIVE: Final = {"exhaustive": "true"}
PARTIAL: Final = {"exhaustive": "false"}
NEARLY_ALL: Final = Interval(80, 120)
"""Percentages are taken for all of one thing only where they come near to that."""


@frozen
class Listing:
    """A whole with the parts told of it, in order."""

    whole: Amount
    parts: tuple[Amount, ...]
    exhaustive: bool = True

    def link(self) -> Link:
        """Return the relation that it states."""
        roles = [Role(part) for part in self.parts]
        return Link.of("total", EXHAUSTIVE if self.exhaustive else PARTIAL, whole=self.whole, parts=roles)


def level(amount: Amount) -> bool:
    """Return whether an amount tells how much there is, and is no duration, aside or adjective."""
    return amount.unit not in DURATIONS and not amount.bracketed and not amount.modifier


def placed(passage: Passage, amount: Amount, tape: Tape, lexicon: Lexicon) -> bool:
    """Return whether a word of place stands right before an amount: "in 15 districts" counts no part of anything."""
    at = amount.first - 1
    if at < 0 or tape.words[at] not in lexicon.places:
        return False
    cue = passage.cue_at(at)
    return cue is None or not cue.labels & _LISTING


def part_of(part: Amount, whole: Amount) -> bool:
    """Return whether an amount may be a part of another by its unit; things of several nouns add up, persons do not."""
    if part.mention.per != whole.mention.per:
        return False
    if part.unit == whole.unit:
        return True
    if not part.unit or part.guessed:
        return whole.unit in COUNTED
    if whole.guessed:
        return part.unit in COUNTED
    return part.unit in _THINGS and whole.unit in _THINGS


def joint(amount: Amount, tape: Tape, lexicon: Lexicon) -> bool:
    """Return whether "and" stands right before an amount: the last of a list."""
    return tape.words[amount.first - 1] in lexicon.joint


def joined(passage: Passage, amount: Amount, tape: Tape, lexicon: Lexicon) -> bool:
    """Return whether "and" stands close before an amount, with what it counts between: "and fees Rp 4 million"."""
    first = max(passage.sentence.first, amount.first - _JOINT_REACH)
    between = tape.words[first : amount.first]
    last = next((word for word in reversed(between) if word in lexicon.joint or not word[0].isalnum()), "")
    return last in lexicon.joint


def value_of(amount: Amount) -> Number:
    """Return the number of an amount."""
    assert amount.mention.stated is not None
    return amount.mention.stated.value


def nearly(parts: Sequence[Amount], whole: Amount) -> bool:
    """Return whether parts come near to their whole, so that no other is left out."""
    told = sum((Fraction(value_of(part)) for part in parts), Fraction(0))
    return abs(told - value_of(whole)) <= _TENTH * abs(Fraction(value_of(whole)))
