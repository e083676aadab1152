"""A value as its words state it, before a policy says which numbers the words admit."""

from typing import Final

from attrs import field, frozen
from attrs.validators import in_

from factaudit.model.bounds import Bounds
from factaudit.model.number import Number, exact_text

COMPARATORS: Final = ("=", ">", "<", ">=", "<=", "~", "~<", "~>")
"""``~`` about, ``~<`` nearly (just below), ``~>`` slightly more than (just above)."""


@frozen
class Stated:
    """A number or range as written.

    ``value`` is the number written, scale word included (230000 for "230 thousand"); ``upper`` is the
    far end of a range ("between 3 and 5", "dozens"). ``step`` is the worth of the last written digit
    (1000 for "230 thousand", 1/100 for "87.86"), and ``rounded`` tells that decimals or a scale word
    show the number to be rounded to that step. ``explicit`` are bounds given as such; no policy
    touches them. ``otherwise`` holds the other readings of an ambiguous text: their union is meant.
    ``unit`` is the unit read with the number (a name that ``units`` knows, or empty).
    """

    text: str
    value: Number
    upper: Number | None = None
    comparator: str = field(default="=", validator=in_(COMPARATORS))
    step: Number = 1
    rounded: bool = False
    unit: str = ""
    explicit: Bounds | None = None
    otherwise: "tuple[Stated, ...]" = ()

    @property
    def single(self) -> bool:
        """Whether the words give one number, and neither a range nor bounds nor several readings."""
        return self.explicit is None and self.upper is None and not self.otherwise

    @property
    def plain(self) -> bool:
        """Whether it is said to be this, in one reading: not more, not less, not about, not up to another number."""
        return self.comparator == "=" and self.upper is None and not self.otherwise

    @classmethod
    def number(cls, value: Number) -> "Stated":
        """Return an exact number that nobody wrote down."""
        return cls(exact_text(value), value)

    @classmethod
    def bounds(cls, bounds: Bounds) -> "Stated":
        """Return bounds that were given as such."""
        hull = bounds.hull
        near = hull.lower if hull.lower is not None else hull.upper
        return cls(str(bounds), 0 if near is None else near, explicit=bounds)
