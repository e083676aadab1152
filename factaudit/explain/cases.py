"""The conflicts of a scenario, each cut out of the component that it lies in as a case of its own."""

from collections.abc import Iterable
from typing import TypeVar

from attrs import define, evolve, field

from factaudit.constraint import Choice, Product, Row, System
from factaudit.explain.around import Around
from factaudit.explain.case import Case
from factaudit.explain.swaps import Swaps
from factaudit.explain.years import Years
from factaudit.model.entries import Entries
from factaudit.model.number import Number
from factaudit.relations.build import Built
from factaudit.relations.rows import Chunk
from factaudit.solve import Conflict, Effort, Outcome, feasible_without
from factaudit.solve.restrict import Index

N = TypeVar("N", int, Number)


@define
class Cases:
    """Cuts conflicts out of the components of a scenario that contradict themselves."""

    entries: Entries
    built: Built
    outcome: Outcome
    effort: Effort
    _parts: list[Around] = field(init=False)
    _places: dict[str, list[int]] = field(factory=dict)
    _years: Years = field(init=False)
    _swaps: Swaps = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._years = Years(self.entries, self.built, self.effort)
        self._swaps = Swaps(self.entries, self.built, self.outcome, self._years, self.effort)
        self._parts = [Around(part, self.built, self.effort) for part in self.outcome.torn]
        for place, part in enumerate(self.outcome.torn):
            for name in (*part.claims, *part.relations):
                self._places.setdefault(name, []).append(place)
        for conflict in self.outcome.conflicts:
            place, *others = self._homes(conflict)
            if not others:
                self._parts[place].conflicts.append(frozenset(conflict.ids))

    def _homes(self, conflict: Conflict) -> list[int]:
        """Return the components that hold all members of a conflict; it lies in one of them."""
        places = [self._places[name] for name in conflict.ids]
        return sorted(set(places[0]).intersection(*places[1:])) if places else [0]

    def case(self, conflict: Conflict) -> Case:
        """Return a conflict with its own rows only."""
        around = self._parts[self._homes(conflict)[0]]
        ids = frozenset(conflict.ids)
        held = [item for name in conflict.ids for item in around.index.of_id(name) if item.ids[0] == name]
        rows = [item for item in held if isinstance(item, Row) and ids.issuperset(item.ids)]
        choices = [item for item in held if isinstance(item, Choice)]
        voices = tuple(self.built.voice[name] for name in conflict.ids if name in self.built.voice)
        used = _Renumbered(around.index)
        for one in (*rows, *(r for choice in choices for option in choice.options for r in option)):
            used.take(one.terms)
        for voice in voices:
            for chunk in around.chunks(voice.id):
                used.take(chunk.expression)
        weights = {voice.id: voice.weight for voice in voices}
        relations = tuple([name for name in conflict.ids if name not in weights])
        small = used.system([*rows, *used.background()], choices, weights, relations)
        chunks = {v.id: tuple(map(used.chunk, around.chunks(v.id))) for v in voices}
        return Case(
            entries=self.entries,
            conflict=conflict,
            voices=voices,
            relations=relations,
            chunks=chunks,
            system=small,
            built=self.built,
            effort=self.effort,
            around=around,
            years=self._years,
            alone=feasible_without(small, effort=self.effort),
            swaps=self._swaps,
        )


@define
class _Renumbered:
    """The unknowns that a conflict speaks of, with those that they are made of, numbered from zero."""

    component: Index
    index: dict[int, int] = field(factory=dict)

    def take(self, terms: Iterable[tuple[int, object]]) -> None:
        """Take in the unknowns of some terms."""
        waiting = [index for index, _ in terms]
        while waiting:
            old = waiting.pop()
            if old in self.index:
                continue
            self.index[old] = len(self.index)
            for item in self.component.background(old):
                if isinstance(item, Row):
                    waiting.extend(i for i, _ in item.terms)
                elif isinstance(item, Product) and item.result == old:
                    waiting += (item.left, item.right)

    def background(self) -> list[Row]:
        """Return what is guaranteed of these unknowns, each row once."""
        touching = (item for old in self.index for item in self.component.background(old))
        return list({id(item): item for item in touching if isinstance(item, Row)}.values())

    def products(self) -> list[Product]:
        """Return the products among these unknowns."""
        touching = ((old, item) for old in self.index for item in self.component.background(old))
        return [item for old, item in touching if isinstance(item, Product) and item.result == old]

    def system(
        self, rows: list[Row], choices: list[Choice], weights: dict[str, Number | None], relations: tuple[str, ...]
    ) -> System:
        """Return rows and choices of the component as a system of these unknowns alone."""
        known, integral = self.component.system.quantities, self.component.system.integral
        return System(
            quantities=tuple([known[old] for old in self.index]),
            rows=tuple(map(self.row, rows)),
            products=tuple(map(self.product, self.products())),
            choices=tuple([evolve(c, options=tuple(tuple(map(self.row, o)) for o in c.options)) for c in choices]),
            integral=frozenset([new for old, new in self.index.items() if old in integral]),
            claims=tuple(weights),
            relations=relations,
            weights=weights,
        )

    def row(self, row: Row) -> Row:
        """Return a row in the new numbering."""
        return Row(self.terms(row.terms), row.sense, row.right, row.ids)

    def chunk(self, chunk: Chunk) -> Chunk:
        """Return a chunk in the new numbering."""
        return Chunk(self.terms(chunk.expression), chunk.count)

    def terms(self, terms: tuple[tuple[int, N], ...]) -> tuple[tuple[int, N], ...]:
        """Return the terms of a sum in the new numbering."""
        new = self.index
        if len(terms) == 1:
            return ((new[terms[0][0]], terms[0][1]),)
        return tuple(sorted([(new[old], c) for old, c in terms]))

    def product(self, product: Product) -> Product:
        """Return a product in the new numbering."""
        left, right = self.index[product.left], self.index[product.right]
        return evolve(product, result=self.index[product.result], left=left, right=right)
