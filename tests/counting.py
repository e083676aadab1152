"""Work counted rather than timed, so that a busy machine changes nothing."""

import gc
import signal
import sys
from contextlib import contextmanager

HANGING_S = 60
"""Processor time for what takes about a second; what tries again for each character would take hours."""


def calls(work, *given):
    """Return how many functions a piece of work calls, Python's and C's, but for those of the garbage collector."""
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    collecting = gc.isenabled()
    gc.disable()  # hypothesis has it call back, whenever it runs
    sys.setprofile(counted)
    try:
        work(*given)
    finally:
        sys.setprofile(None)
        if collecting:
            gc.enable()
    return count


def grown(work, short, long):
    """Return by how much the calls grow from a short text to a long one."""
    work(short)  # loads what is loaded when first needed
    return calls(work, long) / calls(work, short)


@contextmanager
def no_hanging():
    """Fail where work goes on and on: a guard against hanging, and no measurement.

    Patterns try again within one call to C, where no calls can be counted.
    """

    def ended(_number, _frame):
        raise AssertionError(f"not done after {HANGING_S} s of processor time")

    before = signal.signal(signal.SIGVTALRM, ended)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGING_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
