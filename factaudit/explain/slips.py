"""Suggestions: values inside the feasible bounds that a slip of the pen would explain, likeliest first.

Offered, never applied. The slips are those that editing of statistical data knows (Scholtus 2009,
"Automatic correction of simple typing errors in numerical data"): a digit changed, swapped, dropped
or doubled, a scale word off by a thousand, a sign. The year is one too: see ``years``.
"""

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from factaudit import units
from factaudit.explain import words
from factaudit.explain.phrases import per, phrases
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.finding import Suggestion
from factaudit.model.measure import Measure
from factaudit.model.number import Number, divided, exact, size_of
from factaudit.model.stated import Stated
from factaudit.relations.reading import conversion

MOST: Final = 3
MAX_DIGITS: Final = 18
NARROW: Final = 20
"""Edited digits are offered for bounds no wider than a twentieth of their size."""

_Slip = tuple[str, dict[str, str]]
"""Which slip it would be, and the digits that it touches."""


def suggestions(claim: Claim, measure: Measure, feasible: Bounds, language: str) -> Iterator[Suggestion]:
    """Yield the values that one slip explains and that the others admit, fewest strokes first."""
    stated = claim.stated
    if not stated.single:
        return
    factor = conversion(claim, measure)
    admitted = feasible.scaled(divided(1, factor))
    say = phrases(language)
    offered: list[Number] = [stated.value]
    for value, (slip, digits) in _slips(claim, measure, admitted):
        if value in offered or not _is_near(value, admitted):
            continue
        offered.append(value)
        number = exact(value * factor)
        shown = per(
            words.number(number, words.style_of(claim, measure, language)), claim.every or claim.average_per, say
        )
        yield Suggestion(shown, say(f"slips.{slip}", **digits), number)
        if len(offered) > MOST:
            return


_RATES: Final[dict[str, tuple[Number, str]]] = {"month": (Fraction(1, 12), "month"), "year": (12, "year")}
"""What a rate becomes where its number was meant for the other unit: 10,800 a year are 900 a month."""

_THOUSANDS: Final = ((1000, "small"), (Fraction(1, 1000), "large"))
_PERCENTAGES: Final = ((100, "fraction"), (Fraction(1, 100), "percentage"))


def _is_near(value: Number, feasible: Bounds) -> bool:
    """Whether a value lies within a factor of ten of an end of the bounds: farther in, it proves nothing."""
    ends = [end for interval in feasible.intervals for end in (interval.lower, interval.upper) if end]
    size = 10 * size_of(value)
    return any(size_of(end) <= size <= 100 * size_of(end) for end in ends)


def is_narrow(feasible: Bounds) -> bool:
    """Whether the bounds are so close that a slip which lands in them is unlikely to do so by chance."""
    hull = feasible.hull
    if hull.lower is None or hull.upper is None:
        return False
    width = (hull.upper - hull.lower) * NARROW
    return width <= size_of(hull.lower) or width <= size_of(hull.upper)


def _slips(claim: Claim, measure: Measure, admitted: Bounds) -> Iterator[tuple[Number, _Slip]]:
    stated = claim.stated
    narrow = is_narrow(admitted)
    if narrow:
        yield from _digit_slips(stated, admitted)
    scaled = ((exact(stated.value * times), slip) for times, slip in _scales(claim, measure))
    sign = ((exact(-stated.value), "sign"),) if narrow else ()
    yield from ((value, (slip, {})) for value, slip in (*scaled, *sign) if value in admitted)


def _scales(claim: Claim, measure: Measure) -> Iterator[tuple[Number, str]]:
    """Yield the factors by which a unit or scale word is taken for another."""
    yield from _THOUSANDS
    if (claim.every or claim.average_per) in _RATES:
        yield _RATES[claim.every or claim.average_per]
    if measure.unit in units.PURE:
        yield from _PERCENTAGES


def _digit_slips(stated: Stated, admitted: Bounds) -> Iterator[tuple[Number, _Slip]]:
    digits = divided(size_of(stated.value), stated.step)
    unit = exact(stated.step if stated.value >= 0 else -stated.step)
    if not isinstance(digits, int) or len(str(digits)) > MAX_DIGITS:
        return
    inside = admitted.scaled(divided(1, unit)).whole().intervals
    wanted = [(max(i.lower, 0), i.upper) for i in inside if i.lower is not None and i.upper is not None]
    lengths = {n for low, high in wanted for n in range(len(str(low)), len(str(high)) + 1)}
    for edited, slip in _edits(str(digits), lengths):
        number = int(edited)
        for low, high in wanted:
            if low <= number <= high:
                yield exact(number * unit), slip


def _edits(digits: str, lengths: Collection[int]) -> Iterator[tuple[str, _Slip]]:
    """Yield the numerals of some lengths that are one stroke away, without leading zeros."""
    places = range(len(digits))
    none: dict[str, str] = {}
    without = [(digits[:i] + digits[i + 1 :], {"digit": digits[i]}) for i in places]
    swapped = ((digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :], none) for i in places[:-1])
    changed = (
        (digits[:i] + new + digits[i + 1 :], {"digit": digits[i], "new": new})
        for i in places
        for new in _ALL
        if new != digits[i]
    )
    doubled = (without[i] for i in places[1:] if digits[i] == digits[i - 1])
    dropped = ((digits[:i] + new + digits[i:], {"digit": new}) for i in (*places, len(digits)) for new in _ALL)
    slips: dict[str, tuple[int, Iterable[tuple[str, dict[str, str]]]]] = {
        "swapped": (0, swapped),
        "doubled": (-1, doubled),
        "changed": (0, changed),
        "dropped": (1, dropped),
        "added": (-1, without),
    }
    for slip, (longer, edits) in slips.items():
        if len(digits) + longer in lengths:
            yield from ((e, (slip, touched)) for e, touched in edits if e and (e == "0" or e[0] != "0"))


_ALL: Final = "0123456789"


@lru_cache(maxsize=256)
def other_years(year: int) -> tuple[int, ...]:
    """Return the years that may have been meant: those beside it, then those one stroke away."""
    written = f"{year:04}"
    one_stroke = (int(edited) for edited, _ in _edits(written, {len(written)}))
    return tuple(dict.fromkeys(other for other in (year + 1, year - 1, *one_stroke) if other != year))
