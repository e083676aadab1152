"""Checking candidates for a correction where not every conflict of a component is known."""

from factaudit.constraint import System
from factaudit.model.reason import Reason
from factaudit.solve.budget import Budget
from factaudit.solve.choose import choose_oracle
from factaudit.solve.corrections import Missed
from factaudit.solve.mus import minimal_conflict
from factaudit.solve.oracle import work_of
from factaudit.solve.restrict import Index


class Unfinished:
    """A component whose list of conflicts is not complete."""

    def __init__(self, component: System, budget: Budget) -> None:
        """Prepare to check what is left of ``component`` without some of its claims."""
        self._budget = budget
        self._ids = frozenset(component.rank)
        self._rank = component.rank
        self._index = Index(component)
        self._oracle = choose_oracle(component, budget)
        self._work = 0

    def missed(self, candidate: frozenset[str]) -> Missed:
        """Return a conflict that is left when the claims of ``candidate`` are given up, if there is one."""
        if self._work + work_of(self._oracle) > self._budget.work:
            return Missed(why=Reason.of("work", work=self._budget.work), spent=True)
        self._work += len(self._ids)
        answer = self._oracle.check(self._ids - candidate)
        if answer.status == "unknown":
            return Missed(why=answer.why)
        if answer.status == "sat":
            return Missed()
        found = minimal_conflict(self._index, answer.core, self._rank, self._budget)
        self._work += found.work
        return Missed(found.ids)
