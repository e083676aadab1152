"""Adding lines up: all that a linear certificate needs to be checked."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from factaudit.model.number import Number
from factaudit.model.proof import Multiplier


def adds_up(lines: Iterable[Multiplier]) -> bool:
    """Whether all unknowns cancel in a sum of lines, and what is left is absurd: ``0 < 0`` or ``0 <= -1``."""
    taken = [line for line in lines if line.times]
    right = sum(Fraction(line.times) * line.right for line in taken)
    absurd = right < 0 or (right == 0 and any(line.sense == "<" for line in taken))
    return absurd and not summed((line.times, line.terms) for line in taken)


def summed(parts: Iterable[tuple[Number, Iterable[tuple[str, Number]]]]) -> dict[str, Fraction]:
    """Return the sum of terms by name, each taken so many times; what cancels is left out."""
    total = defaultdict[str, Fraction](Fraction)
    for times, terms in parts:
        for name, factor in terms:
            total[name] += Fraction(times) * factor
    return {name: factor for name, factor in total.items() if factor}
