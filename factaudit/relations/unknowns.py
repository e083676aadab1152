"""The unknown numbers of a scenario: a stock at an instant, a flow over a segment, what a product or a sum is."""

from collections.abc import Hashable, Iterable, Sequence

from attrs import define, field

from factaudit import units
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.period import Period
from factaudit.model.quantity import Quantity, Series
from factaudit.relations.cuts import Cuts
from factaudit.relations.instances import Placed
from factaudit.relations.reading import Reading
from factaudit.relations.rows import Chunk, Sum, Terms, negated


def is_signed(measure: Measure) -> bool:
    """Whether a measure may be below zero: money, ratios and pure numbers may, counts and sizes may not."""
    if measure.signed is not None:
        return measure.signed
    return measure.kind == "ratio" or measure.unit in units.PURE or units.is_currency(measure.unit)


@define
class Unknowns:
    """Numbers each unknown on first use: ``quantities[i]`` is what index ``i`` stands for.

    ``integral`` are those that are whole numbers, ``nonnegative`` tells by index whether one may not be below zero.
    """

    entries: Entries
    cuts: Cuts
    quantities: list[Quantity | str] = field(factory=list)
    integral: set[int] = field(factory=set)
    nonnegative: bytearray = field(factory=bytearray)
    _sums: dict[Period | None, dict[Series, Terms]] = field(factory=dict)
    _made: dict[Hashable, int] = field(factory=dict)
    _negative: list[Terms | None] = field(factory=list)

    def of(self, series: Series, time: Period | None) -> Terms:
        """Return a series at a time as a sum of unknowns: the segments of a flow, or the one value."""
        sums = self._sums.get(time)
        if sums is None:
            sums = self._sums[time] = {}
        known = sums.get(series)
        if known is None:
            known = sums[series] = self._sum(series, time)
        return known

    def _sum(self, series: Series, time: Period | None) -> Terms:
        if time is not None and series.measure in self.cuts.line.summed:
            segments = self.cuts.segments(series, time)
            if len(segments) > 1:
                return tuple([self.of(series, segment)[0] for segment in segments])
        measure = self.entries.measure[series.measure]
        index = self._new(Quantity(series, time), not is_signed(measure))
        if measure.integral:
            self.integral.add(index)
        return ((index, 1),)

    def _new(self, quantity: Quantity | str, nonnegative: bool) -> int:  # noqa: FBT001 - called for each unknown
        index = len(self.quantities)
        self.quantities.append(quantity)
        self.nonnegative.append(nonnegative)
        self._negative.append(((index, -1),) if nonnegative else None)
        return index

    def placed(self, placed: Iterable[Placed]) -> Sum:
        """Return placed series as a sum of unknowns; one that is placed twice stands in it twice."""
        found: Sum = []
        for series, time, factor in placed:
            terms = self.of(series, time)
            if len(terms) == 1:
                found.append((terms[0][0], factor))
            else:
                found += [(index, factor) for index, _ in terms]
        return found

    def spoken(self, reading: Reading) -> Sequence[tuple[Terms, int]]:
        """Return the sums of unknowns that a claim bounds, each with how many times the number stated it is."""
        claim, time, count = reading.claim, reading.when, 1
        if time is None or time.start is None or time.stop is None:
            time = None
        elif claim.every and self.cuts.line.is_flow(claim.series):
            stretches = self.cuts.stretches(claim.series, time, claim.every)
            return [(_ordered(self.of(claim.series, stretch)), count) for stretch, count in stretches]
        elif claim.average_per:
            count = time.count(claim.average_per)
        terms = self.of(claim.series, time)
        return ((terms if len(terms) == 1 else _ordered(terms), count),)

    def chunks(self, reading: Reading) -> tuple[Chunk, ...]:
        """Return what a claim speaks of."""
        return tuple([Chunk(terms, count) for terms, count in self.spoken(reading)])

    def negated(self, terms: Terms) -> Terms:
        """Return a sum of unknowns with its sign changed, for each unknown alone one and the same object."""
        if len(terms) != 1 or terms[0][1] != 1:
            return negated(terms)
        ((index, _),) = terms
        known = self._negative[index]
        if known is None:
            known = self._negative[index] = ((index, -1),)
        return known

    def made(self, of: Hashable, name: str, *, nonnegative: bool = False) -> tuple[int, bool]:
        """Return the unknown that is made ``of`` others, and whether it is new; ``name`` tells a reader how."""
        known = self._made.get(of)
        if known is not None:
            return known, False
        self._made[of] = index = self._new(name, nonnegative)
        return index, True

    def guaranteed(self) -> list[Terms]:
        """Return each unknown that may not be below zero, with its sign changed."""
        return [terms for terms, known in zip(self._negative, self.nonnegative, strict=True) if known and terms]


def _ordered(terms: Terms) -> Terms:
    """Return a sum of unknowns in the order of their indices."""
    return tuple(sorted(terms))
