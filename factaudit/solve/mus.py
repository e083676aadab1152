"""Minimal unsatisfiable subsets: shrinking a contradictory set of ids until every one of them is needed."""

from collections.abc import Iterable

from attrs import evolve, frozen

from factaudit.solve.budget import SETTING_UP, Budget
from factaudit.solve.choose import choose_oracle
from factaudit.solve.forest import needed
from factaudit.solve.oracle import Check, Oracle, restrain, work_of
from factaudit.solve.restrict import Index

SHRINKING = 6_000_000
"""Units of work (see ``Budget``) that proving one conflict minimal may take."""


@frozen
class Minimal:
    """A minimal conflict: its ids, the last refutation of exactly these, and what it took.

    ``proved`` is false where leaving out one of the ids could not be decided.
    """

    ids: frozenset[str]
    refutation: Check | None
    proved: bool
    work: int = 0


def minimal_conflict(index: Index, core: frozenset[str], rank: dict[str, int], budget: Budget) -> Minimal:
    """Shrink a contradictory set of ids within the part of the system that it brings into force."""
    system = index.restricted(core)
    kept = needed(system) or frozenset()
    oracle = choose_oracle(system, budget)
    restrain(oracle, SHRINKING)
    found = shrink(oracle, core, sorted(core - kept, key=rank.__getitem__, reverse=True))
    return evolve(found, work=work_of(oracle) + SETTING_UP * len(system.rows))


def shrink(oracle: Oracle, core: frozenset[str], order: Iterable[str]) -> Minimal:
    """Return a minimal contradictory subset of ``core``.

    Deletion with core refinement (Marques-Silva 2010): each id is left out in turn; where the rest still
    contradicts itself, only the core of that refutation is kept.

    Args:
        oracle: decides subsets of ``core``.
        core: a set of ids known to be contradictory.
        order: the ids of ``core`` not known to be needed, those to be left out first (if possible) first.
    """
    proved = True
    last: Check | None = None
    for name in order:
        if name not in core:
            continue
        answer = oracle.check(core - {name})
        if answer.status == "unsat":
            core, last = answer.core, answer
        elif answer.status == "unknown":
            proved = False
    return Minimal(core, last, proved)
