"""A wheel built from the checkout, installed where nothing else is; made once for all processes of a test run."""

import os
import shutil
import sys
import time
import venv

import pytest
from programs import ROOT, succeeded

NEEDED = ("factaudit", "pyproject.toml", "README.md", "LICENSE")
LONGEST_S = 600


@pytest.fixture(scope="session")
def archives(tmp_path_factory):
    """The folder with the wheel and the source distribution."""
    return once(tmp_path_factory, "archives", build)


@pytest.fixture(scope="session")
def installed(archives, tmp_path_factory):
    """The folder of the programs of an environment that holds the wheel and what it needs."""
    return once(tmp_path_factory, "empty", lambda folder: install(archives, folder)) / "bin"


def build(folder):
    """Build from a copy: setuptools leaves files behind, and others may be building."""
    copy = folder / "copy"
    copy.mkdir(parents=True)
    for name in NEEDED:
        put = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        put(ROOT / name, copy / name)
    succeeded(sys.executable, "-m", "build", "--outdir", folder, copy)


def install(archives, folder):
    venv.create(folder, with_pip=True)
    (wheel,) = archives.glob("*.whl")
    succeeded(folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", wheel)


def once(factory, name, make):
    """Make a folder, or wait for the process that is making it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    claim, done = shared / f"{name}.claimed", shared / f"{name}.done"
    try:
        claim.mkdir()
    except FileExistsError:
        started = time.monotonic()
        while not done.exists():
            assert time.monotonic() - started < LONGEST_S, f"the other process did not make {name}"
            time.sleep(0.2)
    else:
        make(shared / name)
        done.touch()
    return shared / name
