"""The greatest whole value that an expression over whole numbers attains, proved by branching."""

from factaudit.model.number import floor_of
from factaudit.model.reason import Reason
from factaudit.solve.branching import branch
from factaudit.solve.budget import Budget, ExhaustedError
from factaudit.solve.linear import LinearOracle
from factaudit.solve.nudge import Bound

REACH = 40
"""Doublings of the step away from the rational end before giving up."""


def greatest_whole(oracle: LinearOracle, terms: list[tuple[int, int]], supremum: Bound | None) -> int | None:
    """Return the greatest attained value, None where there is no upper end.

    ``supremum`` is the end over the rational numbers; the oracle's rows have a whole solution.

    Raises:
        ExhaustedError: when a limit is reached before the end is proved.
    """
    if supremum is None:
        return None
    target = oracle.add_target(terms)
    end = floor_of(supremum[0]) - (supremum[1] != 0 and supremum[0].denominator == 1)
    reach = 0
    while not _attains(oracle, target, end - reach):
        if reach > 1 << REACH:
            raise ExhaustedError(Reason("whole"))
        reach = 2 * reach or 1
    low, high = end - reach, end - reach // 2 - (reach > 0)
    while low < high:
        middle = (low + high + 1) // 2
        if _attains(oracle, target, middle):
            low = middle
        else:
            high = middle - 1
    oracle.narrow(target, (None, None))
    return int(low)


def _attains(oracle: LinearOracle, target: int, least: int) -> bool:
    """Whether there is a whole solution in which the target is ``least`` or more."""
    oracle.narrow(target, (least, None))
    answer = oracle.relax()
    return answer.status == "sat" and branch(oracle, Budget().nodes).status == "sat"
