"""A table of results for the docs, with the day and the machine it was measured on."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec


def markdown(headings: Sequence[str], rows: Sequence[Sequence[str]], note: str) -> str:
    """Return rows of cells as a Markdown table under a line that says when, where and how they were measured."""
    rationals = "gmpy2" if find_spec("gmpy2") else "fractions"
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {rationals}"
    lines = [
        f"Measured {datetime.now(UTC):%Y-%m-%d} ({machine}; {note}).",
        "",
        f"| {' | '.join(headings)} |",
        f"|{'---|' * len(headings)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"
