"""Proofs of contradictions over products, whole numbers and choices that a reader can check by addition.

What the search knows by intervals is shown here line by line: an end of a quantity is shown by supposing
the contrary, which ends in a sum of the rows and the bound-factor products that it follows from. Where that
is not enough, a quantity is split in two, or each option of a choice is refuted in turn.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, field, frozen

from factaudit.constraint import Choice, Product, Row, System
from factaudit.model.number import Number
from factaudit.model.proof import Case, Multiplier, Proof, Step
from factaudit.solve.budget import Budget, Effort, ExhaustedError
from factaudit.solve.inward import inward
from factaudit.solve.linear import LinearOracle
from factaudit.solve.linearise import Bound, bound_row, bounds_of, hull_rows, product_rows
from factaudit.solve.nonlinear_ends import End
from factaudit.solve.nonlinear_values import cases_about, split_of
from factaudit.solve.nonlinear_witness import option_that_holds, product_holds, violation
from factaudit.solve.oracle import Check
from factaudit.solve.propagate import Propagated, propagate

NODES: Final = 120
"""Cases that one proof may hold."""

PIVOTS: Final = 20_000

LINE_WORK: Final = 150
"""Units of work (see ``Budget``) to derive and load a row; measured."""


@frozen
class _Line:
    """A row of a proof, by what right it is there (see ``Multiplier``), and the end that has to be shown for it."""

    row: Row
    by: str = "said"
    of: "tuple[_Line, ...]" = ()
    end: End | None = None


class _UnprovedError(Exception):
    """A step is beyond what is tried here."""


def prove(system: System, effort: Effort) -> Proof | None:
    """Return a proof that everything in ``system`` together is absurd, None where none is found in time.

    Args:
        system: a contradiction, all of it in force; its quantities have names of their own.
        effort: what the work is taken off.
    """
    prover = _Prover(system, effort)
    try:
        return prover.node(())
    except (_UnprovedError, ExhaustedError, RecursionError):
        return None


class _Prover:
    def __init__(self, system: System, effort: Effort) -> None:
        self.system = system
        self.effort = effort
        self.nodes = NODES
        impossible = [Row((), "<", 0, choice.ids) for choice in system.choices if not choice.options]
        self.said = [_Line(row) for row in (*system.rows, *impossible)]
        for line in tuple(self.said):
            tighter = inward(line.row, system.integral)
            if tighter != line.row:
                self.said.append(_Line(tighter, "rounded", (line,)))
        self.partners = Counter(f for product in system.products for f in {product.left, product.right})
        self.hulls = {row: choice for choice in system.choices if choice.options for row in hull_rows(choice)}

    def node(self, cases: tuple[Row, ...]) -> Proof:
        """Return a proof that the system is absurd in some nested cases."""
        self.nodes -= 1
        if self.nodes < 0 or self.effort.spent:
            raise _UnprovedError
        writer = _Writer(self, cases)
        known = propagate([line.row for line in writer.lines], self.system.products, self.system.integral)
        if known.core is not None:
            return writer.proof(self.summed([*map(_of_end, known.clash), *writer.holding(known.broken)]))
        lines = (*writer.lines, *writer.implied(known))
        check, used = self.relaxed(lines)
        if check.status == "unsat":
            return writer.proof(used)
        if check.witness is None:
            raise _UnprovedError
        return self._split(check.witness, known, cases)

    def summed(self, lines: Sequence[_Line]) -> list[tuple[_Line, Number]]:
        """Return multipliers of lines that add up to an absurdity."""
        check, used = self.relaxed(lines)
        if check.status != "unsat":
            raise _UnprovedError
        return used

    def relaxed(self, lines: Sequence[_Line]) -> tuple[Check, list[tuple[_Line, Number]]]:
        """Decide lines over all numbers; return the multipliers that refute them as well."""
        rows = tuple(evolve(line.row, ids=(str(number),)) for number, line in enumerate(lines))
        names = tuple(map(str, range(len(rows))))
        linear = System(self.system.quantities, rows, claims=names)
        oracle = LinearOracle(linear, Budget(pivots=PIVOTS))
        check = oracle.check(frozenset(names), witness=True)
        self.effort.spend(oracle.work + LINE_WORK * len(rows))
        return check, [(lines[int(row.ids[0])], times) for row, times in check.certificate]

    def _split(self, values: dict[int, Number], known: Propagated, cases: tuple[Row, ...]) -> Proof:
        choice = next((c for c in self.system.choices if option_that_holds(c, values) is None), None)
        if choice is not None:
            return self._by_options(choice, cases)
        first = self._half(values, known)
        below = self.node((*cases, first))
        other = contrary(first, self.system.integral)
        above = self.node((*cases, other))
        step = Step(self.told(_Line(other, "shown")), self.told(_Line(first, "shown")), below)
        return evolve(above, steps=(step, *above.steps))

    def _by_options(self, choice: Choice, cases: tuple[Row, ...]) -> Proof:
        told = []
        for option in choice.options:
            rows = tuple(map(_bare, option))
            lines = tuple(self.told(_Line(row, "shown")) for row in rows)
            told.append(Case(lines, self.node((*cases, *rows))))
        return Proof(cases=tuple(told), ids=choice.ids)

    def _half(self, values: dict[int, Number], known: Propagated) -> Row:
        """Return the row of one half of the values of a factor, or of a count that is not whole."""
        for index in sorted(self.system.integral):
            if values.get(index, 0).denominator != 1:
                return cases_about(index, values[index], whole=True)[0][0]
        violated = [product for product in self.system.products if not product_holds(product, values)]
        worst = max(violated, key=lambda product: violation(product, values), default=None)
        halves = worst and split_of(worst, values, known, self.system.integral, self.partners)
        if not halves:
            raise _UnprovedError
        return halves[0][0]

    def told(self, line: _Line, times: Number = 1) -> Multiplier:
        """Return a line with the names of its quantities."""
        names = self.system.quantities
        terms = tuple((str(names[index]), factor) for index, factor in line.row.terms)
        of = tuple(self.told(one) for one in line.of)
        ids = line.row.ids if line.by in {"said", "product"} else ()
        return Multiplier(ids, times, terms, line.row.sense, line.row.right, line.by, of)


@frozen(eq=False)
class _Writer:
    """The steps of one node: what the ends in use follow from, each shown once."""

    prover: _Prover
    cases: tuple[Row, ...]
    lines: tuple[_Line, ...] = field(init=False)
    steps: list[Step] = field(factory=list)
    seen: set[object] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        supposed = (_Line(row, "shown") for row in self.cases)
        hulls = (_Line(_bare(row), "shown") for row in self.prover.hulls)
        object.__setattr__(self, "lines", (*self.prover.said, *hulls, *supposed))

    def holding(self, row: Row | None) -> list[_Line]:
        """Return the line of a row."""
        return [] if row is None else [next(line for line in self.lines if line.row == row)]

    def implied(self, known: Propagated) -> Iterable[_Line]:
        """Yield the lines that products imply within the ends that are known, and these ends."""
        for product in self.prover.system.products:
            for index in (product.result, product.left, product.right):
                yield from map(_of_end, known.ends(index))
            left, right = (list(map(_of_end, known.ends(factor))) for factor in (product.left, product.right))
            yield from multiplied(product, left, right)

    def proof(self, used: Sequence[tuple[_Line, Number]]) -> Proof:
        """Return the proof that ends in a sum."""
        for line, _ in used:
            self._show(line)
        return Proof(tuple(self.steps), tuple(self.prover.told(line, times) for line, times in used))

    def _show(self, line: _Line) -> None:
        """Add the steps that a line rests on, earlier ones first."""
        for one in line.of:
            self._show(one)
        if line.end is not None and id(line.end) not in self.seen:
            self.seen.add(id(line.end))
            self._show_end(line, line.end)
        hull = next((row for row in self.prover.hulls if _bare(row) == line.row), None)
        if line.by == "shown" and hull is not None and hull not in self.seen:
            self.seen.add(hull)
            self._show_hull(line, self.prover.hulls[hull])

    def _show_end(self, line: _Line, end: End) -> None:
        """Show an end by supposing the contrary: with what the end follows from, that is absurd."""
        other = _Line(contrary(line.row, self.prover.system.integral), "shown")
        because = [_of_end(earlier) for earlier in end.because]
        if isinstance(end.source, Product):
            bounds = [
                [one for one in (*because, other) if one.row.terms[0][0] == index]
                for index in (end.source.left, end.source.right)
            ]
            because += multiplied(end.source, *bounds)
        else:
            because += self.holding(end.source)
        self._add(line, other, [*because, other])

    def _show_hull(self, line: _Line, choice: Choice) -> None:
        other = _Line(contrary(line.row, self.prover.system.integral), "shown")
        cases = []
        for option in choice.options:
            rows = [_Line(_bare(row), "shown") for row in option]
            used = self.prover.summed([*rows, other])
            cases.append(Case(tuple(map(self.prover.told, rows)), Proof((), self._told(used))))
        proof = Proof(cases=tuple(cases), ids=choice.ids)
        self.steps.append(Step(self.prover.told(line), self.prover.told(other), proof))

    def _add(self, line: _Line, other: _Line, lines: Sequence[_Line]) -> None:
        used = self.prover.summed(lines)
        for one, _ in used:
            if one is not other:
                self._show(one)
        self.steps.append(Step(self.prover.told(line), self.prover.told(other), Proof((), self._told(used))))

    def _told(self, used: Sequence[tuple[_Line, Number]]) -> tuple[Multiplier, ...]:
        return tuple(self.prover.told(line, times) for line, times in used)


def contrary(row: Row, integral: frozenset[int]) -> Row:
    """Return what holds where an inequality does not; over whole numbers that is one more.

    >>> contrary(Row(((0, 1),), "<=", 3), frozenset({0}))
    Row(terms=((0, -1),), sense='<=', right=-4, ids=())
    """
    terms = tuple((index, -factor) for index, factor in row.terms)
    if row.sense == "<=" and all(index in integral for index, _ in row.terms):
        return Row(terms, "<=", -row.right - 1)
    return Row(terms, "<" if row.sense == "<=" else "<=", -row.right)


def multiplied(product: Product, left: Sequence[_Line], right: Sequence[_Line]) -> list[_Line]:
    """Return the lines that a product and bounds of its factors imply."""
    quantities = (product.result, product.left, product.right)
    given = _Line(Row(tuple((index, 1) for index in quantities), "*", 0, product.ids), "product")
    found = []
    for one in left:
        for other in right:
            rows = product_rows(product, [_bound(one)], [_bound(other)])
            found += [_Line(_bare(row), "multiplied", (given, one, other)) for row in rows]
    for fixed, sides in ((_fixed(left), 0), (_fixed(right), 1)):
        for one in fixed:
            bounds: list[list[Bound]] = [[], []]
            bounds[sides] = [_bound(one)]
            found += [_Line(_bare(row), "multiplied", (given, one)) for row in product_rows(product, *bounds)]
    return found


def _fixed(lines: Sequence[_Line]) -> list[_Line]:
    """Return the equation that two bounds of a quantity leave where they meet."""
    known = [(line, _bound(line)) for line in lines]
    pairs = ((a, b, f) for a, f in known for b, g in known if f.side == 1 and g.side == -1 and f.value == g.value)
    return [_Line(bound_row(evolve(f, side=0)), "equal", (a, b)) for a, b, f in pairs]


def _bound(line: _Line) -> Bound:
    ((bound,),) = bounds_of([line.row]).values()
    return bound


def _of_end(end: End) -> _Line:
    """Return the line of an end, which has to be shown."""
    return _Line(bound_row(Bound(end.index, -end.direction, end.value, end.is_open, ())), "shown", (), end)


def _bare(row: Row) -> Row:
    return evolve(row, ids=())
