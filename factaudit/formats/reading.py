"""The reading of one claims file: the mistakes so far, and what is known by name."""

import difflib
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

from attrs import Factory, define

from factaudit.errors import InputError, Place, Problem
from factaudit.formats.text_file import escaped, quoted
from factaudit.formats.yaml_tree import Mapping, Node, Scalar, place_of
from factaudit.model.measure import Measure
from factaudit.model.quantity import Series
from factaudit.model.source import Source

Read = TypeVar("Read")

MAX_PROBLEMS = 500
"""Mistakes after which reading stops: the file is something else than a claims file."""

_HINTED = 50
"""Mistakes that get a did-you-mean; looking for the nearest of many names takes time."""


class Wrong(Exception):  # noqa: N818 - it stays inside the reader, which turns it into a Problem
    """A node cannot be used; without a problem where that has been noted already."""

    def __init__(self, problem: Problem | None = None) -> None:
        super().__init__()
        self.problem = problem


def told_nothing(_node: Node) -> None:
    """Take no notice of how far the reading is."""


@define
class Reading:
    """What the shapes of a claims file share while it is read; ``tell`` is told now and then where they are."""

    file: str = ""
    problems: list[Problem] = Factory(list)
    language: str = "en"
    sources: dict[str, Source | None] = Factory(dict)
    measures: dict[str, Measure | None] = Factory(dict)
    ids: dict[str, Node] = Factory(dict)
    _series: dict[str, Series] = Factory(dict)
    tell: Callable[[Node], object] = told_nothing

    def place(self, node: Node) -> Place:
        """Return where a node stands."""
        return place_of(self.file, node)

    def problem(self, node: Node, message: str, hint: str = "") -> Problem:
        """Return a mistake at a node."""
        return Problem(escaped(message), self.place(node), escaped(hint))

    def fail(self, node: Node, message: str, hint: str = "") -> NoReturn:
        """Give up on a node."""
        raise Wrong(self.problem(node, message, hint))

    def note(self, wrong: Wrong) -> bool:
        """Keep a mistake, and return False: what holds it is not sound.

        Raises:
            InputError: where there are more than ``MAX_PROBLEMS``.
        """
        if wrong.problem is not None:
            self.problems.append(wrong.problem)
        if len(self.problems) >= MAX_PROBLEMS:
            message = f"more than {MAX_PROBLEMS} mistakes; the rest of the file was not read"
            raise InputError([*self.problems, Problem(message, Place(self.file))])
        return False

    def attempt(self, read: Callable[..., Read], *given: Any) -> Read | None:
        """Return what ``read`` returns, None where it was wrong, which is noted."""
        try:
            return read(*given)
        except Wrong as wrong:
            self.note(wrong)
            return None

    def nearest(self, word: str, names: Iterable[str]) -> str:
        """Return a hint that names the nearest of the known names, or a few of them."""
        known = list(names)[:1000]
        if len(self.problems) > _HINTED or not known:
            return ""
        near = difflib.get_close_matches(word[:60], known, n=1)
        if near:
            return f"did you mean {quoted(near[0])}?"
        return "known: " + ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")

    def measure(self, name: str, node: Node) -> Measure:
        """Return the measure of a name."""
        measure = self.measures.get(name)
        if measure is None:
            if name in self.measures:
                raise Wrong
            hint = self.nearest(name, self.measures) or "list it under measures"
            self.fail(node, f"unknown measure {quoted(name)}", hint)
        return measure

    def series(self, measure: Measure, entity: str | None) -> Series:
        """Return the series of a measure, of its own entity where none is given."""
        if entity is not None:
            return Series(measure.id, entity)
        if measure.id not in self._series:
            self._series[measure.id] = measure.series
        return self._series[measure.id]

    def take_id(self, name: str, node: Node) -> None:
        """Note that a claim or relation has this id, which no other may have."""
        if name in self.ids:
            first = self.ids[name].line + 1
            self.fail(node, f"the id {quoted(name)} stands here again; it is first given in line {first}")
        self.ids[name] = node


def described(node: Node) -> str:
    """Return what stands at a node, for a message."""
    if isinstance(node, Scalar):
        return "nothing" if node.missing else quoted(node.text)
    return "a mapping" if isinstance(node, Mapping) else "a list"
