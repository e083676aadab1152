"""What is added to a level: "hired 18 teachers, bringing the total to 64 from 46"."""

from collections.abc import Iterator, Sequence
from typing import Final

from factaudit.read.amounts import Amount, Link, Passage, Role, countable
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape
from factaudit.read.wholes import level

_GAINING: Final = frozenset({"gaining", "adding", "came"})
_LOSING: Final = frozenset({"losing", "went"})
_NEAR: Final = 2
_REACH: Final = 6
_PARTING: Final = frozenset({",", ";", ":", "(", "—", "–"})


def additions(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield each change told by what was gained or lost, the level that this brings, and the level before."""
    for passage in passages:
        for at in range(len(passage.amounts) - 2 if "bringing" in passage.labels else 0):
            by, *ends = passage.amounts[at : at + 3]
            roles = {_role(passage, place): end for place, end in enumerate(ends, at + 1)}
            direction = _direction(passage, at)
            if not direction or roles.keys() != {"from", "to"} or not _brings(passage, at, tape, lexicon):
                continue
            apart = _PARTING.isdisjoint(tape.words[ends[0].stop : ends[1].first])
            if apart and all(_told_alike(by, end) for end in ends):
                moved = Role(by, 1 if direction == "up" else -1)
                yield Link.of("change", {"direction": direction}, from_=roles["from"], to=roles["to"], absolute=moved)


def _brings(passage: Passage, at: int, tape: Tape, lexicon: Lexicon) -> bool:
    """Whether what an amount brings to a level is the number of the same things, and no "class sizes" or "revenue"."""
    by, end = passage.amounts[at : at + 2]
    cue = next((cue for cue in passage.gap(at + 1) if "bringing" in cue.labels), None)
    if cue is None or cue.first - by.stop > _REACH:
        return False
    if end.head and end.head == by.head:
        return True
    known = lexicon.function_words | lexicon.light | lexicon.counting | {by.head}
    dated = passage.dated
    words = ((i, tape.words[i]) for i in range(cue.stop, end.first))
    return all(word in known or i in dated or _is_total(passage, i) for i, word in words)


def _is_total(passage: Passage, token: int) -> bool:
    cue = passage.cue_at(token)
    return cue is not None and not cue.labels.isdisjoint({"total", "to", "from"})


def _role(passage: Passage, at: int) -> str:
    """Return whether "from" or "to" stands right before an amount, and no word of change between it and the last."""
    gap, amount = passage.gap(at), passage.amounts[at]
    near = [cue for cue in gap if amount.first - cue.stop < _NEAR]
    return next((name for cue in near[-1:] for name in ("to", "from") if name in cue.labels), "")


def _direction(passage: Passage, at: int) -> str:
    """Return which way an amount moved, by the one word that says so before it or in it ("18 new teachers")."""
    amount = passage.amounts[at]
    told = [cue for cue in passage.calling(at) if amount.first - cue.stop <= _NEAR]
    if any(cue.labels & {"up", "down"} for cue in told):
        return ""
    ways = {name for name, labels in (("up", _GAINING), ("down", _LOSING)) for cue in told if cue.labels & labels}
    return ways.pop() if len(ways) == 1 else ""


def _told_alike(by: Amount, end: Amount) -> bool:
    return level(by) and level(end) and not by.percent and not end.percent and countable(by, end)
