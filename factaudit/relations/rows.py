"""Sums of unknowns, and the rows of integers that bound them."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
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


def row(total: Expression, sense: str, right: Number, ids: Ids) -> Row:
    """Return ``sum(coefficient * quantity) sense right`` with whole coefficients."""
    if type(right) is int and all(type(c) is int for c in total.values()):  # nearly always, and much quicker
        return Row(tuple(sorted((i, c) for i, c in total.items() if c)), sense, right, ids)  # type: ignore[misc] # ints
    numbers = [Fraction(right), *map(Fraction, total.values())]
    scale = lcm(*(n.denominator for n in numbers))
    terms = tuple((index, int(c * scale)) for index, c in sorted(total.items()) if c)
    return Row(terms, sense, int(right * scale), ids)


def interval_rows(total: Expression, interval: Interval, ids: Ids) -> Iterator[Row]:
    """Yield the rows that keep a sum of unknowns in an interval."""
    if interval.point is not None:
        yield row(total, "=", interval.point, ids)
        return
    if interval.lower is not None:
        below = {index: -c for index, c in total.items()}
        yield row(below, "<" if interval.lower_open else "<=", -interval.lower, ids)
    if interval.upper is not None:
        yield row(total, "<" if interval.upper_open else "<=", interval.upper, ids)


def claim_rows(chunks: Iterable[Chunk], bounds: Bounds, claim_id: str) -> Iterator[Row | Choice]:
    """Yield what keeps the number that a claim states within bounds, in each chunk of what it speaks of."""
    ids = (claim_id,)
    for chunk in chunks:
        total = dict(chunk.expression)
        scaled = [interval.scaled(chunk.count) for interval in bounds.intervals]
        options = tuple(tuple(interval_rows(total, interval, ids)) for interval in scaled)
        if len(options) == 1:
            yield from options[0]
        else:
            yield Choice(options, ids)
