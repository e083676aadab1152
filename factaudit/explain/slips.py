"""Suggestions: values inside the feasible bounds that a slip of the pen would explain, likeliest first.

Offered, never applied. The slips are those that editing of statistical data knows (Scholtus 2009,
"Automatic correction of simple typing errors in numerical data"): a digit changed, swapped, dropped
or doubled, a scale word off by a thousand, a sign.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factaudit import units
from factaudit.explain import words
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.finding import Suggestion
from factaudit.model.measure import Measure
from factaudit.model.number import Number, exact, size_of
from factaudit.model.stated import Stated
from factaudit.relations.reading import conversion

MOST: Final = 3
MAX_DIGITS: Final = 18
NARROW: Final = 20
"""Edited digits are offered for bounds no wider than a twentieth of their size."""


def suggestions(claim: Claim, measure: Measure, feasible: Bounds, language: str) -> Iterator[Suggestion]:
    """Yield the values that one slip explains and that the others admit, fewest strokes first."""
    stated = claim.stated
    if stated.explicit is not None or stated.upper is not None or stated.otherwise:
        return
    factor = conversion(claim, measure)
    admitted = feasible.scaled(1 / Fraction(factor))
    offered: list[Number] = [stated.value]
    for value, slip in _slips(claim, measure, admitted):
        if value in offered or not _is_near(value, admitted):
            continue
        offered.append(value)
        number = exact(value * factor)
        yield Suggestion(words.number(number, words.style_of(claim, measure, language)), slip, number)
        if len(offered) > MOST:
            return


def _is_near(value: Number, feasible: Bounds) -> bool:
    """Whether a value lies within a factor of ten of an end of the bounds: farther in, it proves nothing."""
    ends = [end for interval in feasible.intervals for end in (interval.lower, interval.upper) if end]
    return any(abs(Fraction(end)) <= 10 * abs(Fraction(value)) <= 100 * abs(Fraction(end)) for end in ends)


def _is_narrow(feasible: Bounds) -> bool:
    """Whether the bounds are so close that a slip which lands in them is unlikely to do so by chance."""
    hull = feasible.hull
    if hull.lower is None or hull.upper is None:
        return False
    width = (Fraction(hull.upper) - hull.lower) * NARROW
    return width <= abs(Fraction(hull.lower)) or width <= abs(Fraction(hull.upper))


def _slips(claim: Claim, measure: Measure, admitted: Bounds) -> Iterator[tuple[Number, str]]:
    stated = claim.stated
    narrow = _is_narrow(admitted)
    if narrow:
        yield from _digit_slips(stated, admitted)
    scaled = ((exact(Fraction(stated.value) * times), slip) for times, slip in _scales(claim, measure))
    sign = ((exact(-stated.value), "the sign"),) if narrow else ()
    yield from ((value, slip) for value, slip in (*scaled, *sign) if value in admitted)


def _scales(claim: Claim, measure: Measure) -> Iterator[tuple[Fraction, str]]:
    """Yield the factors by which a unit or scale word is taken for another."""
    yield Fraction(1000), "a scale word a thousand times too small"
    yield Fraction(1, 1000), "a scale word a thousand times too large"
    if claim.every or claim.average_per:
        yield Fraction(12), "per month for per year"
        yield Fraction(1, 12), "per year for per month"
    if measure.unit in units.PURE:
        yield Fraction(100), "a fraction for a percentage"
        yield Fraction(1, 100), "a percentage for a fraction"


def _digit_slips(stated: Stated, admitted: Bounds) -> Iterator[tuple[Number, str]]:
    digits = exact(Fraction(size_of(stated.value)) / stated.step)
    unit = exact(stated.step if stated.value >= 0 else -stated.step)
    if not isinstance(digits, int) or len(str(digits)) > MAX_DIGITS:
        return
    wanted = [(i.lower, i.upper) for i in admitted.scaled(1 / Fraction(unit)).whole().intervals]
    for edited, slip in _edits(str(digits)):
        number = int(edited)
        if any(low is not None and high is not None and low <= number <= high for low, high in wanted):
            yield exact(number * unit), slip


def _edits(digits: str) -> Iterator[tuple[str, str]]:
    """Yield the numerals one stroke away, without leading zeros."""
    places = range(len(digits))
    swapped = ((digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :], "two digits swapped") for i in places[:-1])
    changed = (
        (digits[:i] + new + digits[i + 1 :], f"digit {digits[i]} for {new}")
        for i in places
        for new in "0123456789"
        if new != digits[i]
    )
    doubled = (
        (digits[:i] + digits[i + 1 :], f"digit {digits[i]} doubled") for i in places[1:] if digits[i] == digits[i - 1]
    )
    dropped = ((digits[:i] + new + digits[i:], f"digit {new} dropped") for i in (*places, len(digits)) for new in _ALL)
    added = ((digits[:i] + digits[i + 1 :], f"digit {digits[i]} too many") for i in places)
    for group in (swapped, doubled, changed, dropped, added):
        yield from ((edited, slip) for edited, slip in group if edited and (edited == "0" or edited[0] != "0"))


_ALL: Final = "0123456789"
