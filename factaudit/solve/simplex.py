"""An exact simplex for feasibility, after Dutertre and de Moura, "A fast linear-arithmetic solver for DPLL(T)" (2006).

Variables have bounds, sums of variables are basic variables with bounds of their own, and a check moves
violated basic variables to their bounds until none is left or a row proves that it cannot be done. A
strict bound lies an infinitesimal inside: values are pairs (real part, multiple of the infinitesimal), kept
in two lists because the second is nearly always zero. Bounds may be tightened and loosened at will; a
check starts from where the last one ended.
"""

from heapq import heappop, heappush

from factaudit.model.reason import Reason
from factaudit.solve.budget import ExhaustedError
from factaudit.solve.nudge import Bound, nudge
from factaudit.solve.rational import Rational, quotient
from factaudit.solve.tableau import Tableau

Farkas = tuple[tuple[int, int], ...]
"""(variable, weight): bounds that add up to a contradiction, upper ones with positive weight, lower with negative."""

PATIENCE = 200
"""Pivots of one check, beyond one for each row, after which Bland's rule takes over and guarantees an end."""

MOVES = 2
"""How often in one check a row is mended by moving a variable that has room, before rows are exchanged instead."""


MANY = 20
"""Rows to look at in one check from which on they are nudged first."""


class Simplex:
    """Bounds, values and rows; ``check`` finds values within all bounds or weights that refute them."""

    def __init__(self, limit: int) -> None:
        """Prepare an empty system that may use ``limit`` pivots in all."""
        self.tableau = Tableau()
        self.pivots = 0
        self.work = 0
        self.limit = limit
        self.work_limit: int | None = None
        self.value: list[Rational] = []
        self.shift: list[Rational] = []
        self.lower: list[Bound | None] = []
        self.upper: list[Bound | None] = []
        self._clashes: set[int] = set()
        self._moved: set[int] = set()
        self._queue: list[int] = []
        self._queued: set[int] = set()

    @property
    def weary(self) -> bool:
        """Whether more work was done than ``work_limit`` allows."""
        return self.work_limit is not None and self.work > self.work_limit

    def add_variable(self) -> int:
        """Return a new variable without bounds, at zero."""
        self._grow(0, 0)
        return self.tableau.add_variable()

    def add_sum(self, terms: tuple[tuple[int, int], ...]) -> int:
        """Return a new variable that equals the sum of ``terms`` (variable, integer coefficient)."""
        value: Rational = sum(self.value[v] * c for v, c in terms)
        shift: Rational = sum(self.shift[v] * c for v, c in terms)
        self._grow(value, shift)
        return self.tableau.add_row(terms)

    def _grow(self, value: Rational, shift: Rational) -> None:
        self.value.append(value)
        self.shift.append(shift)
        self.lower.append(None)
        self.upper.append(None)

    def set_bounds(self, variable: int, lower: Bound | None, upper: Bound | None) -> None:
        """Replace both bounds of a variable."""
        self.lower[variable], self.upper[variable] = lower, upper
        self._moved.add(variable)
        if lower is not None and upper is not None and lower > upper:
            self._clashes.add(variable)
        else:
            self._clashes.discard(variable)

    def check(self) -> Farkas | None:
        """Find values within all bounds; return None, or the weights of bounds that contradict each other.

        Raises:
            ExhaustedError: when the limit on pivots is reached.
        """
        if self._clashes:
            clash = min(self._clashes)
            return ((clash, 1), (clash, -1))
        self._settle()
        if len(self._queue) >= MANY:
            refuted = self._unreachable()
            if refuted is not None:
                return self._farkas(refuted, up=self._below(refuted))
            nudge(self, sorted(self._queue))
        patience = self.pivots + PATIENCE + len(self.tableau.rows)
        moves: dict[int, int] = {}
        while self._queue:
            basic = heappop(self._queue)
            self._queued.discard(basic)
            if basic not in self.tableau.rows:
                continue
            below = self._below(basic)
            if not below and not self._above(basic):
                continue
            entering = self._entering(basic, up=below, bland=self.pivots > patience)
            if entering is None:
                self._enqueue(basic)
                return self._farkas(basic, up=below)
            if self.pivots >= self.limit or self.weary:
                self._enqueue(basic)
                raise ExhaustedError(Reason.of("pivots", count=self.pivots))
            bound = self.lower[basic] if below else self.upper[basic]
            if moves.get(basic, 0) < MOVES and self._absorbs(basic, entering, bound):
                moves[basic] = moves.get(basic, 0) + 1
            else:
                self.exchange(basic, entering, bound)
        return None

    def _unreachable(self) -> int | None:
        """Return a violated row that no values within the bounds of its variables mend, which is cheap to see."""
        rows = self.tableau.rows
        for basic in sorted(self._queue):
            below = basic in rows and self._below(basic)
            if (below or (basic in rows and self._above(basic))) and not self._reaches(basic, up=below):
                return basic
        return None

    def _reaches(self, basic: int, *, up: bool) -> bool:
        """Whether a row could come up (or down) to its bound if all its variables moved as far as they can."""
        row, real, small = self.tableau.rows[basic], 0, 0
        sign = -1 if (row[basic] > 0) == up else 1
        self.work += len(row)
        for variable, coefficient in row.items():
            bound = self.upper[variable] if sign * coefficient > 0 else self.lower[variable]
            if bound is None:
                return True
            real += sign * coefficient * bound[0]
            small += sign * coefficient * bound[1]
        return (real, small) >= (0, 0)

    def _absorbs(self, basic: int, variable: int, bound: Bound | None) -> bool:
        """Bring ``basic`` to its bound by a step of a nonbasic variable within its own bounds, if that is enough."""
        assert bound is not None
        row = self.tableau.rows[basic]
        rate, pivot = -row[basic], row[variable]
        step = quotient((bound[0] - self.value[basic]) * rate, pivot)
        shift = quotient((bound[1] - self.shift[basic]) * rate, pivot)
        there = (self.value[variable] + step, self.shift[variable] + shift)
        low, high = self.lower[variable], self.upper[variable]
        if (low is not None and there < low) or (high is not None and there > high):
            return False
        self.shift_by(variable, step, shift)
        return True

    def _settle(self) -> None:
        """Bring nonbasic variables whose bounds changed back inside; queue basic ones."""
        for variable in sorted(self._moved):
            if variable in self.tableau.rows:
                self._enqueue(variable)
            elif self._below(variable) or self._above(variable):
                self._move(variable, self._inside(variable))
        self._moved.clear()

    def _inside(self, variable: int) -> Bound:
        """Return a value within bounds, a whole one near the middle if there is one, to leave room on both sides."""
        low, high = self.lower[variable], self.upper[variable]
        bound = high if low is None else low
        assert bound is not None
        if low is not None and high is not None:
            middle = (low[0] + high[0]) // 2
            if low[0] < middle < high[0]:
                return int(middle), 0
        return bound

    def _enqueue(self, basic: int) -> None:
        if basic not in self._queued:
            self._queued.add(basic)
            heappush(self._queue, basic)

    def _below(self, variable: int) -> bool:
        bound = self.lower[variable]
        if bound is None:
            return False
        value = self.value[variable]
        return bool(value <= bound[0]) and (value, self.shift[variable]) < bound

    def _above(self, variable: int) -> bool:
        bound = self.upper[variable]
        if bound is None:
            return False
        value = self.value[variable]
        return bool(value >= bound[0]) and (value, self.shift[variable]) > bound

    def _entering(self, basic: int, *, up: bool, bland: bool) -> int | None:
        """Return the nonbasic variable to move so that ``basic`` goes up (or down), None where all are stuck."""
        row = self.tableau.rows[basic]
        sign = -1 if (row[basic] > 0) == up else 1
        columns, value = self.tableau.columns, self.value
        self.work += len(row)
        best: tuple[int, int] | None = None
        for variable, coefficient in row.items():
            if variable == basic:
                continue
            # can_move, written out: in a large system most time goes here
            bound = self.upper[variable] if (coefficient > 0) == (sign > 0) else self.lower[variable]
            if bound is not None and value[variable] == bound[0] and self.shift[variable] == bound[1]:
                continue
            key = (0 if bland else len(columns[variable]), variable)
            if best is None or key < best:
                best = key
        return None if best is None else best[1]

    def can_move(self, variable: int, *, up: bool) -> bool:
        """Whether a nonbasic variable has room above (or below) its value."""
        bound = self.upper[variable] if up else self.lower[variable]
        if bound is None:
            return True
        here = (self.value[variable], self.shift[variable])
        return here < bound if up else here > bound

    def _farkas(self, basic: int, *, up: bool) -> Farkas:
        row = self.tableau.rows[basic]
        sign = -1 if (row[basic] > 0) == up else 1
        return tuple((variable, sign * coefficient) for variable, coefficient in sorted(row.items()))

    def exchange(self, leaving: int, entering: int, bound: Bound | None) -> None:
        """Move ``leaving`` to its violated bound by moving ``entering``, and swap their roles."""
        assert bound is not None
        self.pivots += 1
        row = self.tableau.rows[leaving]
        rate, pivot = -row[leaving], row[entering]
        step = quotient((bound[0] - self.value[leaving]) * rate, pivot)
        shift = quotient((bound[1] - self.shift[leaving]) * rate, pivot)
        self.shift_by(entering, step, shift)
        self.value[leaving], self.shift[leaving] = bound
        self.work += len(row) * len(self.tableau.columns[entering])
        self.tableau.pivot(leaving, entering)
        self._enqueue(entering)

    def _move(self, variable: int, bound: Bound) -> None:
        self.shift_by(variable, bound[0] - self.value[variable], bound[1] - self.shift[variable])

    def shift_by(self, variable: int, step: Rational, shift: Rational) -> None:
        """Move a nonbasic variable, and every basic one with it."""
        rows, value = self.tableau.rows, self.value
        self.work += len(self.tableau.columns[variable])
        value[variable] += step
        for basic in self.tableau.columns[variable]:
            row = rows[basic]
            value[basic] -= quotient(row[variable] * step, row[basic])
            self._enqueue(basic)
        if shift:
            self.shift[variable] += shift
            for basic in self.tableau.columns[variable]:
                row = rows[basic]
                self.shift[basic] -= quotient(row[variable] * shift, row[basic])
