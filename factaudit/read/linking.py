"""Which amounts speak of one and the same quantity: only where the words and the time agree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, DURATIONS, Amount, Passage
from factaudit.read.lexicon import Lexicon
from factaudit.read.sections import ASIDE
from factaudit.read.tape import Tape

_SHARED: Final = 3
_STEM: Final = 5
_RECENT: Final = 8
_FEWEST_WORDS: Final = 4
_REPEATED: Final = Fraction(3, 4)
_STOPS: Final = frozenset('.!?”"')
_OPEN: Final = frozenset({"up", "down", "include", "rest", "others", "each", "deficit", "surplus", "average"})


def restatements(passages: Sequence[Passage]) -> Iterator[tuple[Amount, Amount]]:
    """Yield pairs of amounts that the words tell of one quantity at one time.

    The later one leaves out what is counted ("actual membership until May is over 30,000") and takes
    it from the sentence before; the earlier one counts the same things at the same time.
    """
    if not any("elided" in p.labels for p in passages):
        return
    levels = [(i, at, a) for i, p in enumerate(passages) for at, a in enumerate(p.amounts) if _level(p, at)]
    by_time: dict[tuple[str, str], list[tuple[int, Amount]]] = {}
    for index, at, amount in levels:
        known = by_time.setdefault((amount.mention.time, amount.unit), [])
        words = _elided(passages, index, at)
        if words:
            earlier = [one for back, one in known[-1:] if back < index]
            yield from ((one, amount) for one in earlier if _shared(words, _words(one)) >= _SHARED)
        known.append((index, amount))


def repetitions(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[tuple[Amount, Amount]]:
    """Yield pairs of amounts in sentences that say the same but for their numbers.

    The sentences name the same names, speak of the same times and share nearly all other words, and
    each counts these things once.
    """
    recent: dict[tuple[str, str, str], list[tuple[_Saying, Amount]]] = {}
    for passage in passages:
        counted = _counted_once(passage)
        saying = _said(passage, tape, lexicon) if counted else _NOTHING
        for amount in counted if saying.words else ():
            known = recent.setdefault((amount.unit, amount.mention.per, amount.head), [])
            yield from ((one, amount) for earlier, one in known[-_RECENT:] if saying.repeats(earlier))
            known.append((saying, amount))


@frozen
class _Saying:
    """What a sentence says beside its numbers: its names, its times and its other words, cut to their stems."""

    names: frozenset[str]
    times: tuple[str, ...]
    words: frozenset[str]

    def repeats(self, other: "_Saying") -> bool:
        """Return whether two sentences say the same."""
        same = self.names == other.names and self.times == other.times
        return same and len(self.words & other.words) >= _REPEATED * len(self.words | other.words)


_NOTHING: Final = _Saying(frozenset(), (), frozenset())


def _said(passage: Passage, tape: Tape, lexicon: Lexicon) -> _Saying:
    ends = tape.words[passage.sentence.stop - 1] in _STOPS
    elided = "contrast" in passage.labels
    if passage.sentence.section != "body" or elided or not ends:
        return _NOTHING
    first, dated = passage.sentence.first, passage.dated
    plain = [i for i in range(first, passage.sentence.stop) if i not in dated and tape.words[i][0].isalpha()]
    content = [i for i in plain if tape.words[i] not in lexicon.function_words]
    names = frozenset(tape.words[i] for i in content if i > first and tape.capital(i))
    words = frozenset(tape.words[i][:_STEM] for i in content)
    times = tuple(date.mention.time or date.mention.text for date in passage.dates)
    return _Saying(names, times, words if names and len(words) >= _FEWEST_WORDS else frozenset())


def _counted_once(passage: Passage) -> list[Amount]:
    """Return the amounts of things that a sentence counts a single time."""
    often = Counter(amount.unit for amount in passage.amounts)
    once = [a for a in passage.amounts if a.unit in COUNTED and often[a.unit] == 1]
    return [amount for amount in once if amount.mention.modality == "reported"]


def _level(passage: Passage, at: int) -> bool:
    """Whether an amount is a plain dated level of the story."""
    amount = passage.amounts[at]
    if not amount.mention.time or not amount.unit or amount.percent or amount.unit in DURATIONS or amount.mention.per:
        return False
    if amount.mention.modality != "reported" or passage.sentence.section in ASIDE:
        return False
    return not any(cue.labels & _OPEN for cue in passage.gap(at))


def _elided(passages: Sequence[Passage], index: int, at: int) -> frozenset[str]:
    """Return the words of what an amount leaves to the sentence before, none where it names its own subject."""
    passage = passages[index]
    if not index or not any("elided" in cue.labels for cue in passage.gap(at)):
        return frozenset()
    earlier = passages[index - 1]
    if earlier.sentence.paragraph != passage.sentence.paragraph or not earlier.amounts:
        return frozenset()
    last = earlier.amounts[-1]
    return _words(last) | _words(passage.amounts[at]) if last.unit == passage.amounts[at].unit else frozenset()


def _words(amount: Amount) -> frozenset[str]:
    return frozenset((*amount.before, amount.head, *amount.after))


def _shared(some: frozenset[str], others: frozenset[str]) -> int:
    """Return how many words two sets share, a longer form of a word counting as the word."""
    return sum(any(one == other or _inflected(one, other) for other in others) for one in some)


def _inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _STEM and short in long
