"""From a system to its outcome: components, the conflicts of each, and corrections across all of them."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from factaudit.constraint import System
from factaudit.model.number import Number
from factaudit.model.reason import Reason
from factaudit.progress import Progress, told_nobody
from factaudit.solve.budget import Budget
from factaudit.solve.components import split
from factaudit.solve.corrections import Corrections, Missed, Trust, combined, groups, search
from factaudit.solve.marco import STOPPED
from factaudit.solve.memo import Memo
from factaudit.solve.outcome import Conflict, Outcome, Undetermined
from factaudit.solve.parts import LATE, Part, settle
from factaudit.solve.unfinished import Unfinished


def solve(
    system: System,
    *,
    budget: Budget | None = None,
    memo: Memo | None = None,
    jobs: int = 1,
    progress: Progress = told_nobody,
) -> Outcome:
    """Find out whether everything in ``system`` can hold, and if not, all that follows from that.

    Ctrl-C ends the search at once; the outcome holds what was found until then, and is ``interrupted``.

    Args:
        system: rows, products and choices with the ids they came from.
        budget: limits on effort and on the length of lists, in steps.
        memo: what is known from systems solved before; components met again are not solved again.
        jobs: processes to solve components in; the outcome is the same for any number.
        progress: told now and then how many components are done, and of how many.

    >>> from factaudit.constraint import Row
    >>> rows = (Row(((0, 1),), "<", 1, ("a",)), Row(((0, -1),), "<=", -1, ("b",)))
    >>> solve(System(("x",), rows, claims=("a", "b"))).conflicts[0].ids
    ('a', 'b')
    """
    budget = budget or Budget()
    try:
        components = split(system)
    except KeyboardInterrupt:
        return _outcome(system, budget, [Part(system, LATE)], Corrections(), stopped=True)
    parts = settle(components, budget, memo, jobs, progress)
    stopped = any(part.listing.interrupted for part in parts)
    corrections = Corrections()
    if not stopped:
        try:
            corrections = _corrections([part for part in parts if part.listing.conflicts], system, budget)
        except KeyboardInterrupt:
            stopped = True
    return _outcome(system, budget, parts, corrections, stopped=stopped)


def _outcome(system: System, budget: Budget, parts: list[Part], corrections: Corrections, *, stopped: bool) -> Outcome:
    found = [part.listing.conflicts for part in parts if part.listing.conflicts]
    conflicts = _minimal(found, system.rank) if found else ()
    undetermined = tuple(
        Undetermined((*part.system.claims, *part.system.relations), part.listing.unknown)
        for part in parts
        if part.listing.unknown
    )
    limits = [STOPPED] if stopped else []
    limits += [reason for part in parts for reason in part.listing.limits]
    if len(conflicts) > budget.max_conflicts:
        limits.append(Reason.of("listed", count=budget.max_conflicts, found=len(conflicts)))
    limits += corrections.limits
    return Outcome(
        "contradictory" if conflicts else "undetermined" if undetermined else "consistent",
        conflicts[: budget.max_conflicts],
        tuple(tuple(sorted(names, key=system.rank.__getitem__)) for names in corrections.sets),
        undetermined,
        complete=not limits and not undetermined,
        limits=tuple(dict.fromkeys(limits)),
        witness=_witness(parts),
        stats=_stats(parts),
        interrupted=stopped,
        torn=tuple(part.system for part in parts if part.listing.conflicts),
    )


def _witness(parts: list[Part]) -> dict[int, Number] | None:
    return {q: v for part in parts if part.listing.witness for q, v in part.listing.witness.items()} or None


def _stats(parts: list[Part]) -> dict[str, int]:
    return {
        "components": len(parts),
        "contradictory": sum(bool(part.listing.conflicts) for part in parts),
        "pivots": sum(part.listing.pivots for part in parts),
    }


def _minimal(found: Sequence[Sequence[Conflict]], order: dict[str, int]) -> tuple[Conflict, ...]:
    """Drop conflicts that hold one of another component, and sort: smallest first, then by the order of ids.

    What is always in force may contradict itself; then that is the only minimal conflict, and has no ids.
    """
    ranked = sorted(
        (conflict for conflicts in found for conflict in conflicts),
        key=lambda conflict: (len(conflict.ids), [order[name] for name in conflict.ids]),
    )
    if ranked and not ranked[0].ids:
        return (ranked[0],)
    owners = Counter(name for conflicts in found for name in {name for one in conflicts for name in one.ids})
    seen: dict[str, list[frozenset[str]]] = {}
    kept: list[Conflict] = []
    for conflict in ranked:
        ids = frozenset(conflict.ids)
        if any(smaller <= ids for name in conflict.ids if owners[name] > 1 for smaller in seen.get(name, ())):
            continue
        kept.append(conflict)
        for name in conflict.ids:
            seen.setdefault(name, []).append(ids)
    return tuple(kept)


def _corrections(torn: list[Part], system: System, budget: Budget) -> Corrections:
    """Return the corrections of all contradictory components together.

    Complete lists of conflicts give theirs by themselves; a component whose list is not complete brings its
    own along. Where such a component shares a claim with another, candidates are checked against it.
    """
    if not torn:
        return Corrections()
    trust = Trust(system.claims, system.weights, system.rank)
    unfinished = [part for part in torn if part.listing.corrections is not None]
    owners = Counter(name for part in torn for name in part.system.claims) if len(torn) > 1 else Counter[str]()
    if owners and any(owners[name] > 1 for part in unfinished for name in part.system.claims):
        tests = [Unfinished(part.system, budget) for part in unfinished]
        return search(_sets(torn), trust, budget, partial(_missed, tests))
    rest = groups(_sets([part for part in torn if part.listing.corrections is None]), trust, budget)
    return combined([*rest, *(part.listing.corrections for part in unfinished if part.listing.corrections)], budget)


def _sets(parts: list[Part]) -> list[frozenset[str]]:
    return [frozenset(conflict.ids) for part in parts for conflict in part.listing.conflicts]


def _missed(tests: list[Unfinished], candidate: frozenset[str]) -> Missed:
    for test in tests:
        answer = test.missed(candidate)
        if answer.conflict is not None or answer.why:
            return answer
    return Missed()
