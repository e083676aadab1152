"""Bounded branching on whole numbers: below and above each fractional value, until none is left."""

from typing import Protocol

from factaudit.model.number import floor_of
from factaudit.model.reason import Reason
from factaudit.solve.budget import ExhaustedError
from factaudit.solve.oracle import Check
from factaudit.solve.simplex import Simplex

Narrowing = tuple[int | None, int | None]
"""A least and a greatest whole number, None where there is no such limit."""


class Branched(Protocol):
    """A linear system whose quantities can be kept between whole numbers."""

    simplex: Simplex

    def fractional(self) -> int | None:
        """Return the first variable of an integral quantity whose value is not whole."""
        ...

    def narrowing(self, variable: int) -> Narrowing:
        """Return the whole numbers that a variable is kept between."""
        ...

    def narrow(self, variable: int, extra: Narrowing) -> None:
        """Keep a variable between two whole numbers as well."""
        ...

    def relax(self) -> Check:
        """Decide what is in force over all rational numbers."""
        ...


MAX_DEPTH = 100
"""Nested branches; a ledger of rounded counts needs one or two."""


def branch(oracle: Branched, nodes: int) -> Check:
    """Decide the rows in force over whole numbers, starting from a fractional solution.

    Returns:
        sat, with the oracle's values whole where they have to be; or unsat with the ids that all branches
        together rest on.

    Raises:
        ExhaustedError: when more than ``nodes`` branches would be needed.
    """
    if _dive(oracle):
        return Check("sat")
    return _Search(oracle, nodes).explore(0)


def _dive(oracle: Branched) -> bool:
    """Fix one fractional quantity after the other to a whole number nearby; whether that ends in a solution.

    Branching alone can go on for ever along an unbounded diagonal (``x + 1 < y < x + 3``) that has solutions.
    """
    before: list[tuple[int, Narrowing]] = []
    variable = oracle.fractional()
    while variable is not None:
        before.append((variable, oracle.narrowing(variable)))
        if not any(_fixes(oracle, variable, whole) for whole in _nearby(oracle, variable)):
            break
        variable = oracle.fractional()
    for fixed, narrowing in reversed(before):
        oracle.narrow(fixed, narrowing)
    if variable is not None:
        oracle.relax()
    return variable is None


def _nearby(oracle: Branched, variable: int) -> tuple[int, int]:
    """Return the whole numbers below and above a fractional value, the nearer one first."""
    value, shift = oracle.simplex.value[variable], oracle.simplex.shift[variable]
    floor = int(floor_of(value)) - (shift < 0 and value.denominator == 1)
    return (floor, floor + 1) if 2 * (value - floor) < 1 else (floor + 1, floor)


def _fixes(oracle: Branched, variable: int, whole: int) -> bool:
    oracle.narrow(variable, (whole, whole))
    return oracle.relax().status == "sat"


class _Search:
    def __init__(self, oracle: Branched, nodes: int) -> None:
        self.oracle = oracle
        self.left = nodes

    def explore(self, depth: int) -> Check:
        variable = self.oracle.fractional()
        if variable is None:
            return Check("sat")
        if depth == MAX_DEPTH:
            raise ExhaustedError(Reason.of("nested", count=depth))
        core: frozenset[str] = frozenset()
        for side in self._sides(variable):
            answer = self._within(variable, side, depth)
            if answer.status == "sat" or answer.certificate:
                return answer
            core |= answer.core
        return Check("unsat", core, proof="integer")

    def _sides(self, variable: int) -> tuple[Narrowing, Narrowing]:
        least, most = self.oracle.narrowing(variable)
        below, above = sorted(_nearby(self.oracle, variable))
        return (least, below), (above, most)

    def _within(self, variable: int, side: Narrowing, depth: int) -> Check:
        if self.left == 0:
            raise ExhaustedError(Reason("branches"))
        self.left -= 1
        before = self.oracle.narrowing(variable)
        self.oracle.narrow(variable, side)
        try:
            answer = self.oracle.relax()
            return self.explore(depth + 1) if answer.status == "sat" else answer
        finally:
            self.oracle.narrow(variable, before)
