"""Which values a factor is tried at, and where its range is cut in two."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from factaudit.constraint import Product, Row
from factaudit.model.number import Number, exact, floor_of
from factaudit.solve.nonlinear_ends import Span
from factaudit.solve.propagate import Propagated
from factaudit.solve.rational import plain

NEARNESS: Final = 64
"""A value is replaced by the simplest one within this part of its range: short numbers stay fast."""


def candidates(
    product: Product, factor: int, values: Mapping[int, Number], span: Span, *, whole: bool
) -> tuple[Number, ...]:
    """Return values to fix a factor at: about its own, what makes the product exact, the middle of its range."""
    other = product.left if factor == product.right else product.right
    divisor = values.get(other, 0)
    wanted = [simplest_near(values.get(factor, 0), span)]
    if divisor:
        wanted.append(exact(Fraction(values.get(product.result, 0)) / divisor))
    wanted.append(_middle(span))
    rounded = [nearest(value, whole) for value in wanted]
    return tuple(dict.fromkeys(value for value in rounded if _within(value, span)))


def split_of(
    product: Product, values: Mapping[int, Number], known: Propagated, integral: frozenset[int], uses: Mapping[int, int]
) -> tuple[tuple[Row, ...], ...] | None:
    """Return two cases that together cover one factor of a product; None where both are fixed.

    The factor that stands in more products (``uses``) is taken, as all of them become linear as it narrows;
    the relatively wider one where both stand in as many.
    """
    spans = {factor: known.span(factor) for factor in (product.left, product.right)}
    free = [factor for factor, span in spans.items() if span[0][:2] != span[1][:2]]
    if not free:
        return None
    factor = max(free, key=lambda index: (uses.get(index, 0), _relative_width(spans[index])))
    cut = _cut(values.get(factor, 0), spans[factor])
    if factor in integral and not _within(floor_of(cut) + 1, spans[factor]):
        cut -= 1
    return cases_about(factor, cut, whole=factor in integral)


def cases_about(index: int, cut: Number, *, whole: bool) -> tuple[tuple[Row, ...], ...]:
    """Return the cases of a quantity at most and at least ``cut``; of a count, those of whole numbers about it."""
    if whole:
        below = floor_of(cut)
        return ((Row(((index, 1),), "<=", below),), (Row(((index, -1),), "<=", -below - 1),))
    scale, right = cut.denominator, cut.numerator
    return ((Row(((index, scale),), "<=", right),), (Row(((index, -scale),), "<=", -right),))


def nearest(value: Number, whole: bool) -> Number:  # noqa: FBT001 - passed by position in a table of values
    """Return the value itself, or the whole number nearest to it where it has to be one."""
    return floor_of(value + Fraction(1, 2)) if whole else value


def simplest_near(value: Number, span: Span) -> Number:
    """Return the number of least denominator close to ``value``, in the range that holds it."""
    low, high = _finite(span)
    room = abs(Fraction(value)) or Fraction(1)
    if low is not None and high is not None:
        room = Fraction(high - low)
    below, above = value - room / NEARNESS, value + room / NEARNESS
    below = Fraction(value) if low is not None and below <= low else below
    above = Fraction(value) if high is not None and above >= high else above
    return exact(simplest_between(below, above))


def simplest_between(low: Fraction, high: Fraction) -> Fraction:
    """Return the number of least denominator in a closed interval (Stern-Brocot tree, by continued fractions).

    >>> simplest_between(Fraction(314, 100), Fraction(315, 100))
    Fraction(22, 7)
    """
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -simplest_between(-high, -low)
    quotients = []
    while True:
        whole = floor_of(low)
        if whole == low or whole + 1 <= high:
            break
        quotients.append(whole)
        low, high = 1 / (high - whole), 1 / (low - whole)
    found = Fraction(whole if whole == low else whole + 1)
    for quotient in reversed(quotients):
        found = quotient + 1 / found
    return found


def _finite(span: Span) -> tuple[Number | None, Number | None]:
    low, high = (plain(value) if side == 0 else None for side, value, _ in span)
    return low, high


def _within(value: Number, span: Span) -> bool:
    (low_side, low, low_open), (high_side, high, high_open) = span
    above = low_side < 0 or value > low or (value == low and not low_open)
    return bool(above and (high_side > 0 or value < high or (value == high and not high_open)))


def _middle(span: Span) -> Number:
    low, high = _finite(span)
    if low is not None and high is not None:
        return simplest_near(exact(Fraction(low + high, 2)), span)
    if high is not None:
        return high - 1
    return 1 if low is None else low + 1


def _relative_width(span: Span) -> Fraction:
    low, high = _finite(span)
    if low is None or high is None:
        return Fraction(3)
    return Fraction(high - low) / (abs(Fraction(low)) + abs(Fraction(high)))


def _cut(value: Number, span: Span) -> Number:
    """Return where to cut a range: at ``value`` where that is well inside, else in the middle or a step further."""
    low, high = _finite(span)
    if low is not None and high is not None:
        margin = Fraction(high - low, 5)
        return simplest_near(value, span) if low + margin <= value <= high - margin else _middle(span)
    if low is not None:
        return value if value > low else max(2 * low, -low) + 1
    if high is not None:
        return value if value < high else min(2 * high, -high) - 1
    return value
