"""A search by cases for a system in force: refute by bounds and relaxation, support by fixing factors, else split.

Spatial branch and bound (Belotti, Lee, Liberti, Margot and Waechter 2009) without an objective and in exact
numbers. A core of cases is the union of the cores of every case, less the case itself, and a
case that its own core does not need refutes all its siblings at once (backjumping).
"""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, frozen

from factaudit.constraint import Choice, Product, Row, System
from factaudit.model.number import Number
from factaudit.model.reason import Reason
from factaudit.solve.budget import Budget
from factaudit.solve.linear import LinearOracle
from factaudit.solve.linearise import Bound, bound_row, hull_rows, product_rows
from factaudit.solve.nonlinear_ends import End, ids_of
from factaudit.solve.nonlinear_relaxed import relaxed
from factaudit.solve.nonlinear_values import candidates, cases_about, nearest, split_of
from factaudit.solve.nonlinear_witness import (
    option_that_holds,
    product_holds,
    ratios_of,
    satisfies,
    violation,
    with_ratios,
)
from factaudit.solve.oracle import Check
from factaudit.solve.propagate import Propagated, propagate

SOLVES: Final = 100
"""Linear systems that one search may solve."""

WORK: Final = 2_000_000
"""Units of work (see ``Budget``) that one search may take; only systems of thousands of rows come near."""

PIVOTS: Final = 20_000
"""Pivots that each of them may take."""

BRANCHES: Final = 1000
"""Branches on whole numbers that one search may spend in vain; one attempt is given two for each such number."""

ROW_WORK: Final = 150
"""Units of work (see ``Budget``) that each row of a linear system takes to derive and to load; measured."""

DIVE_EVERY: Final = 4
"""Nested cases between two attempts to fix one factor after the other: each solves several linear systems."""

CASE: Final = "\0case "
FIXED: Final = "\0fixed"
"""Ids of what the search supposes; no claim or relation bears such a name."""


UNKNOWN: Final = Check("unknown", proof="nonlinear", why=Reason("cases"))


@frozen
class _Node:
    """What is known under some cases: their rows, what they imply, and values that satisfy its relaxation."""

    rows: tuple[Row, ...]
    known: Propagated
    values: dict[int, Number]


