"""The greatest value that a variable of the simplex can take: the primal simplex with bounded variables."""

from factaudit.model.reason import Reason
from factaudit.solve.budget import ExhaustedError
from factaudit.solve.nudge import Bound
from factaudit.solve.rational import Rational, quotient
from factaudit.solve.simplex import PATIENCE, Simplex


def greatest(simplex: Simplex, target: int) -> Bound | None:
    """Return the supremum of a basic variable without bounds of its own, None where there is none.

    The values must be within all bounds (``simplex.check`` returned None). A nonzero infinitesimal part of the
    result means that the supremum is not attained.

    Raises:
        ExhaustedError: when the limit on pivots is reached.
    """
    patience = simplex.pivots + PATIENCE + len(simplex.tableau.rows)
    while True:
        entering = _improving(simplex, target, bland=simplex.pivots > patience)
        if entering is None:
            return simplex.value[target], simplex.shift[target]
        variable, up = entering
        if not _advance(simplex, variable, up=up):
            return None


def _improving(simplex: Simplex, target: int, *, bland: bool) -> tuple[int, bool] | None:
    """Return a nonbasic variable and the direction in which it raises ``target``."""
    row = simplex.tableau.rows[target]
    sign = -1 if row[target] > 0 else 1
    best: tuple[int, int, bool] | None = None
    for variable, coefficient in row.items():
        up = sign * coefficient > 0
        if variable == target or not simplex.can_move(variable, up=up):
            continue
        key = (0 if bland else len(simplex.tableau.columns[variable]), variable, up)
        if best is None or key < best:
            best = key
    return None if best is None else best[1:]


def _advance(simplex: Simplex, variable: int, *, up: bool) -> bool:
    """Move a nonbasic variable until it or a basic one meets a bound; False when nothing ever stops it."""
    own = simplex.upper[variable] if up else simplex.lower[variable]
    here = (simplex.value[variable], simplex.shift[variable])
    room = None if own is None else _distance(here, own)
    blocking: int | None = None
    for basic in simplex.tableau.columns[variable]:
        limit = _room(simplex, basic, variable, up=up)
        if limit is not None and (room is None or limit < room or (limit == room and _before(basic, blocking))):
            room, blocking = limit, basic
    if room is None:
        return False
    if blocking is None:
        step = room if up else (-room[0], -room[1])
        simplex.shift_by(variable, *step)
        return True
    if simplex.pivots >= simplex.limit:
        raise ExhaustedError(Reason.of("pivots", count=simplex.limit))
    rises = _rises(simplex, blocking, variable, up=up)
    simplex.exchange(blocking, variable, simplex.upper[blocking] if rises else simplex.lower[blocking])
    return True


def _before(basic: int, blocking: int | None) -> bool:
    return blocking is not None and basic < blocking


def _distance(here: Bound, there: Bound) -> Bound:
    """Return how far apart two values are; the order of values carries over to distances."""
    real, small = there[0] - here[0], there[1] - here[1]
    return (real, small) if (real, small) >= (0, 0) else (-real, -small)


def _rises(simplex: Simplex, basic: int, variable: int, *, up: bool) -> bool:
    row = simplex.tableau.rows[basic]
    return ((row[variable] > 0) != (row[basic] > 0)) == up


def _room(simplex: Simplex, basic: int, variable: int, *, up: bool) -> Bound | None:
    """Return how far ``variable`` can go before ``basic`` meets its bound, None where there is no bound."""
    row = simplex.tableau.rows[basic]
    bound = simplex.upper[basic] if _rises(simplex, basic, variable, up=up) else simplex.lower[basic]
    if bound is None:
        return None
    real, small = _distance((simplex.value[basic], simplex.shift[basic]), bound)
    scale, part = abs(row[basic]), abs(row[variable])
    return _share(real, scale, part), _share(small, scale, part)


def _share(distance: Rational, scale: int, part: int) -> Rational:
    return quotient(distance * scale, part)
