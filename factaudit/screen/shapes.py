"""Islands of a ledger with the same relations between the same kinds of measures, told of at the same times."""

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import chain
from typing import Final

from attrs import define, field

from factaudit.model.bounds import Interval
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.relation import Relation
from factaudit.relations.islands import Islands
from factaudit.relations.reading import Reading

LARGE: Final = 200
"""Claims and relations above which an island is not compared with others: one of that size is rarely one of many."""


@define(eq=False)
class Island:
    """The relations and readings on one island, in the order of the ledger.

    ``members`` are the numbers of the series in the roles of each relation, ``about`` that of each reading's.
    """

    relations: list[Relation] = field(factory=list)
    members: list[list[int]] = field(factory=list)
    readings: list[Reading] = field(factory=list)
    about: list[int] = field(factory=list)

    @property
    def large(self) -> bool:
        """Whether it is too large to be compared with others."""
        return len(self.readings) + len(self.relations) > LARGE


def alike(
    entries: Entries, readings: Sequence[Reading], relations: Sequence[Relation], flows: frozenset[str], *, enough: int
) -> list[list[Island]]:
    """Group the islands that have a shape by it, where there are enough of it; none has whose claims leave a choice.

    Args:
        entries: the measures.
        readings: what the claims of a scenario say.
        relations: those of the scenario.
        flows: the measures that speak of durations.
        enough: how many islands of a shape there must be.
    """
    place = Islands()
    members = [[place.number(term.series) for _, terms in relation.roles for term in terms] for relation in relations]
    about = [place.number(reading.claim.series) for reading in readings]
    for joined in members:
        if len(joined) > 1:
            place.join(joined)
    root = place.roots()
    islands = {home: Island() for home in _small(root, enough)}
    if not islands:
        return []
    for relation, joined in zip(relations, members, strict=True):
        island = islands.get(root[joined[0]]) if joined else None
        if island is not None:
            island.relations.append(relation)
            island.members.append(joined)
    for reading, number in zip(readings, about, strict=True):
        island = islands.get(root[number])
        if island is not None:
            island.readings.append(reading)
            island.about.append(number)
    forms = _Forms(entries, flows, place)
    shapes: dict[Hashable, list[Island]] = {}
    for island in islands.values():
        shape = None if island.large else forms.shape(island)
        if shape is not None:
            shapes.setdefault(shape, []).append(island)
    return [group for group in shapes.values() if len(group) >= enough]


def _small(root: list[int], enough: int) -> list[int]:
    """Return what stands for each island of not too many series, none where there are not enough of them."""
    small = [home for home, size in Counter(root).items() if size <= LARGE]
    return small if len(small) >= enough else []


class _Forms:
    """What matters of measures, relations and readings beside which they are and how much is claimed, numbered."""

    def __init__(self, entries: Entries, flows: frozenset[str], place: Islands) -> None:
        self._numbers: dict[Hashable, int] = {}
        measures = [series.measure for series in place.numbers]
        self._of_series = [self._measure(entries.measure[name], flow=name in flows) for name in measures]

    def shape(self, island: Island) -> Hashable | None:
        """Return what an island shares with all that differ from it in names and numbers only."""
        local: dict[int, int] = {}
        shape: list[int] = []
        for relation, members in zip(island.relations, island.members, strict=True):
            shape.append(self._relation(relation))
            shape += [local.setdefault(member, len(local)) for member in members]
        for reading, member in zip(island.readings, island.about, strict=True):
            intervals = reading.bounds.intervals
            if len(intervals) != 1:
                return None
            shape.append(self._reading(reading, intervals[0]))
            shape.append(local.setdefault(member, len(local)))
        shape += [self._of_series[member] for member in local]
        return (len(island.relations), *shape)

    def _measure(self, measure: Measure, *, flow: bool) -> int:
        form = (measure.kind, measure.unit, measure.integral, measure.signed, flow)
        return self._numbers.setdefault(form, len(self._numbers))

    def _relation(self, relation: Relation) -> int:
        roles = [(role, len(terms)) for role, terms in relation.roles]
        odd = [
            (at, term.period, term.factor)
            for at, term in enumerate(chain.from_iterable([terms for _, terms in relation.roles]))
            if term.period is not None or term.factor != 1
        ]
        form = (relation.kind, relation.options, relation.formula, relation.period, *roles, *odd)
        return self._numbers.setdefault(form, len(self._numbers))

    def _reading(self, reading: Reading, interval: Interval) -> int:
        claim, when = reading.claim, reading.when
        ends = (interval.lower is None, interval.upper is None, claim.every, claim.average_per)
        form = ends if when is None else (when.start, when.stop, *ends)
        return self._numbers.setdefault(form, len(self._numbers))
