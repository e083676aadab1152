"""Sums of unknowns, and the rows of integers that bound them."""

from collections.abc import Callable, Iterable
from math import lcm
from typing import Final, cast

from attrs import frozen

from factaudit.constraint import Choice, Ids, Row
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number

Expression = dict[int, Number]
"""A sum of unknowns: coefficients by the index of the quantity."""

Sum = list[tuple[int, Number]]
"""A sum of unknowns in which one may stand several times."""

Terms = tuple[tuple[int, int], ...]
"""A sum of unknowns with whole coefficients."""


_INTEGER: Final = frozenset({int})


@frozen
class Chunk:
    """The sum of unknowns that a claim bounds, being ``count`` times the number that it states."""

    expression: Terms
    count: int = 1


def negated(terms: Terms) -> Terms:
    """Return a sum of unknowns with its sign changed."""
    return tuple([(index, -times) for index, times in terms])


def row(total: Expression, sense: str, right: Number, ids: Ids) -> Row:
    """Return ``sum(coefficient * quantity) sense right`` with whole coefficients."""
    terms = tuple(sorted(total.items()))
    if type(right) is int and all(total.values()) and _INTEGER.issuperset(map(type, total.values())):
        return Row(cast("Terms", terms), sense, right, ids)
    scale = lcm(right.denominator, *[c.denominator for _, c in terms])
    return Row(tuple([(index, int(c * scale)) for index, c in terms if c]), sense, int(right * scale), ids)


def interval_rows(
    terms: Terms, count: int, interval: Interval, ids: Ids, minus: Callable[[Terms], Terms] = negated
) -> list[Row]:
    """Return the rows that keep the number that some terms are ``count`` times in an interval.

    ``minus`` changes the sign of a sum of unknowns.
    """
    if count != 1:
        interval = interval.scaled(count)
    lower, upper = interval.lower, interval.upper
    if lower is not None and lower == upper and not (interval.lower_open or interval.upper_open):
        return [Row(terms, "=", lower, ids) if type(lower) is int else _scaled(terms, "=", lower, ids)]
    rows = []
    if lower is not None:
        sense, below = "<" if interval.lower_open else "<=", minus(terms)
        rows.append(Row(below, sense, -lower, ids) if type(lower) is int else _scaled(below, sense, -lower, ids))
    if upper is not None:
        sense = "<" if interval.upper_open else "<="
        rows.append(Row(terms, sense, upper, ids) if type(upper) is int else _scaled(terms, sense, upper, ids))
    return rows


def _scaled(terms: Terms, sense: str, right: Number, ids: Ids) -> Row:
    """Return the row of terms with both sides multiplied so that the right one is whole."""
    scale = right.denominator
    return Row(tuple([(index, c * scale) for index, c in terms]), sense, int(right * scale), ids)


def either(terms: Terms, count: int, bounds: Bounds, ids: Ids) -> Choice:
    """Return the choice between the intervals of bounds."""
    return Choice(tuple(tuple(interval_rows(terms, count, interval, ids)) for interval in bounds.intervals), ids)


def claim_rows(chunks: Iterable[Chunk], bounds: Bounds, claim_id: str) -> list[Row | Choice]:
    """Return what keeps the number that a claim states within bounds, in each chunk of what it speaks of."""
    ids = (claim_id,)
    found: list[Row | Choice] = []
    for chunk in chunks:
        if len(bounds.intervals) == 1:
            found += interval_rows(chunk.expression, chunk.count, bounds.intervals[0], ids)
        else:
            found.append(either(chunk.expression, chunk.count, bounds, ids))
    return found
