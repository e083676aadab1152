"""The oracle for linear systems: rows are switched on and off by their ids, the simplex decides what is left."""

from attrs import evolve

from factaudit.constraint import Row, System
from factaudit.model.number import Number
from factaudit.solve.branching import branch
from factaudit.solve.budget import Budget, ExhaustedError
from factaudit.solve.certificate import smallest
from factaudit.solve.inward import inward
from factaudit.solve.oracle import Check, Proof
from factaudit.solve.rational import Rational, plain, quotient, ratio
from factaudit.solve.simplex import Bound, Farkas, Simplex
from factaudit.solve.spans import normal

Narrowing = tuple[int | None, int | None]
"""A least and a greatest whole number, None where there is no such limit."""

_Entry = tuple[Rational, int, int]
"""A bound that one row sets: real part, infinitesimal part, number of the row."""


class LinearOracle:
    """Decides sets of ids of one linear system; what it learned carries over from question to question.

    A row of one term bounds its quantity, a row of several bounds their sum; rows that differ only by a
    factor bound the same sum. Rows over whole numbers are rounded inwards first, and a fractional value
    of an integral quantity is branched on, within ``budget.nodes``.
    """

    def __init__(self, system: System, budget: Budget | None = None) -> None:
        """Load the rows of ``system``; none with ids is in force until it is asked about."""
        self._budget = budget or Budget()
        self.simplex = Simplex(self._budget.pivots)
        self._system = system
        self.rows = [inward(row, system.integral) for row in system.rows] if system.integral else list(system.rows)
        self.variables: dict[int, int] = {}
        self._sums: dict[tuple[tuple[int, int], ...], int] = {}
        self._uppers: list[list[_Entry]] = []
        self._lowers: list[list[_Entry]] = []
        self._branch: dict[int, Narrowing] = {}
        self._missing = [len(row.ids) for row in self.rows]
        self._rows_of: dict[str, list[int]] = {}
        self._form: list[int] = []
        self._false: list[int] = []
        self._ids: frozenset[str] = frozenset()
        for number in range(len(self.rows)):
            self._load(number)
        self._integral = sorted(v for q, v in self.variables.items() if q in system.integral)
        for entries in (*self._uppers, *self._lowers):
            entries.sort()
        for variable in range(len(self._uppers)):
            self._refresh(variable)

    def check(self, ids: frozenset[str], *, witness: bool = False) -> Check:
        """Decide whether the rows whose ids are all in ``ids`` have a solution."""
        self.activate(ids)
        try:
            answer = self.relax()
            if answer.status == "sat" and self.fractional() is not None:
                answer = branch(self, self._budget.nodes)
        except ExhaustedError as error:
            return self._decide_hard(ids, str(error))
        if answer.status == "sat" and witness:
            return evolve(answer, witness=self.witness())
        return answer

    def _decide_hard(self, ids: frozenset[str], why: str) -> Check:
        """Ask the last resort about whole numbers that neither rounding nor branching settled."""
        try:
            from factaudit.solve.nonlinear import decide_hard  # noqa: PLC0415 (loads z3; seldom needed)
        except ImportError:
            return Check("unknown", why=why)
        holds = decide_hard(self._system, ids)
        if holds is None:
            return Check("unknown", why=why)
        proof: Proof = "integer" if self._integral else "nonlinear"
        return Check("sat") if holds else Check("unsat", ids.intersection(self._rows_of), proof=proof)

    @property
    def pivots(self) -> int:
        """How many pivots were made so far."""
        return self.simplex.pivots

    @property
    def work(self) -> int:
        """How many entries of rows the simplex touched so far, and how many rows were loaded."""
        return self.simplex.work + len(self.rows)

    def activate(self, ids: frozenset[str]) -> None:
        """Put the rows of ``ids`` in force and take those of all other ids out of it."""
        changed: set[int] = set()
        for group, step in ((self._ids - ids, 1), (ids - self._ids, -1)):
            for name in group:
                for number in self._rows_of.get(name, ()):
                    self._missing[number] += step
                    changed.add(self._form[number])
        self._ids = ids
        changed.discard(-1)
        for variable in sorted(changed):
            self._refresh(variable)

    def narrowing(self, variable: int) -> Narrowing:
        """Return the whole numbers that ``narrow`` keeps a variable between."""
        return self._branch.get(variable, (None, None))

    def narrow(self, variable: int, extra: Narrowing) -> None:
        """Keep a variable between two whole numbers as well."""
        self._branch[variable] = extra
        self._refresh(variable)

    def variable_of(self, quantity: int) -> int:
        """Return the simplex variable of a quantity, a free one if no row mentions it."""
        known = self.variables.get(quantity)
        if known is None:
            known = self.variables[quantity] = self._new(self.simplex.add_variable())
        return known

    def add_target(self, terms: list[tuple[int, int]]) -> int:
        """Return a new variable for a sum that no row needs to mention."""
        return self._new(self.simplex.add_sum(tuple((self.variable_of(q), c) for q, c in terms)))

    def _load(self, number: int) -> None:
        row = self.rows[number]
        for name in row.ids:
            self._rows_of.setdefault(name, []).append(number)
        if not row.terms:
            self._form.append(-1)
            if not _holds_empty(row):
                self._false.append(number)
            return
        variable, factor = self._variable_for(row)
        self._form.append(variable)
        value = quotient(row.right, factor)
        strict = row.sense == "<"
        if row.sense == "=" or factor > 0:
            self._uppers[variable].append((value, -1 if strict else 0, number))
        if row.sense == "=" or factor < 0:
            # stored negated, so that the tightest lower bound also comes first
            self._lowers[variable].append((-value, -1 if strict else 0, number))

    def _variable_for(self, row: Row) -> tuple[int, int]:
        """Return the variable that a row bounds, and the factor that turns it into the row's left side."""
        if len(row.terms) == 1:
            quantity, coefficient = row.terms[0]
            return self.variable_of(quantity), coefficient
        key, factor = normal(row)
        variable = self._sums.get(key)
        if variable is None:
            terms = tuple((self.variable_of(quantity), c) for quantity, c in key)
            variable = self._sums[key] = self._new(self.simplex.add_sum(terms))
        return variable, factor

    def _new(self, variable: int) -> int:
        self._uppers.append([])
        self._lowers.append([])
        return variable

    def _in_force(self, entries: list[_Entry]) -> _Entry | None:
        missing = self._missing
        for entry in entries:
            if not missing[entry[2]]:
                return entry
        return None

    def _refresh(self, variable: int) -> None:
        upper, lower = self._in_force(self._uppers[variable]), self._in_force(self._lowers[variable])
        low: Bound | None = None if lower is None else (-lower[0], -lower[1])
        high: Bound | None = None if upper is None else (upper[0], upper[1])
        if variable in self._branch:
            least, most = self._branch[variable]
            if least is not None and (low is None or low < (least, 0)):
                low = (least, 0)
            if most is not None and (high is None or high > (most, 0)):
                high = (most, 0)
        self.simplex.set_bounds(variable, low, high)

    def relax(self) -> Check:
        """Decide the rows in force and the bounds set by ``bound``, over all rational numbers.

        Raises:
            ExhaustedError: when the limit on pivots is reached.
        """
        for number in self._false:
            if not self._missing[number]:
                return self._refuted({number: -1 if self.rows[number].right > 0 else 1})
        farkas = self.simplex.check()
        return Check("sat") if farkas is None else self._refutation(farkas)

    def fractional(self) -> int | None:
        """Return the first variable of an integral quantity whose value is not whole, None if all are."""
        simplex = self.simplex
        for variable in self._integral:
            if simplex.shift[variable] or simplex.value[variable].denominator != 1:
                return variable
        return None

    def _refutation(self, farkas: Farkas) -> Check:
        weights: dict[int, Rational] = {}
        branched = False
        for variable, weight in farkas:
            number = self._row_behind(variable, upper=weight > 0)
            if number is None:
                branched = True
                continue
            factor = self._factor(number)
            weights[number] = weights.get(number, 0) + quotient(weight, factor)
        if branched:
            core = frozenset(name for number in weights for name in self.rows[number].ids)
            return Check("unsat", core, proof="integer")
        return self._refuted(weights)

    def _row_behind(self, variable: int, *, upper: bool) -> int | None:
        """Return the number of the row that sets the bound in force, None where branching set it."""
        entry = self._in_force((self._uppers if upper else self._lowers)[variable])
        bound = self.simplex.upper[variable] if upper else self.simplex.lower[variable]
        assert bound is not None
        if entry is not None and (entry[:2] == bound if upper else (-entry[0], -entry[1]) == bound):
            return entry[2]
        return None

    def _factor(self, number: int) -> int:
        row = self.rows[number]
        if len(row.terms) == 1:
            return row.terms[0][1]
        return normal(row)[1]

    def _refuted(self, weights: dict[int, Rational]) -> Check:
        rows = self.rows
        core = frozenset(name for number in weights for name in rows[number].ids)
        rounded = any(rows[number] != self._system.rows[number] for number in weights)
        proof: Proof = "integer" if rounded else "linear"
        return Check("unsat", core, smallest((rows[n], w) for n, w in sorted(weights.items())), proof)

    def witness(self) -> dict[int, Number]:
        """Return values that satisfy the rows in force, with the infinitesimal made concrete."""
        simplex = self.simplex
        small: Rational = 1
        for variable, value in enumerate(simplex.value):
            shift = simplex.shift[variable]
            low, high = simplex.lower[variable], simplex.upper[variable]
            if low is not None and low[1] > shift and value > low[0]:
                small = min(small, ratio(value - low[0]) / (low[1] - shift))
            if high is not None and shift > high[1] and high[0] > value:
                small = min(small, ratio(high[0] - value) / (shift - high[1]))
        return {q: plain(simplex.value[v] + simplex.shift[v] * small) for q, v in self.variables.items()}


def _holds_empty(row: Row) -> bool:
    """Whether ``0 sense right`` is true."""
    if row.sense == "=":
        return row.right == 0
    return row.right > 0 or (row.right == 0 and row.sense == "<=")
