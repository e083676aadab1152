"""Values with their units, as catalogues of quantities and parallel news list them.

The wordings are those of the Recognizers-Text specifications and of the BPPT parallel corpus of PAN Localization,
written anew.
"""

from fractions import Fraction

import pytest

from factaudit.guarding import check_text
from factaudit.read import read_article

Quantity = tuple[str, str, str]

UNITS: list[tuple[str, str, list[Quantity]]] = [
    # a currency behind its number
    ("en", "It costs 10 € here.", [("10", "EUR", "")]),
    ("en", "It costs 500 USD here and 115USD there.", [("500", "USD", ""), ("115", "USD", "")]),
    ("en", "It took 50 million USD.", [("50000000", "USD", "")]),
    ("en", "They paid 10 $ 30 times.", [("10", "", ""), ("30", "USD", "")]),
    ("id", "Biayanya 500 USD atau 7 juta IDR.", [("500", "USD", ""), ("7000000", "IDR", "")]),
    # one unit for two numbers
    ("id", "Harga mencapai 135 dan 150 dolar AS per barel.", [("135", "USD", "item"), ("150", "USD", "item")]),
    ("en", "Shares of 12 and 15 percent were held.", [("12", "percent", ""), ("15", "percent", "")]),
    ("en", "Some 45 or 15 percent were held.", [("45", "", ""), ("15", "percent", "")]),
    # units that were no words before
    ("id", "Konsumsi mencapai 5,8 juta kilo liter.", [("5800000", "kiloliter", "")]),
    ("en", "It was 20 degrees celsius.", [("20", "degree_Celsius", "")]),
    ("en", "It costs 20 swiss francs.", [("20", "CHF", "")]),
    # a raised digit touches its unit
    ("en", "The area is 12 m2.", [("12", "meter*meter", "")]),
    # "a month earlier" is no rate
    ("en", "It fell from 6.29 percent a month earlier.", [("6.29", "percent", "")]),
    ("en", "They pay 60 percent a month.", [("60", "percent", "month")]),
    # a year before a singular, a number before a plural
    ("en", "The 2008 state budget has 3 parts.", [("3", "item", "")]),
    ("en", "Some 2008 states took part.", [("2008", "item", "")]),
    # a century is no amount
    ("id", "Gua itu digali pada abad 19 oleh 20 orang.", [("20", "person", "")]),
]


@pytest.mark.parametrize(("code", "text", "expected"), UNITS)
def test_a_number_is_read_with_its_unit(code: str, text: str, expected: list[Quantity]) -> None:
    numbers = [m for m in read_article(text, language=code).mentions if m.stated is not None]
    told = [(Fraction(m.stated.value), m.unit, m.per) for m in numbers if m.stated is not None]
    assert told == [(Fraction(value), unit, per) for value, unit, per in expected]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Children aged above 10 and below 15 years came.", [">", "<"]),
        ("It needs at most 100 and at least 20 apples.", ["<=", ">="]),
        ("It is 5000 or less than 6000 points.", ["=", "<"]),
        ("It is less than or equal to 30 metres.", ["<="]),
        ("Exports exceeded $20 billion and imports topped $18 billion.", [">", ">"]),
        ("Those of 30 and above pass.", [">="]),
    ],
)
def test_a_comparator_goes_with_the_number_that_it_bounds(text: str, signs: list[str]) -> None:
    numbers = [m for m in read_article(text, language="en").mentions if m.stated is not None]
    assert [m.stated.comparator for m in numbers if m.stated is not None] == signs


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Sebanyak 8 hingga 10 orang terluka.", 8, 10),
        ("Target sebesar 77.000 sampai 79.000 ton ditetapkan.", 77_000, 79_000),
    ],
)
def test_until_between_two_numbers_of_one_unit_makes_a_range(text: str, low: int, high: int) -> None:
    (number,) = [m for m in read_article(text, language="id").mentions if m.stated is not None]
    assert number.stated is not None
    assert (number.stated.value, number.stated.upper) == (low, high)


def test_a_change_from_a_month_earlier_is_held_to_its_direction() -> None:
    text = "Inflation rose to 6.01 percent in May from 6.29 percent a month earlier."
    assert [finding.rule for finding in check_text(text, language="en").contradictions] == ["direction"]


def test_decimals_torn_from_their_number_make_no_change() -> None:
    text = "Konsumsi mencapai 38, 9 juta ton atau meningkat dibandingkan tahun lalu sebanyak 35,5 juta ton."
    assert not check_text(text, language="id").contradictions
