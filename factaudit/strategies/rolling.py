"""Worlds in which a stock is rolled forward by its flows: instants, durations, steady rates and averages."""

from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from typing import Final

from attrs import frozen
from hypothesis import strategies as st

from factaudit.errors import UsageError
from factaudit.model.measure import Measure
from factaudit.model.number import Number, exact
from factaudit.model.period import Period, month_start
from factaudit.model.relation import Relation, Term
from factaudit.strategies.world import Fact, Identity, World

GRIDS: Final = {"month": 1, "quarter": 3, "week": 0}
"""Calendar units that flows are told by, with their months; a week has seven days instead."""

MOST: Final = 20_000


@frozen
class Flowing:
    """A flow whose true amount is known up to each boundary."""

    measure: Measure
    boundaries: tuple[int, ...]
    reached: tuple[Number, ...]
    units: tuple[Period, ...]
    grid: str

    def amount(self, period: Period) -> Number:
        """Return what flowed between two boundaries."""
        at = dict(zip(self.boundaries, self.reached, strict=True))
        assert period.start is not None
        assert period.stop is not None
        return exact(at[period.stop] - at[period.start])

    def over(self, start: int, stop: int) -> Fact:
        """Return the amount of a duration."""
        period = Period(start, stop)
        return Fact(self.measure.series, self.amount(period), period)

    def rates(self) -> list[Fact]:
        """Return the steady rates and the averages over runs of whole units."""
        found = []
        for first, last in ((a, b) for i, a in enumerate(self.units) for b in self.units[i:]):
            period = Period(first.start, last.stop)
            inside = [unit for unit in self.units if period.covers(unit)]
            if len({self.amount(unit) for unit in inside}) == 1:
                found.append(Fact(self.measure.series, self.amount(first), period, every=self.grid))
            found += [average for unit in ("day", "month") if (average := self._average(period, unit))]
        return found

    def _average(self, period: Period, unit: str) -> Fact | None:
        try:
            mean = exact(Fraction(self.amount(period)) / period.count(unit))
        except UsageError:
            return None
        return Fact(self.measure.series, mean, period, average_per=unit)


@st.composite
def flowing(
    draw: st.DrawFn, measure: Measure, units: tuple[Period, ...], boundaries: tuple[int, ...], grid: str
) -> Flowing:
    """Return the amounts of a flow: the same in each unit or not, and split where a boundary falls into a unit."""
    steady = draw(st.booleans())
    rate = draw(st.integers(0, MOST))
    increments: list[Number] = []
    for unit in units:
        amount = rate if steady else draw(st.integers(0, MOST))
        inner = [b for b in boundaries if unit.start is not None and unit.start < b < (unit.stop or 0)]
        cuts = sorted(draw(st.integers(0, amount)) for _ in inner)
        increments += [b - a for a, b in pairwise((0, *cuts, amount))]
    return Flowing(measure, boundaries, tuple(accumulate(increments, initial=0)), units, grid)


@st.composite
def grids(draw: st.DrawFn) -> tuple[str, tuple[Period, ...], tuple[int, ...]]:
    """Return a calendar unit, a run of such units, and their boundaries with some days between."""
    grid = draw(st.sampled_from(tuple(GRIDS)))
    first, count = draw(st.integers(0, 5)), draw(st.integers(1, 4))
    if grid == "week":
        monday = month_start(2025, 1) + 5 + 7 * first
        edges = [monday + 7 * i for i in range(count + 1)]
    else:
        edges = [month_start(2025, 1 + GRIDS[grid] * (first + i)) for i in range(count + 1)]
    units = tuple(Period(a, b) for a, b in pairwise(edges))
    inner = draw(st.sets(st.integers(edges[0] + 1, edges[-1] - 1), max_size=2))
    return grid, units, tuple(sorted({*edges, *inner}))


