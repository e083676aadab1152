"""Which quantities there are: the instants of each stock and the elementary segments of each flow.

A flow over a duration is the sum of the segments between its cuts, so that quarters add up to the
half-year by themselves; a steady rate needs no cut inside the stretch that it covers evenly.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.relations.reading import Reading, flow_like


@define
class Timeline:
    """The times at which each series is spoken of (``alone`` where it is one), and the cuts of each flow."""

    flows: frozenset[str]
    times: dict[Series, set[Period]] = field(factory=dict)
    alone: dict[Series, Period] = field(factory=dict)
    constants: set[Series] = field(factory=set)
    cuts: dict[Series, list[int]] = field(factory=dict)

    def is_flow(self, series: Series) -> bool:
        """Whether a series speaks of durations."""
        return series.measure in self.flows

    def ratio_like(self, entries: Entries, series: Series) -> bool:
        """Whether a series has a value for a duration that is no sum over its segments."""
        return entries.measure[series.measure].kind != "flow"

    def segments(self, series: Series, period: Period) -> list[Period]:
        """Return the elementary segments of a flow that make up a duration."""
        assert period.start is not None
        assert period.stop is not None
        cuts = self.cuts[series]
        first, last = bisect_left(cuts, period.start), bisect_right(cuts, period.stop)
        assert (cuts[first], cuts[last - 1]) == (period.start, period.stop)
        if last - first == 2:
            return [period]
        return [Period(start, stop) for start, stop in pairwise(cuts[first:last])]

    def time_for(self, series: Series, time: Period | None) -> Period | None:
        """Return the time at which a series enters a relation at ``time``: a stock at its end, a constant at none."""
        if series in self.constants or time is None:
            return None
        return time if self.is_flow(series) else time.at_end()


def timeline(entries: Entries, readings: Iterable[Reading], relations: Sequence[Relation]) -> Timeline:
    """Return the timeline of readings that relations join."""
    result = Timeline(flow_like(entries))
    for reading in readings:
        _note(result, reading)
    for relation in relations:
        _note_pinned(relation, result)
    result.constants = {s for s in result.constants if not result.times.get(s)}
    result.alone = {series: next(iter(times)) for series, times in result.times.items() if len(times) == 1}
    for relation in relations:
        _note_own(relation, result)
    _close(relations, result)
    _cut(entries, relations, result, readings)
    return result


def _times(line: Timeline, series: Series) -> set[Period]:
    return line.times.setdefault(series, set())


def _pinned(line: Timeline, term: Term) -> Period:
    assert term.period is not None
    return term.period if line.is_flow(term.series) else term.period.at_end()


def _note_pinned(relation: Relation, line: Timeline) -> None:
    for _, terms in relation.roles:
        for term in terms:
            if term.period is not None:
                _times(line, term.series).add(_pinned(line, term))


def _note_own(relation: Relation, line: Timeline) -> None:
    """A relation that holds at one time only speaks of each of its series at that time."""
    if relation.repeated or relation.kind == "roll-forward":
        return
    for _, terms in relation.roles:
        for term in terms:
            time = time_of(relation, term, line)
            if time is not None:
                _times(line, term.series).add(time)


def time_of(relation: Relation, term: Term, line: Timeline) -> Period | None:
    """Return the time of a term in a relation that holds at one time only, None for a constant.

    A term without a period of its own beside others that have one, such as the growth between two
    years, is taken at the one time it is claimed for, else at the last of theirs.
    """
    if term.period is not None:
        return _pinned(line, term)
    if relation.period is None and term.series in line.alone:
        return line.alone[term.series]
    return line.time_for(term.series, own_time(relation))


def own_time(relation: Relation) -> Period | None:
    """Return the one time at which a relation holds, None where it is repeated."""
    pinned = [term.period for _, terms in relation.roles for term in terms if term.period is not None]
    return relation.period or (pinned[-1] if pinned else None)


def _note(line: Timeline, reading: Reading) -> None:
    series = reading.claim.series
    if reading.when is None or not reading.when.bounded:
        line.constants.add(series)
    else:
        _times(line, series).add(reading.when)


def _close(relations: Sequence[Relation], line: Timeline) -> None:
    """Give every series the times of the series it is related to, until nothing is added."""
    repeated = [r for r in relations if r.repeated]
    of_series: dict[Series, list[Relation]] = {}
    for relation in repeated:
        for series in relation.series:
            of_series.setdefault(series, []).append(relation)
    waiting, queued = deque(repeated), {r.id for r in repeated}
    while waiting:
        relation = waiting.popleft()
        queued.discard(relation.id)
        for series in _widened(relation, line):
            for touched in of_series[series]:
                if touched.id not in queued:
                    queued.add(touched.id)
                    waiting.append(touched)


def _widened(relation: Relation, line: Timeline) -> list[Series]:
    """Pass the times of a relation on to its members; return the members that gained some."""
    gained = []
    times = relation_times(relation, line)
    for series in relation.series:
        if series in line.constants:
            continue
        known = _times(line, series)
        missing = [at for at in (line.time_for(series, time) or time for time in times) if at not in known]
        if missing:
            known.update(missing)
            gained.append(series)
    return gained


def relation_times(relation: Relation, line: Timeline) -> list[Period]:
    """Return the periods at which a repeated relation holds, in order.

    Where a flow takes part these are durations, at whose end the stocks are taken; else instants.
    """
    joined = [s for s in relation.series if s not in line.constants]
    spanning = [s for s in joined if line.is_flow(s)]
    times: set[Period] = set().union(*(line.times.get(series, ()) for series in spanning or joined))
    return sorted(times, key=_by_end) if len(times) > 1 else list(times)


def _by_end(period: Period) -> tuple[int, int]:
    assert period.start is not None
    assert period.stop is not None
    return period.stop, period.start


def _cut(entries: Entries, relations: Sequence[Relation], line: Timeline, readings: Iterable[Reading]) -> None:
    cuts: dict[Series, set[int]] = {}
    for series, times in line.times.items():
        if line.is_flow(series):
            cuts[series] = {boundary for t in times for boundary in (t.start, t.stop) if boundary is not None}
    steady = [r for r in readings if r.claim.every and r.when is not None and r.when.bounded]
    while True:
        before = sum(map(len, cuts.values()))
        _cut_at_stocks(relations, line, cuts)
        _share_cuts(entries, relations, line, cuts)
        for reading in steady:
            cuts[reading.claim.series] |= set(_partial_units(reading.claim, reading.when, cuts[reading.claim.series]))
        if sum(map(len, cuts.values())) == before:
            break
    line.cuts = {series: sorted(found) for series, found in cuts.items()}


def _cut_at_stocks(relations: Sequence[Relation], line: Timeline, cuts: dict[Series, set[int]]) -> None:
    """A stock that a flow rolls forward cuts the flow at each of its instants."""
    for relation in relations:
        if relation.kind != "roll-forward":
            continue
        instants = {t.stop for term in relation.role("stock") for t in line.times.get(term.series, ())}
        for role in ("inflows", "outflows"):
            for term in relation.role(role):
                cuts.setdefault(term.series, set()).update(b for b in instants if b is not None)


def _share_cuts(entries: Entries, relations: Sequence[Relation], line: Timeline, cuts: dict[Series, set[int]]) -> None:
    """Flows that add up to another flow do so in every segment, so they are cut alike."""
    for relation in relations:
        if adds_in_each_segment(relation, entries, line):
            joined = relation.series
            shared = set().union(*(cuts.get(series, set()) for series in joined))
            for series in joined:
                cuts[series] = set(shared)


def adds_in_each_segment(relation: Relation, entries: Entries, line: Timeline) -> bool:
    """Whether a relation between flows holds in each segment and not only over whole durations."""
    return (
        relation.kind in {"total", "restated"}
        and relation.repeated
        and all(line.is_flow(s) and not line.ratio_like(entries, s) for s in relation.series)
    )


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
