"""Numbers bound to their words, the sentences they stand in, and the relations that words state between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import field, frozen

from factaudit.model.mention import Mention
from factaudit.model.number import Number
from factaudit.model.stated import Stated
from factaudit.read.phrases import Cue
from factaudit.read.sentences import Sentence
from factaudit.read.tape import Tape

DURATIONS: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
COUNTED: Final = frozenset({"person", "household", "facility", "vehicle", "case", "item"})
_PEOPLE: Final = frozenset({"person", "case"})


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

    Tokens ``first`` up to ``stop`` are the number with its comparator, unit, noun and rate. ``head`` is
    the word counted; ``before`` and ``after`` are the content words around it in its clause.
    ``bracketed`` tells that it stands in brackets behind something else, ``modifier`` that a hyphen
    joins it to the word it describes ("a 10-year-old girl"), ``guessed`` that no list knows the noun.
    ``named`` are the words that tell a reader what it measures.
    """

    first: int
    stop: int
    mention: Mention
    head: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    bracketed: bool = False
    modifier: bool = False
    guessed: bool = False
    named: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of the number."""
        return self.mention.unit

    @property
    def key(self) -> int:
        """Where it stands: what tells it from all others."""
        return self.mention.start

    @property
    def percent(self) -> bool:
        """Whether it is a percentage or a number of percentage points."""
        return self.mention.kind == "percent"


@frozen
class Passage:
    """A sentence with its numbers, dates and cues in order; ``labels`` are those of all its cues."""

    sentence: Sentence
    amounts: tuple[Amount, ...]
    dates: tuple[Dated, ...]
    cues: tuple[Cue, ...]
    starts: tuple[int, ...] = field(init=False, repr=False, eq=False)
    gaps: tuple[tuple[Cue, ...], ...] = field(init=False, repr=False, eq=False)
    labels: frozenset[str] = field(init=False, repr=False, eq=False)

    @starts.default
    def _starts(self) -> tuple[int, ...]:
        return tuple([cue.first for cue in self.cues])

    @gaps.default
    def _gaps(self) -> tuple[tuple[Cue, ...], ...]:
        return tuple([self.between(self.opening(at), amount.first) for at, amount in enumerate(self.amounts)])

    @labels.default
    def _labels(self) -> frozenset[str]:
        return frozenset().union(*[cue.labels for cue in self.cues])

    @property
    def dated(self) -> frozenset[int]:
        """The tokens of its dates."""
        return frozenset(index for date in self.dates for index in range(date.first, date.stop))

    def between(self, first: int, stop: int) -> tuple[Cue, ...]:
        """Return the cues that lie wholly between two tokens."""
        held = self.cues[bisect_left(self.starts, first) : bisect_left(self.starts, stop)]
        return held if not held or held[-1].stop <= stop else held[:-1]

    def cues_of(self, labels: frozenset[str]) -> Iterator[Cue]:
        """Yield the cues that bear any of some labels."""
        if not self.labels.isdisjoint(labels):
            yield from (cue for cue in self.cues if not cue.labels.isdisjoint(labels))

    def cue_at(self, token: int) -> Cue | None:
        """Return the cue that a token belongs to."""
        at = bisect_right(self.starts, token) - 1
        return self.cues[at] if at >= 0 and token < self.cues[at].stop else None

    def opening(self, index: int) -> int:
        """Return the token after the amount before this one, or the start of the sentence."""
        return self.amounts[index - 1].stop if index else self.sentence.first

    def gap(self, index: int) -> tuple[Cue, ...]:
        """Return the cues between an amount and the one before it."""
        return self.gaps[index]

    def calling(self, index: int) -> tuple[Cue, ...]:
        """Return the cues between an amount and the one before it, and those that it begins with: "a total of 12"."""
        return self.between(self.opening(index), self.amounts[index].stop)


HUNDRED: Final = Amount(
    -1, -1, Mention("percent", -1, -1, "100 %", stated=Stated("100 %", 100), unit="percent"), head="all of it"
)
"""The whole that percentages of one thing make up; nobody wrote it down."""


@frozen
class Role:
    """An amount in a role of a relation, counted ``factor`` times."""

    amount: Amount
    factor: Number = 1


@frozen
class Link:
    """A relation that the words of a text state between some of its amounts."""

    kind: str
    roles: tuple[tuple[str, tuple[Role, ...]], ...]
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, kind: str, options: "dict[str, str] | None" = None, /, **roles: "Amount | Role | list[Role]") -> "Link":
        """Build a link from amounts by role; ``from`` is written ``from_``."""
        told = ((name.rstrip("_"), _roles(given)) for name, given in roles.items())
        return cls(kind, tuple(told), tuple((options or {}).items()))

    def amounts(self, name: str = "") -> tuple[Amount, ...]:
        """Return the amounts it joins, or those in one role."""
        return tuple(role.amount for held, roles in self.roles for role in roles if name in {"", held})


def _roles(given: "Amount | Role | list[Role]") -> tuple[Role, ...]:
    if isinstance(given, list):
        return tuple(given)
    return (given if isinstance(given, Role) else Role(given),)


def same_noun(one: Amount, other: Amount) -> bool:
    """Return whether two amounts count by one noun, or one of them leaves it out."""
    return one.unit != "item" or other.unit != "item" or one.head == other.head or not (one.head and other.head)


def alike(one: Amount, other: Amount) -> bool:
    """Return whether two amounts may be added or compared: one unit and rate, or one of them counted without a noun."""
    if one.mention.per != other.mention.per or not same_noun(one, other):
        return False
    bare = (not other.unit and one.unit in COUNTED) or (not one.unit and other.unit in COUNTED)
    return bare or one.unit == other.unit


def countable(one: Amount, other: Amount) -> bool:
    """Return whether both count whole things, whatever their nouns: "6,279 patients more, 1,450,132 cases"."""
    return alike(one, other) or {one.unit, other.unit} <= _PEOPLE


def one_voice(one: Amount, other: Amount) -> bool:
    """Return whether no two different people are told to have said two amounts: they may well disagree."""
    return one.mention.speaker == other.mention.speaker or not (one.mention.speaker and other.mention.speaker)


def size_of(amount: Amount) -> Number:
    """Return the number of an amount without its sign."""
    assert amount.mention.stated is not None
    return max(amount.mention.stated.value, -amount.mention.stated.value)


def torn(tape: Tape, amount: Amount) -> bool:
    """Return whether a number may be a piece of a longer one, torn at its comma: "38, 9 million", "15 , 5 million"."""
    words, first = tape.words, amount.first
    if first > 1 and words[first - 1] == "," and words[first - 2].isdigit():
        return True
    return words[amount.stop - 1].isdigit() and words[amount.stop : amount.stop + 1] == [","] and _digit(words, amount)


def _digit(words: Sequence[str], amount: Amount) -> bool:
    return any(word.isdigit() for word in words[amount.stop + 1 : amount.stop + 2])
