"""What an expression can be where products of unknowns take part: relaxed ends, each proved to be reached.

A share or a growth rate that stands in one product only is the ratio of two linear expressions, so its
range is exact (Charnes and Cooper 1962). Any other end is that of the linear relaxation, or of the
cases in which factors stand at their own ends; it is returned only where the oracle finds values that
reach it, and none beyond.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import lcm
from typing import Final

from attrs import evolve

from factaudit.constraint import Product, Row, System
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number, exact
from factaudit.solve.linearise import Bound, bound_row, bounds_of, relaxation

Terms = tuple[tuple[int, Number], ...]
Linear = Callable[[System, Terms, Terms | None], Bounds | None]
"""Bounds of an expression, or of its ratio to another one, over a linear system."""

Status = Callable[[System], str]
"""Whether everything in a system can hold: ``sat``, ``unsat`` or ``unknown``."""

MAX_CORNERS: Final = 16
STEPS: Final = 50

FAR: Final = 10**40
"""An expression that can be this large is taken to have no end on that side."""


def feasible_products(part: System, terms: Terms, linear: Linear, status: Status) -> Bounds | None:
    """Return the bounds of an expression over a system with products, None where they were not proved.

    Args:
        part: everything in force that is connected with the expression.
        terms: the expression, as pairs of a quantity's index and an exact coefficient.
        linear: finds the bounds over a linear system.
        status: decides a system.
    """
    whole = len(terms) == 1 and terms[0][0] in part.integral
    exactly = len(part.products) == 1 and not part.integral
    for candidate in (_as_ratio, _relaxed, _at_corners):
        found = candidate(part, terms, linear)
        if found is not None and (found.empty or (candidate is _as_ratio and exactly)):
            return found
        proved = _stepped_in(part, status, terms, found.whole()) if found is not None and whole else found
        if proved is None or not _reached(part, status, terms, proved.hull):
            continue
        if candidate is not _at_corners or _nothing_beyond(part, status, terms, proved.hull):
            return proved
    return None


def _relaxed(part: System, terms: Terms, linear: Linear) -> Bounds | None:
    return linear(relaxation(part), terms, None)


def _at_corners(part: System, terms: Terms, linear: Linear) -> Bounds | None:
    """Return the values taken while one factor of each product stands at an end of its bounds."""
    bounds = bounds_of(part.rows)
    corners = [_corner_rows(product, bounds) for product in part.products]
    if not all(corners) or 2 ** len(corners) > MAX_CORNERS:
        return None
    total = Bounds(())
    for chosen in product(*corners):
        found = linear(relaxation(evolve(part, rows=(*part.rows, *chosen))), terms, None)
        if found is None:
            return None
        total |= found
    return Bounds.of(total.hull) if total.intervals else total


def _corner_rows(one: Product, bounds: dict[int, list[Bound]]) -> list[Row]:
    """Return the rows that fix a factor at either end of its bounds, for the first factor that has both."""
    for factor in (one.left, one.right):
        known = bounds.get(factor, [])
        if {-1, 1} <= {bound.side for bound in known}:
            return [bound_row(evolve(bound, side=0, ids=())) for bound in known if bound.side]
        if any(bound.side == 0 for bound in known):
            return [bound_row(evolve(bound, ids=())) for bound in known if bound.side == 0]
    return []


def _stepped_in(part: System, status: Status, terms: Terms, found: Bounds) -> Bounds | None:
    """Move the ends of whole numbers inwards to values that are reached, a few steps at most."""
    if found.empty:
        return None
    low, high = found.hull.lower, found.hull.upper
    for _ in range(STEPS):
        if low is None or _holds(part, status, terms, low, 0):
            break
        low += 1
    for _ in range(STEPS):
        if high is None or _holds(part, status, terms, high, 0):
            break
        high -= 1
    return Bounds.of(Interval(low, high))


def _nothing_beyond(part: System, status: Status, terms: Terms, hull: Interval) -> bool:
    """Whether no value lies outside, which corners alone do not prove."""
    ends = ((hull.lower, -1), (hull.upper, 1))
    return all(end is None or _beyond(part, status, terms, end, side) == "unsat" for end, side in ends)


def _beyond(part: System, status: Status, terms: Terms, end: Number, side: int) -> str:
    row = _row(terms, -side, "<", -side * end)
    return status(evolve(part, rows=(*part.rows, row)))


def _as_ratio(part: System, terms: Terms, linear: Linear) -> Bounds | None:
    """Return the range of a quantity that is a quotient of two others and bounded by nothing but its own claims."""
    if len(terms) != 1:
        return None
    ((index, coefficient),) = terms
    products = [p for p in part.products if index in {p.left, p.right}]
    own = [row for row in part.rows if any(i == index for i, _ in row.terms)]
    if len(products) != 1 or part.choices or any(len(row.terms) > 1 for row in own):
        return None
    (only,) = products
    divisor = only.right if only.left == index else only.left
    rest = _without(part, own, only)
    if divisor == index or not _positive(rest, divisor, linear):
        return None
    ratio = linear(relaxation(rest), ((only.result, 1),), ((divisor, 1),))
    return None if ratio is None else (ratio & _stated(own)).scaled(coefficient)


def _without(part: System, own: list[Row], only: Product) -> System:
    rows = tuple(row for row in part.rows if row not in own)
    return evolve(part, rows=rows, products=tuple(p for p in part.products if p is not only))


def _positive(rest: System, index: int, linear: Linear) -> bool:
    known = linear(relaxation(rest), ((index, 1),), None)
    return known is not None and not known.empty and 0 not in known and (known & Bounds.at_most(0)).empty


def _stated(own: list[Row]) -> Bounds:
    """Return what rows of a single term leave of its quantity."""
    bounds = Bounds.anything()
    for row in own:
        ((_, coefficient),) = row.terms
        end = exact(Fraction(row.right, coefficient))
        if row.sense == "=":
            bounds &= Bounds.exactly(end)
        elif coefficient > 0:
            bounds &= Bounds.less_than(end) if row.sense == "<" else Bounds.at_most(end)
        else:
            bounds &= Bounds.more_than(end) if row.sense == "<" else Bounds.at_least(end)
    return bounds


def _reached(part: System, status: Status, terms: Terms, hull: Interval) -> bool:
    """Whether values come up to both ends; an open end is approached where the closed system reaches it."""
    closed = evolve(part, rows=tuple(evolve(r, sense="<=") if r.sense == "<" else r for r in part.rows))
    ends = ((hull.lower, hull.lower_open, -1), (hull.upper, hull.upper_open, 1))
    return all(
        _holds(part, status, terms, side * FAR, side)
        if end is None
        else _holds(closed if is_open else part, status, terms, end, 0)
        for end, is_open, side in ends
    )


def _holds(part: System, status: Status, terms: Terms, value: Number, side: int) -> bool:
    """Whether an expression can equal a value, or lie beyond it on a side."""
    row = _row(terms, -side, "<=", -side * value) if side else _row(terms, 1, "=", value)
    return status(evolve(part, rows=(*part.rows, row))) == "sat"


def _row(terms: Terms, sign: int, sense: str, right: Number) -> Row:
    scale = lcm(Fraction(right).denominator, *(Fraction(coefficient).denominator for _, coefficient in terms))
    return Row(tuple((i, int(sign * c * scale)) for i, c in sorted(terms)), sense, int(right * scale))
