"""What "of these" takes its parts from: the one like amount of the sentence before."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, Amount, Passage
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape
from factaudit.read.wholes import level, part_of, value_of

_THEREOF: Final = frozenset({"thereof"})


@frozen
class AntecedentReader:
    """Finds the whole that a sentence points back to."""

    passages: Sequence[Passage]
    tape: Tape
    lexicon: Lexicon

    def points_back(self, index: int) -> bool:
        """Return whether a sentence begins with "of these," or "of that amount,"; "of these 40" has its own whole."""
        passage = self.passages[index]
        first = next(passage.cues_of(_THEREOF), None)
        if first is None or first.first != passage.sentence.first:
            return False
        return not self.lexicon.nouns_last or self.tape.words[first.stop] == ","

    def whole(self, index: int, part: Amount) -> Amount | None:
        """Return what an amount of such a sentence is told to be part of; none where two amounts may be meant."""
        if not index or not self.points_back(index):
            return None
        earlier, passage = self.passages[index - 1 : index + 1]
        if earlier.sentence.paragraph != passage.sentence.paragraph:
            return None
        like = [a for a in earlier.amounts if level(a) and not a.percent and _can_hold(a, part)]
        return like[0] if len(like) == 1 and value_of(like[0]) > 1 else None


def _can_hold(whole: Amount, part: Amount) -> bool:
    return part_of(part, whole) or (not whole.unit and part.unit in COUNTED)
