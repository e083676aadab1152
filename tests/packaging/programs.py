"""Running programs from the root of the checkout."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*command, **options):
    return subprocess.run(list(map(str, command)), text=True, capture_output=True, check=False, **options)


def succeeded(*command, **options):
    done = run(*command, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done
