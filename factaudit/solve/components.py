"""Parts of a system that share no quantity, and can be solved one by one."""

from bisect import bisect_left
from collections.abc import Iterable

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.restrict import Item, quantities_of


def split(system: System) -> list[System]:
    """Return the connected components of a system, in the order of their first constraint, rows first.

    Quantities keep their indices. A constraint without quantities is a component of its own.
    """
    parent = list(range(len(system.quantities)))
    for row in system.rows:
        if len(row.terms) > 1:
            _join(parent, [quantity for quantity, _ in row.terms])
    others: tuple[Item, ...] = (*system.products, *system.choices)
    for item in others:
        _join(parent, quantities_of(item))
    parts: dict[int, _Part] = {}
    for row in system.rows:
        _part(parts, _root(parent, row.terms[0][0]) if row.terms else -1 - len(parts)).rows.append(row)
    for made in system.products:
        _part(parts, _root(parent, made.result)).products.append(made)
    for choice in system.choices:
        home = quantities_of(choice)
        _part(parts, _root(parent, home[0]) if home else -1 - len(parts)).choices.append(choice)
    order = {name: place for place, name in enumerate((*system.claims, *system.relations))}
    return [_component(system, part, order) for part in parts.values()]


class _Part:
    __slots__ = ("choices", "products", "rows")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.products: list[Product] = []
        self.choices: list[Choice] = []


def _part(parts: dict[int, _Part], key: int) -> _Part:
    part = parts.get(key)
    if part is None:
        part = parts[key] = _Part()
    return part


def _join(parent: list[int], linked: Iterable[int]) -> None:
    first: int | None = None
    for quantity in linked:
        root = _root(parent, quantity)
        if first is None:
            first = root
        elif root != first:
            first, other = min(first, root), max(first, root)
            parent[other] = first


def _root(parent: list[int], quantity: int) -> int:
    while parent[quantity] != quantity:
        parent[quantity] = parent[parent[quantity]]
        quantity = parent[quantity]
    return quantity


def _component(system: System, part: _Part, order: dict[str, int]) -> System:
    items: tuple[Item, ...] = (*part.rows, *part.products, *part.choices)
    ranked = sorted({name for item in items for name in item.ids}, key=order.__getitem__)
    claims = bisect_left(ranked, len(system.claims), key=order.__getitem__)
    return System(
        system.quantities,
        tuple(part.rows),
        tuple(part.products),
        tuple(part.choices),
        system.integral,
        tuple(ranked[:claims]),
        tuple(ranked[claims:]),
        system.weights,
    )
