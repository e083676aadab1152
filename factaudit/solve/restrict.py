"""The part of a system that a few ids bring into force, with all of the background it touches."""

from collections import deque
from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import evolve

from factaudit.constraint import Choice, Product, Row, System
from factaudit.several import Several

Item = Row | Product | Choice


class Index:
    """Finds the constraints of ids and of quantities without reading the whole system again."""

    def __init__(self, system: System) -> None:
        """Index every constraint of ``system`` that is always in force by its quantities."""
        self.system = system
        self._items = system.constraints
        self._background: Several[int, Item] = Several()
        self._constant: list[Item] = []
        for item in self._items:
            if not item.ids:
                self._add_background(item)

    def _add_background(self, item: Item) -> None:
        quantities = quantities_of(item)
        for quantity in quantities:
            self._background.add(quantity, item)
        if not quantities:
            self._constant.append(item)

    @cached_property
    def _touching(self) -> Several[int, Item]:
        """The constraints of each quantity; conflicts alone never ask for all of them."""
        found: Several[int, Item] = Several()
        for item in self._items:
            for quantity in quantities_of(item):
                found.add(quantity, item)
        return found

    def of_id(self, name: str) -> Sequence[Item]:
        """Return the constraints that need an id."""
        return [self._items[number] for number in self.system.numbers_of.of(name)]

    def background(self, quantity: int) -> Sequence[Item]:
        """Return what is always in force and mentions a quantity."""
        return self._background.of(quantity)

    def restricted(self, ids: frozenset[str]) -> System:
        """Return the system of everything in force under ``ids`` and the background connected to it.

        Background that touches no constraint of an id cannot take part in a conflict with them; without any
        ids, all of the background is returned.
        """
        if not ids:
            return _system(self.system, [item for item in self._items if not item.ids], ids)
        held = [item for name in sorted(ids) for item in self.of_id(name) if ids.issuperset(item.ids)]
        quantities = [quantity for item in held for quantity in quantities_of(item)]
        return self._grown([*held, *self._constant], quantities, self._background, ids)

    def connected(self, ids: frozenset[str] | None, quantities: Iterable[int]) -> System:
        """Return what is in force under ``ids`` (None: under all) and connected to some quantities."""
        names = frozenset((*self.system.claims, *self.system.relations)) if ids is None else ids
        return self._grown(self._constant, quantities, self._touching, names)

    def _grown(
        self, seeds: Iterable[Item], quantities: Iterable[int], touching: Several[int, Item], ids: frozenset[str]
    ) -> System:
        """Add to ``seeds`` whatever of ``touching`` is in force under ``ids`` and reached from ``quantities``."""
        found = {id(item): item for item in seeds}
        reached = set(quantities)
        pending = sorted(reached)
        while pending:
            for item in touching.of(pending.pop()):
                if id(item) in found or not ids.issuperset(item.ids):
                    continue
                found[id(item)] = item
                fresh = [q for q in quantities_of(item) if q not in reached]
                reached.update(fresh)
                pending.extend(fresh)
        return _system(self.system, list(found.values()), ids)


def quantities_of(item: Item) -> list[int]:
    """Return the indices of the quantities that a constraint mentions."""
    if isinstance(item, Row):
        return [quantity for quantity, _ in item.terms]
    if isinstance(item, Product):
        return [item.result, item.left, item.right]
    return [quantity for option in item.options for row in option for quantity, _ in row.terms]


def _system(system: System, items: list[Item], ids: frozenset[str]) -> System:
    claims = frozenset(system.claims)
    return evolve(
        system,
        rows=tuple(item for item in items if isinstance(item, Row)),
        products=tuple(item for item in items if isinstance(item, Product)),
        choices=tuple(item for item in items if isinstance(item, Choice)),
        claims=tuple(sorted(ids & claims)),
        relations=tuple(sorted(ids - claims)),
    )


_latest: deque[Index] = deque(maxlen=2)


def index_of(system: System) -> Index:
    """Return the index of ``system``; the latest are kept: questions are asked of a conflict and its component."""
    for index in _latest:
        if index.system is system:
            return index
    _latest.append(Index(system))
    return _latest[-1]
