"""YAML as a tree of texts with their places: no tags, no anchors, no objects, nothing evaluated.

Built from libyaml's events, and not with ``yaml.compose``, which hides explicit tags and anchors,
follows aliases, and recurses as deep as its input does. It takes no longer than composing.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NoReturn

import yaml
from attrs import Factory, define

from factaudit.errors import InputError, Place, Problem
from factaudit.formats.text_file import escaped, quoted
from factaudit.progress import Progress, told_nobody

MAX_DEPTH: Final = 64

MAX_NODES: Final = 2_000_000
"""Keys and values in one file: some 100,000 claims. Beyond that, memory and not time is what runs out."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_TEXT: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 section 5.1 does not admit in a stream."""


@define(eq=False)
class Scalar:
    """A text; ``plain`` where no quotes stand around it."""

    text: str
    plain: bool
    line: int
    column: int

    @property
    def missing(self) -> bool:
        """Whether nothing, or YAML's word for nothing, stands where a value should."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


@define(eq=False)
class Sequence:
    """A list of nodes."""

    line: int
    column: int
    items: "list[Node]" = Factory(list)

    def add(self, node: "Node", _grower: "_Grower") -> None:
        """Append an item."""
        self.items.append(node)


@define(eq=False)
class Mapping:
    """Nodes by key, each with the node of its key, in the order written."""

    line: int
    column: int
    pairs: "dict[str, tuple[Scalar, Node]]" = Factory(dict)
    key: "Node | None" = None
    last: "Node | None" = None

    def add(self, node: "Node", grower: "_Grower") -> None:
        """Take the key of a pair, or the value that ends it."""
        key = self.key
        if key is None:
            self.key = node
            return
        self.key = None
        if _continues(self.last, key, node):
            assert isinstance(self.last, Scalar)
            assert isinstance(key, Scalar)
            self.last.text += f",{key.text}"
            return
        self.last = node
        if not isinstance(key, Scalar):
            grower.note(key, "expected a word as a key, got a list or a mapping")
        elif key.text in self.pairs:
            first = self.pairs[key.text][0].line + 1
            grower.note(key, f"the key {quoted(key.text)} stands here again; it is first given in line {first}")
        else:
            self.pairs[key.text] = (key, node)


Node = Scalar | Sequence | Mapping

_GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})*\Z", re.ASCII)


def _continues(number: Node | None, key: Node, value: Node) -> bool:
    """Whether a key is the next three digits of a number: in braces YAML ends ``104,162`` at its comma."""
    if not (isinstance(number, Scalar) and isinstance(key, Scalar) and isinstance(value, Scalar)):
        return False
    end = number.column + len(number.text) + 1
    touching = number.plain and (key.line, key.column) == (number.line, end)
    digits = len(key.text) == 3 and key.text.isdecimal() and bool(_GROUPED.match(number.text))
    return touching and digits and value.missing


OFTEN: Final = 1 << 14
"""Events of YAML after which whoever waits is told how far the reading is."""

_START: Final = Scalar("", True, 0, 0)
Mark = Node | yaml.Mark


@define
class _Grower:
    """A tree while it grows: its root, the lists and mappings that are open, and the mistakes so far."""

    file: str
    problems: list[Problem] = Factory(list)
    root: Node | None = None
    open_nodes: list[Sequence | Mapping] = Factory(list)
    documents: int = 0
    nodes: int = 0

    def note(self, mark: Mark | None, message: str, hint: str = "") -> None:
        self.problems.append(Problem(escaped(message), place_of(self.file, mark), hint))

    def stop(self, mark: Mark | None, message: str, hint: str = "") -> NoReturn:
        self.note(mark, message, hint)
        raise InputError(self.problems)

    def start_document(self, mark: yaml.Mark) -> None:
        self.documents += 1
        if self.documents > 1:
            self.stop(mark, "a second document starts here; expected one document a file")

    def take(self, node: Node) -> None:
        if self.open_nodes:
            self.open_nodes[-1].add(node, self)
        else:
            self.root = node
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop(node, f"more than {MAX_NODES:,} keys and values", "split it into several files")
        if not isinstance(node, Scalar):
            self.open_nodes.append(node)
            if len(self.open_nodes) > MAX_DEPTH:
                self.stop(node, f"nested more than {MAX_DEPTH} levels deep")

    def note_magic(self, event: Any) -> None:
        mark, anchor, tag = event.start_mark, event.anchor, getattr(event, "tag", None)
        if tag:
            self.note(mark, f"YAML tags are not read: {tag[:60]}", "leave it out; each key knows its own type")
        elif type(event) is yaml.AliasEvent:
            self.note(mark, f"aliases are not read: *{anchor[:40]}", "write the value out")
        else:
            self.note(mark, f"anchors are not read: &{anchor[:40]}", "write the value out where it is used")


def place_of(file: str, mark: Mark | None) -> Place:
    """Return the one-based place of a node or mark, whose lines and columns count from zero."""
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def grow(text: str, file: str, progress: Progress = told_nobody) -> tuple[Node, list[Problem]]:
    """Return the tree of a YAML document, with the mistakes that did not stop its reading.

    ``progress`` is told now and then how many lines are read, and of how many.

    Raises:
        InputError: where it cannot be read on: broken syntax, nesting deeper than ``MAX_DEPTH``, no document.
    """
    grower = _Grower(file)
    _check_characters(text, grower)
    try:
        _follow(yaml.parse(text, Loader=_LOADER), grower, progress, text.count("\n") + 1)
    except yaml.MarkedYAMLError as error:
        reason = " ".join(filter(None, (error.context, error.problem)))
        grower.stop(error.problem_mark or error.context_mark, f"this is not YAML: {reason}")
    except yaml.YAMLError as error:
        grower.stop(None, f"this is not YAML: {error}".replace("\n", " "))
    if grower.root is None:
        grower.stop(_START, "the file is empty", "factaudit init writes a file to start from")
    return grower.root, grower.problems


def _check_characters(text: str, grower: _Grower) -> None:
    found = _NOT_TEXT.search(text)
    if found:
        line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start()) - 1
        message = f"expected text, got the control character {quoted(found.group())}"
        grower.stop(Scalar("", True, line, column), message, "is this a text file?")


def _follow(events: Iterator[Any], grower: _Grower, progress: Progress, lines: int) -> None:
    for number, event in enumerate(events):
        if not number % OFTEN:
            progress(event.start_mark.line, lines)
        kind = type(event)
        maker = _MAKERS.get(kind)
        if maker is not None:
            if event.anchor or (kind is not yaml.AliasEvent and event.tag):
                grower.note_magic(event)
            grower.take(maker(event))
        elif kind in _ENDS:
            grower.open_nodes.pop()
        elif kind is yaml.DocumentStartEvent:
            grower.start_document(event.start_mark)


def _scalar(event: Any) -> Scalar:
    mark = event.start_mark
    return Scalar(event.value, not event.style, mark.line, mark.column)


def _missing(event: Any) -> Scalar:
    return Scalar("", True, event.start_mark.line, event.start_mark.column)


def _sequence(event: Any) -> Sequence:
    return Sequence(event.start_mark.line, event.start_mark.column)


def _mapping(event: Any) -> Mapping:
    return Mapping(event.start_mark.line, event.start_mark.column)


_MAKERS: Final[dict[type, Callable[[Any], Node]]] = {
    yaml.ScalarEvent: _scalar,
    yaml.AliasEvent: _missing,
    yaml.SequenceStartEvent: _sequence,
    yaml.MappingStartEvent: _mapping,
}
_ENDS: Final = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
