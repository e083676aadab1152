"""Numbers bound to their words: what is counted, in which unit, how exactly, how surely, per what and when."""

from typing import Final

from attrs import frozen

from factaudit.model.mention import Mention
from factaudit.read.phrases import Cue
from factaudit.read.sentences import Sentence

DURATIONS: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
COUNTED: Final = frozenset({"person", "household", "facility", "vehicle", "case", "item"})
_CHAINED: Final = frozenset({"=", "~"})
_NOUN_REACH: Final = 4
_AFTER_REACH: Final = 3
_FOLLOWING: Final = frozenset({"-", "–"})
_FORESEEN: Final = frozenset({"projected", "target"})


@frozen
class Dated:
    """A date on the tape: tokens ``first`` up to ``stop``, and the mention made of it."""

    first: int
    stop: int
    form: str
    mention: Mention


@frozen
class Amount:
    """A number on the tape.

    Tokens ``first`` up to ``number`` are the number with its comparator left out, up to ``stop`` with
    its unit, noun and rate. ``head`` is the word counted, ``words`` are the content words it belongs
    to, before and after. ``bracketed`` tells that it stands in brackets behind something else.
    """

    first: int
    number: int
    stop: int
    mention: Mention
    head: str = ""
    words: frozenset[str] = frozenset()
    bracketed: bool = False

    @property
    def unit(self) -> str:
        """The unit of the number."""
        return self.mention.unit


@frozen
class Passage:
    """A sentence with its numbers, dates and cues in order."""

    sentence: Sentence
    amounts: tuple[Amount, ...]
    dates: tuple[Dated, ...]
    cues: tuple[Cue, ...]

    def between(self, first: int, stop: int) -> tuple[Cue, ...]:
        """Return the cues that lie wholly between two tokens."""
        return tuple(cue for cue in self.cues if first <= cue.first and cue.stop <= stop)

    def gap(self, index: int) -> tuple[Cue, ...]:
        """Return the cues between an amount and the one before it, or the start of the sentence."""
        start = self.amounts[index - 1].stop if index else self.sentence.first
        return self.between(start, self.amounts[index].first)
