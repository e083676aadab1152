"""The ladder for systems with products of unknowns or choices: from one linear system up to z3.

Every question is put first to the linear relaxation, which the simplex keeps loaded; its witness may
satisfy the products as well. Then a search by cases, with bounds propagated in each; then z3 in a process
of its own; then the answer is that nobody knows. What was found out before answers later questions:
a core refutes every set that holds it, a witness supports every set that it satisfies.
"""

from collections import deque
from typing import Final

from attrs import evolve

from factaudit.constraint import Choice, Product, Row, System
from factaudit.model.reason import Reason
from factaudit.solve.budget import Budget
from factaudit.solve.hard import decide_hard
from factaudit.solve.inward import inward
from factaudit.solve.judge import in_force
from factaudit.solve.linear import LinearOracle
from factaudit.solve.linearise import relaxation
from factaudit.solve.nonlinear_relaxed import relaxed
from factaudit.solve.nonlinear_search import Search
from factaudit.solve.nonlinear_witness import Values, ratios_of, satisfies, with_ratios
from factaudit.solve.oracle import Check

REMEMBERED: Final = 24
"""Witnesses and cores kept for later questions."""

HARD_WORK: Final = 10_000_000
"""Units of work on searches and z3 after which further questions to an oracle get the relaxation only."""

READ_WORK: Final = 10
Z3_WORK: Final = {True: 500_000, False: 500_000, None: HARD_WORK}
"""Units of work (see ``Budget``) to read a row of a question, and to ask z3 by its answer; measured, in the mean."""

BRANCHES: Final = 200
"""Branches on whole numbers within the relaxation of one question, before the search by cases takes over."""


class NonlinearOracle:
    """Decides sets of ids of one system with products or choices.

    ``unsat`` is always proved and ``sat`` always rests on a witness that was checked by plain arithmetic,
    or on z3's word. Certificates may hold rows that ``linearise`` derived; their ids are complete.
    """

    def __init__(self, system: System, budget: Budget | None = None) -> None:
        """Load the linear relaxation of ``system``."""
        self._system = system
        self._relaxed = LinearOracle(relaxation(system), budget or Budget())
        self._own_rows = {row for own in system.rows for row in (own, inward(own, system.integral))}
        self._ratios = ratios_of(system)
        self._read_work = self._hard_work = 0
        self._witnesses: deque[Values] = deque(maxlen=REMEMBERED)
        self._cores: deque[frozenset[str]] = deque(maxlen=REMEMBERED)

    @property
    def pivots(self) -> int:
        """How many pivots the relaxation took so far."""
        return self._relaxed.pivots

    @property
    def work(self) -> int:
        """How many units of work (see ``Budget``) all questions took so far."""
        return self._relaxed.work + self._read_work + self._hard_work

    def check(self, ids: frozenset[str], *, witness: bool = False) -> Check:
        """Decide whether everything in force under ``ids`` can hold; add a witness when asked to."""
        force = part_in_force(self._system, ids)
        known = self._remembered(force, ids)
        answer = known or self._climb(force, ids)
        if not known and answer.status == "unsat":
            self._cores.append(answer.core)
        if not known and answer.witness is not None:
            self._witnesses.append(answer.witness)
        return answer if witness else evolve(answer, witness=None)

    def _remembered(self, force: System, ids: frozenset[str]) -> Check | None:
        for core in self._cores:
            if core <= ids:
                return Check("unsat", core, proof="nonlinear")
        for values in self._witnesses:
            if satisfies(force, values):
                return Check("sat", witness=dict(values))
        return None

    def _climb(self, force: System, ids: frozenset[str]) -> Check:
        answer, _ = relaxed(self._relaxed, ids, BRANCHES)
        self._read_work += READ_WORK * len(force.rows)
        if answer.status == "unsat":
            return answer if self._is_own(answer) else evolve(answer, proof="nonlinear")
        if answer.witness is not None:
            values = with_ratios(force, answer.witness, self._ratios)
            if satisfies(force, values):
                return evolve(answer, witness=values)
        if self._hard_work > HARD_WORK:
            return Check("unknown", proof="nonlinear", why=Reason.of("products", work=HARD_WORK))
        search = Search(force)
        searched = search.decide()
        self._hard_work += search.work
        return searched if searched.status != "unknown" else self._ask_z3(force, ids)

    def _is_own(self, answer: Check) -> bool:
        """Whether a refutation adds up rows of the system itself, or those rounded inwards."""
        return bool(answer.certificate) and all(row in self._own_rows for row, _ in answer.certificate)

    def _ask_z3(self, force: System, ids: frozenset[str]) -> Check:
        decided = decide_hard(force, ids)
        self._hard_work += Z3_WORK[decided]
        if decided is None:
            return Check("unknown", proof="nonlinear", why=Reason("unsettled"))
        if decided:
            return Check("sat", proof="nonlinear")
        return Check("unsat", _mentioned(force), proof="nonlinear")


def _mentioned(force: System) -> frozenset[str]:
    parts: list[Row | Product | Choice] = [*force.rows, *force.products, *force.choices]
    return frozenset(name for part in parts for name in part.ids)


def part_in_force(system: System, ids: frozenset[str]) -> System:
    """Return the system with only the rows, products and choices whose ids are all in force."""
    return evolve(
        system,
        rows=tuple(row for row in system.rows if in_force(row, ids)),
        products=tuple(product for product in system.products if in_force(product, ids)),
        choices=tuple(choice for choice in system.choices if in_force(choice, ids)),
    )
