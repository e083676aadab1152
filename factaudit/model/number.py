"""Exact numbers: an ``int`` where it can be, a ``Fraction`` elsewhere, never a float."""

from fractions import Fraction
from typing import Final

from factaudit.errors import UsageError

Number = int | Fraction

MAX_DIGITS: Final = 400
"""Longest numeral that is read: beyond any count or amount, and cheap to calculate with."""


def exact(value: "Number | str") -> Number:
    """Return ``value`` as an int where it is whole and as a reduced Fraction elsewhere.

    Args:
        value: an int, a Fraction, or the text of a decimal (``-12.5``) or a ratio (``1/3``).

    Raises:
        UsageError: for a float, a bool, or a text that is not such a number.

    >>> exact("2.50"), exact("6/3"), exact(Fraction(1, 3))
    (Fraction(5, 2), 2, Fraction(1, 3))
    """
    if type(value) is int:
        return value
    if isinstance(value, bool) or not isinstance(value, int | Fraction | str):
        raise UsageError(f"expected an exact number (int, Fraction or text), got {value!r}")
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        value = _parsed(value)
    return value.numerator if value.denominator == 1 else value


def _parsed(text: str) -> Fraction:
    plain = text.strip()
    if len(plain) > MAX_DIGITS or "e" in plain.lower() or "_" in plain or not plain.isascii():
        raise UsageError(f"expected a plain decimal or ratio, got {plain[:40]!r}")
    try:
        return Fraction(plain)
    except (ValueError, ZeroDivisionError):
        raise UsageError(f"expected a plain decimal or ratio, got {plain!r}") from None


def exact_text(value: Number) -> str:
    """Return the exact decimal of ``value``, or ``p/q`` where its decimals never end.

    >>> exact_text(Fraction(5, 2)), exact_text(Fraction(1, 3)), exact_text(-7)
    ('2.5', '1/3', '-7')
    """
    if isinstance(value, int) or value.denominator == 1:
        return str(int(value))
    places = _decimal_places(value.denominator)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def divided(value: Number, divisor: Number) -> Number:
    """Return the exact quotient, an int where it is whole.

    >>> divided(6, 3), divided(1, Fraction(3, 2))
    (2, Fraction(2, 3))
    """
    if type(value) is int and type(divisor) is int:
        whole, rest = divmod(value, divisor)
        return Fraction(value, divisor) if rest else whole
    return exact(Fraction(value) / divisor)


def size_of(value: Number) -> Number:
    """Return how far ``value`` lies from zero."""
    return -value if value < 0 else value


def _decimal_places(denominator: int) -> int | None:
    """Return how many decimals a fraction with this reduced denominator has, None where they never end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None


def ceiling_of(value: Number) -> int:
    """Return the least whole number that is not below ``value``, as an int whatever kind of rational that is."""
    return int(-((-value.numerator) // value.denominator))


def floor_of(value: Number) -> int:
    """Return the greatest whole number that is not above ``value``, as an int whatever kind of rational that is."""
    return int(value.numerator // value.denominator)
