"""Ends of intervals that remember what they came from, and interval products and quotients of them.

Interval arithmetic on exact numbers with open and infinite ends (Hickey, Ju and van Emden 2001, sections
4 and 5: a product is bounded by the products of the ends; a quotient by an interval that touches
zero is unbounded on one side).
"""

from typing import Final

from attrs import frozen

from factaudit.constraint import Product, Row
from factaudit.solve.rational import Rational, quotient

BITS: Final = 192
"""Ends longer than this are rounded outwards: exactness is the simplex' business, speed is this module's."""


@frozen(eq=False)
class End:
    """An end of the interval of one quantity, the ids of the row or product it follows from, and earlier ends.

    ``source`` is that row or product; ``index`` the quantity and ``direction`` its side, -1 below and 1 above, once
    the end is in use.
    """

    value: Rational
    is_open: bool
    ids: tuple[str, ...]
    because: "tuple[End, ...]" = ()
    source: Row | Product | None = None
    index: int = -1
    direction: int = 0


def ids_of(ends: "tuple[End, ...]", ids: tuple[str, ...] = ()) -> frozenset[str]:
    """Return ``ids`` and all ids that the ends rest on, through all earlier ends."""
    found, seen, waiting = set(ids), set(map(id, ends)), list(ends)
    while waiting:
        end = waiting.pop()
        found.update(end.ids)
        for earlier in end.because:
            if id(earlier) not in seen:
                seen.add(id(earlier))
                waiting.append(earlier)
    return frozenset(found)


Point = tuple[int, Rational, bool]
"""An end without its reasons: -1, 0 or 1 for minus infinity, a number and infinity; the number; whether it is open."""

Span = tuple[Point, Point]
"""Lower and upper end of an interval."""

MINUS_INFINITY: Final[Point] = (-1, 0, True)
INFINITY: Final[Point] = (1, 0, True)
ZERO: Final[Point] = (0, 0, False)


def product_of(left: Span, right: Span) -> Span:
    """Return the least interval that holds every product of a number of each."""
    corners = [_corner(a, b) for a in left for b in right]
    return min(corners), max(corners, key=lambda point: (point[0], point[1], not point[2]))


def square_of(span: Span) -> Span:
    """Return the least interval that holds the square of every number of one."""
    low, high = product_of(span, span)
    return (ZERO if _holds_zero(span) else low), high


def quotient_of(result: Span, divisor: Span) -> Span | None:
    """Return an interval that holds every ``x`` with ``x * d = r``; None where nothing is known of it."""
    low, high = divisor
    if _straddles_zero(divisor) or (_holds_zero(divisor) and _holds_zero(result)) or low[:2] == high[:2] == (0, 0):
        return None
    return product_of(result, (_inverse(high, -1), _inverse(low, 1)))


def rounded_out(value: Rational, direction: int) -> Rational:
    """Return a shorter number at or below ``value`` (direction -1) or at or above it (1)."""
    if type(value) is int:
        return value
    numerator, denominator = int(value.numerator), int(value.denominator)
    if denominator.bit_length() <= BITS:
        return value
    shift = BITS - magnitude(value)
    up, down = (1 << shift, 1) if shift > 0 else (1, 1 << -shift)
    return quotient(-direction * (-direction * numerator * up // (denominator * down)) * down, up)


def magnitude(value: Rational) -> int:
    """Return about how many binary digits stand before the point, or how many zeros follow it (negative)."""
    return int(value.numerator).bit_length() - int(value.denominator).bit_length()


def _corner(a: Point, b: Point) -> Point:
    if a[0] == b[0] == 0:
        value = a[1] * b[1]
        if value == 0:
            return 0, 0, not ((a[1] == 0 and not a[2]) or (b[1] == 0 and not b[2]))
        return 0, value, a[2] or b[2]
    sign = _sign(a) * _sign(b)
    if sign == 0:
        return 0, 0, a[2] if a[0] == 0 else b[2]
    return sign, 0, True


def _sign(point: Point) -> int:
    return point[0] or (point[1] > 0) - (point[1] < 0)


def _holds_zero(span: Span) -> bool:
    (low_side, low, low_open), (high_side, high, high_open) = span
    above = low_side < 0 or low < 0 or (low == 0 and not low_open)
    below = high_side > 0 or high > 0 or (high == 0 and not high_open)
    return above and below


def _straddles_zero(span: Span) -> bool:
    return _sign(span[0]) < 0 < _sign(span[1])


def _inverse(point: Point, zero_side: int) -> Point:
    """Return the reciprocal of an end of an interval on one side of zero; that of zero itself is infinite."""
    if point[0]:
        return 0, 0, True
    if point[1] == 0:
        return zero_side, 0, True
    return 0, quotient(int(point[1].denominator), int(point[1].numerator)), point[2]
