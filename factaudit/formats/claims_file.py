"""The claims file: a ledger as YAML that a person writes, in and out."""

from pathlib import Path

from attrs import evolve

from factaudit.errors import InputError, Problem
from factaudit.formats.claims_table import LEDGER
from factaudit.formats.claims_writer import write
from factaudit.formats.reading import Reading, Wrong
from factaudit.formats.text_file import read_text
from factaudit.formats.yaml_tree import grow
from factaudit.model.entries import Entries
from factaudit.model.source import Document
from factaudit.progress import Course, Progress, told_nobody

__all__ = ["read", "reads", "write"]


def read(path: "str | Path", progress: Progress = told_nobody) -> Entries:
    """Read a claims file; ``progress`` is told now and then how many of its lines are done, each counting twice.

    Raises:
        InputError: with every mistake in it, each at its line and column.
    """
    return reads(read_text(path), str(path), progress)


def reads(text: str, path: str = "", progress: Progress = told_nobody) -> Entries:
    """Read the text of a claims file; ``path`` is shown with its mistakes, and places its source files.

    Raises:
        InputError: with every mistake in it, each at its line and column.

    >>> reads("{factaudit: 1, measures: {m: {unit: person}}, claims: [{id: c1, measure: m, value: 12}]}").claims[0].id
    'c1'
    """
    course, lines = Course(progress), text.count("\n") + 1
    reading = Reading(path or "<text>", tell=lambda node: course.told(node.line, lines))
    root, unread = grow(text, reading.file, course.told)
    course.end(lines)
    try:
        entries: Entries = LEDGER.read(root, reading)
    except Wrong as wrong:
        reading.note(wrong)
    if unread or reading.problems:
        raise InputError(_in_order(unread, reading.problems))
    return evolve(entries, path=path, documents=(Document(path, path, text),) if path else ())


def _in_order(unread: list[Problem], problems: list[Problem]) -> list[Problem]:
    """Return the problems in the order of the file, without those that follow from what could not be read."""
    places = {problem.place for problem in unread}
    kept = [*unread, *(problem for problem in problems if problem.place not in places)]
    return sorted(kept, key=lambda problem: (problem.place.line, problem.place.column))
