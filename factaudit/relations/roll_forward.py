"""Roll-forward: the closing stock is the opening stock and what flowed in, without what flowed out."""

from collections.abc import Iterable
from typing import Any, Final

from factaudit.model.relation import Relation
from factaudit.relations.kind import Equation, Kind
from factaudit.relations.template import Template


def _identity(role: Any) -> Any:
    from sympy import Eq  # noqa: PLC0415 - loaded when first needed

    return Eq(role("closing"), role("opening") + role("inflows") - role("outflows"))


def _no_less(role: Any) -> Any:
    return role("closing") >= role("opening") + role("inflows") - role("outflows")


def _no_more(role: Any) -> Any:
    return role("closing") <= role("opening") + role("inflows") - role("outflows")


ROLES: Final = ("opening", "closing", "inflows", "outflows")

TEMPLATES: Final = {
    "closed": Template(_identity, "roll-forward"),
    "open-inflows": Template(_no_less, "roll-forward with open inflows"),
    "open-outflows": Template(_no_more, "roll-forward with open outflows"),
}
"""By which flows may exist beside the stated ones; flows open on both sides say nothing at all."""


def _equations(relation: Relation) -> Iterable[Equation]:
    template = TEMPLATES.get(relation.option("flows", "closed"))
    return (Equation(template, ROLES),) if template else ()


KIND: Final = Kind(
    name="roll-forward",
    required=("stock",),
    optional=("inflows", "outflows"),
    equations=_equations,
    alike=("stock", "inflows", "outflows"),
)
