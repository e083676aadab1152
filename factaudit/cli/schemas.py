"""The JSON Schemas that ``factaudit schema`` prints."""

import json
from importlib.resources import files


def claims_schema() -> str:
    """Return the schema of a claims file."""
    from factaudit.formats.schema import schema  # noqa: PLC0415

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def report_schema() -> str:
    """Return the schema of the JSON report."""
    return files("factaudit.report").joinpath("report.schema.json").read_text(encoding="utf-8")
