"""Tables over years or months that prose goes on with: "2009: up 347" below the totals of 2008 and 2009.

A table tells one value a period: in its only row, or in the one that calls itself the total. Lines that
each tell a period, one word for rising or falling, and a number are changes from the period before.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field, frozen

from factaudit.read.amounts import Amount, Link, Passage, Role, alike
from factaudit.read.frames import DIRECTIONS
from factaudit.read.lexicon import Lexicon
from factaudit.read.sections import ASIDE
from factaudit.read.tape import Tape
from factaudit.read.wholes import level, value_of

_SIGN: Final = {"up": 1, "down": -1}
_FEWEST: Final = 2
_YEAR: Final = re.compile(r"(?:1[789]|2[01])\d\d")
_LONG: Final = 6
"""Letters from which a word that is one letter off a word of change is taken for it, among lines that are alike."""


@frozen
class _Move:
    """A line that tells how a period changed from the one before it."""

    time: str
    way: str
    amount: Amount


def continued(passages: Sequence[Passage], tape: Tape, stops: frozenset[int], lexicon: Lexicon) -> Iterator[Link]:
    """Yield each change that a line of prose tells of a table's values and that they do not have.

    A line that fits its table adds nothing; kept, it would only tell the same contradiction again by a longer way.

    Args:
        passages: the sentences and lines of the article, those that hold only dates among them.
        tape: their tokens.
        stops: the tokens behind the words that call a row a total.
        lexicon: the words of their language.
    """
    story = [p for p in passages if p.sentence.section not in ASIDE]
    moves = list(_Lines(tape, lexicon).moves(story))
    if not moves:
        return
    values = _Columns(tape, stops).read(story)
    times = sorted(values)
    before = dict(zip(times[1:], times, strict=False))
    for move in moves:
        if move.time in before:
            first, last = values[before[move.time]], values[move.time]
            fits = value_of(last) - value_of(first) == _SIGN[move.way] * value_of(move.amount)
            if not fits and alike(first, last) and alike(move.amount, last):
                by = Role(move.amount, _SIGN[move.way])
                yield Link.of("change", {"direction": move.way}, from_=first, to=last, absolute=by)


@frozen
class _Lines:
    tape: Tape
    lexicon: Lexicon

    def moves(self, passages: Sequence[Passage]) -> Iterator[_Move]:
        """Yield the changes of runs of lines that are alike, of which most words are spelled right."""
        run: list[tuple[Passage, str, bool]] = []
        for passage in passages:
            word = self._word(passage)
            way = self._way(word)
            if way or (run and self._misspelt(word)):
                run.append((passage, way or self._misspelt(word), bool(way)))
            else:
                yield from self._told(run)
                run = []
        yield from self._told(run)

    def _told(self, run: Sequence[tuple[Passage, str, bool]]) -> Iterator[_Move]:
        if sum(known for _, _, known in run) >= _FEWEST:
            yield from (_Move(p.dates[0].mention.time, way, p.amounts[0]) for p, way, _ in run)

    def _word(self, passage: Passage) -> str:
        """Return the only word of a line that tells one period first and one number last."""
        if len(passage.dates) != 1 or len(passage.amounts) != 1 or not passage.dates[0].mention.time:
            return ""
        date, amount = passage.dates[0], passage.amounts[0]
        words = [w for w in self.tape.words[date.stop : amount.first] if w[0].isalnum()]
        alone = date.first == passage.sentence.first and not _words(self.tape, amount.stop, passage.sentence.stop)
        return words[0] if alone and len(words) == 1 and level(amount) and not amount.percent else ""

    def _way(self, word: str) -> str:
        ways = self.lexicon.phrases.labels((word,)) & DIRECTIONS if word else frozenset()
        return next(iter(ways)) if len(ways) == 1 else ""

    def _misspelt(self, word: str) -> str:
        """Return the direction of the long words of change that a word is one letter off, if they agree."""
        heads = self.lexicon.phrases.heads
        near = [h for h in heads if len(h) >= _LONG and _one_off(word, h)] if len(word) >= _LONG else []
        ways = {way for head in near for way in self.lexicon.phrases.labels((head,)) & DIRECTIONS}
        return ways.pop() if len(ways) == 1 else ""


@define
class _Columns:
    """The values of a table by period, gathered line by line."""

    tape: Tape
    stops: frozenset[int]
    times: list[str] = field(factory=list)
    rows: list[tuple[bool, list[Amount]]] = field(factory=list)
    end: int = 0

    def read(self, passages: Sequence[Passage]) -> dict[str, Amount]:
        """Return the value of each period that tables tell once."""
        found: dict[str, list[Amount]] = {}
        for passage in passages:
            if _words(self.tape, passage.sentence.first, passage.sentence.stop, passage):
                self._close(found)
            elif passage.amounts and not self.times:
                self.times = _years(passage)
            elif passage.amounts:
                self._fill(passage)
            elif passage.dates:
                if self.rows:
                    self._close(found)
                self.times += [date.mention.time for date in passage.dates]
            self.end = passage.sentence.stop
        self._close(found)
        return {time: told[0] for time, told in found.items() if time and len(told) == 1}

    def _fill(self, passage: Passage) -> None:
        """Add numbers to the row that a label between opens, or to the one before."""
        first = passage.amounts[0].first
        labelled = bool(_words(self.tape, self.end, first))
        if labelled or not self.rows:
            self.rows.append((any(i in self.stops for i in range(self.end, first + 1)), []))
        self.rows[-1][1].extend(passage.amounts)

    def _close(self, found: dict[str, list[Amount]]) -> None:
        """Take the only row, or the only total, of the table that ends."""
        whole = [
            cells for total, cells in self.rows if len(cells) == len(self.times) and (total or len(self.rows) == 1)
        ]
        if len(whole) == 1:
            for time, amount in zip(self.times, whole[0], strict=True):
                found.setdefault(time, []).append(amount)
        self.times, self.rows = [], []


def _years(passage: Passage) -> list[str]:
    """Return the years that a row of a table holds and nothing else."""
    texts = [amount.mention.text for amount in passage.amounts]
    return texts if all(_YEAR.fullmatch(text) for text in texts) and not passage.dates else []


def _words(tape: Tape, first: int, stop: int, passage: Passage | None = None) -> list[str]:
    """Return the words of a stretch, without the dates and numbers of a passage."""
    known = passage.dated if passage else frozenset[int]()
    told = {i for a in passage.amounts for i in range(a.first, a.stop)} if passage else set[int]()
    return [
        tape.words[i] for i in range(first, stop) if tape.words[i][0].isalpha() and i not in known and i not in told
    ]


def _one_off(word: str, other: str) -> bool:
    """Return whether one letter changed, left out, added or swapped with the next makes one word of another."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    if len(word) == len(other):
        swapped = word[at : at + 2] == other[at : at + 2][::-1] and word[at + 2 :] == other[at + 2 :]
        return swapped or word[at + 1 :] == other[at + 1 :]
    short, long = sorted((word, other), key=len)
    return long[at + 1 :] == short[at:]
