"""Certificates of infeasibility: rows and multipliers whose sum is ``0 < 0`` or ``0 <= negative``.

Farkas' lemma says that every linear contradiction has one. Checking it is adding it up, and needs no solver.
"""

from collections.abc import Iterable
from math import gcd, lcm

from factaudit.constraint import Row
from factaudit.model.number import Number

Certificate = tuple[tuple[Row, Number], ...]


def adds_up(certificate: Certificate) -> bool:
    """Whether the weighted rows sum to ``0 < 0`` or ``0 <= negative``, with no weight of the wrong sign."""
    total: dict[int, Number] = {}
    right: Number = 0
    strict = False
    for row, weight in certificate:
        if weight < 0 and row.sense != "=":
            return False
        for quantity, coefficient in row.terms:
            total[quantity] = total.get(quantity, 0) + coefficient * weight
        right += row.right * weight
        strict = strict or (row.sense == "<" and weight > 0)
    return not any(total.values()) and (right < 0 or (right == 0 and strict))


def smallest(certificate: Iterable[tuple[Row, Number]]) -> Certificate:
    """Scale the multipliers to the smallest integers, without those that are zero."""
    used = [(row, weight) for row, weight in certificate if weight]
    scale = lcm(*(int(weight.denominator) for _, weight in used))
    whole = [(row, int(weight * scale)) for row, weight in used]
    common = gcd(*(weight for _, weight in whole))
    return tuple((row, weight // common) for row, weight in whole)
