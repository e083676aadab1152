"""Small true worlds, one for each relation: totals, shares, changes, averages, orders, other names, formulas."""

from fractions import Fraction
from itertools import combinations
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from factaudit.model.measure import Measure
from factaudit.model.number import Number, exact
from factaudit.model.period import Period, month_start
from factaudit.model.relation import Relation, Term
from factaudit.strategies.world import Fact, Identity, World

MOST: Final = 20_000
DAYS: Final = tuple(Period.parse(day) for day in ("2025-01-31", "2025-06-30", "2025-12"))
"""Dates of stocks; the last is a month, whose end is meant."""

MONTHS: Final = tuple(month_start(2025, month) for month in range(1, 8))


UNITS: Final = (("person", "person", 1), ("kilometer", "kilometer", 1), ("meter", "kilometer", 1000))
"""Units of a whole and of its parts, with how many of the first make one of the second."""


@st.composite
def totals(draw: st.DrawFn) -> World:
    """Return a stock or flow made up of parts, all of it or not, in other units or of other entities."""
    kind = draw(st.sampled_from(("stock", "flow")))
    times = draw(stretches() if kind == "flow" else dates())
    unit, part_unit, factor = draw(st.sampled_from(UNITS))
    whole = Measure("all", "all", kind, unit)
    count = draw(st.integers(2, 3))
    parts = [Measure(f"part_{i}", f"part {i}", kind, part_unit) for i in range(1, count + 1)]
    if unit == part_unit and draw(st.booleans()):
        parts = [evolve(whole, entity=entity) for entity in ("Semarang", "Tangerang", "Serang")[:count]]
    exhaustive = draw(st.booleans())
    rest = 0 if exhaustive else draw(st.integers(0, 100))
    values = {time: [*(draw(st.integers(0, MOST)) for _ in parts), rest] for time in times}
    sums = {
        time: [sum(each) for each in zip(*(values[t] for t in run), strict=True)] for time, run in _runs(times, kind)
    }
    return _added_up(whole, parts, sums, factor, exhaustive=exhaustive)


def _added_up(
    whole: Measure, parts: list[Measure], values: dict[Period, list[int]], factor: int, *, exhaustive: bool
) -> World:
    """Return the world of a total; the values of each period are those of the parts, and last of what is left over."""
    facts: list[Fact] = []
    identities: list[Identity] = []
    for time, (*amounts, rest) in values.items():
        given = tuple(Fact(part.series, amount, time) for part, amount in zip(parts, amounts, strict=True))
        reach = factor * sum(amounts)
        result = Fact(whole.series, reach + factor * rest, time)
        facts += [result, *given]
        identities.append(Identity(given, result, ("r_total",), at_least=not exhaustive, reach=reach))
    roles = (("whole", (Term(whole.series),)), ("parts", tuple(Term(part.series) for part in parts)))
    option = () if exhaustive else (("exhaustive", "false"),)
    named = {measure.id: measure for measure in (*parts, whole)}
    return World(tuple(named.values()), (Relation("r_total", "total", roles, option),), tuple(facts), tuple(identities))


def dates() -> st.SearchStrategy[tuple[Period, ...]]:
    """Return one or two dates."""
    return st.sampled_from((DAYS[2:], DAYS[1:], DAYS[:2]))


def stretches() -> st.SearchStrategy[tuple[Period, ...]]:
    """Return one to three months that follow each other."""
    return st.integers(1, 3).map(lambda count: tuple(map(Period, MONTHS[:count], MONTHS[1 : count + 1])))


def _runs(times: tuple[Period, ...], kind: str) -> list[tuple[Period, tuple[Period, ...]]]:
    """Return each time, and for a flow each run of them, with the times it is made of."""
    if kind == "stock":
        return [(time, (time,)) for time in times]
    runs = [times[a:b] for a, b in combinations(range(len(times) + 1), 2)]
    return [(Period(run[0].start, run[-1].stop), run) for run in runs]


