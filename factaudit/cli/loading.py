"""From paths to ledgers: each file read, every mistake collected."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from factaudit.errors import InputError, Place, Problem
from factaudit.model.entries import Entries
from factaudit.model.report import Unchecked

LEDGER_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
"""Files with these are claims files; every other file is a text to read claims from."""


@frozen
class Input:
    """A ledger, and what its text says that was not understood."""

    entries: Entries
    unchecked: tuple[Unchecked, ...] = ()


@frozen
class Loaded:
    """The inputs that could be read, the files they came from, and what was wrong with the others."""

    inputs: tuple[Input, ...]
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def load(paths: Iterable[Path], *, together: bool = False) -> Loaded:
    """Read every claims file and text that the paths name or hold."""
    inputs: list[Input] = []
    problems: list[Problem] = []
    files: list[Path] = []
    for path in paths:
        try:
            files += [file for file in _files(path) if file not in files]
        except InputError as error:
            problems += error.problems
    for file in files:
        try:
            inputs.append(_input(file))
        except InputError as error:
            problems += error.problems
        except OSError as error:
            problems.append(Problem(f"cannot be read: {error.strerror}", Place(str(file))))
    if together and len(inputs) > 1 and not problems:
        inputs, problems = _joined(inputs)
    return Loaded(tuple(inputs), tuple(files), tuple(problems))


def _files(path: Path) -> Iterator[Path]:
    from factaudit.formats.project import discover  # noqa: PLC0415

    return iter(discover([path]))


def _input(file: Path) -> Input:
    if file.suffix.lower() in LEDGER_SUFFIXES:
        from factaudit.formats.claims_file import read  # noqa: PLC0415
        from factaudit.formats.quotes import locate  # noqa: PLC0415

        return Input(locate(read(file))[0])
    from factaudit.read import read_article  # noqa: PLC0415

    article = read_article(file)
    return Input(article.entries, article.unchecked)


def _joined(inputs: list[Input]) -> tuple[list[Input], list[Problem]]:
    from factaudit.formats.merge import together  # noqa: PLC0415

    unchecked = tuple(item for one in inputs for item in one.unchecked)
    try:
        return [Input(together([one.entries for one in inputs]), unchecked)], []
    except InputError as error:
        return [], list(error.problems)
