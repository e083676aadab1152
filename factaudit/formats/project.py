"""Finding the claims files of a project."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from factaudit.errors import InputError, Place, Problem
from factaudit.formats.text_file import escaped

SUFFIX: Final = ".claims.yaml"


def discover(paths: "Iterable[str | Path]") -> list[Path]:
    """Return the files named, and the claims files in the folders named, each once.

    Folders are searched in depth and in the order of names; hidden ones are left out, and so is a link
    that leads back to a folder already searched.

    Raises:
        InputError: with every path that does not exist, and every folder without a claims file.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        files = _files(path)
        if not files:
            problems.append(_nothing_at(path))
        found += files
    if problems:
        raise InputError(problems)
    return list(_first_of_each(found))


def _first_of_each(files: Iterable[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for file in files:
        if file.resolve() not in seen:
            seen.add(file.resolve())
            yield file


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return list(_in_folder(path))
    return [path] if path.exists() else []


def _in_folder(folder: Path) -> Iterator[Path]:
    seen: set[Path] = set()
    for here, folders, files in os.walk(folder, followlinks=True):
        real = Path(here).resolve()
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files) if name.endswith(SUFFIX) and not name.startswith("."))


def _nothing_at(path: Path) -> Problem:
    place = Place(str(path))
    if path.is_dir():
        return Problem(f"no *{SUFFIX} in this folder", place, "factaudit init writes a file to start from")
    return Problem(f"there is no {escaped(str(path))}", place, "check the path")
