"""Change: from one value to another, by an amount, by a percentage of the first, or by percentage points."""

from collections.abc import Iterable
from typing import Any, Final

from factaudit.model.relation import Relation
from factaudit.relations.kind import Equation, Kind
from factaudit.relations.template import Template


def _absolute(role: Any) -> Any:
    from sympy import Eq  # noqa: PLC0415 - loaded when first needed

    return Eq(role("absolute"), role("to") - role("from"))


def _percent(role: Any) -> Any:
    from sympy import Eq  # noqa: PLC0415 - loaded when first needed

    return Eq(role("to") - role("from"), role("percent") * role("from"))


def _points(role: Any) -> Any:
    from sympy import Eq  # noqa: PLC0415 - loaded when first needed

    return Eq(role("points"), role("to") - role("from"))


TEMPLATES: Final = {
    "absolute": Template(_absolute, "change by an amount"),
    "percent": Template(_percent, "change by percent"),
    "points": Template(_points, "change by points"),
}


def _equations(relation: Relation) -> Iterable[Equation]:
    return [Equation(template, ("from", "to", by)) for by, template in TEMPLATES.items() if relation.role(by)]


KIND: Final = Kind(
    name="change",
    required=("from", "to"),
    optional=("absolute", "percent", "points"),
    equations=_equations,
    alike=("from", "to", "absolute"),
    pure=("percent", "points"),
)
