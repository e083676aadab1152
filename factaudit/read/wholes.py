"""What wholes and parts are, and which amounts can be one."""

from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, DURATIONS, Amount, Link, Passage, Role
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape

_THINGS: Final = COUNTED - {"person", "household"}
_LISTING: Final = frozenset({"consist", "rest", "total"})
NEAR: Final = 4
EXHAUSTIVE: Final = {"exhaustive": "true"}
PARTIAL: Final = {"exhaustive": "false"}


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
