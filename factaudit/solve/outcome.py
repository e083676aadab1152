"""What solving a system yields: a verdict, the conflicts, the corrections, and what stayed open."""

from typing import Literal

from attrs import field, frozen

from factaudit.constraint import Row, System
from factaudit.model.number import Number
from factaudit.model.reason import Reason
from factaudit.solve.certificate import adds_up
from factaudit.solve.oracle import Proof

Verdict = Literal["consistent", "contradictory", "undetermined"]


@frozen
class Conflict:
    """A minimal set of ids that cannot hold together, claims before relations, each in the system's order.

    ``certificate`` holds (row, multiplier) pairs whose weighted sum has no terms left and reads ``0 < 0`` or
    ``0 <= negative``: multipliers of inequalities are not negative, those of equalities may have any
    sign. With proof ``linear`` all are rows of the system. With ``integer`` some may be rounded inwards (divided by a
    common factor, the right side rounded down), with ``nonlinear`` some are implied by products (see
    ``linearise``); it is empty where cases were needed. For these two ``prove`` writes out what can be checked.
    """

    ids: tuple[str, ...]
    certificate: tuple[tuple[Row, Number], ...] = ()
    proof: Proof = "linear"


@frozen
class Undetermined:
    """Claims and relations about which no verdict was reached, and why."""

    ids: tuple[str, ...]
    why: Reason


@frozen
class Outcome:
    """Everything that solving found out about one system.

    ``corrections`` are all sets of claims of least weight whose removal restores consistency.
    ``complete`` is false when a limit kept conflicts or corrections from being listed in full; ``limits`` says
    which. ``witness`` gives values to the quantities of the parts found consistent. ``interrupted`` tells that the
    user ended the search; all that was found until then is there, and the rest stands in ``undetermined``.
    ``torn`` are the components that contradict themselves.
    """

    verdict: Verdict
    conflicts: tuple[Conflict, ...] = ()
    corrections: tuple[tuple[str, ...], ...] = ()
    undetermined: tuple[Undetermined, ...] = ()
    complete: bool = True
    limits: tuple[Reason, ...] = ()
    witness: dict[int, Number] | None = field(default=None, eq=False)
    stats: dict[str, int] = field(factory=dict)
    interrupted: bool = False
    torn: tuple[System, ...] = field(default=(), eq=False, repr=False)


def verify_certificate(conflict: Conflict) -> bool:
    """Whether the certificate of a conflict adds up to a contradiction, and names exactly its ids.

    An empty certificate (a proof by branching or over products) verifies nothing and gives False.
    """
    ids = {name for row, _ in conflict.certificate for name in row.ids}
    return adds_up(conflict.certificate) and ids == set(conflict.ids)
