import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def examples():
    return EXAMPLES


@pytest.fixture
def ledger():
    """Load an example by name."""
    from factaudit import Ledger

    return lambda name: Ledger.load(EXAMPLES / name / f"{name}.claims.yaml")


@pytest.fixture
def check():
    """Run ``factaudit check`` in the folder of the examples."""

    def check(*arguments):
        command = [sys.executable, "-m", "factaudit", "check", *map(str, arguments)]
        plain = {name: value for name, value in os.environ.items() if not re.match("COLUMNS|FORCE_COLOR", name)}
        return subprocess.run(command, cwd=EXAMPLES, env=plain, capture_output=True, text=True, check=False)

    return check
