"""The forms of a claim's value: a plain number, words, explicit bounds, or a number with all that was read of it."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from factaudit.errors import UsageError
from factaudit.formats.reading import Reading
from factaudit.formats.scalars import FLAG, NUMBER, TEXT, UNIT, choice, text_at
from factaudit.formats.shapes import Key, Record, Schema, Shape, Values, items
from factaudit.formats.text_file import quoted
from factaudit.formats.yaml_tree import Mapping, Node, Scalar
from factaudit.model.bounds import Bounds
from factaudit.model.number import MAX_DIGITS, Number, exact
from factaudit.model.stated import COMPARATORS, Stated

PLAIN_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(?:\.([0-9]+))?\Z")
_ALMOST_NUMBER: Final = re.compile(
    r"""[-+]?0[box][0-9a-fA-F_]*\Z | [-+]?[0-9._]+[eE][-+]?[0-9]+\Z | [-+]?\.(inf|nan)\Z | [-+]?[0-9.]*_[0-9._]*\Z
      | [-+]?[0-9]*\.[0-9]*\Z | [-+]?[0-9]+\Z | [-+]?[0-9]+(:[0-5]?[0-9])+\Z | (true|false|yes|no|on|off)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""What YAML 1.1 or 1.2 takes for a number or a boolean, beyond a plain decimal."""


@frozen
class Words:
    """A value in words; which language they are in is known once the claim's source is."""

    node: Scalar

    def stated(self, language: str, reading: Reading) -> Stated:
        """Read the words."""
        try:
            return in_words(self.node.text, language)
        except UsageError as error:
            hint = "write a number, words such as 'more than 230 thousand', or {min: , max: }"
            reading.fail(self.node, str(error), hint)


def in_words(words: str, language: str) -> Stated:
    """Read the words of a value.

    Raises:
        UsageError: where they are not understood.
    """
    from factaudit.language import read_value  # noqa: PLC0415 - a ledger of plain numbers needs no language

    return evolve(read_value(words, language), text=words)


def plain_number(text: str) -> Stated | None:
    """Return a plain decimal as stated, decimals showing it to be rounded; None for any other text.

    >>> plain_number("87.86").step, plain_number("28562").rounded, plain_number("28,562")
    (Fraction(1, 100), False, None)
    """
    found = PLAIN_NUMBER.match(text)
    if found is None or len(text) > MAX_DIGITS:
        return None
    decimals = found[2]
    if decimals is None:
        return Stated(text, int(text))
    return Stated(text, exact(text), step=Fraction(1, 10 ** len(decimals)), rounded=True)


def like_number(text: str) -> bool:
    """Return whether a text without quotes would be taken for a number or a boolean, not for words."""
    return bool(PLAIN_NUMBER.match(text) or _ALMOST_NUMBER.match(text))


def rounded_to(value: Number, step: Number) -> Stated:
    """Return a number that stands for all within half a ``step`` of it, both ends included."""
    half = Fraction(step) / 2
    bounds = Bounds.between(exact(value - half), exact(value + half))
    return evolve(Stated.number(value), step=step, rounded=True, explicit=bounds)


def _read_value(node: Node, reading: Reading) -> Stated | Words:
    if isinstance(node, Mapping):
        return _form(node, reading)
    text = text_at(node, reading, "a value")
    assert isinstance(node, Scalar)
    if not node.plain:
        return Words(node)
    stated = plain_number(text)
    if stated is not None:
        return stated
    if _ALMOST_NUMBER.match(text):
        hint = f"write it out as 1200 or 12.5 (at most {MAX_DIGITS} digits), or in quotes as words"
        reading.fail(node, f"expected a plain decimal number or words, got {quoted(text)}", hint)
    return Words(node)


def _form(node: Node, reading: Reading) -> Stated:
    marker = next((name for name in FORMS if isinstance(node, Mapping) and name in node.pairs), "min")
    made: Stated = FORMS[marker].read(node, reading)
    return made


def _read_bounds(node: Node, reading: Reading) -> Bounds:
    if isinstance(node, Mapping):
        explicit = _form(node, reading).explicit
        if explicit is None:
            reading.fail(node, "expected explicit bounds such as {min: 3, max: 5}")
        return explicit
    number: Number = NUMBER.read(node, reading)
    return Bounds.exactly(number)


