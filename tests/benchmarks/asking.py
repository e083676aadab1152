"""Putting a system to a peer, and reading the time it took."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from factaudit.constraint import Row, System

PEERS = Path(__file__).with_name("peers.py")
READERS = Path(__file__).with_name("readers.py")
ALONE = Path(__file__).with_name("alone.py")


@frozen
class Answer:
    """What was found, how long that took, and by how many bytes memory grew meanwhile.

    ``seconds`` is None where there was no answer, which then says why.
    """

    seconds: float | None
    answer: object
    memory: int | None = None


@frozen
class Asking:
    """How peers are run: the interpreter of their environment, and after how many seconds one is given up on."""

    python: str = sys.executable
    limit: float = 120.0

    def ask(self, peer: str, systems: list[System], **more: object) -> Answer:
        """Put systems to a peer in a process of its own."""
        question = {"systems": [told(system) for system in systems], **more}
        return self._answer([self.python, str(PEERS), peer], json.dumps(question))

    def read(self, reader: str, texts: Sequence[str]) -> Answer:
        """Put texts to a reader of quantities in a process of its own."""
        return self._answer([self.python, str(READERS), reader], json.dumps({"texts": list(texts)}))

    def ourselves(self, ledger: str, **arguments: object) -> Answer:
        """Audit one of the ledgers of ``ledgers.py`` in a process of its own."""
        return self._answer([sys.executable, str(ALONE), ledger, json.dumps(arguments)], "")

    def _answer(self, command: list[str], question: str) -> Answer:
        try:
            run = subprocess.run(
                command,
                input=question,
                capture_output=True,
                text=True,
                timeout=self.limit,
                check=False,
            )
        except FileNotFoundError:
            return Answer(None, f"no interpreter {command[0]}")
        except subprocess.TimeoutExpired:
            return Answer(None, f"more than {self.limit:.0f} s")
        if run.returncode:
            return Answer(None, f"failed: {run.stderr.strip().splitlines()[-1][:80] if run.stderr else run.returncode}")
        return Answer(**json.loads(run.stdout))


def told(system: System) -> dict[str, object]:
    """Return a system as JSON can hold it; whole numbers as text, since they may be of any size."""
    return {
        "count": len(system.quantities),
        "whole": sorted(system.integral),
        "ids": [*system.claims, *system.relations],
        "claims": list(system.claims),
        "rows": [
            ([(index, str(coefficient)) for index, coefficient in row.terms], row.sense, str(row.right), row.ids)
            for row in system.rows
        ],
        "products": [(part.result, part.left, part.right, part.ids) for part in system.products],
        "plain": _text(system, tracked=False),
        "tracked": _text(system, tracked=True),
    }


def _text(system: System, *, tracked: bool) -> str:
    lines = [f"(declare-const q{index} Real)" for index in range(len(system.quantities))]
    if tracked:
        lines += [f"(declare-const {name} Bool)" for name in (*system.claims, *system.relations)]
    for row in system.rows:
        ids = " ".join(row.ids) if tracked else ""
        lines.append(f"(assert (=> (and true {ids}) {_row_text(row)}))" if ids else f"(assert {_row_text(row)})")
    return "\n".join(lines)


def _row_text(row: Row) -> str:
    terms = " ".join(f"(* {_numeral(coefficient)} q{index})" for index, coefficient in row.terms)
    return f"({row.sense} (+ 0.0 {terms}) {_numeral(row.right)})"


def _numeral(value: int) -> str:
    return f"{value}.0" if value >= 0 else f"(- {-value}.0)"
