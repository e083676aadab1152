"""Bringing many rows within their bounds by small moves before any are exchanged.

In a table of rounded cells with the totals of its rows and columns, every total is off by a little at first,
and every cell has a little room. Exchanging rows fills such a tableau up; moving cells does not.
What moves cannot mend is left to the simplex, so nothing here has to be complete.
"""

from collections import deque
from collections.abc import Iterable
from typing import Protocol

from factaudit.solve.rational import Rational, quotient
from factaudit.solve.tableau import Tableau

Bound = tuple[Rational, int]
"""A real part and a multiple of the infinitesimal: ``x > 3`` is a lower bound (3, 1)."""


class Movable(Protocol):
    """Variables with values and bounds, and the rows that they stand in."""

    tableau: Tableau
    work: int
    value: list[Rational]
    lower: list[Bound | None]
    upper: list[Bound | None]

    @property
    def weary(self) -> bool:
        """Whether more work was done than is allowed."""
        ...

    def shift_by(self, variable: int, step: Rational, shift: Rational) -> None:
        """Move a variable, and every row with it."""
        ...


ROUNDS = 20
"""How often a row is looked at, on average, before the rest is left to the simplex."""


STEP_WORK = 4
"""Units of work (see ``Budget``) that looking at a move takes beside the rows that it would change."""


def nudge(simplex: Movable, variables: Iterable[int]) -> None:
    """Move variables that have room so that the violated rows of others come nearer to their bounds.

    A move may push one other row out of its bounds, by no more than it brings this one nearer; the
    violations together never grow.
    """
    waiting = deque(row for row in variables if row in simplex.tableau.rows)
    queued = set(waiting)
    turn, before = len(waiting), len(waiting)
    for step in range(1, ROUNDS * turn + 1):
        if not waiting or simplex.weary:
            return
        if step % turn == 0:
            if len(waiting) >= before:
                return
            before = len(waiting)
        row = waiting.popleft()
        queued.discard(row)
        for other in _mended(simplex, row):
            if other not in queued:
                queued.add(other)
                waiting.append(other)


def _mended(simplex: Movable, basic: int) -> list[int]:
    """Bring a row within its bounds as far as moves can; return the rows that this pushed out of theirs."""
    row = simplex.tableau.rows[basic]
    pushed: list[int] = []
    for pushing in (False, True):
        gap = _gap(simplex, basic)
        for variable in sorted(row) if gap else ():
            if variable == basic:
                continue
            simplex.work += STEP_WORK + len(simplex.tableau.columns[variable])
            step, other = _step(simplex, variable, basic, gap, pushing=pushing)
            if not step:
                continue
            simplex.shift_by(variable, step, 0)
            if other is not None:
                pushed.append(other)
            gap = _gap(simplex, basic)
            if not gap:
                break
    return pushed


def _gap(simplex: Movable, basic: int) -> Rational:
    """Return how far a row has to go, upwards if positive, to be within its bounds."""
    low, high, value = simplex.lower[basic], simplex.upper[basic], simplex.value[basic]
    if low is not None and value < low[0]:
        return low[0] - value
    if high is not None and value > high[0]:
        return high[0] - value
    return 0


def _step(simplex: Movable, variable: int, basic: int, gap: Rational, *, pushing: bool) -> tuple[Rational, int | None]:
    """Return how far to move a variable for a row, and the row that this pushes out of its bounds."""
    rows = simplex.tableau.rows
    row = rows[basic]
    step = quotient(-gap * row[basic], row[variable])
    up = step > 0
    length = _least(abs(step), _room(simplex, variable, up=up))
    pushed: int | None = None
    for other in sorted(simplex.tableau.columns[variable]):
        if other == basic or not length:
            continue
        limit = _allowed(simplex, other, variable, up=up)
        if limit is None or limit >= length:
            continue
        if pushing and pushed is None and _weighs_no_more(rows[other], other, row, basic, variable):
            pushed = other
            continue
        length = limit
    return (length if up else -length), (pushed if length else None)


def _weighs_no_more(row: dict[int, int], other: int, own: dict[int, int], basic: int, variable: int) -> bool:
    """Whether a move changes one row no more than the other."""
    return abs(row[variable] * own[basic]) <= abs(own[variable] * row[other])


def _allowed(simplex: Movable, basic: int, variable: int, *, up: bool) -> Rational | None:
    """Return how far a variable can move until a row is no better off, None where nothing stops it."""
    row = simplex.tableau.rows[basic]
    rises = ((row[variable] > 0) != (row[basic] > 0)) == up
    gap = _gap(simplex, basic)
    if gap and (gap > 0) != rises:
        return 0
    distance = abs(gap) if gap else _room(simplex, basic, up=rises)
    return None if distance is None else quotient(distance * abs(row[basic]), abs(row[variable]))


def _room(simplex: Movable, variable: int, *, up: bool) -> Rational | None:
    """Return how far a variable is from its bound on one side."""
    bound = simplex.upper[variable] if up else simplex.lower[variable]
    return None if bound is None else abs(bound[0] - simplex.value[variable])


def _least(a: Rational, b: Rational | None) -> Rational:
    return a if b is None else min(a, b)
