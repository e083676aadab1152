"""A source's statement that a quantity lies within bounds."""

from typing import Final

from attrs import field, frozen
from attrs.validators import in_

from factaudit.errors import Place, UsageError
from factaudit.model.number import Number, exact
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.source import Span
from factaudit.model.stated import Stated

MODALITIES: Final = ("reported", "estimated", "projected", "target", "limit")

FACTUAL: Final = frozenset({"reported", "estimated"})
"""Modalities that describe what is; the others describe what may come."""


@frozen
class Claim:
    """One statement about one quantity.

    ``period`` is an instant's date or a duration as written; ``edge`` is the end of it that a stock
    speaks of. ``every`` names the calendar unit of a steady rate ("10,800 a month": each month),
    ``average_per`` that of an average over the whole period. ``weight`` is trust (None: fixed,
    corrections may not touch it). ``scenario`` joins claims that describe one and the same future.
    """

    id: str
    series: Series
    stated: Stated
    period: Period | None = None
    edge: str = field(default="end", validator=in_(("start", "end")))
    every: str = ""
    average_per: str = ""
    modality: str = field(default="reported", validator=in_(MODALITIES))
    source: str = ""
    speaker: str = ""
    scenario: str = ""
    weight: Number | None = 1
    unit: str = ""
    span: Span | None = None
    note: str = ""
    place: Place = field(default=Place(), eq=False, repr=False)


def trust_of(weight: Number | str) -> Number | None:
    """Return a weight as a number, None where it is fixed.

    Raises:
        UsageError: for one that is not above zero.
    """
    if weight == "fixed":
        return None
    trust = exact(weight)
    if trust <= 0:
        raise UsageError(f"a weight is above zero or 'fixed', got {weight!r}")
    return trust
