"""Restated: different names stand for one and the same quantity."""

from collections.abc import Iterable
from typing import Any, Final

from factaudit.model.relation import Relation
from factaudit.relations.kind import Equation, Kind
from factaudit.relations.template import Template


def _same(role: Any) -> Any:
    from sympy import Eq  # noqa: PLC0415 - loaded when first needed

    return Eq(role("first"), role("other"))


SAME: Final = Template(_same, "restated")


def _equations(_relation: Relation) -> Iterable[Equation]:
    return (Equation(SAME, ("first", "other")),)


KIND: Final = Kind(
    name="restated",
    required=("same",),
    optional=(),
    equations=_equations,
    alike=("same",),
)
