"""A relation at each period where it holds, with its roles bound to series at times."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import define, field, frozen

from factaudit.model.entries import Entries
from factaudit.model.number import Number, exact
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.relations import dimensions, formula
from factaudit.relations.cuts import Cuts, adds_in_each_segment
from factaudit.relations.kinds import KINDS
from factaudit.relations.template import Template
from factaudit.relations.timeline import Timeline, own_time, time_of


class Placed(NamedTuple):
    """A series at a time, counted ``factor`` times (its sign, and the conversion of its unit)."""

    series: Series
    time: Period | None
    factor: Number = 1


@frozen
class Bound:
    """A template with each of its roles bound to a sum of placed series."""

    template: Template
    roles: tuple[tuple[str, tuple[Placed, ...]], ...]


@frozen
class Instance:
    """A relation at one time: the equations of at least one of its ``options`` hold."""

    relation: Relation
    time: Period | None
    options: tuple[tuple[Bound, ...], ...]


def instances(relation: Relation, entries: Entries, cuts: Cuts) -> Iterator[Instance]:
    """Yield a relation at each period at which it can be held against the claims."""
    place = _Placing(relation, entries, cuts, cuts.line)
    if relation.kind == "roll-forward":
        yield from place.across_time()
    elif relation.kind == "restated":
        yield from (place.chained(time) for time in place.times())
    elif relation.kind == "formula":
        yield from (place.formula(time) for time in place.times())
    else:
        yield from (place.equations(time) for time in place.times())


def _times(scale: Number, factor: Number) -> Number:
    return scale if factor == 1 else exact(scale * factor)


@define
class _Placing:
    relation: Relation
    entries: Entries
    cuts: Cuts
    line: Timeline
    _factors: dict[str, tuple[tuple[Term, Number], ...]] = field(factory=dict)

    def times(self) -> Sequence[Period | None]:
        """Return the periods at which the relation is instantiated."""
        if not self.relation.repeated:
            return [own_time(self.relation)]
        if adds_in_each_segment(self.relation, self.line):
            return self._segments()
        times = self.line.relation_times(self.relation)
        constant = any(series in self.line.constants for series in self.relation.series)
        if not times and (constant or self.relation.kind == "formula"):  # a formula may be a rule that needs no claim
            return [None]
        return [time for time in times if self._spans(time)]

    def _segments(self) -> Sequence[Period | None]:
        constants, joined = self.line.constants, self.relation.series
        periods = self.cuts.all_segments(joined[0])
        if constants and all(series in constants for series in joined):
            return [*periods, None]
        return periods

    def _spans(self, time: Period | None) -> bool:
        """Whether a flow is asked for a duration; at an instant it has no value."""
        flows = any(self.line.is_flow(s) and s not in self.line.constants for s in self.relation.series)
        return not flows or (time is not None and not time.instant)

    def _factored(self, role: str) -> tuple[tuple[Term, Number], ...]:
        """Return the terms of a role, each with the number of times that it is counted."""
        known = self._factors.get(role)
        if known is None:
            terms, scales = self.relation.role(role), dimensions.scales(self.relation, role, self.entries)
            known = tuple([(term, _times(scale, term.factor)) for term, scale in zip(terms, scales, strict=True)])
            self._factors[role] = known
        return known

    def role(self, role: str, time: Period | None) -> tuple[str, tuple[Placed, ...]]:
        """Return a role with its terms at the time of the instance."""
        line, factored = self.line, self._factored(role)
        if self.relation.repeated or self.relation.kind == "roll-forward":
            time_for = line.time_for
            return role, tuple([Placed(term.series, time_for(term.series, time), by) for term, by in factored])
        relation = self.relation
        return role, tuple([Placed(term.series, time_of(relation, term, line), by) for term, by in factored])

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
        boundaries = sorted(t.stop for t in self.line.times_of(stock.series).periods if self._holds_at(t) and t.stop)
        equations = tuple(KINDS["roll-forward"].equations(self.relation))
        steps = [Period.between(start, stop) for start, stop in pairwise(boundaries)]
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
        return role, tuple(p._replace(time=step) if p.time is None and not alone else p for p in placed)
