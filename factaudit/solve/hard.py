"""The last resort: z3 in a process of its own decides what nothing else did."""

from factaudit.constraint import System
from factaudit.solve.child import z3_child
from factaudit.solve.judge import smt_text


def decide_hard(system: System, ids: frozenset[str]) -> bool | None:
    """Return what z3 makes of the ids, None where it gives up."""
    return {"sat": True, "unsat": False}.get(z3_child().ask(smt_text(system, ids)))
