"""All minimal conflicts of one component: a cover of disjoint ones first, then the rest by MARCO.

MARCO (Liffiton, Previti, Malik and Marques-Silva 2016) walks the subsets of ids with a SAT solver as its
map: a set found contradictory is shrunk to a minimal conflict and everything above it crossed off; a
set found consistent crosses off everything below it. Only ids of conflicts already found can matter in
the next set to try, so the map holds no others: the complement of every set it offers is a minimal
hitting set of the conflicts so far. Where all conflicts of a small forest can be read off (see ``labels``), no
search is made.
"""

from attrs import define, evolve, field, frozen

from factaudit.constraint import System
from factaudit.model.number import Number
from factaudit.model.reason import Reason
from factaudit.solve.budget import Budget
from factaudit.solve.choose import choose_oracle
from factaudit.solve.corrections import Corrections, Missed, Trust
from factaudit.solve.corrections import search as search_corrections
from factaudit.solve.forest import needed
from factaudit.solve.linear import LinearOracle
from factaudit.solve.mus import Minimal, minimal_conflict
from factaudit.solve.oracle import Check, Oracle, pivots_of, restrain, work_of
from factaudit.solve.outcome import Conflict
from factaudit.solve.restrict import Index, index_of


@frozen
class Listing:
    """The conflicts of one component, smallest first, and what cut the search short.

    Where the list is not complete, ``corrections`` are those of the component, checked one by one.
    ``interrupted`` tells that the user ended the search.
    """

    conflicts: tuple[Conflict, ...] = ()
    limits: tuple[Reason, ...] = ()
    corrections: Corrections | None = None
    unknown: Reason | None = None
    witness: dict[int, Number] | None = None
    pivots: int = 0
    work: int = 0
    interrupted: bool = False


STOPPED = Reason("stopped")
TORN = Reason("torn")


def conflicts_of(system: System, oracle: Oracle, budget: Budget, first: Check | None = None) -> Listing:
    """Return all minimal conflicts of a component, as far as the budget and the user's patience allow.

    ``first`` is what the oracle says of everything together, where it was asked already.
    """
    ids = frozenset(system.rank)
    first = first or oracle.check(ids, witness=True)
    if first.status == "sat":
        return Listing(witness=first.witness or {}, pivots=pivots_of(oracle))
    if first.status == "unknown":
        return Listing(unknown=first.why, pivots=pivots_of(oracle))
    search = _Search(system, oracle, budget, ids)
    try:
        if not search.at_once(first):
            search.cover(first)
            search.enumerate()
        return search.listing(search.corrections() if search.limits else None)
    except KeyboardInterrupt:
        return search.interrupted()


