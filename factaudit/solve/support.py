"""Which claims the ends of a quantity rest on: each end is held by claims that refute anything beyond it."""

from attrs import evolve

from factaudit.constraint import Row, System
from factaudit.model.bounds import Bounds
from factaudit.model.number import Number
from factaudit.solve.budget import Budget, Effort
from factaudit.solve.choose import choose_oracle
from factaudit.solve.oracle import work_of
from factaudit.solve.restrict import index_of


def support(system: System, index: int, found: Bounds, *, effort: Effort) -> tuple[str, ...]:
    """Return claims from which the ends of a quantity's bounds follow, none of which an end could do without.

    Args:
        system: what holds, all relations included.
        index: the quantity.
        found: its bounds, as ``feasible`` gives them.
        effort: what the work is taken off; once it is spent, or where an end is not proved, nothing is returned.
    """
    part = index_of(system).connected(None, [index])
    hull = found.hull
    ends = ((hull.lower, hull.lower_open, 1), (hull.upper, hull.upper_open, -1))
    kept: set[str] = set()
    for end, is_open, side in ends:
        if end is None:
            continue
        beyond = evolve(part, rows=(*part.rows, _beyond(index, end, side, is_open=is_open)))
        claims = _refuting(beyond, effort)
        if claims is None:
            return ()
        kept |= claims
    return tuple(name for name in system.claims if name in kept)


def _beyond(index: int, end: Number, side: int, *, is_open: bool) -> Row:
    """Return the row of the values outside an end, the end itself among them where it is open."""
    terms = ((index, side * end.denominator),)
    return Row(terms, "<=" if is_open else "<", side * end.numerator)


def _refuting(system: System, effort: Effort) -> frozenset[str] | None:
    """Return a minimal set of claims that, with all relations, contradicts the system; None where none is proved."""
    oracle = choose_oracle(system, Budget())
    relations, claims = frozenset(system.relations), frozenset(system.claims)
    before = 0
    kept: frozenset[str] | None = None
    for name in ("", *system.claims):
        if effort.spent:
            return None
        if kept is None or name in kept:
            answer = oracle.check(relations | ((claims if kept is None else kept) - {name}))
            if answer.status == "unsat":
                kept = answer.core & claims
            effort.spend(work_of(oracle) - before)
            before = work_of(oracle)
        if kept is None:
            return None
    return kept