@st.composite
def shares(draw: st.DrawFn) -> World:
    """Return a part, its whole and its percentage, the percentage also written as a pure number."""
    unit = draw(st.sampled_from(("percent", "")))
    whole, part = Measure("whole", "whole", unit="person"), Measure("part", "part", unit="person")
    percent = Measure("percentage", "percentage", "ratio", unit)
    roles = (("part", (Term(part.series),)), ("whole", (Term(whole.series),)), ("percent", (Term(percent.series),)))
    facts: list[Fact] = []
    identities: list[Identity] = []
    for date in draw(dates()):
        size = draw(st.integers(1, MOST))
        some = draw(st.integers(0, size))
        of_whole = exact(Fraction(some, size) * (100 if unit else 1))
        three = (Fact(part.series, some, date), Fact(whole.series, size, date), Fact(percent.series, of_whole, date))
        facts += three
        identities += [Identity(three[:2], three[2], ("r_share",)), Identity(three[1:], three[0], ("r_share",))]
    return World((whole, part, percent), (Relation("r_share", "share", roles),), tuple(facts), tuple(identities))


@st.composite
def changes(draw: st.DrawFn) -> World:
    """Return a level at two dates with the change between them, absolute and in percent, or in percentage points."""
    level = Measure("level", "level", "stock", "person")
    before, after = draw(st.integers(1, MOST)), draw(st.integers(0, MOST))
    year = Period.parse("2025")
    ends = (Fact(level.series, before, Period.parse("2024")), Fact(level.series, after, year))
    grown = Measure("grown", "grown", "flow", "person", signed=True)
    growth = Measure("growth", "growth", "ratio", "percent")
    by = {
        "absolute": Fact(grown.series, after - before, year),
        "percent": Fact(growth.series, exact(Fraction(100 * (after - before), before)), year),
    }
    told = draw(st.sets(st.sampled_from(sorted(by)), min_size=1))
    return _changed(level, ends, {role: by[role] for role in sorted(told)}, (grown, growth))


@st.composite
def points(draw: st.DrawFn) -> World:
    """Return a share at two dates with the change in percentage points between them."""
    unit, hundred = draw(st.sampled_from((("percent", 1), ("", 100))))
    share = Measure("coverage", "coverage", "ratio", unit)
    gain = Measure("gain", "gain", "ratio", "percentage_point")
    before, after = (exact(Fraction(draw(st.integers(0, 10_000)), 100)) for _ in "ab")
    year = Period.parse("2025")
    ends = tuple(
        Fact(share.series, exact(Fraction(value) / hundred), date)
        for value, date in ((before, Period.parse("2024")), (after, year))
    )
    return _changed(share, ends, {"points": Fact(gain.series, exact(after - before), year)}, (gain,))


def _changed(level: Measure, ends: tuple[Fact, ...], by: dict[str, Fact], measures: tuple[Measure, ...]) -> World:
    before, after = ends
    roles = (
        ("from", (Term(level.series, before.period),)),
        ("to", (Term(level.series, after.period),)),
        *((role, (Term(fact.series),)) for role, fact in by.items()),
    )
    used = {fact.series.measure for fact in by.values()}
    return World(
        (level, *(m for m in measures if m.id in used)),
        (Relation("r_change", "change", roles),),
        (*ends, *by.values()),
        tuple(Identity(ends, fact, ("r_change",)) for fact in by.values()),
    )


@st.composite
def averages(draw: st.DrawFn) -> World:
    """Return a mean, a count and a total."""
    mean_unit, count_unit, total_unit = draw(
        st.sampled_from((("person/household", "household", "person"), ("IDR/person", "person", "IDR")))
    )
    size, amount = draw(st.integers(1, 500)), draw(st.integers(0, MOST))
    mean = Measure("mean", "mean", "ratio", mean_unit)
    count, total = Measure("count", "count", unit=count_unit), Measure("sum", "sum", unit=total_unit)
    (date,) = draw(st.sampled_from((DAYS[2:], DAYS[:1])))
    three = (
        Fact(count.series, size, date),
        Fact(total.series, amount, date),
        Fact(mean.series, exact(Fraction(amount, size)), date),
    )
    roles = (("mean", (Term(mean.series),)), ("count", (Term(count.series),)), ("total", (Term(total.series),)))
    relation = Relation("r_average", "average", roles)
    return World((mean, count, total), (relation,), three, (Identity(three[:2], three[2], ("r_average",)),))