@st.composite
def rolling(draw: st.DrawFn) -> World:
    """Return a stock with an inflow, perhaps an outflow, and perhaps other flows beside them."""
    grid, units, boundaries = draw(grids())
    unit = draw(st.sampled_from(("person", "kilometer", "IDR")))
    whole = unit == "person" and draw(st.booleans())
    stock = Measure("members", "members", "stock", unit, integral=whole)
    inflow = draw(flowing(Measure("joined", "joined", "flow", unit, integral=whole), units, boundaries, grid))
    flows = {"inflows": inflow}
    if draw(st.booleans()):
        left = Measure("left", "left", "flow", unit, integral=whole)
        flows["outflows"] = draw(flowing(left, units, boundaries, grid))
    open_side = draw(st.sampled_from(("closed", "open-inflows", "open-outflows", "open")))
    others = [draw(st.integers(0, 100)) if open_side != "closed" else 0 for _ in boundaries[1:]]
    return rolled(stock, flows, open_side, others, draw(st.integers(0, MOST)))


def rolled(stock: Measure, flows: dict[str, Flowing], open_side: str, others: list[int], spare: int) -> World:
    """Return the world of a stock: its flows, what flowed beside them in each stretch, and its lowest level."""
    boundaries = flows["inflows"].boundaries
    side = -1 if open_side == "open-outflows" else 1
    beside = [0, *accumulate(side * other for other in others)]
    gain = [
        exact(flows["inflows"].reached[i] - (flows["outflows"].reached[i] if "outflows" in flows else 0) + beside[i])
        for i in range(len(boundaries))
    ]
    opening = spare - min(gain)
    levels = {b: exact(opening + g) for b, g in zip(boundaries, gain, strict=True)}
    relation = Relation(
        "r_roll",
        "roll-forward",
        (("stock", (Term(stock.series),)), *((role, (Term(f.measure.series),)) for role, f in flows.items())),
        (("flows", open_side),),
    )
    stretches = list(combinations(boundaries, 2))
    facts = [fact for boundary in boundaries for fact in instants(stock, boundary, levels[boundary])]
    facts += [flow.over(*stretch) for flow in flows.values() for stretch in stretches]
    facts += [rate for flow in flows.values() for rate in flow.rates()]
    identities = [_closing(stock, levels, flows, *stretch) for stretch in stretches if open_side == "closed"]
    identities += [identity for flow in flows.values() for identity in added(flow)]
    return World((stock, *(f.measure for f in flows.values())), (relation,), tuple(facts), tuple(identities))


def instants(stock: Measure, boundary: int, value: Number) -> list[Fact]:
    """Return the ways to date a level: the day before, the month before at its end, the month after at its start."""
    facts = [Fact(stock.series, value, Period(boundary - 1, boundary))]
    month = Period(boundary, boundary + 28)
    for before in (28, 29, 30, 31):
        period = Period(boundary - before, boundary)
        if _is_month(period):
            facts.append(Fact(stock.series, value, period))
    for after in (28, 29, 30, 31):
        month = Period(boundary, boundary + after)
        if _is_month(month):
            facts.append(Fact(stock.series, value, month, edge="start"))
    return facts


def _is_month(period: Period) -> bool:
    try:
        return period.count("month") == 1
    except UsageError:
        return False


def _closing(stock: Measure, levels: dict[int, Number], flows: dict[str, Flowing], start: int, stop: int) -> Identity:
    before = Fact(stock.series, levels[start], Period(start - 1, start))
    after = Fact(stock.series, levels[stop], Period(stop - 1, stop))
    return Identity((before, *(flow.over(start, stop) for flow in flows.values())), after, ("r_roll",))


def added(flow: Flowing) -> list[Identity]:
    """Return how stretches add up to longer ones, and rates to amounts."""
    triples = combinations(flow.boundaries, 3)
    sums = [Identity((flow.over(a, b), flow.over(b, c)), flow.over(a, c)) for a, b, c in triples]
    rates = [(rate, rate.period) for rate in flow.rates()]
    return sums + [Identity((rate,), flow.over(p.start, p.stop)) for rate, p in rates if p and p.start and p.stop]
