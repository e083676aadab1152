"""Sums of unknowns, and the rows of integers that bound them."""

from collections.abc import Callable, Iterable
from math import lcm

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


@frozen
class Chunk:
    """The sum of unknowns that a claim bounds, being ``count`` times the number that it states."""

    expression: Terms
    count: int = 1


def chunk_of(total: Terms, count: int = 1) -> Chunk:
    """Return the chunk of a sum of unknowns, in the order of their indices."""
    return Chunk(tuple(sorted(total)) if len(total) > 1 else total, count)


def negated(terms: Terms) -> Terms:
    """Return a sum of unknowns with its sign changed."""
    return tuple([(index, -times) for index, times in terms])


def row(total: Expression, sense: str, right: Number, ids: Ids) -> Row:
    """Return ``sum(coefficient * quantity) sense right`` with whole coefficients."""
    terms = sorted(total.items())
    scale = lcm(right.denominator, *[c.denominator for _, c in terms])
    if scale == 1:
        return Row(tuple([(index, int(c)) for index, c in terms if c]), sense, int(right), ids)
    return Row(tuple([(index, int(c * scale)) for index, c in terms if c]), sense, int(right * scale), ids)


def _bound(terms: Terms, sense: str, right: Number, ids: Ids) -> Row:
    """Return the row of terms in the order of their indices."""
    if type(right) is int:
        return Row(terms, sense, right, ids)
    scale = right.denominator
    return Row(tuple([(index, c * scale) for index, c in terms]), sense, int(right * scale), ids)


def _interval_rows(chunk: Chunk, interval: Interval, ids: Ids, minus: Callable[[Terms], Terms]) -> list[Row]:
    """Return the rows that keep the number that a chunk counts in an interval."""
    terms = chunk.expression
    if chunk.count != 1:
        interval = interval.scaled(chunk.count)
    lower, upper = interval.lower, interval.upper
    if lower is not None and lower == upper and not (interval.lower_open or interval.upper_open):
        return [_bound(terms, "=", lower, ids)]
    rows = []
    if lower is not None:
        rows.append(_bound(minus(terms), "<" if interval.lower_open else "<=", -lower, ids))
    if upper is not None:
        rows.append(_bound(terms, "<" if interval.upper_open else "<=", upper, ids))
    return rows


def claim_rows(
    chunks: Iterable[Chunk], bounds: Bounds, claim_id: str, minus: Callable[[Terms], Terms] = negated
) -> list[Row | Choice]:
    """Return what keeps the number that a claim states within bounds, in each chunk of what it speaks of.

    ``minus`` changes the sign of a sum of unknowns.
    """
    ids = (claim_id,)
    found: list[Row | Choice] = []
    for chunk in chunks:
        options = [_interval_rows(chunk, interval, ids, minus) for interval in bounds.intervals]
        if len(options) == 1:
            found += options[0]
        else:
            found.append(Choice(tuple(map(tuple, options)), ids))
    return found
