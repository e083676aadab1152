"""Share: a part is a percentage of its whole."""

from collections.abc import Iterable
from typing import Any, Final

from factaudit.model.relation import Relation
from factaudit.relations.kind import Equation, Kind
from factaudit.relations.template import Template


def _share(role: Any) -> Any:
    from sympy import Eq  # noqa: PLC0415 - loaded when first needed

    return Eq(role("part"), role("percent") * role("whole"))


SHARE: Final = Template(_share, "share")


def _equations(_relation: Relation) -> Iterable[Equation]:
    return (Equation(SHARE, ("part", "percent", "whole")),)


KIND: Final = Kind(
    name="share",
    required=("part", "whole", "percent"),
    optional=(),
    equations=_equations,
    alike=("part", "whole"),
    pure=("percent",),
)
