"""The linear relaxation of a system, decided without ever calling for the last resort."""

from factaudit.solve.branching import branch
from factaudit.solve.budget import ExhaustedError
from factaudit.solve.linear import LinearOracle
from factaudit.solve.oracle import Check


def relaxed(oracle: LinearOracle, ids: frozenset[str], branches: int) -> tuple[Check, bool]:
    """Return what the rows of ``ids`` allow, and whether whole numbers were settled within ``branches``.

    The witness of ``sat`` satisfies all rows; where whole numbers were not settled it may be fractional.
    """
    oracle.activate(ids)
    try:
        answer = oracle.relax()
    except ExhaustedError as error:
        return Check("unknown", why=error.reason), False
    if answer.status != "sat":
        return answer, True
    rational = oracle.witness()
    if oracle.fractional() is None:
        return Check("sat", witness=rational), True
    try:
        answer = branch(oracle, branches)
    except ExhaustedError:
        return Check("sat", witness=rational), False
    return (Check("sat", witness=oracle.witness()) if answer.status == "sat" else answer), True
