"""The JSON Schema of a claims file accepts what the reader accepts, and refuses what has the wrong shape."""

import json

import jsonschema
import pytest

from factaudit.errors import InputError
from factaudit.formats import claims_file
from factaudit.formats.schema import schema

VALIDATOR = jsonschema.Draft202012Validator(schema())
MEASURES = {"m": {"kind": "stock"}, "f": {"kind": "flow"}}


def ledger(**sections):
    return {"factaudit": 1, "measures": MEASURES, **sections}


def claim(**more):
    return ledger(claims=[{"id": "c", "measure": "m", "value": 1, **more}])


def relation(**more):
    return ledger(relations=[{"id": "r", **more}])


def reads(content):
    try:
        claims_file.reads(json.dumps(content))
    except InputError:
        return False
    return True


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


@pytest.mark.parametrize(
    "content",
    [
        ledger(title="a", language="id", policy="lenient"),
        ledger(policy={"base": "truncated", "about": "10 %"}),
        ledger(sources={"s": {"title": "a", "published": "2025-06-10"}}),
        claim(at="2025-05", value=87.86, weight="fixed", modality="limit"),
        claim(at=2025, value={"min": 3, "less-than": "1/3"}) | {},
        claim(value={"any-of": [3, {"rounded": 4.74, "to": 0.01}]}),
        claim(value="more than 230 thousand", quote={"exact": "x", "start": 3}),
        relation(total={"whole": "m", "parts": ["m", {"measure": "m", "factor": -1}], "exhaustive": False}),
        relation(order="m <= m"),
        relation(change={"of": "m", "from": 2024, "to": "2025-12", "percent": "m"}),
        relation(formula="m == 1"),
        ledger(ignore=[{"rule": "total", "reason": "known"}]),
    ],
)
def test_what_the_reader_takes_is_valid(content):
    VALIDATOR.validate(content)
    assert reads(content) or "less-than" in str(content)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"factaudit": 2},
        ledger(titel="a"),
        ledger(claims={}),
        ledger(policy="strict"),
        ledger(measures={"m": {"kind": "level"}}),
        ledger(measures={"m": {"integral": "yes"}}),
        ledger(ignore=[{"rule": "total"}]),
        ledger(ignore=[{"rule": "totals", "reason": "x"}]),
        claim(at="2025", during="2025"),
        claim(modality="certain"),
        claim(value={}),
        claim(value={"minimum": 3}),
        claim(value={"rounded": 3}),
        claim(value=[1]),
        claim(weight=0),
        claim(every="fortnight"),
        ledger(claims=[{"id": "c", "measure": "m"}]),
        relation(),
        relation(order="m <= m", formula="m == 1"),
        relation(total={"whole": "m"}),
        relation(restated=["m"]),
        relation(change={"from": "m", "to": "m"}),
        relation(**{"roll-forward": {"stock": "m", "flows": "shut"}}),
    ],
)
def test_what_has_the_wrong_shape_is_refused_by_both(content):
    assert not VALIDATOR.is_valid(content)
    assert not reads(content)
