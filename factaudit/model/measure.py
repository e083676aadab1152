"""What is counted: a label, a kind, a unit and an entity."""

from functools import cached_property
from typing import Final

from attrs import define, field
from attrs.validators import in_

from factaudit.errors import Place
from factaudit.model.quantity import Series

KINDS: Final = ("stock", "flow", "ratio")


@define(frozen=True, slots=False)
class Measure:
    """A stock (a level at an instant), a flow (an amount over a duration) or a ratio (a share, rate or mean).

    ``integral`` says that it counts whole things; ``signed`` that it may be below zero (None: money,
    ratios and pure numbers may, counts of things may not).
    """

    id: str
    label: str = ""
    kind: str = field(default="stock", validator=in_(KINDS))
    unit: str = ""
    entity: str = ""
    integral: bool = False
    signed: bool | None = None
    place: Place = field(default=Place(), eq=False, repr=False)

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return self.label or self.id

    @cached_property
    def series(self) -> Series:
        """The measure of its own entity."""
        return Series(self.id, self.entity)
