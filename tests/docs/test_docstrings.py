"""The examples in the docstrings of the package run."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import factaudit

MODULES = ["factaudit", *(m.name for m in pkgutil.walk_packages(factaudit.__path__, "factaudit."))]
MODULES.remove("factaudit.__main__")


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_of(name):
    module = import_module(name)
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
