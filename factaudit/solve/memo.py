"""What was found about a component, remembered by its content, so that no component is solved twice.

Two components are the same when their rows and ids agree up to a renumbering of the quantities that keeps
their order; a scenario or an edit that leaves a component alone meets it again under other indices.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property

from attrs import define, evolve

from factaudit.constraint import Choice, Row, System
from factaudit.solve.budget import Budget
from factaudit.solve.marco import Listing
from factaudit.solve.outcome import Conflict
from factaudit.solve.restrict import Item, quantities_of


class Memo:
    """Findings of components by content; keep one for as long as audits may resemble each other."""

    def __init__(self) -> None:
        self._known: dict[Hashable, list[_Known]] = {}
        self.hits = 0

    def __len__(self) -> int:
        return sum(map(len, self._known.values()))

    def recall(self, component: System, budget: Budget, solve: Callable[[System], Listing]) -> Listing:
        """Return what is known of ``component``, or solve it and remember."""
        names = _names(component, budget)
        known = self._find(component, names)
        if known is None:
            listing = solve(component)
            if not listing.interrupted:
                self._known.setdefault(names, []).append(_Known(evolve(component, quantities=()), listing))
            return listing
        self.hits += 1
        before, used = known.used, _used(component)
        return known.listing if before == used else _renumbered(known.listing, dict(zip(before, used, strict=True)))

    def unknown(self, components: Sequence[System], budget: Budget) -> list[int]:
        """Return the places of the components that ``recall`` would have to solve, the first of each content."""
        keys = [(_names(component, budget), _content(component, _used(component))) for component in components]
        first = {key: place for place, key in reversed(list(enumerate(keys)))}
        return sorted(place for place in first.values() if self._find(components[place], keys[place][0]) is None)

    def _find(self, component: System, names: Hashable) -> "_Known | None":
        """Return what is known of a component; its rows are only looked at where the ids are met again."""
        like = self._known.get(names)
        if not like:
            return None
        content = _content(component, _used(component))
        return next((known for known in like if known.content == content), None)


@define(slots=False)
class _Known:
    """A component that was solved, and what was found."""

    component: System
    listing: Listing

    @cached_property
    def used(self) -> list[int]:
        """The quantities that it speaks of."""
        return _used(self.component)

    @cached_property
    def content(self) -> Hashable:
        """What makes another component the same."""
        return _content(self.component, self.used)


def _names(component: System, budget: Budget) -> Hashable:
    weights = tuple([component.weights.get(name, 1) for name in component.claims])
    return component.claims, component.relations, weights, budget


def _used(component: System) -> list[int]:
    """Return the quantities that a component speaks of, in order."""
    used = {quantity for row in component.rows for quantity, _ in row.terms}
    others: tuple[Item, ...] = (*component.products, *component.choices)
    for item in others:
        used.update(quantities_of(item))
    return sorted(used)


def _content(component: System, used: list[int]) -> Hashable:
    local = {quantity: place for place, quantity in enumerate(used)}
    return (
        tuple([_row_key(row, local) for row in component.rows]),
        tuple((local[p.result], local[p.left], local[p.right], p.ids) for p in component.products),
        tuple(_choice_key(choice, local) for choice in component.choices),
        tuple([place for quantity, place in local.items() if quantity in component.integral]),
    )


def _row_key(row: Row, local: dict[int, int]) -> Hashable:
    return tuple([(local[quantity], c) for quantity, c in row.terms]), row.sense, row.right, row.ids


def _choice_key(choice: Choice, local: dict[int, int]) -> Hashable:
    return tuple(tuple(_row_key(row, local) for row in option) for option in choice.options), choice.ids


def _renumbered(listing: Listing, places: dict[int, int]) -> Listing:
    witness = listing.witness
    return evolve(
        listing,
        conflicts=tuple(_conflict(conflict, places) for conflict in listing.conflicts),
        witness=None if witness is None else {places[q]: v for q, v in witness.items() if q in places},
    )


def _conflict(conflict: Conflict, places: dict[int, int]) -> Conflict:
    rows = ((_row(row, places), weight) for row, weight in conflict.certificate)
    return evolve(conflict, certificate=tuple(rows))


def _row(row: Row, places: dict[int, int]) -> Row:
    return evolve(row, terms=tuple((places[quantity], c) for quantity, c in row.terms))
