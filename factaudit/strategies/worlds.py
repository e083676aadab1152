"""Hidden true worlds made of one or two scenes."""

from functools import cache

from hypothesis import strategies as st

from factaudit.strategies.linked import linked
from factaudit.strategies.rolling import rolling
from factaudit.strategies.scenes import (
    averages,
    changes,
    formulas,
    orders,
    points,
    restatements,
    shares,
    totals,
)
from factaudit.strategies.world import World


@cache
def scenes() -> st.SearchStrategy[World]:
    """Return worlds of one relation, or of three that are linked."""
    return st.one_of(
        orders(),
        restatements(),
        totals(),
        rolling(),
        shares(),
        changes(),
        points(),
        averages(),
        formulas(),
        linked(),
    )


@cache
def worlds() -> st.SearchStrategy[World]:
    """Return worlds with stocks, flows, totals, shares, changes, averages and formulas that all hold."""
    return st.lists(scenes(), min_size=1, max_size=2).map(_side_by_side)


def _side_by_side(parts: list[World]) -> World:
    first, *others = parts
    return sum((other.named("_too") for other in others), first)
