"""The question that every search for conflicts asks: can the constraints of these ids hold together?

Two kinds of oracle answer it: the simplex for linear systems, and the ladder of ``solve.nonlinear``
for systems with products or choices. What is asked of either is the same.
"""

from typing import Literal, Protocol

from attrs import field, frozen

from factaudit.constraint import Row
from factaudit.model.number import Number
from factaudit.model.reason import Reason

Status = Literal["sat", "unsat", "unknown"]
Proof = Literal["linear", "integer", "nonlinear"]


@frozen
class Check:
    """The answer about one set of ids.

    ``core`` is a subset of the ids asked about that is already enough when ``status`` is ``unsat`` (not
    necessarily minimal; empty when what is always in force contradicts itself). ``certificate`` holds
    Farkas multipliers over rows, where the proof is one sum. ``witness`` maps indices of quantities to
    values that satisfy every constraint in force, when ``status`` is ``sat`` and it was asked for.
    ``minimal`` tells that a core is known to lose its contradiction with any of its ids.
    ``why`` says what was given up on when ``status`` is ``unknown``.
    """

    status: Status
    core: frozenset[str] = frozenset()
    certificate: tuple[tuple[Row, Number], ...] = ()
    proof: Proof = "linear"
    witness: dict[int, Number] | None = field(default=None, eq=False)
    minimal: bool = False
    why: Reason | None = None


class Oracle(Protocol):
    """Decides sets of ids of one system, keeping what it learned from one question to the next."""

    def check(self, ids: frozenset[str], *, witness: bool = False) -> Check:
        """Decide whether everything in force under ``ids`` can hold; add a witness when asked to."""
        ...


def pivots_of(oracle: Oracle) -> int:
    """Return how many pivots an oracle has made (none are counted where another solver decides)."""
    return getattr(oracle, "pivots", 0)


def work_of(oracle: Oracle) -> int:
    """Return how many units of work (see ``Budget``) an oracle has done."""
    return getattr(oracle, "work", 0)


def restrain(oracle: Oracle, work: int) -> None:
    """Have an oracle give up after so much more work where it can, because its answers only make a list longer."""
    if hasattr(oracle, "restrain"):
        oracle.restrain(work)
