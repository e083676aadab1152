"""Linear rows that a product implies within the bounds of its factors.

Each pair of bounds ``f >= 0`` on the left factor and ``g >= 0`` on the right one implies ``f * g >= 0``, which is
linear in the factors and the result: the bound-factor products of Sherali and Adams (1990, "A hierarchy of
relaxations"), of which McCormick's envelope (1976) is the case of four finite bounds. For a ratio claim
``a <= p / w < b`` with ``w > 0`` they are exactly ``a * w <= p < b * w``. A factor fixed at a value makes the
product itself linear.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, frozen

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.rational import Rational, quotient

PAIRS: Final = 300
"""Pairs of bounds of one product that are written out; beyond it only those with a bound that nobody claimed."""


@frozen
class Bound:
    """``side * (quantity - value) >= 0``, or ``> 0`` where strict: side 1 bounds from below, -1 from above, 0 fixes."""

    index: int
    side: int
    value: Rational
    strict: bool
    ids: tuple[str, ...]


def bounds_of(rows: Iterable[Row]) -> dict[int, list[Bound]]:
    """Return the bounds that rows of a single term put on each quantity, in the order of the rows."""
    found: dict[int, list[Bound]] = {}
    for row in rows:
        if len(row.terms) == 1:
            ((index, coefficient),) = row.terms
            side = 0 if row.sense == "=" else -1 if coefficient > 0 else 1
            bound = Bound(index, side, quotient(row.right, coefficient), row.sense == "<", row.ids)
            found.setdefault(index, []).append(bound)
    return found


def hull_rows(choice: Choice) -> tuple[Row, ...]:
    """Return the bounds of one quantity that hold in every option: the weakest of the tightest of each.

    >>> [str(row) for row in hull_rows(Choice(((Row(((0, 1),), "<=", 1),), (Row(((0, 1),), "<", 2),))))]
    ["Row(terms=((0, 1),), sense='<', right=2, ids=())"]
    """
    options = [_tightest(option) for option in choice.options]
    if not options:
        return (Row((), "<", 0, choice.ids),)
    shared = [key for key in options[0] if all(key in option for option in options)]
    weakest = (max((option[key] for option in options), key=_looseness) for key in shared)
    return tuple(bound_row(evolve(bound, ids=choice.ids)) for bound in weakest)


def _tightest(option: Sequence[Row]) -> dict[tuple[int, int], Bound]:
    tightest: dict[tuple[int, int], Bound] = {}
    for bounds in bounds_of(option).values():
        for bound in bounds:
            for side in (bound.side,) if bound.side else (1, -1):
                one_sided = Bound(bound.index, side, bound.value, bound.strict, bound.ids)
                known = tightest.get((bound.index, side))
                if known is None or _looseness(one_sided) < _looseness(known):
                    tightest[bound.index, side] = one_sided
    return tightest


def _looseness(bound: Bound) -> tuple[Rational, bool]:
    return -bound.side * bound.value, not bound.strict


def bound_row(bound: Bound) -> Row:
    """Return the row of a single term that states a bound."""
    scale = int(bound.value.denominator)
    if not bound.side:
        return Row(((bound.index, scale),), "=", int(bound.value.numerator), bound.ids)
    terms = ((bound.index, -bound.side * scale),)
    return Row(terms, "<" if bound.strict else "<=", -bound.side * int(bound.value.numerator), bound.ids)


def product_rows(product: Product, left: Sequence[Bound], right: Sequence[Bound]) -> tuple[Row, ...]:
    """Return every linear row that a product and one bound of each factor imply, or one fixed factor.

    The ids of a row are those of the product and of both bounds.
    """
    everything = len(left) * len(right) <= PAIRS
    fixed = [_fixed_row(product, bound, product.right) for bound in left if not bound.side]
    fixed += [_fixed_row(product, bound, product.left) for bound in right if not bound.side]
    pairs = ((a, b) for a in left for b in right if a.side and b.side and (everything or not (a.ids and b.ids)))
    return (*fixed, *(_paired_row(product, a, b) for a, b in pairs))


def _fixed_row(product: Product, bound: Bound, other: int) -> Row:
    """``result = value * other``."""
    terms = ((product.result, bound.value.denominator), (other, -bound.value.numerator))
    return _row(terms, "=", 0, (*product.ids, *bound.ids))


def _paired_row(product: Product, a: Bound, b: Bound) -> Row:
    """``side * (result - b.value * left - a.value * right + a.value * b.value) >= 0``, times what clears fractions."""
    scale = int(a.value.denominator) * int(b.value.denominator)
    sign = -a.side * b.side
    terms = (
        (product.result, sign * scale),
        (product.left, -sign * scale * b.value),
        (product.right, -sign * scale * a.value),
    )
    strict = a.strict and b.strict
    return _row(terms, "<" if strict else "<=", sign * -scale * a.value * b.value, (*product.ids, *a.ids, *b.ids))


def _row(terms: Iterable[tuple[int, Rational]], sense: str, right: Rational, ids: Iterable[str]) -> Row:
    """Return a row of terms that are whole numbers by now, equal quantities added up."""
    total: dict[int, int] = {}
    for index, coefficient in terms:
        total[index] = total.get(index, 0) + int(coefficient)
    ordered = tuple((index, total[index]) for index in sorted(total) if total[index])
    return Row(ordered, sense, int(right), tuple(dict.fromkeys(ids)))


def relaxation(system: System) -> System:
    """Return the linear system that everything in ``system`` implies, whatever ids are in force.

    A row derived from several parts is in force while all of them are, so that one relaxation serves
    every question about the system.
    """
    hulls = [row for choice in system.choices for row in hull_rows(choice)]
    bounds = bounds_of([*system.rows, *hulls])
    derived = [
        row
        for product in system.products
        for row in product_rows(product, bounds.get(product.left, ()), bounds.get(product.right, ()))
    ]
    return System(
        system.quantities,
        (*system.rows, *hulls, *derived),
        integral=system.integral,
        claims=system.claims,
        relations=system.relations,
        weights=system.weights,
    )