@define
class _Search:
    system: System
    oracle: Oracle
    budget: Budget
    ids: frozenset[str]
    found: dict[frozenset[str], Conflict] = field(factory=dict)
    limits: list[Reason] = field(factory=list)
    index: Index = field(init=False)
    rank: dict[str, int] = field(init=False)
    checks: int = 0
    work: int = 0
    before: int = 0

    def __attrs_post_init__(self) -> None:
        self.index = index_of(self.system)
        self.rank = self.system.rank

    def at_once(self, answer: Check) -> bool:
        """Take all conflicts of a small forest, which can be read off; whether they could, and no limit forbids it."""
        known = self.oracle.conflicts() if isinstance(self.oracle, LinearOracle) else None
        if not known or len(known) >= self.budget.max_conflicts or not self.budget.work:
            return False
        for ids in known:
            self._record(ids, answer if answer.core == ids else None)
        return True

    def cover(self, answer: Check) -> None:
        """Find conflicts until what is left without all of their claims is consistent."""
        left = self.ids
        claims = frozenset(self.system.claims)
        while answer.status == "unsat" and self._room():
            ids = self._minimal(answer)
            left -= (ids & claims) or ids
            if not ids:
                return
            answer = self.oracle.check(left)
        if answer.status == "unknown":
            self._left_unsearched(answer)

    def enumerate(self) -> None:
        """Try every maximal set of ids that holds no conflict found so far."""
        from factaudit.solve.seeds import Seeds  # noqa: PLC0415 (loads the SAT solver; most audits need none)

        if frozenset() in self.found:
            return
        self.before = work_of(self.oracle)
        self.work = 0
        restrain(self.oracle, 2 * self.budget.work)
        with Seeds(self.rank) as seeds:
            for ids in self.found:
                seeds.block(ids)
            for name in self._mends():
                seeds.require_one(frozenset((name,)))
            while self._room() and self._effort_left() and (left_out := seeds.next()) is not None:
                self.checks += 1
                self.work += len(self.ids)
                answer = self.oracle.check(self.ids - left_out)
                if answer.status == "unsat":
                    seeds.block(ids := self._minimal(answer))
                    if not ids:
                        return
                    continue
                seeds.require_one(left_out)
                if answer.status == "unknown":
                    self._left_unsearched(answer)

    def _mends(self) -> list[str]:
        """Return ids each of which mends everything, where finding them all at once beats asking for each."""
        common = frozenset.intersection(*self.found)
        if len(common) ** 2 < len(self.system.rows):
            return []
        return sorted(needed(self.system) or (), key=self.rank.__getitem__)

    def _room(self) -> bool:
        if len(self.found) < self.budget.max_conflicts:
            return True
        self._limit(Reason.of("first", count=self.budget.max_conflicts))
        return False

    def _effort_left(self) -> bool:
        if self.checks < self.budget.checks and self._spent() < self.budget.work:
            return True
        self._limit(Reason.of("checked", count=self.checks))
        return False

    def _spent(self) -> int:
        """Return the work done since the cover was complete."""
        return self.work + work_of(self.oracle) - self.before

    def _left_unsearched(self, answer: Check) -> None:
        assert answer.why is not None
        self._limit(Reason.of("unsearched", why=answer.why))

    def _limit(self, reason: Reason) -> None:
        if reason not in self.limits:
            self.limits.append(reason)

    def _minimal(self, answer: Check) -> frozenset[str]:
        """Shrink a refutation to a minimal conflict, and record it with its proof."""
        minimal = (
            Minimal(answer.core, answer, proved=True)
            if answer.minimal
            else minimal_conflict(self.index, answer.core, self.rank, self.budget)
        )
        self.work += minimal.work
        if not minimal.proved:
            self._limit(Reason("unproved"))
        ids = minimal.ids
        self._record(ids, minimal.refutation or answer)
        return ids

    def _record(self, ids: frozenset[str], refutation: Check | None) -> None:
        """Take note of a conflict with its proof, a plainer one than that in hand where it is not linear."""
        if refutation is None or refutation.core != ids or refutation.proof != "linear" or not refutation.certificate:
            refutation = self._proved(ids)
        names = tuple(sorted(ids, key=self.rank.__getitem__))
        self.found[ids] = Conflict(names, refutation.certificate, refutation.proof)

    def _proved(self, ids: frozenset[str]) -> Check:
        """Refute a conflict by the plainest proof there is: linear, then rounded, then by branching or products."""
        system = self.index.restricted(ids)
        if system.integral and not system.products and not system.choices:
            plain = choose_oracle(evolve(system, integral=frozenset()), self.budget).check(ids)
            if plain.status == "unsat":
                return plain
        return choose_oracle(system, self.budget).check(ids)

    def corrections(self) -> Corrections:
        """Return the corrections of least weight, each checked, with as much work again as the conflicts had."""
        trust = Trust(self.system.claims, self.system.weights, self.rank)
        return search_corrections(self.found, trust, self.budget, self._missed)

    def _missed(self, candidate: frozenset[str]) -> Missed:
        """Return a conflict that is left when the claims of ``candidate`` are given up, if there is one."""
        if self._spent() > 2 * self.budget.work:
            return Missed(why=Reason.of("work", work=self.budget.work), spent=True)
        self.work += len(self.ids)
        answer = self.oracle.check(self.ids - candidate)
        if answer.status == "unsat":
            return Missed(self._minimal(answer))
        return Missed(why=answer.why)

    def interrupted(self) -> Listing:
        """Return what was found until the user ended the search."""
        if not self.found:
            return Listing(unknown=TORN, pivots=pivots_of(self.oracle), interrupted=True)
        self._limit(STOPPED)
        return evolve(self.listing(None), interrupted=True)

    def listing(self, corrections: Corrections | None) -> Listing:
        """Return what was found, smallest first; a contradictory background leaves nothing else to say."""
        if frozenset() in self.found:
            self.found = {frozenset(): self.found[frozenset()]}
        ranked = sorted(self.found.values(), key=lambda c: (len(c.ids), [self.rank[name] for name in c.ids]))
        return Listing(
            tuple(ranked[: self.budget.max_conflicts]),
            tuple(self.limits),
            corrections,
            pivots=pivots_of(self.oracle),
            work=self._spent(),
        )
