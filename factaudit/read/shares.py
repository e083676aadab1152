"""Shares that the words state: "51 or 47 % of the 108", "44 percent of 137, or 60", a percentage in brackets."""

from collections.abc import Iterator, Sequence
from typing import Final

from factaudit.read.amounts import Amount, Link, Passage
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape
from factaudit.read.wholes import Listing, part_of

_NEAR: Final = 3
_WHOLE_REACH: Final = 5


def shares(passages: Sequence[Passage], listed: Sequence[Listing], tape: Tape) -> Iterator[Link]:
    """Yield the shares that sentences state of one part, one whole and one percentage."""
    for passage in passages:
        for at in range(len(passage.amounts) - 2):
            link = _stated(passage, at, tape)
            if link:
                yield link
    yield from _bracketed(passages, listed)


def _stated(passage: Passage, at: int, tape: Tape) -> Link | None:
    """Return the share told by three amounts in a row, whichever order they stand in."""
    first, second, third = passage.amounts[at : at + 3]
    if first.unit == "percent":
        percent, (left, right), whole_at = first, (second, third), 0
    elif second.unit == "percent":
        percent, (left, right), whole_at = second, (first, third), 1
    elif third.unit == "percent":
        percent, (left, right), whole_at = third, (first, second), 2
    else:
        return None
    if _changing(passage, at):
        return None
    part, whole = _PATTERNS[whole_at](passage, at, left, right, tape)
    if part is None or whole is None or not part_of(part, whole) or part.percent or whole.percent:
        return None
    return Link.of("share", part=part, whole=whole, percent=percent)


_Pair = tuple[Amount | None, Amount | None]


def _percent_first(passage: Passage, at: int, left: Amount, right: Amount, tape: Tape) -> _Pair:
    """Read "99.5 % of 1,524,704, or 1,517,080" and "44 percent, or 57, of the 137"."""
    if _of(passage, at + 1, tape) and _or(passage, at + 2, tape):
        return right, left
    if _or(passage, at + 1, tape) and _of(passage, at + 2, tape):
        return left, right
    return None, None


def _percent_between(passage: Passage, at: int, left: Amount, right: Amount, tape: Tape) -> _Pair:
    """Read "51 or 47 % of the 108"."""
    return (left, right) if _or(passage, at + 1, tape) and _of(passage, at + 2, tape) else (None, None)


def _percent_last(passage: Passage, at: int, left: Amount, right: Amount, tape: Tape) -> _Pair:
    """Read "51 of the 108, or 47 %" and "of the 108, 51, or 47 %"."""
    if not _or(passage, at + 2, tape):
        return None, None
    if _of(passage, at + 1, tape):
        return left, right
    opened = at == 0 and _of(passage, 0, tape) and "," in tape.words[left.stop : right.first]
    return (right, left) if opened else (None, None)


_PATTERNS: Final = (_percent_first, _percent_between, _percent_last)


def _changing(passage: Passage, at: int) -> bool:
    cues = passage.between(passage.opening(at), passage.amounts[at + 2].stop)
    return any(cue.labels & {"up", "down", "to", "contrast", "include"} for cue in cues)


def _of(passage: Passage, at: int, tape: Tape) -> bool:
    """Whether "of" or "out of" stands close before an amount."""
    gap, amount = passage.gap(at), passage.amounts[at]
    marks = [cue for cue in gap if "outof" in cue.labels]
    if not marks or marks[-1].first - marks[0].stop > 2 or any(_elsewhere(cue) for cue in gap):
        return False
    stated = amount.mention.stated
    if stated is None or stated.value <= 1 or "," in tape.words[marks[-1].stop : amount.first]:
        return False
    return amount.first - marks[-1].stop <= _WHOLE_REACH and marks[0].first - passage.opening(at) <= _NEAR


def _elsewhere(cue: Cue) -> bool:
    """Whether a cue turns to another value: "compared with", or "from" where that is not "of"."""
    return "versus" in cue.labels or ("from" in cue.labels and "outof" not in cue.labels)


def _or(passage: Passage, at: int, tape: Tape) -> bool:
    """Whether an amount says the one before it again: after "or", or in brackets."""
    amount, start = passage.amounts[at], passage.opening(at)
    if amount.bracketed and amount.first - start <= _NEAR:
        return True
    marks = [cue for cue in passage.gap(at) if "or" in cue.labels]
    close = bool(marks) and marks[-1].first - start <= _NEAR + 3 and amount.first - marks[-1].stop <= 2
    return close and not any(word in {";", ":", "."} for word in tape.words[start : amount.first])


def _bracketed(passages: Sequence[Passage], listed: Sequence[Listing]) -> Iterator[Link]:
    """Yield the share of each listed part that a percentage follows in brackets."""
    behind = {
        left.key: right
        for passage in passages
        for left, right in zip(passage.amounts, passage.amounts[1:], strict=False)
        if right.bracketed and right.unit == "percent" and right.first - left.stop <= _NEAR
    }
    for listing in listed:
        if listing.exhaustive and all(part.key in behind for part in listing.parts):
            for part in listing.parts:
                yield Link.of("share", part=part, whole=listing.whole, percent=behind[part.key])
