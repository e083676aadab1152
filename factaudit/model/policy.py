"""What a written number admits: rounding, trailing zeros and the words for "about", as data."""

from fractions import Fraction
from functools import lru_cache
from typing import Final

from attrs import evolve, field, frozen
from attrs.validators import in_

from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number, exact, size_of
from factaudit.model.stated import Stated


@frozen(cache_hash=True)
class Policy:
    """How the words of a number become bounds.

    ``rounding``: a number shown to be rounded lies within half a step (``nearest``), within a step
    away from zero (``truncated``), or is taken as exact (``none``). ``zeros``: trailing zeros of a
    plain number are ``exact`` or ``rounded``. ``about``, ``nearly`` and ``over`` are the stated
    fractions of x that "about x", "nearly x" and "slightly more than x" reach to.
    """

    name: str = "as-written"
    rounding: str = field(default="nearest", validator=in_(("nearest", "truncated", "none")))
    zeros: str = field(default="exact", validator=in_(("exact", "rounded")))
    about: Fraction = Fraction(1, 10)
    nearly: Fraction = Fraction(1, 10)
    over: Fraction = Fraction(1, 10)

    def admits(self, stated: Stated) -> Bounds:
        """Return the numbers that a stated value admits, in the unit it is written in."""
        bounds = self._one_reading(stated)
        for other in stated.otherwise:
            bounds |= self._one_reading(other)
        return bounds

    def _one_reading(self, stated: Stated) -> Bounds:
        if stated.explicit is not None:
            return stated.explicit
        low, high = self._margins(stated)
        if stated.comparator == "=" and stated.upper is None and low == high == 0:
            return Bounds.exactly(stated.value)
        lower, upper = exact(stated.value - low), exact(stated.value + high)
        if stated.upper is not None:
            return Bounds.between(lower, exact(stated.upper + high))
        if stated.comparator in {"~", "~<", "~>"}:
            return self._approximate(stated)
        return {
            "=": lambda: Bounds.of(Interval(lower, upper, *self._cut_off(low, high))),
            ">": lambda: Bounds.more_than(self._relaxed(stated, lower)),
            ">=": lambda: Bounds.at_least(self._relaxed(stated, lower)),
            "<": lambda: Bounds.less_than(self._relaxed(stated, upper)),
            "<=": lambda: Bounds.at_most(self._relaxed(stated, upper)),
        }[stated.comparator]()

    def _relaxed(self, stated: Stated, end: Number) -> Number:
        """The end of a half-line: the number itself, unless its zeros are read as rounding."""
        return end if self.zeros == "rounded" else stated.value

    def _cut_off(self, low: Number, high: Number) -> tuple[bool, bool]:
        """Whether either end is left out: a truncated 2.5 is anything from 2.5 up to 2.6 but not 2.6."""
        truncated = self.rounding == "truncated"
        return truncated and low > 0, truncated and high > 0

    def _approximate(self, stated: Stated) -> Bounds:
        size = size_of(stated.value)
        below = {"~": self.about, "~<": self.nearly, "~>": Fraction(0)}[stated.comparator] * size
        above = {"~": self.about, "~<": Fraction(0), "~>": self.over}[stated.comparator] * size
        return Bounds.of(
            Interval(
                exact(stated.value - below),
                exact(stated.value + above),
                lower_open=stated.comparator == "~>",
                upper_open=stated.comparator == "~<",
            )
        )

    def _margins(self, stated: Stated) -> tuple[Number, Number]:
        """Return how far below and above the written number the true one may lie."""
        step: Number = stated.step if _shows_rounding(stated) else 0
        if self.zeros == "rounded":
            step = max(step, coarsest_step(stated))
        if step == 0 or self.rounding == "none":
            return 0, 0
        if self.rounding == "truncated":
            return (0, step) if stated.value >= 0 else (step, 0)
        half = exact(Fraction(step) / 2)
        return half, half


def _shows_rounding(stated: Stated) -> bool:
    """Whether a number is shown to be rounded: by decimals, by a scale word, or by being a percentage in words.

    "85 percent" stands beside "above 85 percent" in one and the same article: nobody means 85 exactly.
    """
    return stated.rounded or stated.unit == "percent"


def coarsest_step(stated: Stated) -> Number:
    """Return the worth of the last digit that is not zero: 10,000 for 30,000; 0 where that digit is a unit.

    >>> coarsest_step(Stated("30,000", 30000)), coarsest_step(Stated("28,562", 28562))
    (10000, 0)
    """
    digits = Fraction(stated.value) / stated.step
    if digits.denominator != 1 or digits == 0:
        return 0
    whole, zeros = int(digits), 0
    while whole % 10 == 0:
        whole //= 10
        zeros += 1
    if zeros == 0 and not stated.rounded:
        return 0
    return exact(stated.step * 10**zeros)


AS_WRITTEN: Final = Policy()
TRUNCATED: Final = Policy("truncated", rounding="truncated")
LENIENT: Final = Policy("lenient", zeros="rounded", about=Fraction(1, 5), nearly=Fraction(1, 5), over=Fraction(1, 5))
POLICIES: Final = {policy.name: policy for policy in (AS_WRITTEN, TRUNCATED, LENIENT)}


@lru_cache(maxsize=16)
def lenient(policy: Policy) -> Policy:
    """Return the lenient reading beside a policy: every doubt about rounding goes to the writer."""
    return evolve(LENIENT, about=max(LENIENT.about, 2 * policy.about), nearly=max(LENIENT.nearly, 2 * policy.nearly))
