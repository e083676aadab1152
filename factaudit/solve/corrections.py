"""Corrections: the sets of claims of least weight whose removal leaves everything else consistent.

Fellegi and Holt (1976) asked for the fewest changed fields; each correction is a minimum-weight hitting set of
the conflicts. Conflicts need not all be known beforehand (implicit hitting sets, Moreno-Centeno and
Karp 2013): a candidate that leaves a contradiction yields a conflict it missed, and the search goes on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice, product
from math import lcm, prod
from typing import Self

from attrs import frozen

from factaudit.model.number import Number
from factaudit.model.reason import Reason
from factaudit.solve.budget import Budget

Names = frozenset[str]

FEW = 20
"""Combinations of independent groups that are listed where there are too many for all of them."""

STUCK = Reason("stuck")


@frozen
class Corrections:
    """All corrections of least weight as sets of claims, and what kept them from being listed in full."""

    sets: tuple[Names, ...] = ()
    limits: tuple[Reason, ...] = ()


@frozen
class Missed:
    """What a check of a candidate found: the conflict that it misses, None if it misses none or ``why`` not known.

    ``spent`` tells that nothing more can be checked.
    """

    conflict: Names | None = None
    why: Reason | None = None
    spent: bool = False


class Trust:
    """The weights of claims: which may be given up, and for how much."""

    def __init__(
        self, claims: Sequence[str], weights: dict[str, Number | None], rank: dict[str, int] | None = None
    ) -> None:
        """Rank the claims in their order; a weight of None means that a claim stays.

        ``rank`` holds the place of each claim, those of other ids after them, where that is known already.
        """
        self.rank = {name: place for place, name in enumerate(claims)} if rank is None else rank
        self._claims = len(claims)
        self._weights = weights

    @cached_property
    def scale(self) -> int:
        """What makes every weight a whole number."""
        told = self._weights.items()
        return lcm(*{weight.denominator for name, weight in told if weight is not None and self._is_claim(name)})

    def weight(self, name: str) -> Number:
        """Return for how much a claim may be given up that may be given up at all."""
        weight = self._weights.get(name, 1)
        assert weight is not None
        return weight

    def movable(self, conflict: Iterable[str]) -> Names:
        """Return the members of a conflict that may be given up."""
        return frozenset(n for n in conflict if self._is_claim(n) and self._weights.get(n, 1) is not None)

    def _is_claim(self, name: str) -> bool:
        return self.rank.get(name, self._claims) < self._claims

    def key(self, names: Names) -> list[int]:
        """Return what sorts sets of claims: the places of their members."""
        return sorted(self.rank[name] for name in names)


def least(conflicts: Iterable[Names], trust: Trust, budget: Budget) -> Corrections:
    """Return the corrections of a complete list of conflicts."""
    return combined(groups(conflicts, trust, budget), budget)


def groups(conflicts: Iterable[Names], trust: Trust, budget: Budget) -> list[Corrections]:
    """Return the corrections of each independent group of conflicts, in the order of their claims."""
    clusters = sorted(_clusters(conflicts, trust), key=lambda cluster: trust.key(frozenset().union(*cluster)))
    return [_of_cluster(cluster, trust, budget) for cluster in clusters]


def combined(parts: Sequence[Corrections], budget: Budget) -> Corrections:
    """Return the corrections of groups that share no claim: one choice for each group.

    Fifty groups of five choices have more combinations than anyone can use; then a few are listed, and
    ``limits`` says how they are made.
    """
    limits = tuple(dict.fromkeys(reason for part in parts for reason in part.limits))
    if not all(part.sets for part in parts):
        return Corrections((), limits)
    number, few = prod(len(part.sets) for part in parts), budget.max_corrections
    if number > few:
        few = min(few, FEW) if len(parts) > 1 else few
        limits = (*limits, _cut(few, len(parts)))
    several = islice(product(*(part.sets for part in parts)), few)
    return Corrections(tuple(frozenset().union(*choice) for choice in several), limits)


def _cut(few: int, parts: int) -> Reason:
    return Reason.of("few", count=few) if parts == 1 else Reason.of("groups", count=few, groups=parts)


def _clusters(conflicts: Iterable[Names], trust: Trust) -> list[list[Names]]:
    """Group conflicts that share, directly or through others, a claim that may be given up."""
    groups: dict[int, list[Names]] = {}
    home: dict[str, int] = {}
    for number, conflict in enumerate(conflicts):
        movable = trust.movable(conflict)
        touching = sorted({home[name] for name in movable if name in home})
        groups[number] = [*(member for group in touching for member in groups.pop(group)), movable]
        home |= dict.fromkeys(chain.from_iterable(groups[number]), number)
    return list(groups.values())


def _of_cluster(cluster: list[Names], trust: Trust, budget: Budget) -> Corrections:
    if not all(cluster):
        return Corrections((), (STUCK,))
    chosen = _alone(cluster, trust)
    if chosen:
        return Corrections(tuple(frozenset((name,)) for name in chosen))
    return search(cluster, trust, budget, lambda _: Missed())


def _alone(cluster: list[Names], trust: Trust) -> list[str]:
    """Return the cheapest claims that stand in every conflict, where no two others can be cheaper or as cheap."""
    common = frozenset.intersection(*cluster)
    cheapest = min(map(trust.weight, common), default=None)
    if cheapest is None:
        return []
    if len(cluster) > 1 and cheapest >= sum(sorted(map(trust.weight, frozenset().union(*cluster)))[:2]):
        return []
    return sorted((n for n in common if trust.weight(n) == cheapest), key=trust.rank.__getitem__)


def search(conflicts: Iterable[Names], trust: Trust, budget: Budget, missed: Callable[[Names], Missed]) -> Corrections:
    """Return the hitting sets of least weight that miss no conflict, starting from those known.

    Args:
        conflicts: conflicts found so far, as ids.
        trust: which ids may be given up, and their weights.
        budget: limits on corrections and on checks.
        missed: returns a conflict that the claims of a candidate do not touch, if there is one.
    """
    known = [trust.movable(conflict) for conflict in conflicts]
    if not all(known):
        return Corrections((), (STUCK,))
    found: list[Names] = []
    limits: dict[Reason, None] = {}
    with _Hitting(trust) as hitting:
        for conflict in known:
            hitting.hit(conflict)
        best: int | None = None
        for _ in range(budget.checks):
            candidate = hitting.next()
            if candidate is None or (best is not None and hitting.cost > best):
                break
            answer = missed(candidate)
            if answer.conflict is not None:
                movable = trust.movable(answer.conflict)
                if not movable:
                    return Corrections((), (STUCK,))
                hitting.hit(movable)
                continue
            hitting.block(candidate)
            if answer.why:
                limits[Reason.of("suffices", why=answer.why)] = None
                if answer.spent:
                    break
                continue
            if len(found) == budget.max_corrections:
                limits[Reason.of("few", count=budget.max_corrections)] = None
                break
            best = hitting.cost
            found.append(candidate)
        else:
            limits[Reason.of("corrections", count=budget.checks)] = None
    minimal = [s for s in found if not any(other < s for other in found)]
    return Corrections(tuple(sorted(minimal, key=trust.key)), tuple(limits))


class _Hitting:
    """Hitting sets in order of weight, from the MaxSAT solver RC2 (Ignatiev, Morgado and Marques-Silva 2019)."""

    def __init__(self, trust: Trust) -> None:
        from pysat.examples.rc2 import RC2  # noqa: PLC0415 (loads the SAT solver; most audits need none)
        from pysat.formula import WCNF  # noqa: PLC0415

        self._trust = trust
        self._literal: dict[str, int] = {}
        self._names: list[str] = []
        self._solver = RC2(WCNF(), solver="g3")
        self.cost = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def hit(self, conflict: Names) -> None:
        """Demand that one of the claims be given up."""
        self._solver.add_clause(list(self._literals(conflict)))

    def block(self, correction: Names) -> None:
        """Offer neither this set nor one that holds it again."""
        self._solver.add_clause([-literal for literal in self._literals(correction)])

    def next(self) -> Names | None:
        """Return a hitting set of least weight among those not blocked, None when there is none."""
        model = self._solver.compute()
        if model is None:
            return None
        self.cost = int(self._solver.cost)
        size = len(self._names)
        return frozenset(self._names[literal - 1] for literal in model if 0 < literal <= size)

    def _literals(self, names: Names) -> Iterator[int]:
        for name in sorted(names, key=self._trust.rank.__getitem__):
            literal = self._literal.get(name)
            if literal is None:
                self._names.append(name)
                literal = self._literal[name] = len(self._names)
                weight = int(self._trust.weight(name) * self._trust.scale)
                if weight:
                    self._solver.add_clause([-literal], weight=weight)
            yield literal
