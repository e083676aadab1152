"""The oracle for linear systems: rows are switched on and off by their ids, trees and the simplex decide."""

from collections.abc import Iterable

from attrs import evolve

from factaudit.constraint import System
from factaudit.model.number import Number
from factaudit.model.reason import Reason
from factaudit.solve import labels
from factaudit.solve.branching import Narrowing, branch
from factaudit.solve.budget import Budget, ExhaustedError
from factaudit.solve.certificate import smallest
from factaudit.solve.hard import decide_hard
from factaudit.solve.nudge import Bound
from factaudit.solve.oracle import Check, Proof
from factaudit.solve.peel import peel
from factaudit.solve.rational import Rational, plain, ratio
from factaudit.solve.simplex import Simplex
from factaudit.solve.sites import Sites
from factaudit.solve.trees import Ends, Trees, Value, weighted


class LinearOracle:
    """Decides sets of ids of one linear system; what it learned carries over from question to question.

    Rows over whole numbers are rounded inwards first. Trees are decided by passing bounds along; the
    simplex decides the core that they hang on, and a fractional value of an integral quantity there is branched
    on, within ``budget.nodes``.
    """

    def __init__(self, system: System, budget: Budget | None = None, keep: Iterable[int] = ()) -> None:
        """Load the rows of ``system``; none with ids is in force until it is asked about.

        Args:
            system: rows only; its products and choices are not looked at.
            budget: the limits on pivots and branches.
            keep: quantities whose ends will be asked for, and that must stay in the core.
        """
        self._budget = budget or Budget()
        self._system = system
        self._sites = sites = Sites(system, keep)
        self._peeled = peel(sites.terms, sites.whole, sites.kept)
        self._trees = Trees(sites, self._peeled)
        self._branch: dict[int, Narrowing] = {}
        self.simplex = Simplex(self._budget.pivots)
        self._variable: dict[int, int] = {}
        self._site: dict[int, int] = {}
        for site in self._peeled.core_quantities:
            self._enter(site, self.simplex.add_variable())
        for site in self._peeled.core_sums:
            self._enter(site, self.simplex.add_sum(tuple([(self._variable[q], c) for q, c in sites.terms[site]])))
        self._integral = [self._variable[site] for site in self._peeled.core_quantities if site in sites.whole]

    def check(self, ids: frozenset[str], *, witness: bool = False) -> Check:
        """Decide whether the rows whose ids are all in ``ids`` have a solution."""
        self.activate(ids)
        try:
            answer = self.relax()
            if answer.status == "sat" and self.fractional() is not None:
                answer = branch(self, self._budget.nodes)
        except ExhaustedError as error:
            return self._decide_hard(ids, error.reason)
        if answer.status == "sat" and witness:
            return Check("sat", witness=self.witness())
        return answer

    def _decide_hard(self, ids: frozenset[str], why: Reason) -> Check:
        """Ask the last resort about whole numbers that neither rounding nor branching settled."""
        if self.simplex.weary:
            return Check("unknown", why=why)
        holds = decide_hard(self._system, ids)
        if holds is None:
            return Check("unknown", why=why)
        proof: Proof = "integer" if self._integral else "nonlinear"
        return Check("sat") if holds else Check("unsat", self._sites.named(ids), proof=proof)

    @property
    def pivots(self) -> int:
        """How many pivots were made so far."""
        return self.simplex.pivots

    @property
    def work(self) -> int:
        """How many entries of rows were touched so far, and how many rows were loaded."""
        return self.simplex.work + self._trees.work + len(self._sites.rows)

    def restrain(self, work: int) -> None:
        """Give up on any question once so many more entries of rows have been touched, without a last resort."""
        self.simplex.work_limit = self.simplex.work + work

    def activate(self, ids: frozenset[str]) -> None:
        """Put the rows of ``ids`` in force and take those of all other ids out of it; wanted before anything else."""
        for site in self._trees.refresh(self._sites.activate(ids)):
            self._refresh(site)

    def narrowing(self, variable: int) -> Narrowing:
        """Return the whole numbers that ``narrow`` keeps a variable of the simplex between."""
        return self._branch.get(variable, (None, None))

    def narrow(self, variable: int, extra: Narrowing) -> None:
        """Keep a variable of the simplex between two whole numbers as well."""
        self._branch[variable] = extra
        low, high = self._ends(variable)
        least, most = extra
        if least is not None and (low is None or low < (least, 0)):
            low = (least, 0)
        if most is not None and (high is None or high > (most, 0)):
            high = (most, 0)
        self.simplex.set_bounds(variable, low, high)

    def add_target(self, terms: list[tuple[int, int]]) -> int:
        """Return a variable of the simplex for a sum of quantities kept in the core."""
        return self.simplex.add_sum(tuple((self._variable[self._sites.of_quantity[q]], c) for q, c in terms))

    @property
    def is_forest(self) -> bool:
        """Whether bounds that travel along trees tell everything."""
        return not self._peeled.core_sums

    def conflicts(self) -> list[frozenset[str]] | None:
        """Return all minimal conflicts, None where that is not known without a search."""
        return labels.conflicts(self._sites, self._peeled, tuple(self._system.rank))

    def mentions(self, quantity: int) -> bool:
        """Whether a row speaks of a quantity."""
        return quantity in self._sites.of_quantity

    def ends(self, quantity: int) -> Ends:
        """Return the ends that are left to a quantity of a forest; wants a check before that found it consistent."""
        return self._trees.ends(self._sites.of_quantity[quantity])

    @property
    def in_force(self) -> int:
        """How many rows are in force."""
        return self._sites.missing.count(0)

    def _enter(self, site: int, variable: int) -> None:
        self._variable[site] = variable
        self._site[variable] = site

    def _refresh(self, site: int) -> None:
        variable = self._variable[site]
        if variable in self._branch:
            self.narrow(variable, self._branch[variable])
        else:
            self.simplex.set_bounds(variable, self._trees.low[site], self._trees.high[site])

    def _ends(self, variable: int) -> tuple[Bound | None, Bound | None]:
        """Return what rows and trees leave to a variable of the simplex."""
        site = self._site.get(variable)
        return (None, None) if site is None else (self._trees.low[site], self._trees.high[site])

    def relax(self) -> Check:
        """Decide the rows in force and what ``narrow`` set, over all rational numbers.

        Raises:
            ExhaustedError: when the limit on pivots is reached.
        """
        sites, trees = self._sites, self._trees
        for number in sites.false:
            if not sites.missing[number]:
                return self._refuted({number: -1 if sites.rows[number].right > 0 else 1})
        if trees.clashes:
            clash = min(trees.clashes)
            return self._refuted(trees.unfold(((clash, 1), (clash, -1))))
        farkas = self.simplex.check()
        if farkas is None:
            return Check("sat")
        ends = [(self._site[v], weight) for v, weight in farkas if not self._branched(v, upper=weight > 0)]
        weights = trees.unfold(ends)
        if len(ends) < len(farkas):
            return Check("unsat", self._core(weights), (), "integer")
        # A row of the tableau is the one dependence between its sums: all but any one of them can be at their ends.
        minimal = not sites.whole and sites.apart(weights, {site for site, _ in ends})
        return evolve(self._refuted(weights), minimal=minimal)

    def fractional(self) -> int | None:
        """Return the first variable of an integral quantity whose value is not whole, None if all are."""
        simplex = self.simplex
        for variable in self._integral:
            if simplex.shift[variable] or simplex.value[variable].denominator != 1:
                return variable
        return None

    def _branched(self, variable: int, *, upper: bool) -> bool:
        """Whether ``narrow`` set the bound in force."""
        bound = self.simplex.upper[variable] if upper else self.simplex.lower[variable]
        return bound != self._ends(variable)[upper]

    def _core(self, weights: dict[int, Rational]) -> frozenset[str]:
        rows = self._sites.rows
        return frozenset(name for number in weights for name in rows[number].ids)

    def _refuted(self, weights: dict[int, Rational]) -> Check:
        rows = self._sites.rows
        rounded = any(rows[number] != self._system.rows[number] for number in weights)
        proof: Proof = "integer" if rounded else "linear"
        return Check("unsat", self._core(weights), smallest((rows[n], w) for n, w in sorted(weights.items())), proof)

    def witness(self) -> dict[int, Number]:
        """Return values that satisfy the rows in force, with the infinitesimal made concrete."""
        simplex, sites = self.simplex, self._sites
        known = {site: (simplex.value[v], simplex.shift[v]) for site, v in self._variable.items()}
        value = self._trees.values(known)
        small = self._small(value)
        return {q: plain(value[site][0] + value[site][1] * small) for q, site in sites.of_quantity.items()}

    def _small(self, value: dict[int, Value]) -> Rational:
        """Return what the infinitesimal may be, such that no value leaves its bounds."""
        small: Rational = 1
        if not any(shift for _, shift in value.values()):
            return small
        for site, terms in enumerate(self._sites.terms):
            here, shift = weighted(terms, value) if terms else value[site]
            low, high = self._trees.low[site], self._trees.high[site]
            if low is not None and low[1] > shift and here > low[0]:
                small = min(small, ratio(here - low[0]) / (low[1] - shift))
            if high is not None and shift > high[1] and high[0] > here:
                small = min(small, ratio(high[0] - here) / (shift - high[1]))
        return small
