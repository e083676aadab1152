"""Which amounts speak of one and the same quantity: only where the words and the time agree."""

from collections.abc import Iterator, Sequence
from typing import Final

from factaudit.read.amounts import DURATIONS, Amount, Passage, one_voice
from factaudit.read.sections import ASIDE

_SHARED: Final = 3
_STEM: Final = 5
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
            alike = [one for one in earlier if one_voice(one, amount)]
            yield from ((one, amount) for one in alike if _shared(words, _words(one)) >= _SHARED)
        known.append((index, amount))


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
