"""Solving the components of a system, one after the other or in several processes, with the same result."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context
from multiprocessing.context import SpawnContext

from attrs import evolve, frozen

from factaudit.constraint import System
from factaudit.solve.budget import Budget
from factaudit.solve.marco import Listing, conflicts_of
from factaudit.solve.memo import Memo
from factaudit.solve.oracle import choose_oracle

_SPAWN: SpawnContext = get_context("spawn")

CHUNK_ROWS = 2000
"""Rows handed to a process at a time: some 30 ms of work, well above what handing them over takes."""


@frozen
class Part:
    """A component and what was found in it."""

    system: System
    listing: Listing


def settle(components: list[System], budget: Budget, memo: Memo | None, jobs: int) -> list[Part]:
    """Find the conflicts of each component, within the limits of the whole call.

    Components that come after ``total_pivots`` is reached are not looked at; those after ``total_work``
    are searched for a cover of conflicts only. Both depend on the order of components alone.
    """
    ahead = _in_processes(components, budget, jobs) if jobs > 1 else {}
    parts: list[Part] = []
    pivots = work = 0
    for number, component in enumerate(components):
        if pivots > budget.total_pivots:
            listing = Listing(unknown=f"not looked at: the limit of {budget.total_pivots} pivots was reached before")
        elif work > budget.total_work:
            listing = _recalled(component, evolve(budget, work=0), memo)
        else:
            listing = _recalled(component, budget, memo, ahead.get(number))
        pivots += listing.pivots
        work += listing.work
        parts.append(Part(component, listing))
    return parts


def _recalled(component: System, budget: Budget, memo: Memo | None, known: Listing | None = None) -> Listing:
    def solve(wanted: System) -> Listing:
        return known or _listing(wanted, budget)

    return solve(component) if memo is None else memo.recall(component, budget, solve)


def _listing(component: System, budget: Budget) -> Listing:
    return conflicts_of(component, choose_oracle(component, budget), budget)


def _in_processes(components: list[System], budget: Budget, jobs: int) -> dict[int, Listing]:
    """Solve all components in chunks; nothing when there is less than two chunks' worth of them."""
    chunks: list[list[System]] = []
    rows = CHUNK_ROWS
    for component in components:
        if rows >= CHUNK_ROWS:
            chunks.append([])
            rows = 0
        chunks[-1].append(component)
        rows += len(component.rows)
    if len(chunks) < 2:
        return {}
    with ProcessPoolExecutor(min(jobs, len(chunks)), mp_context=_SPAWN) as pool:
        found = pool.map(partial(_listings, budget=budget), chunks)
        return dict(enumerate(chain.from_iterable(found)))


def _listings(components: list[System], budget: Budget) -> list[Listing]:
    return [_listing(component, budget) for component in components]
