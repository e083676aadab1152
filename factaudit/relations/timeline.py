"""The times at which each series is spoken of, those that relations pass on to it included.

Most series of a ledger are spoken of at one and the same times: these are kept once, for all series alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import define, field

from factaudit.model.entries import Entries
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.relations.islands import Islands
from factaudit.relations.reading import Reading, flow_like


@define(frozen=True, slots=False, eq=False)
class Times:
    """Periods in the order of their ends, one object for all series that are spoken of at just these."""

    periods: tuple[Period, ...] = ()

    @cached_property
    def boundaries(self) -> list[int]:
        """Where the periods start and stop, each once, in order."""
        return sorted({end for period in self.periods for end in (period.start, period.stop) if end is not None})


NEVER = Times()


@define
class Timeline:
    """The times at which each series is spoken of.

    ``flows`` are the measures that speak of durations, ``summed`` those among them whose value for a duration is the
    sum over its segments; ``constants`` are series spoken of without a time; ``alone`` holds the one time at which a
    series is claimed, for the relations that hold at one time only.
    """

    flows: frozenset[str]
    summed: frozenset[str]
    times: dict[Series, Times] = field(factory=dict)
    constants: set[Series] = field(factory=set)
    alone: dict[Series, Period] = field(factory=dict)

    def is_flow(self, series: Series) -> bool:
        """Whether a series speaks of durations."""
        return series.measure in self.flows

    def times_of(self, series: Series) -> Times:
        """Return when a series is spoken of."""
        return self.times.get(series, NEVER)

    def time_for(self, series: Series, time: Period | None) -> Period | None:
        """Return the time at which a series enters a relation at ``time``: a stock at its end, a constant at none."""
        if time is None or (self.constants and series in self.constants):
            return None
        return time if series.measure in self.flows else time.at_end()

    def joined(self, relation: Relation) -> Sequence[Series]:
        """Return the series of a relation that share its times: its flows where it has any, else its stocks."""
        series: Sequence[Series] = relation.series
        if self.constants:
            series = [s for s in series if s not in self.constants]
        flows = self.flows
        return [s for s in series if s.measure in flows] or series

    def even(self, relation: Relation) -> bool:
        """Whether all series of a repeated relation are spoken of at the same times, so that none is passed on."""
        joined = self.joined(relation)
        return len(joined) == len(relation.series) and len(set(map(self.times.get, joined))) < 2

    def relation_times(self, relation: Relation) -> tuple[Period, ...]:
        """Return the periods at which a repeated relation holds, in order.

        Where a flow takes part these are durations, at whose end the stocks are taken; else instants.
        """
        joined = self.joined(relation)
        return self.times_of(joined[0]).periods if joined else ()


def timeline(entries: Entries, readings: Iterable[Reading], relations: Sequence[Relation]) -> Timeline:
    """Return the timeline of readings that relations join."""
    flows = flow_like(entries)
    ratios = {m.id for m in entries.measures if m.kind == "ratio"} & flows
    line = Timeline(flows, flows - ratios if ratios else flows)
    once = [relation for relation in relations if not relation.repeated]
    told = _Told(line)
    told.readings(readings)
    for relation in once:
        told.pinned(relation)
    told.settle()
    line.constants = {series for series in line.constants if series not in line.times}
    own = [relation for relation in once if relation.kind != "roll-forward"]
    line.alone = {series: periods[0] for series, periods in _unpinned(own, line) if len(periods) == 1}
    for relation in own:
        told.own(relation)
    told.settle()
    repeated = [relation for relation in relations if relation.repeated]
    if not all(line.even(relation) for relation in repeated):
        _pass_on(repeated, told)
    return line


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


def _pinned(line: Timeline, term: Term) -> Period:
    assert term.period is not None
    return term.period if line.is_flow(term.series) else term.period.at_end()


def _unpinned(own: Iterable[Relation], line: Timeline) -> Iterator[tuple[Series, tuple[Period, ...]]]:
    """Yield the series of relations at one time that tell none for them, with the times that are known so far."""
    for relation in own:
        for _, terms in relation.roles:
            yield from ((term.series, line.times_of(term.series).periods) for term in terms if term.period is None)


@define
class _Told:
    """Gathers the times of each series; equal sets of times are made one object."""

    line: Timeline
    _shared: dict[frozenset[Period], Times] = field(factory=dict)
    _several: dict[Series, set[Period]] = field(factory=dict)

    def share(self, periods: Iterable[Period]) -> Times:
        """Return the one object for a set of times."""
        key = frozenset(periods)
        known = self._shared.get(key)
        if known is None:
            known = self._shared[key] = Times(tuple(sorted(key, key=_by_end)))
        return known

    def readings(self, readings: Iterable[Reading]) -> None:
        """Note when claims speak of their series."""
        times, constants = self.line.times, self.line.constants
        last, alone = None, NEVER
        for reading in readings:
            when = reading.when
            if when is None or when.start is None or when.stop is None:
                constants.add(reading.claim.series)
                continue
            if when is not last:
                last, alone = when, self.share((when,))
            if times.setdefault(reading.claim.series, alone) is not alone:
                self.note(reading.claim.series, when)

    def note(self, series: Series, time: Period) -> None:
        """Add a time to those of a series."""
        several = self._several.get(series)
        if several is None:
            several = self._several[series] = set(self.line.times_of(series).periods)
        several.add(time)

    def settle(self) -> None:
        """Make the times that were added those of their series."""
        for series, periods in self._several.items():
            self.line.times[series] = self.share(periods)
        self._several.clear()

    def pinned(self, relation: Relation) -> None:
        """Note the times that the terms of a relation tell."""
        for _, terms in relation.roles:
            for term in terms:
                if term.period is not None:
                    self.note(term.series, _pinned(self.line, term))

    def own(self, relation: Relation) -> None:
        """Note that a relation which holds at one time only speaks of each of its series at that time."""
        for _, terms in relation.roles:
            for term in terms:
                time = time_of(relation, term, self.line)
                if time is not None:
                    self.note(term.series, time)


def _by_end(period: Period) -> tuple[int, int]:
    assert period.start is not None
    assert period.stop is not None
    return period.stop, period.start


def _pass_on(repeated: Sequence[Relation], told: _Told) -> None:
    """Give every series the times of those it is related to, directly or through others.

    Flows of one relation are spoken of at the same times, and so are stocks where no flow takes part;
    a stock beside flows is spoken of at the ends of their times, and passes none of its own on to them.
    """
    line, kin = told.line, Islands()
    beside: list[tuple[int, int]] = []
    for relation in repeated:
        joined = line.joined(relation)
        if joined:
            numbers = [kin.number(series) for series in joined]
            kin.join(numbers)
            if len(joined) < len(relation.series) and line.is_flow(joined[0]):
                stocks = (s for s in relation.series if not line.is_flow(s) and s not in line.constants)
                beside += [(numbers[0], kin.number(series)) for series in stocks]
    found = _united(told, kin, beside)
    times = line.times
    for series, number in kin.numbers.items():
        known = found.get(kin.root(number))
        if known is not None and times.get(series) is not known:
            times[series] = known


def _united(told: _Told, kin: Islands, beside: Sequence[tuple[int, int]]) -> dict[int, Times]:
    """Return the times of all series that share theirs, by what stands for them."""
    found: dict[int, Times] = {}
    several: dict[int, list[Times]] = {}
    times = told.line.times
    for series, number in kin.numbers.items():
        own = times.get(series)
        if own is not None:
            root = kin.root(number)
            if found.setdefault(root, own) is not own:
                several.setdefault(root, []).append(own)
    _unite(told, found, several)
    ended: dict[int, list[Times]] = {}
    for flow, stock in dict.fromkeys((kin.root(flow), kin.root(stock)) for flow, stock in beside):
        if flow in found:
            ended.setdefault(stock, []).append(told.share(period.at_end() for period in found[flow].periods))
    _unite(told, found, ended)
    return found


def _unite(told: _Told, found: dict[int, Times], more: dict[int, list[Times]]) -> None:
    """Add times to those found."""
    for root, others in more.items():
        every = {id(times): times for times in (found.get(root, NEVER), *others)}
        found[root] = told.share(period for times in every.values() for period in times.periods)
