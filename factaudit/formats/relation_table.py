"""The kinds of relation in a claims file: their roles, their options, and the short forms some have."""

from collections.abc import Callable
from typing import Final

from attrs import frozen

from factaudit.formats.dated import EITHER, PERIOD_KEYS, dated
from factaudit.formats.reading import Reading, described
from factaudit.formats.scalars import FACTOR, FLAG, MEASURE, TEXT, choice
from factaudit.formats.shapes import Key, Record, Schema, Shape, Values, items
from factaudit.formats.text_file import quoted
from factaudit.formats.yaml_tree import Mapping, Node, Scalar
from factaudit.model.measure import Measure
from factaudit.model.relation import Term

FLOWS: Final = ("closed", "open", "open-inflows", "open-outflows")

DIRECTIONS: Final = ("up", "down")


@frozen
class Role:
    """A role of a relation: one term or ``many``, of one ``kind`` of measure where that is given."""

    name: str
    about: str = ""
    many: bool = False
    required: bool = True
    kind: str = ""


@frozen
class RelationKind:
    """A kind of relation; the roles stand in the order in which the model keeps them."""

    name: str
    roles: tuple[Role, ...]
    options: tuple[Key, ...] = ()
    about: str = ""
    some_of: tuple[str, ...] = ()


_TABLE: Final = (
    RelationKind(
        "roll-forward",
        (
            Role("stock", "the level that the flows change", kind="stock"),
            Role("inflows", "what adds to it", many=True, required=False, kind="flow"),
            Role("outflows", "what takes from it", many=True, required=False, kind="flow"),
        ),
        (Key("flows", choice("closed, or which flows are open", FLOWS), "whether other flows may exist"),),
        about="closing stock = opening stock + inflows - outflows",
    ),
    RelationKind(
        "total",
        (Role("whole"), Role("parts", many=True)),
        (Key("exhaustive", FLAG, "whether the parts are all of it"),),
        about="the parts add up to the whole",
    ),
    RelationKind("share", (Role("part"), Role("whole"), Role("percent")), about="part / whole, in percent"),
    RelationKind(
        "change",
        (
            Role("from"),
            Role("to"),
            Role("absolute", "to - from", required=False),
            Role("percent", "(to - from) / from", required=False),
            Role("points", "to - from, in percentage points", required=False),
        ),
        (Key("direction", choice("up or down", DIRECTIONS), "the way that the words tell"),),
        about="from one value to another",
        some_of=("absolute", "percent", "points", "direction"),
    ),
    RelationKind(
        "order",
        (Role("lesser"), Role("greater")),
        (Key("strict", FLAG, "whether they may not be equal"),),
        about="lesser <= greater",
    ),
    RelationKind("average", (Role("mean"), Role("count"), Role("total")), about="mean x count = total"),
)

KINDS: Final = {kind.name: kind for kind in _TABLE}


def _read_term(node: Node, reading: Reading) -> Term:
    if isinstance(node, Scalar):
        return Term(reading.series(MEASURE.read(node, reading), None))
    if not isinstance(node, Mapping):
        reading.fail(node, f"expected one measure, got {described(node)}")
    term: Term = _TERM_RECORD.read(node, reading)
    return term


def _build_term(values: Values, node: Mapping, reading: Reading) -> Term:
    measure: Measure = values["measure"]
    series = reading.series(measure, values.get("entity"))
    return Term(series, dated(values, node, reading, measure), values.get("factor", 1))


_TERM_RECORD: Final = Record(
    "a term",
    (
        Key("measure", MEASURE, "the id of a measure", required=True),
        Key("entity", TEXT, "of whom, where it is not the measure's own entity"),
        *PERIOD_KEYS,
        Key("factor", FACTOR, "how often it counts"),
    ),
    _build_term,
    EITHER,
)
TERM_SCHEMA: Final[Schema] = {"anyOf": [MEASURE.schema, _TERM_RECORD.schema]}
TERM: Final = Shape(_read_term, {"$ref": "#/$defs/term"})


@frozen
class Body:
    """What stands under the key of a relation's kind."""

    kind: str
    roles: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    formula: str = ""


def _role_shape(role: Role) -> Shape:
    one = Shape(_of_kind(role), TERM.schema) if role.kind else TERM
    return items(one, "measures", at_least=int(role.required)) if role.many else one


def _of_kind(role: Role) -> Callable[[Node, Reading], Term]:
    def read(node: Node, reading: Reading) -> Term:
        term = _read_term(node, reading)
        measure = reading.measures[term.series.measure]
        if measure and measure.kind != role.kind:
            message = f"{role.name} is about a {role.kind}, but {quoted(measure.id)} is a {measure.kind}"
            reading.fail(node, message, "change the kind of the measure, or name another")
        return term

    return read


def record_of(kind: RelationKind) -> Record:
    """Return the mapping of the roles and options of a kind."""

    def build(values: Values, node: Mapping, reading: Reading) -> Body:
        if kind.some_of and not any(name in values for name in kind.some_of):
            reading.fail(node, f"a {kind.name} needs at least one of {', '.join(kind.some_of)}")
        return _body(kind, values)

    roles = (Key(role.name, _role_shape(role), role.about, role.required) for role in kind.roles)
    extra = {"anyOf": [{"required": [name]} for name in kind.some_of]} if kind.some_of else {}
    return Record(f"a {kind.name}", (*roles, *kind.options), build, extra)


def _body(kind: RelationKind, values: Values) -> Body:
    roles = tuple((role.name, _terms(values[role.name])) for role in kind.roles if role.name in values)
    options = tuple((key.name, _option(values[key.name])) for key in kind.options if key.name in values)
    return Body(kind.name, roles, options)


def _terms(value: Term | tuple[Term, ...]) -> tuple[Term, ...]:
    return (value,) if isinstance(value, Term) else value


def _option(value: str | bool) -> str:  # noqa: FBT001 - what a flag reads as
    return value if isinstance(value, str) else str(value).lower()


RECORDS: Final = {kind.name: record_of(kind) for kind in _TABLE}
