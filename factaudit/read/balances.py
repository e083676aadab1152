"""Balances that the words state: a deficit or surplus of two flows, and an amount a head times the heads."""

from collections.abc import Iterator, Sequence
from typing import Final

from factaudit.read.amounts import COUNTED, Amount, Link, Passage, Role, alike
from factaudit.read.wholes import EXHAUSTIVE, level

_SIDES: Final = (("income", "spending"), ("exports", "imports"))
"""What comes in and what goes out; a surplus is the first less the second."""

_EACH: Final = frozenset({"heads", "each"})
_SHARING: Final = frozenset({"up", "down", "from", "to", "contrast", "rest", "others", "include"})
_OTHER: Final = frozenset({"up", "down", "from", "deficit", "surplus"})
_BACK: Final = 3
_REACH: Final = 5
_NEAR: Final = 1


def balances(passages: Sequence[Passage]) -> Iterator[Link]:
    """Yield each deficit or surplus told beside the two flows that it is the difference of."""
    for index, passage in enumerate(passages):
        for pair in _SIDES:
            sides = _sides(passage, pair) if passage.labels.issuperset(pair) else None
            if sides is None:
                continue
            gap = _gap(passages, index, sides)
            if gap is not None:
                yield _link(sides, *gap)


def sharings(passages: Sequence[Passage]) -> Iterator[Link]:
    """Yield each amount a head with the heads and the total: "each of the 20 families gets $50, for a total of"."""
    for passage in passages:
        for at in range(len(passage.amounts) - 2 if passage.labels & _EACH else 0):
            count, mean, total = passage.amounts[at : at + 3]
            if _counts(count) and _sums(mean, total) and _shared_out(passage, at):
                yield Link.of("average", mean=mean, count=count, total=total)


def _counts(count: Amount) -> bool:
    return count.unit in COUNTED and level(count) and not count.mention.per


def _sums(mean: Amount, total: Amount) -> bool:
    """Whether two amounts are of one thing that is handed out, money or goods."""
    plain = mean.mention.kind == "money" and not total.mention.per and level(mean) and level(total)
    return plain and mean.unit == total.unit and mean.mention.per in {"", "person", "household", "item"}


def _shared_out(passage: Passage, at: int) -> bool:
    """Whether "each of" stands right before the heads or "each" right behind them, and the total is called one."""
    count, _, total = passage.amounts[at : at + 3]
    gaps = [passage.gap(place) for place in (at, at + 1, at + 2)]
    each = any("heads" in cue.labels and count.first == cue.stop for cue in gaps[0])
    each = each or any("each" in cue.labels and cue.first == count.stop for cue in gaps[1])
    summed = [cue for cue in gaps[2] if cue.labels & {"jointly", "total"}]
    other = any(cue.labels & _SHARING for gap in gaps[1:] for cue in gap)
    return each and bool(summed) and total.first - summed[-1].stop <= _NEAR + 1 and not other


def _sides(passage: Passage, pair: tuple[str, str]) -> tuple[Amount, Amount] | None:
    """Return what comes in and what goes out where one sentence tells each of them once, of the same things."""
    found: dict[str, list[Amount]] = {side: [] for side in pair}
    for at, amount in enumerate(passage.amounts):
        cues = [cue for cue in passage.gap(at) if cue.labels & {*pair, *_OTHER}]
        side = next((s for s in pair if cues and s in cues[-1].labels), "")
        changing = any(cue.labels & _OTHER for cue in cues)
        if side and not changing and amount.first - cues[-1].stop <= _REACH and not amount.percent:
            found[side].append(amount)
    (come, go) = (found[side] for side in pair)
    if len(come) != 1 or len(go) != 1 or not alike(come[0], go[0]):
        return None
    return come[0], go[0]


def _gap(passages: Sequence[Passage], index: int, sides: tuple[Amount, Amount]) -> tuple[Amount, str] | None:
    """Return the only deficit or surplus told in or just before or after the sentence of its sides."""
    told: dict[tuple[str, str, object], Amount] = {}
    for passage in passages[max(0, index - _BACK) : index + 2]:
        if passage.sentence.section not in {"body", "list", "summary"}:
            continue
        for at, amount in enumerate(passage.amounts):
            marks = [cue for cue in passage.gap(at) if cue.labels & {"deficit", "surplus"}]
            if marks and amount.first - marks[-1].stop <= _NEAR and alike(amount, sides[0]):
                kind = "deficit" if "deficit" in marks[-1].labels else "surplus"
                assert amount.mention.stated is not None
                told[kind, amount.unit, amount.mention.stated.value] = amount
    if len(told) != 1:
        return None
    ((kind, _, _), amount) = next(iter(told.items()))
    return amount, kind


def _link(sides: tuple[Amount, Amount], gap: Amount, kind: str) -> Link:
    come, go = sides
    whole, part = (go, come) if kind == "deficit" else (come, go)
    return Link.of("total", EXHAUSTIVE, whole=whole, parts=[Role(part), Role(gap)])
