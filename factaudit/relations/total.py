"""Total: parts add up to their whole; parts that are not all of it add up to no more."""

from collections.abc import Iterable
from typing import Any, Final

from factaudit.model.relation import Relation
from factaudit.relations.kind import Equation, Kind
from factaudit.relations.template import Template


def _all_parts(role: Any) -> Any:
    from sympy import Eq  # noqa: PLC0415 - loaded when first needed

    return Eq(role("whole"), role("parts"))


def _some_parts(role: Any) -> Any:
    return role("whole") >= role("parts")


EXHAUSTIVE: Final = Template(_all_parts, "total")
PARTIAL: Final = Template(_some_parts, "total of some parts")


def _equations(relation: Relation) -> Iterable[Equation]:
    template = EXHAUSTIVE if relation.option("exhaustive", "true") == "true" else PARTIAL
    return (Equation(template, ("whole", "parts")),)


KIND: Final = Kind(
    name="total",
    required=("whole", "parts"),
    optional=(),
    equations=_equations,
    alike=("whole", "parts"),
)