_LOWER: Final[dict[str, Callable[[Number], Bounds]]] = {
    "min": Bounds.at_least,
    "at-least": Bounds.at_least,
    "more-than": Bounds.more_than,
}
_UPPER: Final[dict[str, Callable[[Number], Bounds]]] = {
    "max": Bounds.at_most,
    "at-most": Bounds.at_most,
    "less-than": Bounds.less_than,
}


def _build_ends(values: Values, node: Mapping, reading: Reading) -> Stated:
    bounds = Bounds.anything()
    for side, ends in (("lower", _LOWER), ("upper", _UPPER)):
        given = [name for name in ends if name in values]
        if len(given) > 1:
            reading.fail(node, f"two {side} ends: {' and '.join(given)}", "keep one of them")
        for name in given:
            bounds &= ends[name](values[name])
    if not values:
        reading.fail(node, "expected bounds, got an empty mapping", f"known: {', '.join((*_LOWER, *_UPPER))}")
    return _sound(bounds, node, reading)


def _build_union(values: Values, node: Mapping, reading: Reading) -> Stated:
    bounds = Bounds(())
    for part in values["any-of"]:
        bounds |= part
    return _sound(bounds, node, reading)


def _sound(bounds: Bounds, node: Node, reading: Reading) -> Stated:
    if bounds.empty:
        reading.fail(node, "these bounds admit no number", "is the lower end above the upper end?")
    return Stated.bounds(bounds)


def _build_rounded(values: Values, node: Mapping, reading: Reading) -> Stated:
    if values["to"] <= 0:
        reading.fail(
            node.pairs["to"][1], "a number is rounded to a step above zero", "such as {rounded: 4.74, to: 0.01}"
        )
    return rounded_to(values["rounded"], values["to"])


_FIELDS: Final = {"number": "value", "words": "text", "admits": "explicit", "or": "otherwise"}
"""Keys of the full form that bear another name in ``Stated``."""


def _read_full(node: Node, reading: Reading) -> Stated:
    made: Stated = FORMS["number"].read(node, reading)
    return made


def _build_full(values: Values, _node: Mapping, _reading: Reading) -> Stated:
    given = {_FIELDS.get(name, name): value for name, value in values.items()}
    return evolve(Stated.number(given["value"]), **given)


_BOUNDS: Final = Shape(_read_bounds, {"anyOf": [NUMBER.schema, {"$ref": "#/$defs/bounds"}]})
_READINGS: Final = items(Shape(_read_full, {"$ref": "#/$defs/number"}), "readings")

_ENDS: Final = Record(
    "bounds", tuple(Key(name, NUMBER) for name in (*_LOWER, *_UPPER)), _build_ends, {"minProperties": 1}
)

FORMS: Final[dict[str, Record]] = {
    "number": Record(
        "a number",
        (
            Key("number", NUMBER, "the number written, scale word included", required=True),
            Key("words", TEXT, "how it is written"),
            Key("upper", NUMBER, "the far end of a range"),
            Key("comparator", choice("a comparator", COMPARATORS)),
            Key("step", NUMBER, "the worth of the last written digit"),
            Key("rounded", FLAG, "whether it is shown to be rounded to that step"),
            Key("unit", UNIT, "the unit written with it"),
            Key("admits", _BOUNDS, "the bounds, where no policy may touch them"),
            Key("or", _READINGS, "other readings of the same words; their union is meant"),
        ),
        _build_full,
    ),
    "any-of": Record(
        "a union of bounds", (Key("any-of", items(_BOUNDS, "bounds", at_least=1), required=True),), _build_union
    ),
    "rounded": Record(
        "a rounded number",
        (Key("rounded", NUMBER, required=True), Key("to", NUMBER, "the step it is rounded to", required=True)),
        _build_rounded,
    ),
    "min": _ENDS,
}
"""The forms by the key that tells them apart, looked for in this order."""

DEFINITIONS: Final[Schema] = {
    "number": FORMS["number"].schema,
    "bounds": {"anyOf": [FORMS[name].schema for name in ("min", "rounded", "any-of")]},
}

VALUE: Final = Shape(
    _read_value,
    {
        "anyOf": [
            {"type": "number"},
            {"type": "string"},
            {"$ref": "#/$defs/bounds"},
            {"$ref": "#/$defs/number"},
        ]
    },
)
