"""Which oracle answers for a system: the simplex where it is linear, the ladder where it is not."""

from factaudit.constraint import System
from factaudit.solve.budget import Budget
from factaudit.solve.linear import LinearOracle
from factaudit.solve.nonlinear import NonlinearOracle
from factaudit.solve.oracle import Oracle


def choose_oracle(system: System, budget: Budget | None = None) -> Oracle:
    """Return the oracle for a system, which keeps to ``budget`` in every question."""
    oracle = NonlinearOracle if system.products or system.choices else LinearOracle
    return oracle(system, budget or Budget())
