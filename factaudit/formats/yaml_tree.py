"""YAML as a tree of texts with their places: no tags, no anchors, no objects, nothing evaluated.

Built from libyaml's events, and not with ``yaml.compose``, which hides explicit tags and anchors,
follows aliases, and recurses as deep as its input does. It takes no longer than composing.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml
from attrs import Factory, define

from factaudit.errors import InputError, Place, Problem
from factaudit.formats.text_file import escaped, quoted

MAX_DEPTH: Final = 64

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

    def add(self, node: "Node", grower: "_Grower") -> None:
        """Take the key of a pair, or the value that ends it."""
        key = self.key
        if key is None:
            self.key = node
            return
        self.key = None
        if not isinstance(key, Scalar):
            grower.note(key, "expected a word as a key, got a list or a mapping")
        elif key.text in self.pairs:
            first = self.pairs[key.text][0].line + 1
            grower.note(key, f"the key {quoted(key.text)} stands here again; it is first given in line {first}")
        else:
            self.pairs[key.text] = (key, node)


Node = Scalar | Sequence | Mapping
Mark = Node | yaml.Mark


@define
class _Grower:
    file: str
    problems: list[Problem] = Factory(list)

    def note(self, mark: Mark | None, message: str, hint: str = "") -> None:
        self.problems.append(Problem(escaped(message), place_of(self.file, mark), hint))


def place_of(file: str, mark: Mark | None) -> Place:
    """Return the one-based place of a node or mark, whose lines and columns count from zero."""
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def grow(text: str, file: str) -> tuple[Node, list[Problem]]:
    """Return the tree of a YAML document, with the mistakes that did not stop its reading.

    Raises:
        InputError: where it cannot be read on: broken syntax, nesting deeper than ``MAX_DEPTH``, no document.
    """
    grower = _Grower(file)
    _check_characters(text, grower)
    root: Node | None = None
    try:
        root = _grown(yaml.parse(text, Loader=_LOADER), grower)
    except yaml.MarkedYAMLError as error:
        context = f" {error.context}" if error.context else ""
        message = f"this is not YAML:{context} {error.problem}".replace("\n", " ")
        grower.note(error.problem_mark or error.context_mark, message)
    except yaml.YAMLError as error:
        grower.note(None, f"this is not YAML: {error}".replace("\n", " "))
    if root is None:
        if not grower.problems:
            grower.note(None, "the file is empty", "factaudit init writes a file to start from")
        raise InputError(grower.problems)
    return root, grower.problems


def _check_characters(text: str, grower: _Grower) -> None:
    found = _NOT_TEXT.search(text)
    if found:
        line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start()) - 1
        mark = yaml.Mark("", found.start(), line, column, None, None)
        grower.note(mark, f"expected text, got the control character {quoted(found.group())}", "is this a text file?")
        raise InputError(grower.problems)


def _grown(events: Iterator[Any], grower: _Grower) -> Node | None:
    root: Node | None = None
    open_nodes: list[Sequence | Mapping] = []
    documents = 0
    for event in events:
        kind = type(event)
        if kind in _ENDS:
            open_nodes.pop()
            continue
        maker = _MAKERS.get(kind)
        if maker is None:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                grower.note(event.start_mark, "a second document starts here; expected one document a file")
                return None
            continue
        node = maker(event)
        if event.anchor or (kind is not yaml.AliasEvent and event.tag):
            _note_magic(event, grower)
        if open_nodes:
            open_nodes[-1].add(node, grower)
        else:
            root = node
        if kind in _OPENERS:
            open_nodes.append(node)
            if len(open_nodes) > MAX_DEPTH:
                grower.note(event.start_mark, f"nested more than {MAX_DEPTH} levels deep")
                return None
    return root


def _note_magic(event: Any, grower: _Grower) -> None:
    if isinstance(event, yaml.AliasEvent):
        message, hint = f"aliases are not read: *{event.anchor[:40]}", "write the value out"
    elif event.tag:
        message, hint = f"YAML tags are not read: {event.tag[:60]}", "leave the tag out; each key knows its own type"
    else:
        message, hint = f"anchors are not read: &{event.anchor[:40]}", "write the value out where it is used"
    grower.note(event.start_mark, message, hint)


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
_OPENERS: Final = frozenset({yaml.SequenceStartEvent, yaml.MappingStartEvent})
_ENDS: Final = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
