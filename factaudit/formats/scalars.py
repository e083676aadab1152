"""The shapes of single values: texts, ids, choices, exact numbers, periods, units."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from factaudit import units
from factaudit.errors import UsageError
from factaudit.formats.reading import Reading, described
from factaudit.formats.shapes import Schema, Shape
from factaudit.formats.text_file import quoted
from factaudit.formats.yaml_tree import Node, Scalar
from factaudit.model.measure import Measure
from factaudit.model.number import Number, exact
from factaudit.model.period import Period

MAX_TEXT: Final = 100_000
MAX_ID: Final = 200

_WRITTEN: Final = {"type": ["string", "number", "boolean"]}
"""A text without quotes may look like a number or a boolean to a schema."""


def text_at(node: Node, reading: Reading, what: str = "a text") -> str:
    """Return the text of a scalar, which ``42`` and ``no`` are as well."""
    if not isinstance(node, Scalar) or node.missing:
        reading.fail(node, f"expected {what}, got {described(node)}")
    if len(node.text) > MAX_TEXT:
        reading.fail(node, f"a text of {len(node.text):,} characters is too long; the limit is {MAX_TEXT:,}")
    return node.text


def parsed(what: str, parse: Callable[[str], Any], schema: Schema) -> Shape:
    """Return the shape of a text that ``parse`` makes something of; what it raises becomes the message."""

    def read(node: Node, reading: Reading) -> Any:
        text = text_at(node, reading, what)
        try:
            return parse(text)
        except UsageError as error:
            reading.fail(node, str(error), f"expected {what}")

    return Shape(read, schema)


def choice(what: str, options: Iterable[str]) -> Shape:
    """Return the shape of one word out of a few."""
    known = tuple(options)

    def read(node: Node, reading: Reading) -> str:
        word = text_at(node, reading, what)
        if word not in known:
            reading.fail(node, f"expected {what}, got {quoted(word)}", reading.nearest(word, known))
        return word

    return Shape(read, {"enum": list(known)})


def _id(node: Node, reading: Reading) -> str:
    name = text_at(node, reading, "an id")
    if not name.isprintable() or name != name.strip() or not 0 < len(name) <= MAX_ID:
        reading.fail(
            node, f"expected a short name as an id, got {quoted(name)}", f"at most {MAX_ID} characters, one line"
        )
    return name


def _flag(node: Node, reading: Reading) -> bool:
    word = text_at(node, reading, "true or false")
    if word not in {"true", "false"}:
        reading.fail(node, f"expected true or false, got {quoted(word)}")
    return word == "true"


@lru_cache(maxsize=4096)
def _period(text: str) -> Period:
    return Period.parse(text)


def _day(text: str) -> date:
    period = _period(text)
    if period.start is None or period.stop != period.start + 1:
        raise UsageError(f"expected one day, got {quoted(text)}")
    return date.fromordinal(period.start)


_PERCENT: Final = re.compile(r"(.{1,40}?) ?%\Z")


def _fraction(text: str) -> Fraction:
    percent = _PERCENT.match(text)
    fraction = Fraction(exact(percent[1])) / 100 if percent else Fraction(exact(text))
    if not 0 <= fraction <= 1:
        raise UsageError(f"expected a fraction between 0 and 1, got {quoted(text)}")
    return fraction


def _weight(text: str) -> Number | None:
    if text == "fixed":
        return None
    weight = exact(text)
    if weight <= 0:
        raise UsageError(f"a weight is above zero, got {quoted(text)}")
    return weight


def _factor(text: str) -> Number:
    factor = exact(text)
    if factor == 0:
        raise UsageError("a factor is not zero")
    return factor


def _unit(text: str) -> str:
    units.dimension(text)
    return text


_RATIO: Final = {"type": ["number", "string"], "pattern": r"^[-+]?[0-9.]+(/[0-9]+)?$"}
_EDTF: Final = {"type": ["string", "integer"]}

TEXT: Final = Shape(text_at, _WRITTEN)
ID: Final = Shape(_id, {**_WRITTEN, "minLength": 1, "maxLength": MAX_ID})
FLAG: Final = Shape(_flag, {"type": "boolean"})
NUMBER: Final = parsed("an exact number such as 12.5 or 1/3", exact, _RATIO)
FACTOR: Final = parsed("a number such as 2 or -1/3", _factor, _RATIO)
WEIGHT: Final = parsed(
    "a number above zero, or fixed", _weight, {"anyOf": [{**_RATIO, "exclusiveMinimum": 0}, {"const": "fixed"}]}
)
FRACTION: Final = parsed(
    "a fraction such as 1/10 or 10 %",
    _fraction,
    {"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": "^[0-9./]+ ?%?$"},
)
PERIOD: Final = parsed("an EDTF date such as 2025-05 or 2025-06/2025-12", _period, _EDTF)
DAY: Final = parsed("a day such as 2025-06-10", _day, _EDTF)
UNIT: Final = parsed("a unit such as person, IDR or percent", _unit, {"type": "string"})


def _own_id(node: Node, reading: Reading) -> str:
    name = _id(node, reading)
    reading.take_id(name, node)
    return name


def _measure(node: Node, reading: Reading) -> Measure:
    return reading.measure(text_at(node, reading, "the id of a measure"), node)


def _source(node: Node, reading: Reading) -> str:
    name = text_at(node, reading, "the id of a source")
    if name not in reading.sources:
        hint = reading.nearest(name, reading.sources) or "list it under sources"
        reading.fail(node, f"unknown source {quoted(name)}", hint)
    return name


def _language(node: Node, reading: Reading) -> str:
    from factaudit.language import languages  # noqa: PLC0415 - most ledgers name no language but the default

    code = text_at(node, reading, "a language code")
    if code not in languages():
        reading.fail(node, f"unknown language {quoted(code)}", f"known: {', '.join(languages())}")
    return code


OWN_ID: Final = Shape(_own_id, ID.schema)
"""The id that a claim or relation gives itself, and no other may have."""
MEASURE: Final = Shape(_measure, ID.schema)
SOURCE: Final = Shape(_source, ID.schema)
LANGUAGE: Final = Shape(_language, {"type": "string"})
