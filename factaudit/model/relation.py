"""What must hold between quantities. A relation is data; what each kind means is told in ``relations``."""

from functools import cached_property

from attrs import define, field, frozen

from factaudit.errors import Place
from factaudit.model.number import Number
from factaudit.model.period import Period
from factaudit.model.quantity import Series


@frozen
class Term:
    """A series in a role of a relation, at one period where ``period`` says so, counted ``factor`` times."""

    series: Series
    period: Period | None = None
    factor: Number = 1


@define(frozen=True, slots=False)
class Relation:
    """A relation of a ``kind`` between the series in its ``roles``.

    ``options`` holds what the kind lets one choose (``flows: closed``, ``exhaustive: true``),
    ``formula`` the text of a user's own relation, ``period`` the only period at which it holds.
    """

    id: str
    kind: str
    roles: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    formula: str = ""
    period: Period | None = None
    place: Place = field(default=Place(), eq=False, repr=False)

    def role(self, name: str) -> tuple[Term, ...]:
        """Return the terms in a role, none where the role is empty."""
        return self._by_role.get(name, ())

    @cached_property
    def _by_role(self) -> dict[str, tuple[Term, ...]]:
        return dict(self.roles)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series in its roles, each once, in order."""
        return tuple(dict.fromkeys(term.series for _, terms in self.roles for term in terms))

    @cached_property
    def repeated(self) -> bool:
        """Whether it holds at each period that its series share, having none of its own."""
        pinned = any(term.period is not None for _, terms in self.roles for term in terms)
        return self.kind != "roll-forward" and self.period is None and not pinned

    def option(self, name: str, default: str = "") -> str:
        """Return what was chosen for an option."""
        return dict(self.options).get(name, default)
