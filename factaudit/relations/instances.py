"""A relation at each period where it holds, with its roles bound to series at times."""

from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve, frozen

from factaudit.model.entries import Entries
from factaudit.model.number import Number, exact
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.relations import dimensions, formula
from factaudit.relations.kinds import KINDS
from factaudit.relations.template import Template
from factaudit.relations.timeline import (
    Timeline,
    adds_in_each_segment,
    own_time,
    relation_times,
    time_of,
)


@frozen
class Placed:
    """A series at a time, counted ``factor`` times (its sign, and the conversion of its unit)."""

    series: Series
    time: Period | None
    factor: Number = 1


@frozen
class Bound:
    """A template with each of its roles bound to a sum of placed series."""

    template: Template
    roles: tuple[tuple[str, tuple[Placed, ...]], ...]

    @property
    def role(self) -> dict[str, tuple[Placed, ...]]:
        """The placed series by role."""
        return dict(self.roles)


@frozen
class Instance:
    """A relation at one time: the equations of at least one of its ``options`` hold."""

    relation: Relation
    time: Period | None
    options: tuple[tuple[Bound, ...], ...]


def instances(relation: Relation, entries: Entries, line: Timeline) -> Iterator[Instance]:
    """Yield a relation at each period at which it can be held against the claims."""
    place = _Placing(relation, entries, line)
    if relation.kind == "roll-forward":
        yield from place.across_time()
    elif relation.kind == "restated":
        yield from (place.chained(time) for time in place.times())
    elif relation.kind == "formula":
        yield from (place.formula(time) for time in place.times())
    else:
        yield from (place.equations(time) for time in place.times())


@frozen
class _Placing:
    relation: Relation
    entries: Entries
    line: Timeline

    def times(self) -> list[Period | None]:
        """Return the periods at which the relation is instantiated."""
        if not self.relation.repeated:
            return [own_time(self.relation)]
        if adds_in_each_segment(self.relation, self.entries, self.line):
            return list(self._segments())
        times: list[Period | None] = list(relation_times(self.relation, self.line))
        constant = any(series in self.line.constants for series in self.relation.series)
        if not times and (constant or self.relation.kind == "formula"):  # a formula may be a rule that needs no claim
            return [None]
        return [time for time in times if self._spans(time)]

    def _segments(self) -> Iterator[Period | None]:
        joined = self.relation.series
        cuts = self.line.cuts.get(joined[0], [])
        yield from (Period(a, b) for a, b in pairwise(cuts))
        if all(s in self.line.constants for s in joined):
            yield None

    def _spans(self, time: Period | None) -> bool:
        """Whether a flow is asked for a duration; at an instant it has no value."""
        flows = any(self.line.is_flow(s) and s not in self.line.constants for s in self.relation.series)
        return not flows or (time is not None and not time.instant)

    def placed(self, term: Term, role: str, time: Period | None) -> Placed:
        """Return a term of a role at the time of the instance."""
        scale = dimensions.scale(self.relation, role, term.series, self.entries)
        factor = exact(term.factor * scale)
        if self.relation.repeated or self.relation.kind == "roll-forward":
            return Placed(term.series, self.line.time_for(term.series, time), factor)
        return Placed(term.series, time_of(self.relation, term, self.line), factor)

    def role(self, role: str, time: Period | None) -> tuple[str, tuple[Placed, ...]]:
        """Return a role with its terms placed."""
        return role, tuple(self.placed(term, role, time) for term in self.relation.role(role))

    def equations(self, time: Period | None) -> Instance:
        kind = KINDS[self.relation.kind]
        bounds = tuple(
            Bound(equation.template, tuple(self.role(role, time) for role in equation.roles))
            for equation in kind.equations(self.relation)
        )
        return Instance(self.relation, time, (bounds,))

    def chained(self, time: Period | None) -> Instance:
        """Each of the names for one quantity equals the first."""
        (equation,) = KINDS["restated"].equations(self.relation)
        first, *others = self.role("same", time)[1]
        bounds = tuple(Bound(equation.template, (("first", (first,)), ("other", (o,)))) for o in others)
        return Instance(self.relation, time, (bounds,))

    def formula(self, time: Period | None) -> Instance:
        parsed = formula.parse(self.relation.formula)
        roles = tuple(self.role(name, time) for name in parsed.names)
        options = tuple(tuple(Bound(template, roles) for template in option) for option in parsed.options)
        return Instance(self.relation, time, options)

    def _holds_at(self, time: Period) -> bool:
        return self.relation.period is None or self.relation.period.covers(time)

    def across_time(self) -> Iterator[Instance]:
        """Roll the stock forward from each of its instants to the next."""
        (stock,) = self.relation.role("stock")
        boundaries = sorted(t.stop for t in self.line.times.get(stock.series, ()) if self._holds_at(t) and t.stop)
        equations = tuple(KINDS["roll-forward"].equations(self.relation))
        steps = [Period(start, stop) for start, stop in pairwise(boundaries)]
        for step in steps:
            roles = (
                ("opening", (Placed(stock.series, step.at_start()),)),
                ("closing", (Placed(stock.series, step.at_end()),)),
                *(self._flows(role, step, alone=len(steps) == 1) for role in ("inflows", "outflows")),
            )
            yield Instance(self.relation, step, (tuple(Bound(e.template, roles) for e in equations),))

    def _flows(self, role: str, step: Period, *, alone: bool) -> tuple[str, tuple[Placed, ...]]:
        """Return the flows of a step; one told without a period is taken for all of it where there is no other step."""
        placed = self.role(role, step)[1]
        return role, tuple(evolve(p, time=step) if p.time is None and not alone else p for p in placed)
