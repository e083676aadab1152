"""The JSON Schema of the claims file, for editors that complete and check while one writes."""

from factaudit.formats.claims_table import LEDGER
from factaudit.formats.relation_table import TERM_SCHEMA
from factaudit.formats.shapes import Schema
from factaudit.formats.value_forms import DEFINITIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> Schema:
    """Return the JSON Schema (2020-12) of a claims file, made of the table that the reader follows.

    >>> schema()["required"]
    ['factaudit']
    """
    return {
        "$schema": DIALECT,
        "title": "factaudit claims file",
        **LEDGER.schema,
        "$defs": {"term": TERM_SCHEMA, **DEFINITIONS},
    }
