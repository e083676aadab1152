"""How much effort to spend, counted in steps and never in seconds, so that a run repeats exactly."""

from attrs import define, frozen

from factaudit.errors import FactAuditError
from factaudit.model.reason import Reason


@frozen
class Budget:
    """Limits of one call.

    ``pivots`` is the limit of one simplex, and ``total_pivots`` of the whole call, after which components are
    reported as undetermined. ``nodes`` limits the branches on whole numbers in one question. ``work`` limits
    how far the conflicts of a component are listed beyond a first cover, ``total_work`` the same for
    the whole call; ``checks`` limits the questions asked meanwhile. ``explaining`` limits
    what an audit asks once it is solved: repairs, firmness, implied values. A unit of work is an entry of a row
    that the simplex or a tree touches, well below a microsecond.
    """

    pivots: int = 2_000_000
    total_pivots: int = 10_000_000
    nodes: int = 400
    work: int = 6_000_000
    total_work: int = 20_000_000
    checks: int = 100_000
    max_conflicts: int = 1000
    max_corrections: int = 1000
    explaining: int = 20_000_000


SETTING_UP = 25
"""Units of work that each row takes before the first question: cutting it out, sweeping through its tree, loading."""


@define
class Effort:
    """The units of work left for the questions that are asked once solving is done.

    Whoever asks looks at ``spent`` before the next question; one that is under way is answered.
    """

    left: int

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0

    def spend(self, work: int) -> None:
        """Take the work of one question off."""
        self.left -= work


class ExhaustedError(FactAuditError):
    """A limit of the budget was reached; caught inside ``solve`` and reported as undetermined, for its ``reason``."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.key)