@st.composite
def orders(draw: st.DrawFn) -> World:
    """Return a value that is no more than another, or below it."""
    strict = draw(st.booleans())
    low, apart = draw(st.integers(0, MOST)), draw(st.integers(int(strict), 100))
    lesser, greater = Measure("lesser", "lesser", unit="person"), Measure("greater", "greater", unit="person")
    (date,) = draw(st.sampled_from((DAYS[2:], DAYS[:1])))
    two = (Fact(lesser.series, low, date), Fact(greater.series, low + apart, date))
    roles = (("lesser", (Term(lesser.series),)), ("greater", (Term(greater.series),)))
    relation = Relation("r_order", "order", roles, (("strict", str(strict).lower()),))
    identity = Identity(two[:1], two[1], ("r_order",), at_least=True, reach=low)
    return World((lesser, greater), (relation,), two, (identity,))


@st.composite
def restatements(draw: st.DrawFn) -> World:
    """Return one quantity under two names, the second one in metres."""
    length: Number = draw(st.integers(0, MOST))
    one, other = Measure("road", "road", unit="kilometer"), Measure("street", "street", unit="meter")
    facts: list[Fact] = []
    identities: list[Identity] = []
    for date in draw(dates()):
        pair = (Fact(one.series, length, date), Fact(other.series, 1000 * length, date))
        facts += pair
        identities.append(Identity(pair[:1], pair[1], ("r_same",)))
    relation = Relation("r_same", "restated", (("same", (Term(one.series), Term(other.series))),))
    return World((one, other), (relation,), tuple(facts), tuple(identities))


@st.composite
def formulas(draw: st.DrawFn) -> World:
    """Return a formula over pure numbers that holds, dated or not."""
    text, names, values = draw(st.one_of(quotients(), differences(), conditions(), areas()))
    date = draw(st.sampled_from((None, *DAYS)))
    measures = tuple(Measure(name, name, "stock", "", signed=True) for name in names)
    facts = tuple(Fact(m.series, exact(v), date) for m, v in zip(measures, values, strict=True))
    relation = Relation("r_formula", "formula", formula=text)
    identity = Identity(facts[:-1], facts[-1], ("r_formula",))
    if text == RULE:
        identity = evolve(identity, at_least=True, reach=2)
    settled = text != RULE or values[0] > 100
    return World(measures, (relation,), facts, (identity,) if settled else ())


RULE: Final = "if size > 100 then staff >= 2"

Formula = tuple[str, tuple[str, ...], tuple[Number, ...]]


@st.composite
def quotients(draw: st.DrawFn) -> Formula:
    """Return a division by a number of either sign."""
    top, bottom = draw(st.integers(-MOST, MOST)), draw(st.integers(-100, 100).filter(bool))
    return "pace == way / time", ("way", "time", "pace"), (top, bottom, exact(Fraction(top, bottom)))


@st.composite
def differences(draw: st.DrawFn) -> Formula:
    """Return a net amount."""
    gain, loss = draw(st.integers(-MOST, MOST)), draw(st.integers(-MOST, MOST))
    return "net == gain - 2 * loss", ("gain", "loss", "net"), (gain, loss, gain - 2 * loss)


@st.composite
def conditions(draw: st.DrawFn) -> Formula:
    """Return a rule that asks for something of large ones only."""
    size = draw(st.integers(-200, 200))
    staff = draw(st.integers(2, 100) if size > 100 else st.integers(-5, 100))
    return RULE, ("size", "staff"), (size, staff)


@st.composite
def areas(draw: st.DrawFn) -> Formula:
    """Return a product."""
    width, height = draw(st.integers(-100, 100)), draw(st.integers(-100, 100))
    return "area == width * height", ("width", "height", "area"), (width, height, width * height)
