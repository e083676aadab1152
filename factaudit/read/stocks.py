"""Levels that come and go: "the camp held 1,000 people; 200 arrived and 150 left, leaving 1,050"."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, Amount, Link, Passage, Role, countable
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape
from factaudit.read.wholes import EXHAUSTIVE, level

_SIGN: Final = {"came": 1, "went": -1}
_STATED: Final = frozenset({"to", "rest", "include", "versus", "each", "average", "contrast"})
_BACK: Final = 2
_NEAR: Final = 3
_MOST: Final = 6


def stocks(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield each closing level with the level before and all that came and went between, told one after the other."""
    reader = _Stocks(passages, tape, lexicon)
    for index, passage in enumerate(passages):
        for at, amount in enumerate(passage.amounts if "closing" in passage.labels else ()):
            if any("closing" in cue.labels and amount.first - cue.stop < _NEAR for cue in passage.gap(at)):
                link = reader.balance(index, at)
                if link:
                    yield link


@frozen
class _Stocks:
    passages: Sequence[Passage]
    tape: Tape
    lexicon: Lexicon

    def balance(self, index: int, at: int) -> Link | None:
        """Return the balance that an amount closes: what came or went before it, back to what did neither."""
        closing, moves = self.passages[index].amounts[at], list[Role]()
        earlier = self._before(index, at)
        for passage, place in earlier:
            amount = passage.amounts[place]
            if not level(amount) or amount.percent or amount.mention.per or not _alike(amount, closing):
                return None
            ways = self._ways(passage, place)
            if not ways:
                stated = any(cue.labels & _STATED for cue in passage.gap(place))
                if stated or not moves or not _alike(closing, amount) or not self._all_read(index, amount, closing):
                    return None
                if any(_alike(closing, passage.amounts[place]) for passage, place in earlier):
                    return None  # of two levels told, the later may have moved in words that are not known
                return Link.of("total", EXHAUSTIVE, whole=closing, parts=[Role(amount), *moves])
            if len(ways) > 1 or len(moves) == _MOST:
                return None
            moves.insert(0, Role(amount, _SIGN[ways.pop()]))
        return None

    def _all_read(self, index: int, opening: Amount, closing: Amount) -> bool:
        """Whether no digits between two amounts are left that were read as neither a number nor a date."""
        read: set[int] = set()
        for passage in self.passages[max(0, index - _BACK) : index + 1]:
            read |= passage.dated
            read |= {i for amount in passage.amounts for i in range(amount.first, amount.stop)}
        between = range(opening.stop, closing.first)
        return all(i in read or not self.tape.words[i][0].isdigit() for i in between)

    def _before(self, index: int, at: int) -> Iterator[tuple[Passage, int]]:
        """Yield the amounts before one in its paragraph, the nearest first, in its sentence and the two before it."""
        paragraph = self.passages[index].sentence.paragraph
        for back in range(index, max(-1, index - _BACK - 1), -1):
            passage = self.passages[back]
            if passage.sentence.paragraph != paragraph:
                return
            for place in range((at if back == index else len(passage.amounts)) - 1, -1, -1):
                yield passage, place

    def _ways(self, passage: Passage, at: int) -> set[str]:
        """Return the ways that the words of an amount's clause tell it moved: before it, or behind it."""
        amounts = passage.amounts
        stop = amounts[at + 1].first if at + 1 < len(amounts) else passage.sentence.stop
        first = self._joined(passage.opening(at), amounts[at].first, last=True)
        last = self._joined(amounts[at].stop, stop, last=False)
        cues = (*passage.between(first, amounts[at].first), *passage.between(amounts[at].stop, last))
        return {way for cue in cues for way in cue.labels & _SIGN.keys()}

    def _joined(self, first: int, stop: int, *, last: bool) -> int:
        """Return where the last clause of a stretch begins, or the first one ends."""
        at = [i for i in range(first, stop) if self.tape.words[i] in {",", ";", *self.lexicon.joint}]
        if last:
            return at[-1] if at else first
        return at[0] if at else stop


def _alike(one: Amount, other: Amount) -> bool:
    """Whether two amounts count one thing; a bare number does so too."""
    bare = other.unit in COUNTED and (not one.unit or one.guessed)
    return bare or countable(one, other)
