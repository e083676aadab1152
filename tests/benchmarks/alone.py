"""Audit a ledger that was built in code, in a process of its own, so that its memory can be told.

``python alone.py NAME ARGUMENTS``: the name of a ledger of ``ledgers.py`` and its arguments in JSON, ``most`` among
them where only so many conflicts of a component are wanted; prints how long the audit took, by how much the memory
grew over that of the ledger, and what was found.
"""

import json
import sys
import time

import ledgers
from memory import grown, resident

from factaudit.solve import Budget


def main() -> None:
    """Build a ledger and audit it; the least time of three audits of fresh ledgers counts where they are short."""
    name, arguments = sys.argv[1], json.loads(sys.argv[2])
    most = arguments.pop("most", Budget().max_conflicts)
    ledgers.small(60, 1).audit()  # loads what is loaded when first needed
    best, memory, answer = float("inf"), None, {}
    for _ in range(3):
        ledger = getattr(ledgers, name)(**arguments)
        before = resident()
        start = time.perf_counter()
        report = ledger.audit(budget=Budget(max_conflicts=most, max_corrections=most))
        best = min(best, time.perf_counter() - start)
        memory = grown(before) if memory is None else memory
        answer = {"verdict": report.verdict, "conflicts": sorted(len(f.conflict) for f in report.findings)}
        if best > LONG:
            break
    json.dump({"seconds": best, "answer": answer, "memory": memory}, sys.stdout)


LONG = 5

if __name__ == "__main__":
    main()
