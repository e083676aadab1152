"""How code speaks of a quantity: a measure, at a period, as a steady rate or on average."""

from collections.abc import Iterable

from attrs import evolve, frozen

from factaudit.errors import UsageError
from factaudit.model.measure import Measure
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Term


@frozen
class Spoken:
    """A measure at a period: what a claim speaks of."""

    series: Series
    period: Period | None = None
    edge: str = "end"
    every_unit: str = ""
    average_unit: str = ""

    @property
    def term(self) -> Term:
        """The same as a member of a relation, at its own period."""
        return Term(self.series, self.period)


@frozen
class Measured:
    """A measure of a ledger, ready to be spoken of at a period."""

    measure: Measure

    @property
    def series(self) -> Series:
        """The measure of its own entity."""
        return self.measure.series

    def of(self, entity: str) -> "Measured":
        """Return the same measure of another entity."""
        return Measured(evolve(self.measure, entity=entity))

    def at(self, period: str, *, edge: str = "end") -> Spoken:
        """Speak of a stock at the end (or start) of an EDTF date: ``2025-05``, ``2025-05-12``, ``../2025-05``."""
        return Spoken(self.series, Period.parse(period), edge)

    def during(self, period: str) -> Spoken:
        """Speak of a flow over an EDTF period: ``2025``, ``2025-06/2025-12``."""
        return Spoken(self.series, Period.parse(period))

    def every(self, unit: str, period: str) -> Spoken:
        """Speak of a steady rate: the flow of each calendar ``unit`` of a period."""
        return Spoken(self.series, Period.parse(period), every_unit=unit)

    def average_per(self, unit: str, period: str) -> Spoken:
        """Speak of an average: the flow of a calendar ``unit`` of a period, taken over all of them."""
        return Spoken(self.series, Period.parse(period), average_unit=unit)

    @property
    def constant(self) -> Spoken:
        """Speak of the measure without a period."""
        return Spoken(self.series)

    @property
    def term(self) -> Term:
        """The measure as a member of a relation, at every period it is known for."""
        return Term(self.series)


Member = Measured | Spoken


def terms_of(role: str, given: object) -> tuple[Term, ...]:
    """Return what stands in a role of a relation.

    Raises:
        UsageError: where it is neither a measure nor several.
    """
    if isinstance(given, Measured | Spoken):
        return (given.term,)
    if isinstance(given, Iterable) and not isinstance(given, str):
        return tuple(term for member in given for term in terms_of(role, member))
    raise UsageError(f"the role {role} takes a measure or several, got {given!r}")
