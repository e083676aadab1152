"""A user's code is type-checked against the library as strictly as mypy can."""

from pathlib import Path

import pytest

CODE = Path(__file__).with_name("public_api.py")
CONFIG = Path(__file__).parents[2] / "pyproject.toml"


def test_the_types_of_the_public_names(tmp_path):
    api = pytest.importorskip("mypy.api", reason="mypy comes with the lint extra")
    out, err, code = api.run(
        ["--strict", "--warn-unreachable", "--config-file", str(CONFIG), "--cache-dir", str(tmp_path), str(CODE)]
    )
    assert (code, err) == (0, ""), out
