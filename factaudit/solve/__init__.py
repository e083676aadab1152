"""Solving: which sets of claims and relations cannot hold together, what would mend it, what is implied."""

from factaudit.solve.budget import Budget, Effort
from factaudit.solve.choose import choose_oracle
from factaudit.solve.feasible import consistent, feasible, feasible_without
from factaudit.solve.memo import Memo
from factaudit.solve.oracle import Check, Oracle
from factaudit.solve.outcome import Conflict, Outcome, Undetermined, verify_certificate
from factaudit.solve.prove import prove
from factaudit.solve.solving import solve
from factaudit.solve.support import support

__all__ = [
    "Budget",
    "Check",
    "Conflict",
    "Effort",
    "Memo",
    "Oracle",
    "Outcome",
    "Undetermined",
    "choose_oracle",
    "consistent",
    "feasible",
    "feasible_without",
    "prove",
    "solve",
    "support",
    "verify_certificate",
]
