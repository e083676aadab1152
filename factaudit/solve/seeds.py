"""The map of MARCO: which sets of ids have not been decided yet, kept by a SAT solver."""

from collections.abc import Iterable
from itertools import accumulate
from operator import or_
from typing import Any, Self

from pysat.solvers import Solver


class Seeds:
    """Offers minimal hitting sets of the conflicts blocked so far, none twice; use it in a ``with`` block.

    A literal is true where its id is kept. The solver decides for keeping where it can, but its models need not be
    maximal; ids that no conflict forces out are put back, for which each id knows its conflicts as bits.
    """

    def __init__(self, rank: dict[str, int]) -> None:
        """Start with nothing blocked; ``rank`` numbers the ids, and so fixes the order of the search."""
        self._rank = rank
        self._literal: dict[str, int] = {}
        self._names: list[str] = []
        self._conflicts = 0
        self._hits: dict[str, int] = {}
        self._solver: Any = Solver("minisat22")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def block(self, conflict: frozenset[str]) -> None:
        """Never again keep all ids of ``conflict``."""
        self._solver.add_clause([-literal for literal in self._literals(conflict)])
        for name in conflict:
            self._hits[name] = self._hits.get(name, 0) | 1 << self._conflicts
        self._conflicts += 1

    def require_one(self, left_out: frozenset[str]) -> None:
        """Never again leave out all of ``left_out``."""
        self._solver.add_clause(self._literals(left_out))

    def next(self) -> frozenset[str] | None:
        """Return the ids to leave out of the next set to try, None when every set has been decided."""
        if not self._solver.solve():
            return None
        return self._minimal([self._names[-literal - 1] for literal in self._solver.get_model() if literal < 0])

    def _minimal(self, left_out: list[str]) -> frozenset[str]:
        """Drop ids that hit no conflict which the others do not hit, later ones first."""
        hits = [self._hits.get(name, 0) for name in left_out]
        before = list(accumulate(hits, or_, initial=0))
        needed: list[str] = []
        after = 0
        for place in range(len(left_out) - 1, -1, -1):
            if hits[place] & ~(before[place] | after):
                needed.append(left_out[place])
                after |= hits[place]
        return frozenset(needed)

    def _literals(self, ids: Iterable[str]) -> list[int]:
        ranked = sorted(ids, key=self._rank.__getitem__)
        fresh = [name for name in ranked if name not in self._literal]
        for name in fresh:
            self._names.append(name)
            self._literal[name] = len(self._names)
        if fresh:
            self._solver.set_phases([self._literal[name] for name in fresh])
        return [self._literal[name] for name in ranked]
