"""A relation of a claims file: an id, one kind with its body, and the only period at which it holds, if any."""

import re
from typing import Final

from attrs import evolve

from factaudit.formats.dated import EITHER, PERIOD_KEYS, dated
from factaudit.formats.reading import Reading
from factaudit.formats.relation_table import KINDS, RECORDS, TERM, Body, RelationKind, Role, record_of
from factaudit.formats.scalars import OWN_ID, PERIOD, text_at
from factaudit.formats.shapes import Key, Record, Shape, Values, items
from factaudit.formats.yaml_tree import Mapping, Node
from factaudit.model.relation import Relation, Term

_ORDER_TEXT: Final = re.compile(r"\s*(?P<left>[^<>=]+?)\s*(?P<sign><=|>=|<|>)\s*(?P<right>[^<>=]+?)\s*\Z")


def _read_order(node: Node, reading: Reading) -> Body:
    if isinstance(node, Mapping):
        body: Body = RECORDS["order"].read(node, reading)
        return body
    found = _ORDER_TEXT.match(text_at(node, reading, "an order such as a <= b")[:1000])
    if found is None:
        reading.fail(node, "expected an order such as a <= b, or {lesser: a, greater: b}")
    left, right = (Term(reading.series(reading.measure(found[side], node), None)) for side in ("left", "right"))
    lesser, greater = (left, right) if found["sign"][0] == "<" else (right, left)
    options = () if found["sign"][1:] else (("strict", "true"),)
    return Body("order", (("lesser", (lesser,)), ("greater", (greater,))), options)


def _read_part_of(node: Node, reading: Reading) -> Body:
    body: Body = _PART_OF.read(node, reading)
    (_, part), (_, whole) = body.roles
    return Body("order", (("lesser", part), ("greater", whole)))


def _read_restated(node: Node, reading: Reading) -> Body:
    return Body("restated", (("same", _NAMES.read(node, reading)),))


def _read_change(node: Node, reading: Reading) -> Body:
    short = isinstance(node, Mapping) and "of" in node.pairs
    body: Body = (_CHANGE_OF if short else RECORDS["change"]).read(node, reading)
    return body


def _build_change_of(values: Values, node: Mapping, reading: Reading) -> Body:
    """Give the one term both periods: from there to there."""
    ends = {end: evolve(values["of"], period=values[end]) for end in ("from", "to")}
    return _CHANGE.build({**values, **ends}, node, reading)  # type: ignore[no-any-return] # a table of builders


def _read_formula(node: Node, reading: Reading) -> Body:
    return Body("formula", formula=text_at(node, reading, "a formula such as coverage == members / population"))


_PART_OF: Final = record_of(RelationKind("part-of", (Role("part"), Role("whole"))))
_NAMES: Final = items(TERM, "measures", at_least=2)
_CHANGE: Final = RECORDS["change"]
_CHANGE_OF: Final = Record(
    "a change",
    (
        Key("of", TERM, "what changes, between two periods", required=True),
        Key("from", PERIOD, required=True),
        Key("to", PERIOD, required=True),
        *(key for key in _CHANGE.keys if key.name in KINDS["change"].some_of),
    ),
    _build_change_of,
    _CHANGE.extra,
)

_BODIES: Final = {
    **{name: record.shape for name, record in RECORDS.items()},
    "order": Shape(_read_order, {"anyOf": [{"type": "string", "pattern": "[<>]"}, RECORDS["order"].schema]}),
    "part-of": Shape(_read_part_of, _PART_OF.schema),
    "change": Shape(_read_change, {"anyOf": [_CHANGE_OF.schema, _CHANGE.schema]}),
    "restated": Shape(_read_restated, _NAMES.schema),
    "formula": Shape(_read_formula, {"type": "string"}),
}
"""What stands under each kind: the record of its roles, or a form of its own."""

_ABOUT: Final = {
    **{name: kind.about for name, kind in KINDS.items()},
    "part-of": "the part is no more than the whole",
    "restated": "different names for one and the same quantity",
    "formula": "an equation or inequality over measures",
}


def _build(values: Values, node: Mapping, reading: Reading) -> Relation:
    named = [name for name in _BODIES if name in values]
    if len(named) != 1:
        got = " and ".join(named) or "none"
        reading.fail(node, f"a relation has exactly one kind, got {got}", f"known: {', '.join(_BODIES)}")
    body: Body = values[named[0]]
    place = reading.place(node.pairs[named[0]][1])
    period = dated(values, node, reading)
    return Relation(values["id"], body.kind, body.roles, body.options, body.formula, period, place)


RELATION: Final = Record(
    "a relation",
    (
        Key("id", OWN_ID, required=True),
        *PERIOD_KEYS,
        *(Key(name, shape, _ABOUT[name]) for name, shape in _BODIES.items()),
    ),
    _build,
    {**EITHER, "oneOf": [{"required": [name]} for name in _BODIES]},
)
