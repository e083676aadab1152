"""The one registry of units: exact factors, things that are counted kept apart, currencies never converted.

pint reads its own definitions with ``Fraction``; numbers reach it only as exact factors, never as text.
Counted things are dimensions of their own, because pint's ``count`` is dimensionless and would let
three facilities be added to two persons. Calendar rates are counted in ``model.period``, not here:
pint's month is 30.4375 days.
"""

import difflib
import re
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from factaudit.errors import UnitError
from factaudit.model.number import Number, exact

if TYPE_CHECKING:
    from pint import UnitRegistry

COUNTED: Final = ("person", "household", "facility", "vehicle", "case", "item")
"""Whole things, each a dimension of its own."""

PURE: Final = frozenset({"", "1", "percent", "percentage_point"})
"""Units of plain numbers; percentage points measure differences of percentages and are kept apart by relations."""

_PLURALS: Final = {
    "persons": "person",
    "people": "person",
    "households": "household",
    "facilities": "facility",
    "vehicles": "vehicle",
    "cases": "case",
    "items": "item",
    "%": "percent",
    "pp": "percentage_point",
    "percentage point": "percentage_point",
}
_NAME: Final = re.compile(r"[A-Za-z_]{1,40}\Z", re.ASCII)
_CURRENCY: Final = re.compile(r"[A-Z]{3}\Z", re.ASCII)

Dimension = tuple[tuple[str, int], ...]
"""Base dimensions with their exponents, by name; empty for a pure number."""


@cache
def registry() -> "UnitRegistry[Fraction]":
    """Return the registry, made on first use (importing pint takes a tenth of a second)."""
    import pint  # noqa: PLC0415 - heavy, and not needed to read a file or print help

    units: UnitRegistry[Fraction] = pint.UnitRegistry(non_int_type=Fraction, cache_folder=None)
    for name in COUNTED:
        units.define(f"{name} = [{name}]")
    units.define("percentage_point = percent")
    return units


@cache
def _currencies() -> frozenset[str]:
    _comment, codes = files("factaudit").joinpath("currencies.txt").read_text(encoding="ascii").split("\n", 1)
    return frozenset(codes.split())


@lru_cache(maxsize=4096)
def is_currency(unit: str) -> bool:
    """Return whether a unit is an amount of money (ISO 4217 code)."""
    return bool(_CURRENCY.match(unit)) and unit in _currencies()


def is_counted(unit: str) -> bool:
    """Return whether a unit counts whole things."""
    return _PLURALS.get(unit, unit) in COUNTED


@lru_cache(maxsize=4096)
def _analysed(unit: str) -> tuple[Number, Dimension]:
    """Return the factor to base units and the dimension of a unit such as ``person``, ``IDR/person`` or ``km``."""
    factor: Fraction = Fraction(1)
    exponents: dict[str, int] = {}
    for index, side in enumerate(unit.split("/")):
        sign = -1 if index else 1
        for name in side.replace("*", " ").split():
            part_factor, part = _analysed_name(name, unit)
            factor *= Fraction(part_factor) ** sign
            for dimension, exponent in part:
                exponents[dimension] = exponents.get(dimension, 0) + sign * exponent
    return exact(factor), tuple(sorted((d, e) for d, e in exponents.items() if e))


def _analysed_name(name: str, unit: str) -> tuple[Number, Dimension]:
    plain = _PLURALS.get(name, name)
    if plain == "1":
        return 1, ()
    if plain in COUNTED:
        return 1, ((f"[{plain}]", 1),)
    if plain in {"percent", "percentage_point"}:
        return Fraction(1, 100), ()
    if is_currency(plain):
        return 1, ((f"[{plain}]", 1),)
    return _from_registry(plain, unit)


def _from_registry(name: str, unit: str) -> tuple[Number, Dimension]:
    units = registry()
    if not _NAME.match(name) or name not in units:
        raise UnitError(f"unknown unit {name!r}{_in_whole(name, unit)}{_nearest(name)}")
    if units.Quantity(Fraction(0), units.Unit(name)).to_base_units().magnitude != 0:
        return 1, ((f"[{name}]", 1),)  # a scale with its own zero, such as degC, compares only with itself
    base = units.Quantity(Fraction(1), units.Unit(name)).to_base_units()
    magnitude: Any = base.magnitude
    if not isinstance(magnitude, int | Fraction):
        raise UnitError(f"the unit {name!r} has no exact factor and cannot take part in an exact check")
    dimension = tuple((str(d), int(str(e))) for d, e in base.dimensionality.items())
    return exact(magnitude), tuple(sorted(dimension))


def _in_whole(name: str, unit: str) -> str:
    return "" if name == unit else f" in {unit!r}"


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, [*COUNTED, *_PLURALS, "percent", "percentage_point", "IDR", "USD"], n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return "; use a unit of measurement, a currency code, or one of " + ", ".join(COUNTED)


def dimension(unit: str) -> Dimension:
    """Return the dimension of a unit.

    Raises:
        UnitError: where the unit is unknown.
    """
    return _analysed(unit.strip())[1]


def to_base(unit: str) -> Number:
    """Return the exact number of base units in one ``unit`` (1/100 for percent)."""
    return _analysed(unit.strip())[0]


@lru_cache(maxsize=4096)
def factor(unit: str, into: str) -> Number:
    """Return by what a number in ``unit`` is multiplied to give a number in ``into``.

    Raises:
        UnitError: where the two measure different things.

    >>> factor("kilometer", "meter"), factor("percent", "1")
    (1000, Fraction(1, 100))
    """
    (from_base, from_dimension), (into_base, into_dimension) = _analysed(unit.strip()), _analysed(into.strip())
    if from_dimension != into_dimension:
        raise UnitError(f"{described(unit)} cannot be compared with {described(into)}")
    return exact(Fraction(from_base) / into_base)


def described(unit: str) -> str:
    """Return a unit for a message."""
    return unit or "a pure number"
