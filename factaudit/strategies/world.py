"""A hidden true world: what is counted, what holds, every true value that may be told, and what determines what."""

from collections.abc import Iterable
from typing import Self

from attrs import evolve, frozen

from factaudit.model.claim import Claim
from factaudit.model.measure import Measure
from factaudit.model.number import Number
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.model.stated import Stated


@frozen
class Fact:
    """A true value in the unit of its measure, and what it is the value of."""

    series: Series
    value: Number
    period: Period | None = None
    edge: str = "end"
    every: str = ""
    average_per: str = ""

    def claim(self, name: str, stated: Stated) -> Claim:
        """Return a claim about this quantity."""
        return Claim(
            name,
            self.series,
            stated,
            self.period,
            edge=self.edge,
            every=self.every,
            average_per=self.average_per,
        )


@frozen
class Identity:
    """Facts that settle another one: it is equal to their ``reach``, or no less than that where ``at_least``."""

    given: tuple[Fact, ...]
    result: Fact
    relations: tuple[str, ...] = ()
    at_least: bool = False
    reach: Number | None = None

    @property
    def settled(self) -> Number:
        """What the given facts make of the result."""
        return self.result.value if self.reach is None else self.reach


@frozen
class World:
    """Measures and relations with everything that is true of them."""

    measures: tuple[Measure, ...] = ()
    relations: tuple[Relation, ...] = ()
    facts: tuple[Fact, ...] = ()
    identities: tuple[Identity, ...] = ()

    def __add__(self, other: "World") -> "World":
        return World(
            self.measures + other.measures,
            self.relations + other.relations,
            self.facts + other.facts,
            self.identities + other.identities,
        )

    def about(self, measures: Iterable[str]) -> Self:
        """Return the part of the world that has to do with some measures, directly or through relations."""
        known = {*measures}
        waiting = list(self.relations)
        while joined := [relation for relation in waiting if known & self._joined(relation)]:
            known.update(*map(self._joined, joined))
            waiting = [relation for relation in waiting if relation not in joined]
        return evolve(
            self,
            measures=tuple(measure for measure in self.measures if measure.id in known),
            relations=tuple(relation for relation in self.relations if relation not in waiting),
        )

    def _joined(self, relation: Relation) -> set[str]:
        names = {term.series.measure for _, terms in relation.roles for term in terms}
        return names | ({measure.id for measure in self.measures} & {*relation.formula.split(" ")})

    def named(self, suffix: str) -> Self:
        """Return the same world with ``suffix`` at the end of the ids of its measures and relations."""
        return _Renaming(suffix).world(self)  # type: ignore[return-value] # the class has no subclasses


@frozen
class _Renaming:
    suffix: str

    def series(self, series: Series) -> Series:
        return evolve(series, measure=series.measure + self.suffix)

    def fact(self, fact: Fact) -> Fact:
        return evolve(fact, series=self.series(fact.series))

    def relation(self, relation: Relation, names: tuple[str, ...]) -> Relation:
        roles = tuple(
            (role, tuple(evolve(term, series=self.series(term.series)) for term in terms))
            for role, terms in relation.roles
        )
        words = [w + self.suffix if w in names else w for w in relation.formula.split(" ")]
        return evolve(relation, id=relation.id + self.suffix, roles=roles, formula=" ".join(words))

    def identity(self, identity: Identity) -> Identity:
        return evolve(
            identity,
            given=tuple(map(self.fact, identity.given)),
            result=self.fact(identity.result),
            relations=tuple(name + self.suffix for name in identity.relations),
        )

    def world(self, world: World) -> World:
        names = tuple(measure.id for measure in world.measures)
        return World(
            tuple(evolve(m, id=m.id + self.suffix, label=f"{m.label}{self.suffix}") for m in world.measures),
            tuple(self.relation(r, names) for r in world.relations),
            tuple(map(self.fact, world.facts)),
            tuple(map(self.identity, world.identities)),
        )
