"""When something holds: ``at`` a date for a level, ``during`` a stretch for an amount."""

from functools import lru_cache
from typing import Final

from factaudit.errors import UsageError
from factaudit.formats.reading import Reading
from factaudit.formats.scalars import PERIOD
from factaudit.formats.shapes import Key, Schema, Values
from factaudit.formats.text_file import quoted
from factaudit.formats.yaml_tree import Mapping
from factaudit.model.measure import Measure
from factaudit.model.period import Period

MAX_STEPS: Final = 4000
"""Most calendar units that one rate may run over: ten years of days, three centuries of months."""

_MOST_DAYS: Final = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half-year": 184, "year": 366}

PERIOD_KEYS: Final = (
    Key("at", PERIOD, "the date of a level (EDTF: 2025-05, 2025-05-12, ../2025-05)"),
    Key("during", PERIOD, "the stretch of an amount (EDTF: 2025-06/2025-12, 2025-33)"),
)
EITHER: Final[Schema] = {"not": {"required": ["at", "during"]}}

_MISFIT: Final = {
    ("flow", "at"): "a flow is an amount over a stretch of time",
    ("stock", "during"): "a stock is a level at an instant",
}


def period_key(kind: str) -> str:
    """Return the key under which the period of a kind of measure is written."""
    return "during" if kind == "flow" else "at"


def dated(values: Values, node: Mapping, reading: Reading, measure: Measure | None = None) -> Period | None:
    """Return the period among the values of a mapping, which must suit the measure."""
    key = next((key for key in ("at", "during") if key in values), None)
    if key is None:
        return None
    if "at" in values and "during" in values:
        reading.fail(node.pairs["during"][0], "both at and during are given", "keep one of them")
    misfit = _MISFIT.get((measure.kind, key)) if measure else None
    if misfit and measure:
        message = f"{misfit}, so {quoted(measure.id)} cannot have the key {quoted(key)}"
        reading.fail(node.pairs[key][0], message, f"use {period_key(measure.kind)}, or change the kind of the measure")
    period: Period = values[key]
    return period


@lru_cache(maxsize=4096)
def misfit_of_units(period: Period, unit: str) -> str:
    """Return why a period is not made of whole calendar units, empty where it is."""
    start, stop = period.start, period.stop
    if start is not None and stop is not None and stop - start > MAX_STEPS * _MOST_DAYS[unit]:
        return f"{period} has more than {MAX_STEPS:,} calendar units of one {unit}"
    try:
        period.count(unit)
    except UsageError as error:
        return str(error)
    return ""
