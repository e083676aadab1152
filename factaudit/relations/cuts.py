"""The elementary segments of flows: a flow over a duration is the sum of the segments between its cuts.

So quarters add up to the half-year by themselves; a steady rate needs no cut inside the stretch that it covers evenly.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from factaudit.model.claim import Claim
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.relations.islands import islands
from factaudit.relations.reading import Reading
from factaudit.relations.timeline import Timeline


@define
class Cuts:
    """The boundaries between the segments of flows: the ends of the times that a flow is spoken of, and ``more``."""

    line: Timeline
    more: dict[Series, list[int]] = field(factory=dict)

    def of(self, series: Series) -> Sequence[int]:
        """Return the cuts of a flow, in order."""
        more = self.more.get(series) if self.more else None
        return self.line.times_of(series).boundaries if more is None else more

    def segments(self, series: Series, period: Period) -> Sequence[Period]:
        """Return the elementary segments of a flow that make up a duration."""
        cuts = self.of(series)
        if len(cuts) == 2:
            return (period,)
        assert period.start is not None
        assert period.stop is not None
        first, last = bisect_left(cuts, period.start), bisect_right(cuts, period.stop)
        assert (cuts[first], cuts[last - 1]) == (period.start, period.stop)
        if last - first == 2:
            return (period,)
        return [Period.between(start, stop) for start, stop in pairwise(cuts[first:last])]

    def all_segments(self, series: Series) -> Sequence[Period]:
        """Return all the elementary segments of a flow."""
        known = self.line.times_of(series).periods
        cuts = self.of(series)
        return known if len(known) == 1 and len(cuts) == 2 else [Period.between(a, b) for a, b in pairwise(cuts)]

    def stretches(self, series: Series, period: Period, unit: str) -> Iterator[tuple[Period, int]]:
        """Yield the stretches between cuts that are made of whole calendar units, with the number of units in each."""
        assert period.start is not None
        wanted = set(self.of(series))
        start, count = period.start, 0
        for each in period.units(unit):
            assert each.stop is not None
            count += 1
            if each.stop in wanted:
                yield Period.between(start, each.stop), count
                start, count = each.stop, 0


def cuts(line: Timeline, readings: Iterable[Reading], relations: Sequence[Relation]) -> Cuts:
    """Return the cuts of all flows.

    A stock that a flow rolls forward cuts it at each of its instants, a cut inside a calendar unit of a
    steady rate cuts out that unit, and flows that add up to another flow are cut alike.
    """
    more = _at_stocks(relations, line)
    steady = [r for r in readings if r.claim.every and r.when is not None and r.when.bounded]
    added = [relation for relation in relations if adds_in_each_segment(relation, line)]
    bridged = line.constants and any(series in line.constants for relation in added for series in relation.series)
    return Cuts(line, _shared(line, more, steady, added) if more or steady or bridged else {})


def adds_in_each_segment(relation: Relation, line: Timeline) -> bool:
    """Whether a relation between flows holds in each segment and not only over whole durations."""
    if relation.kind not in {"total", "restated"} or not relation.repeated:
        return False
    return line.summed.issuperset([series.measure for series in relation.series])


def _at_stocks(relations: Iterable[Relation], line: Timeline) -> dict[Series, set[int]]:
    """Return the instants of stocks at which the flows that roll them forward are not cut anyway."""
    more: dict[Series, set[int]] = {}
    for relation in relations:
        if relation.kind != "roll-forward":
            continue
        instants = {end for term in relation.role("stock") for end in line.times_of(term.series).boundaries}
        for role in ("inflows", "outflows"):
            for term in relation.role(role):
                missing = instants.difference(line.times_of(term.series).boundaries)
                if missing:
                    more.setdefault(term.series, set()).update(missing)
    return more


def _shared(
    line: Timeline, more: dict[Series, set[int]], steady: Sequence[Reading], added: Sequence[Relation]
) -> dict[Series, list[int]]:
    """Return the cuts of flows that are added up, rolled forward or told as a rate."""
    alike = islands(added)
    for series in (*more, *(reading.claim.series for reading in steady)):
        alike.number(series)
    found: dict[int, set[int]] = {}
    for series, number in alike.numbers.items():
        own = found.setdefault(alike.root(number), set())
        own.update(line.times_of(series).boundaries, more.get(series, ()))
    growing = True
    while growing:
        growing = False
        for reading in steady:
            own = found[alike.of(reading.claim.series)]
            before = len(own)
            own.update(tuple(_partial_units(reading.claim, reading.when, own)))
            growing |= len(own) > before
    ordered = {root: sorted(own) for root, own in found.items()}
    return {series: ordered[alike.root(number)] for series, number in alike.numbers.items()}


def _partial_units(claim: Claim, period: Period | None, cuts: set[int]) -> Iterator[int]:
    """Yield the ends of those units of a steady rate that a cut falls into."""
    assert period is not None
    inside = sorted(c for c in cuts if period.start is not None and period.start < c < (period.stop or 0))
    if not inside:
        return
    for unit in period.units(claim.every):
        assert unit.start is not None
        assert unit.stop is not None
        at = bisect_right(inside, unit.start)
        if at < len(inside) and inside[at] < unit.stop:
            yield from (unit.start, unit.stop)
