"""Parts of a system that share no quantity, and can be solved one by one."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

from attrs import evolve

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.restrict import Item, quantities_of


def split(system: System) -> list[System]:
    """Return the connected components of a system, in the order of their first constraint, rows first.

    Quantities keep their indices. A constraint without quantities is a component of its own.
    """
    home = _homes(system)
    parts: dict[int, _Part] = {}
    for row in system.rows:
        key = home[row.terms[0][0]] if row.terms else -1 - len(parts)
        part = parts.get(key)
        if part is None:
            part = parts[key] = _Part()
        part.rows.append(row)
    for made in system.products:
        parts.setdefault(home[made.result], _Part()).products.append(made)
    for choice in system.choices:
        about = quantities_of(choice)
        parts.setdefault(home[about[0]] if about else -1 - len(parts), _Part()).choices.append(choice)
    if len(parts) == 1:
        return [_whole(system)]
    return [_component(system, part) for part in parts.values()]


class _Part:
    __slots__ = ("choices", "products", "rows")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.products: list[Product] = []
        self.choices: list[Choice] = []


def _homes(system: System) -> list[int]:
    """Return for each quantity the first one of its component."""
    parent = list(range(len(system.quantities)))
    for row in system.rows:
        if len(row.terms) > 1:
            _join(parent, [quantity for quantity, _ in row.terms])
    others: tuple[Item, ...] = (*system.products, *system.choices)
    for item in others:
        _join(parent, quantities_of(item))
    for quantity, before in enumerate(parent):
        parent[quantity] = parent[before]  # a parent comes before its children, and has found its own home
    return parent


def _join(parent: list[int], linked: Iterable[int]) -> None:
    first: int | None = None
    for quantity in linked:
        root = quantity
        while parent[root] != root:
            parent[root] = root = parent[parent[root]]
        if first is None:
            first = root
        elif root != first:
            first, other = min(first, root), max(first, root)
            parent[other] = first


def _whole(system: System) -> System:
    """Return a system that is one component, without the claims and relations that constrain nothing."""
    names = _names(system.rows, system.products, system.choices)
    if len(names) == len(system.claims) + len(system.relations):
        return system
    claims, relations = ([name for name in all_ if name in names] for all_ in (system.claims, system.relations))
    return evolve(system, claims=tuple(claims), relations=tuple(relations))


def _component(system: System, part: _Part) -> System:
    place = system.rank.__getitem__
    ranked = sorted(_names(part.rows, part.products, part.choices), key=place)
    claims = bisect_left(ranked, len(system.claims), key=place)
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


def _names(*items: Iterable[Item]) -> set[str]:
    """Return the ids that constraints need."""
    return set(chain.from_iterable(map(attrgetter("ids"), chain(*items))))
