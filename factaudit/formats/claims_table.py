"""The keys of a claims file: one table that the reader follows and the JSON Schema is made of."""

from typing import Final

from attrs import evolve

from factaudit.formats.claim_shape import CLAIM
from factaudit.formats.reading import Reading, described
from factaudit.formats.relation_forms import RELATION
from factaudit.formats.scalars import DAY, FLAG, FRACTION, ID, LANGUAGE, TEXT, UNIT, choice, text_at
from factaudit.formats.shapes import Key, Record, Shape, Values, by_id, items
from factaudit.formats.text_file import quoted
from factaudit.formats.yaml_tree import Mapping, Node
from factaudit.model.entries import Entries
from factaudit.model.measure import KINDS, Measure
from factaudit.model.policy import POLICIES, Policy
from factaudit.model.rule import RULES
from factaudit.model.source import Source

VERSION: Final = "1"

ROUNDINGS: Final = ("nearest", "truncated", "none")
ZEROS: Final = ("exact", "rounded")


def _read_version(node: Node, reading: Reading) -> str:
    if text_at(node, reading, "the version of the format") != VERSION:
        reading.fail(node, f"expected version {VERSION} of the format, got {described(node)}", "write factaudit: 1")
    return VERSION


def _read_language(node: Node, reading: Reading) -> str:
    code: str = LANGUAGE.read(node, reading)
    reading.language = code
    return code


def _build_source(values: Values, node: Mapping, reading: Reading) -> Source:
    if "file" in node.pairs:
        values["place"] = reading.place(node.pairs["file"][1])
    return Source(**values)


SOURCES: Final = Record(
    "a source",
    (
        Key("title", TEXT),
        Key("publisher", TEXT),
        Key("published", DAY, "the day of publication"),
        Key("file", TEXT, "its text, relative to this file"),
        Key("url", TEXT),
        Key("language", LANGUAGE, "the language of its words, where it is not the ledger's"),
    ),
    _build_source,
)

MEASURES: Final = Record(
    "a measure",
    (
        Key("label", TEXT, "what to call it"),
        Key("kind", choice("a kind of measure", KINDS), "a level, an amount over time, or a share, rate or mean"),
        Key("unit", UNIT, "a unit of measurement, a currency, or what is counted: person, case, ..."),
        Key("entity", TEXT, "of whom or what"),
        Key("integral", FLAG, "whether it counts whole things"),
        Key("signed", FLAG, "whether it may be below zero"),
    ),
    lambda values, _node, _reading: Measure(**values),
)


def _read_policy(node: Node, reading: Reading) -> Policy:
    policy: Policy = (
        _POLICY_RECORD.read(node, reading) if isinstance(node, Mapping) else POLICIES[_NAMED.read(node, reading)]
    )
    return policy


def _build_policy(values: Values, _node: Mapping, _reading: Reading) -> Policy:
    """Start from a policy known by name, and change what is given."""
    name = values.pop("name", "own")
    base = values.pop("base", name if name in POLICIES else "as-written")
    return evolve(POLICIES[base], name=name, **values)


_NAMED: Final = choice("a policy", POLICIES)
_POLICY_RECORD: Final = Record(
    "a policy",
    (
        Key("name", TEXT, "what to call it (own)"),
        Key("base", _NAMED, "the policy it differs from (as-written)"),
        Key(
            "rounding", choice("a way of rounding", ROUNDINGS), "how a number with decimals or a scale word was rounded"
        ),
        Key("zeros", choice("exact or rounded", ZEROS), "what trailing zeros of a plain number mean"),
        Key("about", FRACTION, "how far 'about x' reaches, as a part of x"),
        Key("nearly", FRACTION, "how far 'nearly x' reaches below x"),
        Key("over", FRACTION, "how far 'slightly more than x' reaches above x"),
    ),
    _build_policy,
)
POLICY: Final = Shape(_read_policy, {"anyOf": [_NAMED.schema, _POLICY_RECORD.schema]})


def _build_ignored(values: Values, node: Mapping, reading: Reading) -> tuple[str, str]:
    claim = values.get("claim", "")
    if claim and claim not in reading.ids:
        place = node.pairs["claim"][1]
        reading.fail(place, f"unknown claim {quoted(claim)}", reading.nearest(claim, reading.ids))
    if not values["reason"].strip():
        reading.fail(node.pairs["reason"][1], "a finding is silenced for a reason, and none is given")
    return (f"{values['rule']}:{claim}" if claim else values["rule"], values["reason"])


IGNORED: Final = Record(
    "an entry of ignore",
    (
        Key("rule", choice("the name of a rule", RULES), required=True),
        Key("claim", ID, "only where this claim is involved"),
        Key("reason", TEXT, "why, for whoever reads this later", required=True),
    ),
    _build_ignored,
)


def _build_entries(values: Values, _node: Mapping, _reading: Reading) -> Entries:
    del values["factaudit"]
    return Entries(**values)


_ID_NAMES: Final = Shape(ID.read, {"minLength": 1, "maxLength": 200})

LEDGER: Final = Record(
    "a claims file",
    (
        Key("factaudit", Shape(_read_version, {"const": int(VERSION)}), "the version of this format", required=True),
        Key("title", TEXT),
        Key("language", Shape(_read_language, LANGUAGE.schema), "the language of the values in words (en)"),
        Key("policy", POLICY, "which numbers the words of a value admit (as-written)"),
        Key("sources", by_id(SOURCES, "sources", _ID_NAMES, lambda reading: reading.sources), "where claims come from"),
        Key("measures", by_id(MEASURES, "measures", _ID_NAMES, lambda reading: reading.measures), "what is counted"),
        Key("relations", items(RELATION.shape, "relations"), "what must hold between measures"),
        Key("claims", items(CLAIM.shape, "claims"), "what is stated"),
        Key("ignore", items(IGNORED.shape, "entries"), "findings to leave out, each with its reason"),
    ),
    _build_entries,
)
