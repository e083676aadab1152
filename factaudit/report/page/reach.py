"""How far a plan can reach: the highest and lowest level over time, from an opening stock and its flows."""

from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

from factaudit.errors import UsageError
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.number import Number, exact
from factaudit.model.period import Period

Point = tuple[int, Number]
"""A day boundary and the level there."""

Side = Callable[[Bounds], Number | None]

MOST_STEPS: Final = 400
"""Calendar units drawn one by one; a longer flow is drawn as one straight line."""


@frozen
class Flow:
    """A claim about a flow with what it admits; ``sign`` is -1 where it takes away."""

    claim: Claim
    bounds: Bounds
    sign: int

    def steps(self, side: Side) -> list[Point] | None:
        """Return what it has added by each boundary of its period, None where that is not known."""
        period, amount = self.claim.period, side(self.bounds)
        if amount is None or period is None or period.start is None or period.stop is None or self.claim.average_per:
            return None
        if not self.claim.every:
            return [(period.start, 0), (period.stop, amount * self.sign)]
        ends = _boundaries(period, self.claim.every)
        return None if ends is None else [(end, exact(amount * self.sign * n)) for n, end in enumerate(ends)]


def highest(bounds: Bounds) -> Number | None:
    """Return the upper end of bounds, None where they have none."""
    return None if bounds.empty else bounds.hull.upper


def lowest(bounds: Bounds) -> Number | None:
    """Return the lower end of bounds, None where they have none."""
    return None if bounds.empty else bounds.hull.lower


def reach(opening: int, level: Bounds, flows: Sequence[Flow], *, up: bool) -> list[Point]:
    """Return the highest level (or the lowest) at each boundary from the opening on; empty where it is not known."""
    near, far = (highest, lowest) if up else (lowest, highest)
    start = near(level)
    added = [flow.steps(near if flow.sign > 0 else far) for flow in flows]
    if start is None or not added or any(steps is None or steps[0][0] < opening for steps in added):
        return []
    known = [steps for steps in added if steps is not None]
    days = sorted({opening, *(day for steps in known for day, _ in steps)})
    return [(day, exact(start + sum(_by(day, steps) for steps in known))) for day in days]


def _by(day: int, steps: list[Point]) -> Number:
    """Return what a flow has added by a day, in a straight line between its boundaries."""
    before = [s for s in steps if s[0] <= day]
    after = [s for s in steps if s[0] > day]
    if not before or not after:
        return before[-1][1] if before else 0
    (start, low), (stop, high) = before[-1], after[0]
    return low + (high - low) * exact(f"{day - start}/{stop - start}")


def _boundaries(period: Period, unit: str) -> list[int] | None:
    try:
        units = list(period.units(unit))
    except UsageError:
        return None
    ends = [units[0].start, *(u.stop for u in units)]
    if len(units) > MOST_STEPS:
        return None
    return [end for end in ends if end is not None]
