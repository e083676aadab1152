"""Solving the components of a system, one after the other or in several processes, with the same result."""

import signal
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import SpawnContext

from attrs import define, evolve, frozen

from factaudit.constraint import System
from factaudit.model.reason import Reason
from factaudit.progress import Progress, told_nobody
from factaudit.solve.budget import Budget
from factaudit.solve.choose import choose_oracle
from factaudit.solve.linear import LinearOracle
from factaudit.solve.marco import Listing, conflicts_of
from factaudit.solve.memo import Memo
from factaudit.solve.oracle import Check, Oracle

_SPAWN: SpawnContext = get_context("spawn")

CHUNK_ROWS = 2000
"""Rows handed to a process at a time: some 30 ms of work, well above what handing them over takes."""


@frozen
class Part:
    """A component and what was found in it."""

    system: System
    listing: Listing


STOPPED = Listing(unknown=Reason("undecided"), interrupted=True)
LATE = Listing(unknown=Reason("late"), interrupted=True)


def settle(
    components: list[System], budget: Budget, memo: Memo | None, jobs: int, tell: Progress = told_nobody
) -> list[Part]:
    """Find the conflicts of each component, within the limits of the whole call.

    Components that come after ``total_pivots`` is reached are not looked at; those after ``total_work``
    are searched for a cover of conflicts only. Both depend on the order of components alone. After Ctrl-C
    nothing more is looked at. ``tell`` is told how many components are done, and of how many.
    """
    ahead, stopped = _in_processes(components, budget, memo, jobs, tell) if jobs > 1 else ({}, False)
    settling = _Settling(budget, memo, stopped=stopped)
    parts: list[Part] = []
    for place, part in enumerate(components):
        parts.append(Part(part, settling.next(part, ahead.get(place))))
        if place >= len(ahead):
            tell(place + 1, len(components))
    return parts


@define
class _Settling:
    """The state of a call: how much effort went into the components so far, and whether the user ended it."""

    budget: Budget
    memo: Memo | None
    stopped: bool
    pivots: int = 0
    work: int = 0

    def next(self, component: System, known: Listing | None) -> Listing:
        """Return the conflicts of the next component, which another process may have found already."""
        if self.stopped and known is None:
            return LATE
        try:
            listing = self._found(component, known)
        except KeyboardInterrupt:
            listing = STOPPED
        self.pivots += listing.pivots
        self.work += listing.work
        self.stopped = self.stopped or listing.interrupted
        return listing

    def _found(self, component: System, known: Listing | None) -> Listing:
        if self.pivots > self.budget.total_pivots:
            return Listing(unknown=Reason.of("spent", count=self.budget.total_pivots))
        oracle = choose_oracle(component, self.budget)
        first = _plainly(component, oracle)
        if first is not None and first.witness is not None:
            return Listing(witness=first.witness)  # most components are such, and not worth remembering
        budget = evolve(self.budget, work=0) if self.work > self.budget.total_work else self.budget

        def solve(wanted: System) -> Listing:
            return (known if budget is self.budget else None) or conflicts_of(wanted, oracle, budget, first)

        return solve(component) if self.memo is None else self.memo.recall(component, budget, solve)


def _plainly(component: System, oracle: Oracle) -> Check | None:
    """Return what is said of a component that is a forest, which takes no search."""
    if isinstance(oracle, LinearOracle) and oracle.is_forest:
        return oracle.check(frozenset((*component.claims, *component.relations)), witness=True)
    return None


def _in_processes(
    components: list[System], budget: Budget, memo: Memo | None, jobs: int, tell: Progress
) -> tuple[dict[int, Listing], bool]:
    """Solve components in chunks, none where there is less than two chunks' worth of them that nobody knows.

    Returns:
        the listings by the place of their component, and whether the user stopped the search before the last one.
    """
    places: list[int] = []
    found: list[Listing] = []
    stopped = False
    try:
        places += range(len(components)) if memo is None else memo.unknown(components, budget)
        places = [place for place in places if not _is_plain(components[place], budget)]
        chunks = _chunks([components[place] for place in places])
        if len(chunks) > 1:
            # leaving the block ends the processes, whatever they are at
            with _SPAWN.Pool(min(jobs, len(chunks)), _deaf) as pool:
                for listings in pool.imap(partial(_listings, budget=budget), chunks):
                    found += listings
                    tell(len(found), len(components))
    except KeyboardInterrupt:
        stopped = True
    return dict(zip(places, found, strict=False)), stopped


def _is_plain(component: System, budget: Budget) -> bool:
    first = _plainly(component, choose_oracle(component, budget))
    return first is not None and first.status == "sat"


def _deaf() -> None:
    """Leave Ctrl-C, which reaches every process of a terminal, to the process that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(components: list[System]) -> list[list[System]]:
    chunks: list[list[System]] = []
    rows = CHUNK_ROWS
    for component in components:
        if rows >= CHUNK_ROWS:
            chunks.append([])
            rows = 0
        chunks[-1].append(component)
        rows += len(component.rows)
    return chunks


def _listings(components: list[System], budget: Budget) -> list[Listing]:
    return [conflicts_of(component, choose_oracle(component, budget), budget) for component in components]
