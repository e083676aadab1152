"""Sums of unknowns, and the rows of integers that bound them."""

from collections.abc import Iterable
from math import lcm

from attrs import frozen

from factaudit.constraint import Choice, Ids, Row
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number

Expression = dict[int, Number]
"""A sum of unknowns: coefficients by the index of the quantity."""


@frozen
class Chunk:
    """The sum of unknowns that a claim bounds, being ``count`` times the number that it states."""

    expression: tuple[tuple[int, Number], ...]
    count: int = 1


def chunk_of(total: Expression, count: int = 1) -> Chunk:
    """Return the chunk of a sum of unknowns, in the order of their indices."""
    return Chunk(tuple(sorted(total.items())) if len(total) > 1 else tuple(total.items()), count)


def row(total: Expression, sense: str, right: Number, ids: Ids) -> Row:
    """Return ``sum(coefficient * quantity) sense right`` with whole coefficients."""
    return _row(tuple(sorted(total.items())), sense, right, ids)


def _row(terms: tuple[tuple[int, Number], ...], sense: str, right: Number, ids: Ids) -> Row:
    """Return the row of terms in the order of their indices."""
    if type(right) is int:
        for _, c in terms:
            if type(c) is not int or not c:
                break
        else:
            return Row(terms, sense, right, ids)  # type: ignore[arg-type] # all of them are integers
    scale = lcm(right.denominator, *(c.denominator for _, c in terms))
    return Row(tuple([(index, int(c * scale)) for index, c in terms if c]), sense, int(right * scale), ids)


def _interval_rows(chunk: Chunk, interval: Interval, ids: Ids) -> list[Row]:
    """Return the rows that keep the number that a chunk counts in an interval."""
    terms = chunk.expression
    if chunk.count != 1:
        interval = interval.scaled(chunk.count)
    lower, upper = interval.lower, interval.upper
    if lower is not None and lower == upper and not interval.empty:
        return [_row(terms, "=", lower, ids)]
    rows = []
    if lower is not None:
        below = tuple([(index, -c) for index, c in terms])
        rows.append(_row(below, "<" if interval.lower_open else "<=", -lower, ids))
    if upper is not None:
        rows.append(_row(terms, "<" if interval.upper_open else "<=", upper, ids))
    return rows


def claim_rows(chunks: Iterable[Chunk], bounds: Bounds, claim_id: str) -> list[Row | Choice]:
    """Return what keeps the number that a claim states within bounds, in each chunk of what it speaks of."""
    ids = (claim_id,)
    found: list[Row | Choice] = []
    for chunk in chunks:
        options = [_interval_rows(chunk, interval, ids) for interval in bounds.intervals]
        if len(options) == 1:
            found += options[0]
        else:
            found.append(Choice(tuple(map(tuple, options)), ids))
    return found
