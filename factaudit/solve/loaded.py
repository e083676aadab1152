"""Small forests of rows that are asked about again and again, with their rows loaded once."""

from collections import deque

from factaudit.constraint import System
from factaudit.solve.budget import SETTING_UP, Effort
from factaudit.solve.linear import LinearOracle
from factaudit.solve.restrict import index_of
from factaudit.solve.trees import Ends

SMALL = 2000
"""Rows up to which a system is loaded whole, although a question may concern only a part of it."""


class Loaded:
    """A linear system with the oracle that answers for it, where its rows are a forest.

    A forest needs no simplex: the ends of each of its quantities are read off once bounds have travelled.
    """

    def __init__(self, system: System) -> None:
        """Load the rows; ``oracle`` is None where they are no forest, or too many."""
        self.system = system
        linear = not system.products and not system.choices and len(system.rows) <= SMALL
        oracle = LinearOracle(system) if linear else None
        self.oracle = oracle if oracle is not None and oracle.is_forest else None

    def ends(self, quantity: int, names: frozenset[str], effort: Effort | None) -> Ends | str:
        """Return what is left to a quantity under some ids.

        ``unsat`` where what is connected with it contradicts itself, ``unknown`` where this is not the way to ask.
        """
        oracle = self.oracle
        if oracle is None or not oracle.mentions(quantity):
            return "unknown"
        before = oracle.work
        consistent = oracle.check(names).status == "sat"
        if effort is not None:
            effort.spend(oracle.work - before)
        if consistent:
            return oracle.ends(quantity)
        part = index_of(self.system).connected(names, (quantity,))
        return "unsat" if len(part.rows) == oracle.in_force else "unknown"


_latest: deque[Loaded] = deque(maxlen=2)


def loaded(system: System, effort: Effort | None) -> Loaded:
    """Load a system; the latest are kept: questions are asked of a conflict and of its component in turns."""
    for one in _latest:
        if one.system is system:
            return one
    if effort is not None:
        effort.spend(SETTING_UP * len(system.rows))
    _latest.append(Loaded(system))
    return _latest[-1]
