"""A wheel built from the checkout, installed where nothing else is."""

import sys
import venv

import pytest
from programs import ROOT, succeeded


@pytest.fixture(scope="session")
def archives(tmp_path_factory):
    """The folder with the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("archives")
    succeeded(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="session")
def installed(archives, tmp_path_factory):
    """The folder of the programs of an environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    (wheel,) = archives.glob("*.whl")
    succeeded(folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return folder / "bin"
