"""Quotients as the engine calculates them: an int while the division is exact, a rational elsewhere.

gmpy2's rationals are several times faster than ``Fraction`` and are used when installed. This is the only
place that knows: results leave the engine through ``plain``.
"""

from fractions import Fraction
from typing import Any

from factaudit.model.number import Number

Rational = Any
"""An int, a Fraction or an mpq: they mix freely and compare exactly."""

try:
    import gmpy2
except ImportError:
    ratio: Any = Fraction
else:
    ratio = gmpy2.mpq


def quotient(dividend: Rational, divisor: int) -> Rational:
    """Return the exact quotient, an int where it is whole."""
    if type(dividend) is int:
        whole, rest = divmod(dividend, divisor)
        return whole if rest == 0 else ratio(dividend, divisor)
    value = dividend / divisor
    return int(value) if value.denominator == 1 else value


def plain(value: Rational) -> Number:
    """Return the value as an int where it is whole and as a Fraction elsewhere."""
    if type(value) is int:
        return value
    if value.denominator == 1:
        return int(value.numerator)
    return Fraction(int(value.numerator), int(value.denominator))
