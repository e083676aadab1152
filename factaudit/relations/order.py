"""Order: one value is below another, or no more than it (as a part is of its whole)."""

from collections.abc import Iterable
from typing import Any, Final

from factaudit.model.relation import Relation
from factaudit.relations.kind import Equation, Kind
from factaudit.relations.template import Template


def _no_more(role: Any) -> Any:
    return role("lesser") <= role("greater")


def _below(role: Any) -> Any:
    return role("lesser") < role("greater")


NO_MORE: Final = Template(_no_more)
BELOW: Final = Template(_below)


def _equations(relation: Relation) -> Iterable[Equation]:
    template = BELOW if relation.option("strict", "false") == "true" else NO_MORE
    return (Equation(template, ("lesser", "greater")),)


KIND: Final = Kind(
    name="order",
    required=("lesser", "greater"),
    optional=(),
    equations=_equations,
    alike=("lesser", "greater"),
)
