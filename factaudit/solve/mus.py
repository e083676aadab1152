"""Minimal unsatisfiable subsets: shrinking a contradictory set of ids until every one of them is needed."""

from collections.abc import Iterable

from factaudit.solve.budget import Budget
from factaudit.solve.oracle import Oracle, choose_oracle
from factaudit.solve.restrict import Index


def minimal_conflict(
    index: Index, core: frozenset[str], rank: dict[str, int], budget: Budget
) -> tuple[frozenset[str], bool]:
    """Shrink a contradictory set of ids within the part of the system that it brings into force.

    Returns:
        a minimal contradictory subset, and whether it is proved to be minimal.
    """
    oracle = choose_oracle(index.restricted(core), budget)
    return shrink(oracle, core, sorted(core, key=rank.__getitem__, reverse=True))


def shrink(oracle: Oracle, core: frozenset[str], order: Iterable[str]) -> tuple[frozenset[str], bool]:
    """Return a minimal contradictory subset of ``core``, and whether it is proved to be minimal.

    Deletion with core refinement (Marques-Silva 2010): each id is left out in turn; where the rest still
    contradicts itself, only the core of that refutation is kept.

    Args:
        oracle: decides subsets of ``core``.
        core: a set of ids known to be contradictory.
        order: the ids of ``core``, those to be left out first (if possible) first.
    """
    proved = True
    for name in order:
        if name not in core:
            continue
        answer = oracle.check(core - {name})
        if answer.status == "unsat":
            core = answer.core
        elif answer.status == "unknown":
            proved = False
    return core, proved
