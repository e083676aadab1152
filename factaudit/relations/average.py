"""Average: the mean times the count is the total."""

from collections.abc import Iterable
from typing import Any, Final

from factaudit.model.relation import Relation
from factaudit.relations.kind import Equation, Kind
from factaudit.relations.template import Template


def _average(role: Any) -> Any:
    from sympy import Eq  # noqa: PLC0415 - loaded when first needed

    return Eq(role("total"), role("mean") * role("count"))


AVERAGE: Final = Template(_average, "average")


def _equations(_relation: Relation) -> Iterable[Equation]:
    return (Equation(AVERAGE, ("mean", "count", "total")),)


KIND: Final = Kind(
    name="average",
    required=("mean", "count", "total"),
    optional=(),
    equations=_equations,
    product=("total", "mean", "count"),
)
