"""Hidden true worlds made of one or two scenes."""

from hypothesis import strategies as st

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


def scenes() -> st.SearchStrategy[World]:
    """Return worlds of one relation."""
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
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Return worlds with stocks, flows, totals, shares, changes, averages and formulas that all hold."""
    first = draw(scenes())
    return first + draw(scenes()).named("_too") if draw(st.booleans()) else first
