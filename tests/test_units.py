"""Units: exact factors, counted things and currencies apart."""

from fractions import Fraction

import pytest
from babel.numbers import list_currencies

from factaudit import UnitError, units


@pytest.mark.parametrize(
    ("unit", "into", "factor"),
    [
        ("kilometer", "meter", 1000),
        ("percent", "1", Fraction(1, 100)),
        ("hour", "minute", 60),
        ("metric_ton", "kilogram", 1000),
        ("mile", "meter", Fraction(1609344, 1000)),
        ("person", "people", 1),
        ("IDR/person", "IDR/person", 1),
        ("kilometer/hour", "meter/second", Fraction(5, 18)),
        ("percentage_point", "percent", 1),
        ("", "1", 1),
        ("hectare", "meter*meter", 10_000),
    ],
)
def test_factors_are_exact(unit, into, factor):
    assert units.factor(unit, into) == factor


@pytest.mark.parametrize(
    ("unit", "into"),
    [
        ("person", "household"),
        ("person", "1"),
        ("case", "item"),
        ("IDR", "USD"),
        ("kilogram", "person"),
        ("IDR/person", "IDR"),
        ("degree_Celsius", "kelvin"),
        ("meter", "meter*meter"),
    ],
)
def test_different_things_are_not_compared(unit, into):
    with pytest.raises(UnitError, match="cannot be compared with"):
        units.factor(unit, into)


def test_what_is_counted_is_a_dimension_of_its_own():
    dimensions = {units.dimension(unit) for unit in units.COUNTED}
    assert len(dimensions) == len(units.COUNTED)
    assert () not in dimensions


@pytest.mark.parametrize(
    ("unit", "hint"),
    [
        ("persn", "did you mean 'person'"),
        ("XYZ", "use a unit"),
        ("percnt", "did you mean 'percent'"),
        ("2 m", "unknown unit"),
        ("m; import os", "unknown unit"),
    ],
)
def test_unknown_units(unit, hint):
    with pytest.raises(UnitError, match=hint):
        units.dimension(unit)


@pytest.mark.parametrize(
    ("unit", "known"), [("IDR", True), ("usd", False), ("EUR", True), ("XXQ", False), ("person", False)]
)
def test_currencies_are_those_of_iso_4217(unit, known):
    assert units.is_currency(unit) == known


def test_every_currency_of_cldr_is_a_dimension_of_its_own():
    codes = list_currencies()
    assert all(units.is_currency(code) for code in codes)
    assert len({units.dimension(code) for code in codes}) == len(codes)


def test_counted_units_by_singular_and_plural():
    assert units.is_counted("people")
    assert units.is_counted("facilities")
    assert not units.is_counted("meter")


def test_units_in_messages():
    assert units.described("") == "a pure number"
    assert units.described("person") == "person"
