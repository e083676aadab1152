"""Which sentences say the same but for their numbers, or part of the same."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from factaudit.model.number import Number
from factaudit.model.stated import Stated
from factaudit.read.amounts import COUNTED, Amount, Passage, one_voice
from factaudit.read.frames import DIRECTIONS
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape

_STEM: Final = 6
_RECENT: Final = 8
_FEWEST_WORDS: Final = 4
_STOPS: Final = frozenset('.!?”"')
_TURNING: Final = frozenset({"contrast", "modality:condition"})


def repetitions(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[tuple[Amount, Amount]]:
    """Yield pairs of amounts in sentences that say the same but for their numbers, or part of the same.

    The sentences speak of the same times, and each counts these things once. They say the same words, or one says
    less than the other and nothing else: "for the north side" and "for the south side" tell of two things.
    """
    recent: dict[tuple[str, str, str], list[tuple[_Saying, Amount]]] = {}
    for passage in passages:
        once = _told_once(passage, tape, lexicon)
        whole = _said(passage, tape, lexicon) if once else _NOTHING
        for amount in once if len(whole.words) >= _FEWEST_WORDS else ():
            thing = amount.head if amount.unit in COUNTED else ""
            known = recent.setdefault((amount.unit, amount.mention.per, thing), [])
            saying = evolve(whole, beside=_beside(passage, amount))
            for earlier, one in known[-_RECENT:]:
                said = saying.repeats(earlier) or _abridged((saying, amount), (earlier, one))
                if said and not _loose(one, amount) and one_voice(one, amount):
                    yield one, amount
            known.append((saying, amount))


@frozen
class _Saying:
    """What a sentence says beside its numbers: its names, its times and its other words, cut to their stems.

    ``marks`` are the digits and letters that tell like things apart ("Terminal 2", "Team B"), ``beside`` the numbers
    told with the one in question, ``speech`` the words of who said it. ``opening`` is its first word where that has
    a capital: whether it is a name, other sentences tell.
    """

    names: frozenset[str]
    times: tuple[str, ...]
    words: frozenset[str]
    marks: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    opening: str = ""
    beside: frozenset[str] = frozenset()

    def repeats(self, other: "_Saying") -> bool:
        """Return whether two sentences say the same."""
        same = bool(self.names) and self.names == other.names and self.times == other.times
        return same and self.words == other.words and self.apart == other.apart

    @property
    def apart(self) -> frozenset[str]:
        """All digits and letters by which like things, or parts of them, are told apart."""
        return self.marks | self.beside

    def within(self, other: "_Saying") -> bool:
        """Return whether all that this sentence says is said in the other, of something with a name."""
        if self.times != other.times or not self.words <= other.words or not self.beside <= other.beside:
            return False
        if self.marks != other.marks:
            return False
        known = other.names | {other.opening}
        names = self.names | ({self.opening} & known)
        return bool(names) and names <= known


_NOTHING: Final = _Saying(frozenset(), (), frozenset())
_Told = tuple[_Saying, Amount]


def _abridged(one: _Told, other: _Told) -> bool:
    """Whether one of two sentences says part of what the other says, and its number cannot be meant of more things.

    What is told in fewer words may be told of more things: "400 died" goes with "20 from Padang died". What is no
    count may be more or less of one of them: a price, a share; there the words beyond may only say who said it.
    """
    (short, less), (long, more) = sorted((one, other), key=lambda told: len(told[0].words))
    if not short.within(long):
        return False
    if more.percent or more.mention.per or more.mention.kind == "money":
        return long.words - long.speech == short.words - short.speech and long.beside == short.beside
    return long.words == short.words or _most(_stated(less)) < _stated(more).value


def _loose(one: Amount, other: Amount) -> bool:
    """Whether one number is told twice, as a bound the one time: "37 people", "more than 37 people"."""
    first, second = _stated(one), _stated(other)
    return first.value == second.value and first.comparator != second.comparator


def _stated(amount: Amount) -> Stated:
    assert amount.mention.stated is not None
    return amount.mention.stated


def _most(stated: Stated) -> Number:
    return stated.value if stated.upper is None else stated.upper


def _said(passage: Passage, tape: Tape, lexicon: Lexicon) -> _Saying:
    """Return what a sentence of the story says; nothing where it denies, contrasts or supposes."""
    first, stop = passage.sentence.first, passage.sentence.stop
    words = tape.words
    apart = not passage.labels.isdisjoint(_TURNING) or not lexicon.negations.isdisjoint(words[first:stop])
    if passage.sentence.section != "body" or apart or words[stop - 1] not in _STOPS:
        return _NOTHING
    hidden = passage.dated | _numerals(passage, tape)
    said = next((cue.stop for cue in passage.cues if "speech" in cue.labels), first)
    plain = (i for i in range(first, stop) if i not in hidden and words[i][0].isalpha())
    content = [i for i in plain if words[i] not in lexicon.function_words and words[i] not in lexicon.light]
    return _Saying(
        frozenset(words[i] for i in content if i > first and tape.capital(i)),
        tuple(date.mention.time or date.mention.text for date in passage.dates),
        frozenset(words[i][:_STEM] for i in content),
        frozenset(words[i] for i in range(first, stop) if i not in hidden and _is_mark(tape, i, first)),
        frozenset(words[i][:_STEM] for i in content if i < said),
        next((words[i] for i in content[:1] if i == first and tape.capital(i)), ""),
    )


def _is_mark(tape: Tape, index: int, first: int) -> bool:
    """Whether a token tells one of several like things: digits, or a single capital letter."""
    word = tape.words[index]
    return word[0].isdigit() or (len(word) == 1 and index > first and tape.capital(index))


def _beside(passage: Passage, amount: Amount) -> frozenset[str]:
    """Return the other numbers of a sentence, as they are written."""
    return frozenset(a.mention.text.lower() for a in passage.amounts if a is not amount)


def _numerals(passage: Passage, tape: Tape) -> frozenset[int]:
    """Return the tokens of numbers and of the comparators before them."""
    return frozenset(i for a in passage.amounts for i in range(a.first, a.stop) if tape.starts[i] < a.mention.end)


def _told_once(passage: Passage, tape: Tape, lexicon: Lexicon) -> list[Amount]:
    """Return the amounts that a sentence tells a single time, whole, and out of nothing else."""
    often = Counter(amount.unit for amount in passage.amounts)
    told = [at for at, a in enumerate(passage.amounts) if a.unit and often[a.unit] == 1 and not often[""]]
    return [passage.amounts[at] for at in told if _level(passage, at, tape, lexicon)]


def _level(passage: Passage, at: int, tape: Tape, lexicon: Lexicon) -> bool:
    """Whether an amount tells how much there is: no change, no part of a thing, nothing said again after "or"."""
    amount, gap = passage.amounts[at], passage.gap(at)
    if amount.modifier or amount.mention.modality != "reported":
        return False
    counted = amount.unit in COUNTED
    changing = any(cue.labels & DIRECTIONS for cue in gap) if counted else not passage.labels.isdisjoint(DIRECTIONS)
    if changing or (counted and _stated(amount).value.denominator > 1):
        return False
    near = (cue for cue in gap if amount.first - cue.stop <= 1)
    return not any("or" in cue.labels or _out_of(cue, tape, lexicon) for cue in near)


def _out_of(cue: Cue, tape: Tape, lexicon: Lexicon) -> bool:
    """Whether a cue takes something out of a number: "57 of 107", "one of 27", and not "a profit of 30"."""
    word = tape.words[cue.first - 1]
    numbered = word.isdigit() or word in lexicon.language.words
    return "outof" in cue.labels and (numbered or "amounting" not in cue.labels)
