"""Worlds in which relations hold together: a stock rolled forward by a flow with parts, and a share of the stock."""

from fractions import Fraction
from itertools import accumulate, combinations, pairwise

from attrs import evolve
from hypothesis import strategies as st

from factaudit.model.measure import Measure
from factaudit.model.number import exact
from factaudit.model.period import Period
from factaudit.model.relation import Relation, Term
from factaudit.strategies.rolling import MOST, Flowing, added, flowing, grids, instants, rolled
from factaudit.strategies.world import Fact, Identity, World


@st.composite
def linked(draw: st.DrawFn) -> World:
    """Return a stock, its inflow, the parts of that inflow, and the insured share of the stock."""
    grid, units, boundaries = draw(grids())
    joined = draw(flowing(Measure("joined", "joined", "flow", "person"), units, boundaries, grid))
    stock = Measure("members", "members", "stock", "person")
    opening = draw(st.integers(0, MOST))
    world = rolled(stock, {"inflows": joined}, "closed", [0] * (len(boundaries) - 1), opening)
    levels = {b: exact(opening + reached) for b, reached in zip(boundaries, joined.reached, strict=True)}
    return world + draw(_parts_of(joined)) + draw(_share_of(stock, levels))


@st.composite
def _parts_of(draw: st.DrawFn, joined: Flowing) -> World:
    """Return two flows that add up to another."""
    amounts = [draw(st.integers(0, int(b - a))) for a, b in pairwise(joined.reached)]
    women = evolve(
        joined,
        measure=Measure("women", "women who joined", "flow", "person"),
        reached=tuple(accumulate(amounts, initial=0)),
    )
    men = evolve(
        joined,
        measure=Measure("men", "men who joined", "flow", "person"),
        reached=tuple(exact(a - b) for a, b in zip(joined.reached, women.reached, strict=True)),
    )
    roles = (
        ("whole", (Term(joined.measure.series),)),
        ("parts", (Term(women.measure.series), Term(men.measure.series))),
    )
    stretches = list(combinations(joined.boundaries, 2))
    facts = [fact for flow in (women, men) for fact in (*(flow.over(*s) for s in stretches), *flow.rates())]
    identities = [Identity((women.over(*s), men.over(*s)), joined.over(*s), ("r_parts",)) for s in stretches]
    identities += [*added(women), *added(men)]
    relation = Relation("r_parts", "total", roles)
    return World((women.measure, men.measure), (relation,), tuple(facts), tuple(identities))


@st.composite
def _share_of(draw: st.DrawFn, stock: Measure, levels: dict[int, int | Fraction]) -> World:
    """Return how many and how large a part of a stock are insured, wherever that has a meaning."""
    insured = Measure("insured", "insured members", "stock", "person")
    cover = Measure("cover", "share of insured members", "ratio", "percent")
    roles = (("part", (Term(insured.series),)), ("whole", (Term(stock.series),)), ("percent", (Term(cover.series),)))
    facts: list[Fact] = []
    identities: list[Identity] = []
    for boundary, level in levels.items():
        some = draw(st.integers(0, int(level)))
        facts += instants(insured, boundary, some)
        if level:
            percent = exact(Fraction(100 * some) / level)
            facts += instants(cover, boundary, percent)
            day = Period(boundary - 1, boundary)
            given = (Fact(insured.series, some, day), Fact(stock.series, level, day))
            identities.append(Identity(given, Fact(cover.series, percent, day), ("r_cover",)))
    return World((insured, cover), (Relation("r_cover", "share", roles),), tuple(facts), tuple(identities))
