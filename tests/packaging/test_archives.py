"""What is shipped is complete, and works where nothing else is installed."""

import re
import tarfile
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from programs import ROOT, run, succeeded

PACKAGE = ROOT / "factaudit"
EXTRA = ("factaudit.__main__", "factaudit.pytest_plugin", "factaudit.strategies")
"""Modules that run when imported, or that need pytest or hypothesis."""
SHIPPED = {".py", ".yaml", ".txt", ".json", ".html", ".md", ".j2", ".css", ".js", ".typed"}

pytestmark = pytest.mark.slow


def wanted():
    return {
        f"factaudit/{file.relative_to(PACKAGE)}"
        for file in PACKAGE.rglob("*")
        if file.is_file() and (file.suffix in SHIPPED or file.name == "py.typed") and "__pycache__" not in file.parts
    }


def test_the_wheel_holds_every_module_and_data_file(archives):
    (wheel,) = archives.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert not wanted() - names
    assert "factaudit/py.typed" in names
    assert not {name for name in names if name.split("/")[0] not in {"factaudit", f"factaudit-{declared()}.dist-info"}}


def test_the_source_distribution_can_be_built_from(archives):
    (source,) = archives.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert not ({"pyproject.toml", "README.md", "LICENSE"} | wanted()) - names


def test_the_wheel_names_its_licence(archives):
    (wheel,) = archives.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (n for n in archive.namelist() if n.endswith("/METADATA"))
    text = archive.read(metadata).decode()
    assert "License-Expression: MIT" in text
    assert f"Version: {declared()}" in text


def test_the_wheel_brings_the_command_and_the_pytest_plugin(archives):
    (wheel,) = archives.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    (file,) = (n for n in archive.namelist() if n.endswith("/entry_points.txt"))
    lines = archive.read(file).decode().split()
    assert {"factaudit.cli:main", "factaudit.pytest_plugin", "[pytest11]"} <= set(lines)


def test_the_first_command_of_the_readme_in_an_empty_environment(installed):
    done = run(installed / "factaudit", "check", "examples/semarang-uhc-2025", cwd=ROOT)
    assert done.returncode == 1
    assert len(re.findall(r"^error\[", done.stdout, re.MULTILINE)) == 3
    for repair in ("more than 154,400", "more than 28,776", "at most 104,162", "December 2026"):
        assert repair in done.stdout


@pytest.mark.parametrize("output_format", ["narrated", "json", "sarif", "github", "junit", "html", "markdown"])
def test_every_view_finds_its_files_there(installed, output_format):
    done = run(installed / "factaudit", "check", "examples/semarang-brief", "-f", output_format, cwd=ROOT)
    assert done.returncode == 1, done.stderr
    assert "104,162" in done.stdout or "104162" in done.stdout


def test_no_dependency_is_missing_or_at_odds(installed):
    succeeded(installed / "pip", "check")


def test_every_module_can_be_imported_there(installed):
    files = (Path(name) for name in wanted())
    modules = {".".join(f.with_suffix("").parts).removesuffix(".__init__") for f in files if f.suffix == ".py"}
    program = "\n".join(f"import {name}" for name in sorted(modules) if not name.startswith(EXTRA))
    succeeded(installed / "python", "-c", program, cwd=installed)


def declared():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def test_the_version_is_said_in_one_place():
    assert version("factaudit") == declared()
    assert not [file for file in PACKAGE.rglob("*.py") if "__version__" in file.read_text(encoding="utf-8")]
