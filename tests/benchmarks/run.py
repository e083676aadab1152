"""Measure the engine against what a user would pick instead, all in one run, and print the ratios.

``python tests/benchmarks/run.py [--quick] [--full] [--peers PYTHON] [--limit SECONDS] [--markdown FILE]``: ``--quick``
keeps to small sizes, ``--full`` adds the sizes that take minutes. ``--peers`` names the interpreter of an
environment that has ``z3-solver``, ``cpmpy``, ``ortools`` and ``highspy``; a peer that it lacks prints "not installed".
"""

import argparse
import sys
from pathlib import Path

import worlds
from asking import Asking
from contest import Result
from contests import CONTESTS
from table import markdown
from whole import WHOLE

from factaudit.solve import solve

HEADINGS = ("work", "factaudit", "peer", "peer's time", "ratio", "bar", "remarks")


def main() -> None:
    """Run every contest and print its table."""
    options = _options()
    size = "quick" if options.quick else "full" if options.full else "usual"
    asking = Asking(options.peers, options.limit)
    solve(worlds.seed_example())  # loads what is loaded when first needed
    rows = []
    for contest in (*WHOLE, *CONTESTS):
        if options.only and options.only not in contest.__name__:
            continue
        for result in contest(size, asking):
            rows.append(_cells(result))
            print(" | ".join(rows[-1]), flush=True)
    if options.markdown:
        options.markdown.write_text(markdown(HEADINGS, rows, f"sizes: {size}"), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes only")
    parser.add_argument("--full", action="store_true", help="also what takes minutes")
    parser.add_argument("--only", metavar="WORD", help="only contests whose name holds this")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="interpreter that has the peers")
    parser.add_argument("--limit", type=float, default=120.0, metavar="SECONDS", help="when a peer is given up on")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there as well")
    return parser.parse_args()


def _cells(result: Result) -> tuple[str, ...]:
    theirs, ratio = str(result.answer), ""
    if result.theirs is not None:
        theirs, ratio = _time(result.theirs), f"{result.theirs / result.ours:.1f}"
    bar = "" if result.bar is None else f"{result.bar:g}"
    return (result.work, _time(result.ours), result.peer, theirs if result.peer else "", ratio, bar, result.remarks)


def _time(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 10 else f"{seconds:,.1f} s"


if __name__ == "__main__":
    main()
