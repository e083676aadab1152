"""What is left to each quantity of an island of one shape, worked out for many islands at once."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from attrs import define, frozen

from factaudit.constraint import Row, System
from factaudit.model.bounds import Interval
from factaudit.model.entries import Entries
from factaudit.model.number import Number, ceiling_of, exact, floor_of
from factaudit.relations.build import Built, build
from factaudit.relations.reading import flow_like
from factaudit.relations.rows import row
from factaudit.relations.scenario import Scenario
from factaudit.screen.columns import Column, crossed, greater, less, lesser, multiplied
from factaudit.screen.shapes import Island
from factaudit.solve.components import split
from factaudit.solve.inward import inward
from factaudit.solve.peel import Peeled, Terms, peel
from factaudit.solve.spans import normal

TINY: Final = Fraction(1, 1000)
"""By how much an open end is drawn in: what holds between closed ends inside it holds, else the solver decides."""

Ends = tuple[Column | None, Column | None]


@define(eq=False)
class Site:
    """A quantity, or a sum of several, with what bounds it on every island of a shape.

    ``told`` are the places of the readings that do, each with the factor that turns the number it states into
    what it says of the site; ``low`` and ``high`` are the ends that relations and measures set.
    """

    terms: Terms
    whole: bool
    told: list[tuple[int, Number]]
    low: Number | None = None
    high: Number | None = None

    def bound(self, low: Number | None, high: Number | None) -> None:
        """Draw the ends in."""
        if low is not None and (self.low is None or low > self.low):
            self.low = low
        if high is not None and (self.high is None or high < self.high):
            self.high = high


@frozen(eq=False)
class Plan:
    """How to clear islands of a shape: ``sites`` in the order in which they are peeled.

    ``compared`` are the places of the readings that something is held against, ``held`` those of the relations
    that hold something together; ``components`` counts the parts that share no quantity.
    """

    sites: tuple[Site, ...]
    peeled: Peeled
    compared: tuple[int, ...]
    held: tuple[int, ...]
    components: int

    def doubtful(self, islands: Sequence[Island]) -> set[int]:
        """Return the places of the islands that this does not show to be consistent."""
        told = list(zip(*([reading.bounds.intervals[0] for reading in one.readings] for one in islands), strict=True))
        doubts: set[int] = set()
        low: list[Column | None] = []
        high: list[Column | None] = []
        for site in self.sites:
            said = [_told(told[place], factor, whole=site.whole) for place, factor in site.told]
            for one, other in combinations(said, 2):
                doubts.update(_touching(one, other))
            low.append(None if site.low is None else [site.low] * len(islands))
            high.append(None if site.high is None else [site.high] * len(islands))
            for least, most in said:
                low[-1], high[-1] = greater(low[-1], least), lesser(high[-1], most)
        for number in self.peeled.order:
            home = self.peeled.toward[number]
            if self.sites[number].terms and home >= 0:
                least, most = self._left(number, home, low, high)
                low[home], high[home] = greater(low[home], least), lesser(high[home], most)
            doubts.update(crossed(low[number], high[number]))
        return doubts

    def _left(self, number: int, home: int, low: list[Column | None], high: list[Column | None]) -> Ends:
        """Return what a sum leaves to the quantity that it hangs on."""
        least, most, factor = low[number], high[number], 1
        for quantity, c in self.sites[number].terms:
            if quantity == home:
                factor = c
            elif c > 0:
                least, most = less(least, high[quantity], c), less(most, low[quantity], c)
            else:
                least, most = less(least, low[quantity], c), less(most, high[quantity], c)
        share = exact(Fraction(1, factor))
        least, most = multiplied(least, share), multiplied(most, share)
        return (least, most) if factor > 0 else (most, least)


def _told(intervals: Sequence[Interval], factor: Number, *, whole: bool) -> Ends:
    """Return the ends that readings at one place set to a site, those that are open drawn in."""
    first = intervals[0]
    low = high = None
    if first.lower is not None:
        low = [one.lower + TINY if one.lower_open else one.lower for one in intervals if one.lower is not None]
    if first.upper is not None:
        high = [one.upper - TINY if one.upper_open else one.upper for one in intervals if one.upper is not None]
    low, high = multiplied(low, factor), multiplied(high, factor)
    if factor < 0:
        low, high = high, low
    if not whole:
        return low, high
    return (
        None if low is None else [ceiling_of(value) for value in low],
        None if high is None else [floor_of(value) for value in high],
    )


def _touching(one: Ends, other: Ends) -> Iterator[int]:
    """Yield the islands on which two ranges meet in one end of both, as those of "2 million" and "3 million" do."""
    ends = (*one, *other)
    if None not in ends:
        columns = zip(*(column for column in ends if column is not None), strict=True)
        for place, (low, high, lower, upper) in enumerate(columns):
            if low < high and lower < upper and (high == lower or upper == low):
                yield place


def plan_of(island: Island, entries: Entries, flows: frozenset[str]) -> Plan | None:
    """Return how to clear islands like one, None where that takes a solver: products, choices, circles.

    Args:
        island: any of its shape.
        entries: the ledger.
        flows: the measures of the ledger that speak of durations.
    """
    part = entries.part(tuple(reading.claim for reading in island.readings), tuple(island.relations))
    if flow_like(part) != flows.intersection(part.measure):
        return None
    built = build(part, Scenario("", tuple(island.readings), relations=tuple(island.relations)))
    system = built.system
    if system.products or system.choices:
        return None
    sites = _sites(island, built)
    if sites is None:
        return None
    peeled = peel(
        [site.terms for site in sites], frozenset(n for n, site in enumerate(sites) if site.whole and not site.terms)
    )
    if peeled.core_sums:
        return None
    compared = built.compared
    return Plan(
        tuple(sites),
        peeled,
        tuple(place for place, reading in enumerate(island.readings) if reading.claim.id in compared),
        tuple(place for place, relation in enumerate(island.relations) if relation.id in built.held),
        len(split(system)) - sum(not one.terms for one in system.rows),
    )


def _sites(island: Island, built: Built) -> list[Site] | None:
    """Return the sites of an island with what bounds each, None where a row has no quantity."""
    gathering = _Gathering(built.system)
    for place, reading in enumerate(island.readings):
        for chunk in built.unknowns.chunks(reading):
            told = row(dict(chunk.expression), "<=", 1, ())
            if not told.terms:
                return None
            site, factor = gathering.site(told)
            site.told.append((place, exact(Fraction(chunk.count * told.right, factor))))
    for one in built.system.rows:
        if one.ids and one.ids[0] in built.voice:
            continue
        tight = inward(one, built.system.integral)
        if not tight.terms:
            return None
        site, factor = gathering.site(tight)
        site.bound(*_ends(tight, factor))
    return gathering.sites


def _ends(one: Row, factor: int) -> tuple[Number | None, Number | None]:
    """Return the ends that a row sets to its terms divided by a factor."""
    end = exact(Fraction(one.right, factor))
    if one.sense == "=":
        return end, end
    drawn = TINY if one.sense == "<" else 0
    return (None, end - drawn) if factor > 0 else (end + drawn, None)


class _Gathering:
    """Sites made on first use, by their terms."""

    def __init__(self, system: System) -> None:
        self.sites: list[Site] = []
        self._integral = system.integral
        self._number: dict[Terms, int] = {}

    def site(self, one: Row) -> tuple[Site, int]:
        """Return the site that a row bounds, and the factor that turns it into the row's left side."""
        key, factor = normal(one)
        return self.sites[self._of(key)], factor

    def _of(self, key: Terms) -> int:
        known = self._number.get(key)
        if known is None:
            whole = all(quantity in self._integral for quantity, _ in key)
            terms = () if len(key) == 1 else tuple((self._of(((quantity, 1),)), c) for quantity, c in key)
            known = self._number[key] = len(self.sites)
            self.sites.append(Site(terms, whole, []))
        return known
