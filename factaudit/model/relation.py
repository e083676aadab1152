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
        for role, terms in self.roles:
            if role == name:
                return terms
        return ()

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series in its roles, each once, in order."""
        return tuple(dict.fromkeys([term.series for _, terms in self.roles for term in terms]))

    @cached_property
    def repeated(self) -> bool:
        """Whether it holds at each period that its series share, having none of its own."""
        if self.kind == "roll-forward" or self.period is not None:
            return False
        return {term.period for _, terms in self.roles for term in terms} <= {None}

    def option(self, name: str, default: str = "") -> str:
        """Return what was chosen for an option."""
        return dict(self.options).get(name, default)
