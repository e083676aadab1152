"""From paths to ledgers: each file read, every mistake collected."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attrs import frozen

from factaudit.errors import InputError, Place, Problem
from factaudit.model.entries import Entries
from factaudit.progress import Progress

LEDGER_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
"""Files with these are claims files; every other file is a text to read claims from."""

Waiting = Callable[[Path], Progress]


@frozen
class Loaded:
    """The ledgers that could be read, the files they came from, and what was wrong with the others."""

    inputs: tuple[Entries, ...]
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def load(paths: Iterable[Path], waiting: Waiting, *, together: bool = False) -> Loaded:
    """Read every claims file and text that the paths name or hold.

    ``waiting`` returns whom to tell how far the reading of a file is.
    """
    inputs: list[Entries] = []
    problems: list[Problem] = []
    files: list[Path] = []
    for path in paths:
        try:
            files += [file for file in _files(path) if file not in files]
        except InputError as error:
            problems += error.problems
    for file in files:
        try:
            inputs.append(_input(file, waiting(file)))
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


def _input(file: Path, progress: Progress) -> Entries:
    if file.suffix.lower() in LEDGER_SUFFIXES:
        from factaudit.formats.claims_file import read  # noqa: PLC0415
        from factaudit.formats.quotes import locate  # noqa: PLC0415

        return locate(read(file, progress))[0]
    from factaudit.read import read_article  # noqa: PLC0415

    return read_article(file).entries


def _joined(inputs: list[Entries]) -> tuple[list[Entries], list[Problem]]:
    from factaudit.formats.merge import together  # noqa: PLC0415

    try:
        return [together(inputs)], []
    except InputError as error:
        return [], list(error.problems)
