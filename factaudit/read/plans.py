"""Plans that the words state: so many now, so many more each month, that many by the end."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from factaudit.errors import UsageError
from factaudit.model.period import CALENDAR_UNITS, Period
from factaudit.read.amounts import COUNTED, Amount, Link, Passage, Role

_ADDING: Final = frozenset({"up", "adding"})
_BACK: Final = 4
_FORESEEN: Final = frozenset({"projected", "target", "estimated"})
_TIMES: Final = 4096
"""Times whose periods are kept: more than an article names."""

OPEN_OUTFLOWS: Final = {"flows": "open-outflows"}


def plans(passages: Sequence[Passage]) -> Iterator[Link]:
    """Yield each steady rate with the level that it starts from and the level said to come of it."""
    for index, passage in enumerate(passages):
        for at, amount in enumerate(passage.amounts):
            period = _span(amount)
            if period is None or not _adds(passage, at):
                continue
            closing = _closing(passages, index, amount, period)
            opening = None if closing is None else _opening(passages, index, amount, period, closing)
            if opening is not None and closing is not None:
                yield Link.of("roll-forward", OPEN_OUTFLOWS, stock=[Role(opening), Role(closing)], inflows=amount)


def _span(amount: Amount) -> Period | None:
    """Return the stretch over which an amount is told per calendar unit, None where it is no such rate."""
    if amount.mention.per not in CALENDAR_UNITS:
        return None
    period = period_of(amount.mention.time)
    if period is None or not period.bounded:
        return None
    try:
        return period if period.count(amount.mention.per) > 1 else None
    except UsageError:
        return None


@lru_cache(_TIMES)
def period_of(time: str) -> Period | None:
    """Return the period of a mention's time, None where it has none."""
    return Period.parse(time) if time else None


def _adds(passage: Passage, at: int) -> bool:
    """Whether the words before a rate say that it comes on top: "additional quota", "will grow by"."""
    return any(cue.labels & _ADDING for cue in passage.calling(at))


def _closing(passages: Sequence[Passage], index: int, rate: Amount, period: Period) -> Amount | None:
    """Return the level that the same or the next sentence draws from the rate for the end of its stretch."""
    for back in range(index, min(index + 2, len(passages))):
        passage = passages[back]
        for at, amount in enumerate(passage.amounts):
            told = amount.mention.modality in _FORESEEN and amount is not rate and not amount.mention.per
            time = period_of(amount.mention.time)
            ends = time is not None and time.stop == period.stop
            bare = not amount.unit or not rate.unit
            if told and ends and (bare or _same_thing(amount, rate)) and _drawn(passage, at, following=back > index):
                return amount
    return None


def _drawn(passage: Passage, at: int, *, following: bool) -> bool:
    """Whether words say that an amount follows from what was said before: "if this target is met", "the total"."""
    first = passage.opening(at) if not following else passage.sentence.first
    return any(cue.labels & {"consequence", "total"} for cue in passage.between(first, passage.amounts[at].first))


def _opening(passages: Sequence[Passage], index: int, rate: Amount, period: Period, closing: Amount) -> Amount | None:
    """Return the nearest level before a rate that was reached when its stretch began."""
    for back in range(index, max(-1, index - _BACK), -1):
        for amount in reversed(passages[back].amounts):
            time = period_of(amount.mention.time)
            begins = time is not None and time.stop == period.start
            told = amount.mention.modality == "reported" and not amount.mention.per
            if begins and told and _of_one(amount, rate, closing):
                return amount
    return None


def _same_thing(level: Amount, rate: Amount) -> bool:
    return level.unit == rate.unit


def _of_one(opening: Amount, rate: Amount, closing: Amount) -> bool:
    """Whether all count one thing; a rate or its end may leave it to the level before: "10,800 a month"."""
    if _same_thing(opening, rate) and _same_thing(closing, rate):
        return True
    return opening.unit in COUNTED and {rate.unit, closing.unit} <= {"", opening.unit}
