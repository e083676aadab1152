"""Intervals in the engine's own numbers: a pair of ends, each a real part with its infinitesimal, None at infinity."""

from math import gcd

from factaudit.constraint import Row
from factaudit.solve.nudge import Bound
from factaudit.solve.rational import quotient

Span = tuple[Bound | None, Bound | None]

FREE: Span = (None, None)


def normal(row: Row) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return the terms of a row without their common factor, the first one positive, and that factor."""
    if len(row.terms) == 1:
        ((quantity, coefficient),) = row.terms
        return (row.terms if coefficient == 1 else ((quantity, 1),)), coefficient
    factor = gcd(*[coefficient for _, coefficient in row.terms])
    if row.terms[0][1] < 0:
        factor = -factor
    return (row.terms if factor == 1 else tuple((quantity, c // factor) for quantity, c in row.terms)), factor


def of_row(row: Row, factor: int) -> Span:
    """Return the values that a row leaves to its terms, once these are divided by ``factor``."""
    value = row.right if factor == 1 else quotient(row.right, factor)
    strict = row.sense == "<"
    if row.sense == "=":
        return (value, 0), (value, 0)
    return (None, (value, -1 if strict else 0)) if factor > 0 else ((value, 1 if strict else 0), None)


def meet(a: Span, b: Span) -> Span:
    """Return the values in both."""
    low = a[0] if b[0] is None or (a[0] is not None and a[0] >= b[0]) else b[0]
    high = a[1] if b[1] is None or (a[1] is not None and a[1] <= b[1]) else b[1]
    return low, high


def empty(span: Span) -> bool:
    """Whether no value is left."""
    return span[0] is not None and span[1] is not None and span[0] > span[1]


def plus(a: Span, b: Span) -> Span:
    """Return the sums of a value of each."""
    low = None if a[0] is None or b[0] is None else (a[0][0] + b[0][0], a[0][1] + b[0][1])
    high = None if a[1] is None or b[1] is None else (a[1][0] + b[1][0], a[1][1] + b[1][1])
    return low, high


def times(span: Span, factor: int) -> Span:
    """Return the values multiplied by a factor that is not zero."""
    if factor == 1:
        return span
    sign = 1 if factor > 0 else -1
    low = None if span[0] is None else (span[0][0] * factor, span[0][1] * sign)
    high = None if span[1] is None else (span[1][0] * factor, span[1][1] * sign)
    return (low, high) if factor > 0 else (high, low)


def divided(span: Span, divisor: int) -> Span:
    """Return the values divided by a number that is not zero."""
    if divisor in {1, -1}:
        return times(span, divisor)
    sign = 1 if divisor > 0 else -1
    low = None if span[0] is None else (quotient(span[0][0], divisor), span[0][1] * sign)
    high = None if span[1] is None else (quotient(span[1][0], divisor), span[1][1] * sign)
    return (low, high) if divisor > 0 else (high, low)
