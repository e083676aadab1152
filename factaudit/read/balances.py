"""Balances that the words state: a deficit or surplus of two flows, and an amount a head times the heads."""

from collections.abc import Iterator, Sequence
from typing import Final

from factaudit.read.amounts import COUNTED, Amount, Link, Passage, Role, alike
from factaudit.read.phrases import Cue
from factaudit.read.wholes import EXHAUSTIVE, level

_SIDES: Final = (("income", "spending"), ("exports", "imports"))
"""What comes in and what goes out; a surplus is the first less the second."""

_SUMMING: Final = frozenset({"jointly", "total"})
_SHARING: Final = frozenset({"up", "down", "from", "to", "contrast", "rest", "others", "include"})
_OTHER: Final = frozenset({"up", "down", "from", "deficit", "surplus"})
_GAPS: Final = frozenset({"deficit", "surplus"})
_BACK: Final = 3
_REACH: Final = 5
_NEAR: Final = 1
_EACH_REACH: Final = 1


def balances(passages: Sequence[Passage]) -> Iterator[Link]:
    """Yield each deficit or surplus told beside the two flows that it is the difference of; one belongs to one pair."""
    told = [
        (index, sides)
        for index, passage in enumerate(passages)
        for pair in _SIDES
        if passage.labels.issuperset(pair) and (sides := _sides(passage, pair)) is not None
    ]
    taken: set[int] = set()
    for back in (0, _BACK):
        for index, sides in told:
            if back and passages[index].labels & _GAPS:
                continue
            gap = _gap(passages[max(0, index - back) : index + 1 + min(back, 1)], sides)
            if gap is not None and not taken & {gap[0].key, sides[0].key}:
                taken |= {gap[0].key, sides[0].key}
                yield _link(sides, *gap)


def sharings(passages: Sequence[Passage]) -> Iterator[Link]:
    """Yield each amount a head with the heads and the total: "each of the 20 families gets $50, for a total of"."""
    for passage in passages:
        for at in range(len(passage.amounts) - 2 if passage.labels & _SUMMING else 0):
            first, second, total = passage.amounts[at : at + 3]
            mean, count = (first, second) if _per_head(first, second) else (second, first)
            if _counts(count) and _sums(mean, total) and _shared_out(passage, at, mean, count):
                yield Link.of("average", mean=mean, count=count, total=total)


def _counts(count: Amount) -> bool:
    return count.unit in COUNTED and level(count) and not count.mention.per


def _sums(mean: Amount, total: Amount) -> bool:
    """Whether two amounts are of one thing that is handed out, money or goods."""
    plain = mean.mention.kind == "money" and not total.mention.per and level(mean) and level(total)
    return plain and mean.unit == total.unit and mean.mention.per in {"", "person", "household", "item"}


def _per_head(mean: Amount, count: Amount) -> bool:
    """Whether an amount is told per one of what another counts: "$150 per student to 2,000 students"."""
    return mean.mention.per in COUNTED and mean.mention.per == count.unit


def _shared_out(passage: Passage, at: int, mean: Amount, count: Amount) -> bool:
    """Whether the words tell one amount of each head, and the third amount is called the total of them."""
    total = passage.amounts[at + 2]
    gaps = [passage.gap(place) for place in (at, at + 1, at + 2)]
    each = _per_head(mean, count) or any("heads" in cue.labels and count.first == cue.stop for cue in gaps[0])
    shared = [cue for cue in gaps[1] if cue.labels & {"each", "apiece"}]
    each = each or any(0 <= cue.first - count.stop <= _EACH_REACH for cue in shared)
    summed = [cue for cue in passage.calling(at + 2) if cue.labels & _SUMMING]
    told = [cue for gap in gaps[1:] for cue in gap if not _between(cue, mean, count) and not _collects(cue, mean)]
    other = any(cue.labels & _SHARING for cue in told)
    return each and bool(summed) and total.first - summed[-1].stop <= _NEAR + 1 and not other


def _collects(cue: Cue, mean: Amount) -> bool:
    """Whether a word of change has the amount as its object: "each raised $1,200"."""
    return cue.stop == mean.first and cue.labels.isdisjoint({"from", "to", "by"})


def _between(cue: Cue, mean: Amount, count: Amount) -> bool:
    """Whether a cue stands right before the heads that an amount is told of: "$150 per student to 2,000 students"."""
    return _per_head(mean, count) and mean.stop <= cue.first and cue.stop == count.first


def _sides(passage: Passage, pair: tuple[str, str]) -> tuple[Amount, Amount] | None:
    """Return what comes in and what goes out where one sentence tells each of them once, of the same things."""
    found: dict[str, list[Amount]] = {side: [] for side in pair}
    for at, amount in enumerate(passage.amounts):
        cues = [cue for cue in passage.gap(at) if cue.labels & {*pair, *_OTHER}]
        named = [cue for cue in cues if cue.labels & {*pair}]
        side = next((s for s in pair if named and s in named[-1].labels), "")
        changing = any(cue.labels & _OTHER for cue in cues) and not _risen_to(passage, at)
        if side and not changing and amount.first - named[-1].stop <= _REACH and not amount.percent:
            found[side].append(amount)
    (come, go) = (found[side] for side in pair)
    if len(come) != 1 or len(go) != 1 or not alike(come[0], go[0]):
        return None
    return come[0], go[0]


def _risen_to(passage: Passage, at: int) -> bool:
    """Whether "to" right before an amount makes it a level: "exports rose to 24"."""
    told = passage.gap(at)
    return bool(told) and any(c.stop == passage.amounts[at].first and "to" in c.labels for c in told)


def _gap(passages: Sequence[Passage], sides: tuple[Amount, Amount]) -> tuple[Amount, str] | None:
    """Return the only deficit or surplus that some sentences tell."""
    told: dict[tuple[str, str, object], Amount] = {}
    for passage in passages:
        if passage.sentence.section not in {"body", "list", "summary"}:
            continue
        for at, amount in enumerate(passage.amounts):
            marks = [cue for cue in passage.gap(at) if cue.labels & _GAPS]
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
