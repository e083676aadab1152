"""How much effort to spend, counted in steps and never in seconds, so that a run repeats exactly."""

from attrs import frozen

from factaudit.errors import FactAuditError


@frozen
class Budget:
    """Limits of one call.

    ``pivots`` is the limit for one component, ``total_pivots`` for the whole call; ``checks`` limits the
    questions put to the oracle while the conflicts or corrections of one component are listed, ``nodes``
    the branches on whole numbers in one question.
    """

    pivots: int = 2_000_000
    total_pivots: int = 10_000_000
    checks: int = 20_000
    nodes: int = 400
    max_conflicts: int = 1000
    max_corrections: int = 1000


class ExhaustedError(FactAuditError):
    """A limit of the budget was reached; caught inside ``solve`` and reported as undetermined."""
