"""Constraints over quantities as rows of integers, each with the ids of what it came from.

A row reads ``sum(coefficient * quantity) <= right`` (or ``<``, or ``=``). Rows are all that the
linear solver sees; products and choices are the two things that are not linear and are kept apart.
"""

from collections.abc import Sequence
from functools import cached_property

from attrs import field, frozen

from factaudit.model.number import Number
from factaudit.model.quantity import Quantity
from factaudit.several import Several

Ids = tuple[str, ...]
"""Ids of the claims and relations that a constraint needs; empty for what a measure itself guarantees."""


@frozen
class Row:
    """``sum(coefficient * quantity) sense right`` with integers, in force while all its ``ids`` are.

    ``terms`` holds (index of the quantity, coefficient) in ascending order of index, no coefficient
    zero; ``sense`` is one of ``<=``, ``<``, ``=``. A row without terms is allowed (``0 < 0``).
    """

    terms: tuple[tuple[int, int], ...]
    sense: str
    right: int
    ids: Ids = ()


@frozen
class Product:
    """The quantity ``result`` is the product of ``left`` and ``right`` (indices), while its ``ids`` are in force."""

    result: int
    left: int
    right: int
    ids: Ids = ()


@frozen
class Choice:
    """At least one of the ``options`` holds, each a conjunction of rows, while its ``ids`` are in force."""

    options: tuple[tuple[Row, ...], ...]
    ids: Ids = ()


@frozen
class System:
    """Everything that must hold together in one scenario.

    ``quantities[i]`` is what index ``i`` stands for, ``integral`` the indices that are whole numbers.
    ``weights`` tells how much an id is trusted (1 where absent; None must never be given up). Only the
    ids of claims stand in ``weights`` or may be given up by corrections: ``claims`` lists them.
    """

    quantities: tuple[Quantity | str, ...]
    rows: tuple[Row, ...]
    products: tuple[Product, ...] = ()
    choices: tuple[Choice, ...] = ()
    integral: frozenset[int] = frozenset()
    claims: Ids = ()
    relations: Ids = ()
    weights: dict[str, Number | None] = field(factory=dict)

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each id: claims first, then relations."""
        return {name: place for place, name in enumerate((*self.claims, *self.relations))}

    @cached_property
    def numbers_of(self) -> Several[str, int]:
        """The places of what needs an id among ``constraints``."""
        found: Several[str, int] = Several()
        for number, constraint in enumerate(self.constraints):
            for name in constraint.ids:
                found.add(name, number)
        return found

    @property
    def constraints(self) -> "Sequence[Row | Product | Choice]":
        """All rows, then all products, then all choices."""
        return (*self.rows, *self.products, *self.choices) if self.products or self.choices else self.rows