class Search:
    """One search over one system, all of whose rows, products and choices are in force."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._rows = (*system.rows, *(row for choice in system.choices for row in hull_rows(choice)))
        self._ratios = ratios_of(system)
        self._solves = SOLVES
        self.work = 0
        self._branches = BRANCHES
        self._partners: dict[int, int] = {}
        for product in system.products:
            for factor in {product.left, product.right}:
                self._partners[factor] = self._partners.get(factor, 0) + 1

    def decide(self) -> Check:
        """Return ``sat`` with a witness, ``unsat`` with a core, or ``unknown`` when the effort was not enough."""
        return self._decide((), 0)

    def _decide(self, cases: tuple[Row, ...], depth: int) -> Check:
        node = self._relax(cases)
        if isinstance(node, Check):
            return node
        undecided = self._violated_choice(node.values)
        if undecided is not None:
            return self._branch(node, undecided.options, undecided.ids, depth)
        found = self._witness(node, depth)
        if found is not None:
            return Check("sat", witness=found, proof="nonlinear")
        split = self._split(node)
        return UNKNOWN if split is None else self._branch(node, split, (), depth)

    def _relax(self, cases: tuple[Row, ...]) -> _Node | Check:
        """Return what cases imply, or the answer where that is one already."""
        if self._solves <= 0 or self.work > WORK:
            return UNKNOWN
        self._solves -= 1
        rows = (*self._rows, *cases)
        known = propagate(rows, self._system.products, self._system.integral)
        if known.core is not None:
            return Check("unsat", known.core, proof="nonlinear")
        check = self._solved(_unique((*rows, *self._implied(known))))
        if check.status == "unsat":
            return Check("unsat", check.core, proof="nonlinear")
        if check.witness is None:
            return UNKNOWN
        return _Node(cases, known, check.witness)

    def _solved(self, rows: Sequence[Row]) -> Check:
        """Decide rows that are all in force; each is switched on by one short name for all of its ids."""
        names: dict[tuple[str, ...], str] = {}
        named = tuple(evolve(row, ids=(names.setdefault(row.ids, str(len(names))),)) for row in rows)
        oracle = LinearOracle(evolve(self._system, rows=named, products=(), choices=()), Budget(pivots=PIVOTS))
        branches = min(self._branches, 20 + 2 * len(self._system.integral))
        check, settled = relaxed(oracle, frozenset(names.values()), branches)
        self.work += oracle.work + ROW_WORK * len(rows)
        if not settled:
            self._branches -= branches
        ids = (full for full, name in names.items() if name in check.core)
        return evolve(check, core=frozenset(name for full in ids for name in full))

    def _implied(self, known: Propagated) -> Iterable[Row]:
        for product in self._system.products:
            yield from product_rows(product, _bounds(known, product.left), _bounds(known, product.right))
            for index in (product.result, product.left, product.right):
                yield from map(bound_row, _bounds(known, index))

    def _witness(self, node: _Node, depth: int) -> dict[int, Number] | None:
        """Return values that satisfy everything, if fixing factors near their values in the relaxation finds any."""
        mended = with_ratios(self._system, node.values, self._ratios)
        if satisfies(self._system, mended):
            return mended
        held = [row for choice in self._system.choices for row in option_that_holds(choice, node.values) or ()]
        node = evolve(node, rows=(*node.rows, *held))
        at_once = self._fixed_together(node)
        if isinstance(at_once, _Node) and satisfies(self._system, at_once.values):
            return at_once.values
        return None if depth % DIVE_EVERY else self._dive(node)

    def _fixed_together(self, node: _Node) -> _Node | Check:
        """Fix one factor of every product at its value in the relaxation, those in most products first."""
        fixed: set[int] = set()
        for product in self._system.products:
            if product.left not in fixed and product.right not in fixed:
                fixed.add(max((product.right, product.left), key=self._reach))
        values = {factor: nearest(node.values.get(factor, 0), factor in self._system.integral) for factor in fixed}
        rows = (row for factor in sorted(fixed) for row in self._fixing(factor, values[factor]))
        return self._relax((*node.rows, *rows))

    def _fixing(self, factor: int, value: Number) -> Iterable[Row]:
        """Yield the row that fixes a factor, and every product of it as the linear row that it then is."""
        bound = Bound(factor, 0, value, strict=False, ids=(FIXED,))
        yield bound_row(bound)
        for product in self._system.products:
            if factor in (product.left, product.right):
                left, right = ((bound,) if factor == side else () for side in (product.left, product.right))
                yield from product_rows(product, left, right)

    def _reach(self, factor: int) -> tuple[int, bool]:
        """Return in how many products a factor stands; among equals whole numbers are fixed first."""
        return self._partners[factor], factor in self._system.integral

    def _dive(self, node: _Node) -> dict[int, Number] | None:
        """Fix one factor after the other until every product is linear, each near its value as things then stand."""
        for _ in self._system.products:
            factor = self._factor_to_fix(node)
            deeper = None if factor is None else self._fixed(node, *factor)
            if deeper is None:
                return None
            node = deeper
            if satisfies(self._system, node.values):
                return node.values
        return None

    def _factor_to_fix(self, node: _Node) -> tuple[Product, int] | None:
        """Return a violated product and that factor of it which stands in the most products."""
        choices = [
            (self._reach(factor), -number, product, factor)
            for number, product in enumerate(self._system.products)
            if not product_holds(product, node.values)
            for factor in (product.right, product.left)
        ]
        if not choices:
            return None
        *_, product, factor = max(choices, key=lambda choice: choice[:2])
        return product, factor

    def _fixed(self, node: _Node, product: Product, factor: int) -> _Node | None:
        whole = factor in self._system.integral
        for value in candidates(product, factor, node.values, node.known.span(factor), whole=whole):
            deeper = self._relax((*node.rows, *self._fixing(factor, value)))
            if isinstance(deeper, _Node):
                return deeper
        return None

    def _violated_choice(self, values: dict[int, Number]) -> Choice | None:
        return next((c for c in self._system.choices if option_that_holds(c, values) is None), None)

    def _split(self, node: _Node) -> tuple[tuple[Row, ...], ...] | None:
        """Return two cases for a factor of the product that is violated most, else for a fractional count."""
        violated = [product for product in self._system.products if not product_holds(product, node.values)]
        if violated:
            worst = max(violated, key=lambda product: violation(product, node.values))
            return split_of(worst, node.values, node.known, self._system.integral, self._partners)
        for index in sorted(self._system.integral):
            if node.values.get(index, 0).denominator != 1:
                return cases_about(index, node.values[index], whole=True)
        return None

    def _branch(self, node: _Node, cases: Sequence[tuple[Row, ...]], ids: tuple[str, ...], depth: int) -> Check:
        name = f"{CASE}{depth}"
        core, undecided = set(ids), False
        for case in cases:
            answer = self._decide((*node.rows, *(evolve(row, ids=(name,)) for row in case)), depth + 1)
            if answer.status == "sat" or (answer.status == "unsat" and name not in answer.core):
                return answer
            undecided = undecided or answer.status == "unknown"
            core |= answer.core - {name}
        return UNKNOWN if undecided else Check("unsat", frozenset(core), proof="nonlinear")


def _unique(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows without those that another states as well; the one that rests on fewest ids stays."""
    best: dict[tuple[object, ...], Row] = {}
    for row in rows:
        key = (row.terms, row.sense, row.right)
        if key not in best or len(row.ids) < len(best[key].ids):
            best[key] = row
    return tuple(best.values())


def _bounds(known: Propagated, index: int) -> list[Bound]:
    lower, upper = known.lower.get(index), known.upper.get(index)
    if lower is not None and upper is not None and lower.value == upper.value:
        return [_bound(index, 0, lower, upper)]
    return [_bound(index, side, end) for side, end in ((1, lower), (-1, upper)) if end is not None]


def _bound(index: int, side: int, end: End, *others: End) -> Bound:
    return Bound(index, side, end.value, end.is_open, tuple(sorted(ids_of((end, *others)))))
