"""The shapes of what stands in a claims file: how each is read, and how JSON Schema describes it.

A shape holds both, so that the reader and the published schema cannot drift apart. A shape that
cannot read a node raises ``Wrong``; the list or mapping around it notes that and reads on, so that
all mistakes of a file are found at once.
"""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import field, frozen

from factaudit.formats.reading import Reading, Wrong, described
from factaudit.formats.text_file import quoted
from factaudit.formats.yaml_tree import Mapping, Node, Scalar, Sequence

Schema = dict[str, Any]
Values = dict[str, Any]
Read = Callable[[Node, Reading], Any]
Build = Callable[[Values, Mapping, Reading], Any]

OFTEN = 500
"""Members of a list or mapping after which whoever waits is told how far the reading is."""


@frozen
class Shape:
    """What may stand at a place: ``read`` returns its value or raises ``Wrong``."""

    read: Read
    schema: Schema


@frozen
class Key:
    """A key of a mapping."""

    name: str
    shape: Shape
    about: str = ""
    required: bool = False


@frozen
class Record:
    """A mapping with known keys; they are read in the order given here, whatever their order in the file.

    ``build`` makes something of the values; ``extra`` is what the schema says beyond the keys.
    """

    what: str
    keys: tuple[Key, ...]
    build: Build
    extra: Schema = field(factory=dict)
    _readers: dict[str, Read] = field(init=False)
    _required: tuple[str, ...] = field(init=False)

    @_readers.default
    def _of_keys(self) -> dict[str, Read]:
        return {key.name: key.shape.read for key in self.keys}

    @_required.default
    def _of_required(self) -> tuple[str, ...]:
        return tuple(key.name for key in self.keys if key.required)

    @property
    def shape(self) -> Shape:
        """The shape of such a mapping."""
        return Shape(self.read, self.schema)

    def read(self, node: Node, reading: Reading, **given: Any) -> Any:
        """Return what ``build`` makes of a mapping, whose values join those ``given``."""
        if not isinstance(node, Mapping):
            reading.fail(node, f"expected {self.what} as a mapping of keys to values, got {described(node)}")
        pairs, sound = node.pairs, True
        if not pairs.keys() <= self._readers.keys():
            sound = self._note_unknown(pairs, reading)
        for name, read in self._readers.items():
            if name in pairs:
                try:
                    given[name] = read(pairs[name][1], reading)
                except Wrong as wrong:
                    sound = reading.note(wrong)
        for name in self._required:
            if name not in pairs:
                sound = reading.note(Wrong(reading.problem(node, f"{self.what} needs the key {quoted(name)}")))
        if not sound:
            raise Wrong
        return self.build(given, node, reading)

    def _note_unknown(self, pairs: dict[str, tuple[Scalar, Node]], reading: Reading) -> bool:
        for name, (key, value) in pairs.items():
            if name not in self._readers:
                hint = reading.nearest(name, self._readers)
                if name[:1].isdigit() and isinstance(value, Scalar) and value.missing:
                    hint = "a comma ends a value here; put quotes around a number that holds one"
                reading.note(Wrong(reading.problem(key, f"unknown key {quoted(name)} in {self.what}", hint)))
        return False

    @property
    def schema(self) -> Schema:
        """What JSON Schema says of it."""
        return {
            "type": "object",
            "properties": {key.name: _described(key) for key in self.keys},
            **({"required": list(self._required)} if self._required else {}),
            "additionalProperties": False,
            **self.extra,
        }


def _described(key: Key) -> Schema:
    return {"description": key.about, **key.shape.schema} if key.about else key.shape.schema


def items(shape: Shape, what: str, *, at_least: int = 0) -> Shape:
    """Return the shape of a list of ``what``."""

    def read(node: Node, reading: Reading) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            reading.fail(node, f"expected a list of {what}, got {described(node)}", "write a list: [a, b]")
        if len(node.items) < at_least:
            reading.fail(node, f"expected at least {at_least} {what}, got {len(node.items)}")
        return _all_sound(((item, shape.read) for item in node.items), reading)

    return Shape(read, {"type": "array", "items": shape.schema, **({"minItems": at_least} if at_least else {})})


def by_id(record: Record, what: str, names: Shape, register: Callable[[Reading], dict[str, Any]]) -> Shape:
    """Return the shape of a mapping of ids to records; ``register`` keeps them by name for later references.

    A record that is wrong is registered as None: known by name, but of no use.
    """

    def read_one(key: Scalar, node: Node, reading: Reading) -> Any:
        register(reading)[key.text] = None
        name = names.read(key, reading)
        register(reading)[name] = made = record.read(node, reading, id=name, place=reading.place(key))
        return made

    def read(node: Node, reading: Reading) -> tuple[Any, ...]:
        if not isinstance(node, Mapping):
            reading.fail(node, f"expected {what} by id, got {described(node)}", "write them as id: {...}")
        return _all_sound(((value, _keyed(read_one, key)) for key, value in node.pairs.values()), reading)

    return Shape(read, {"type": "object", "propertyNames": names.schema, "additionalProperties": record.schema})


def _keyed(read_one: Callable[[Scalar, Node, Reading], Any], key: Scalar) -> Read:
    return lambda node, reading: read_one(key, node, reading)


def _all_sound(nodes: Iterable[tuple[Node, Read]], reading: Reading) -> tuple[Any, ...]:
    """Read every node and note each mistake, but give up on the whole where there was one."""
    sound, values = True, []
    for number, (node, read) in enumerate(nodes, 1):
        if not number % OFTEN:
            reading.tell(node)
        try:
            values.append(read(node, reading))
        except Wrong as wrong:
            sound = reading.note(wrong)
    if not sound:
        raise Wrong
    return tuple(values)
