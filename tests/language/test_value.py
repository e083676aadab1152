"""The words of a value."""

from fractions import Fraction

import pytest

from factaudit.errors import UsageError
from factaudit.language import read_value


@pytest.mark.parametrize(
    ("words", "value", "step", "rounded"),
    [
        ("28,562", 28562, 1, False),
        ("30,000", 30000, 1, False),
        ("230 thousand", 230_000, 1_000, True),
        ("1.5 million", 1_500_000, 100_000, True),
        ("87.86", Fraction(4393, 50), Fraction(1, 100), True),
        ("25.00", 25, Fraction(1, 100), True),
        ("three hundred and five", 305, 1, False),
        ("five thousand", 5_000, 1_000, True),
        ("a million", 1_000_000, 1_000_000, True),
        ("4 thousand 3 hundred and 21", 4321, 1, False),
        ("two and a half million", 2_500_000, 100_000, True),
        ("two million and a half", 2_500_000, 100_000, True),
        ("3 1/2", Fraction(7, 2), 1, False),
        ("1.3e6", 1_300_000, 100_000, True),
        ("two point five million", 2_500_000, 100_000, True),
    ],
)
def test_precision_is_the_worth_of_the_last_digit_written(words, value, step, rounded):
    stated = read_value(words)
    assert (stated.value, stated.step, stated.rounded) == (value, step, rounded)
    assert stated.text == words


@pytest.mark.parametrize(
    ("words", "language", "comparator", "value"),
    [
        ("more than 230 thousand", "en", ">", 230_000),
        ("lebih dari 230 ribu", "id", ">", 230_000),
        ("hampir 600 ribu", "id", "~<", 600_000),
        ("about 40", "en", "~", 40),
        ("just over 40", "en", "~>", 40),
        ("at most 5", "en", "<=", 5),
        ("no more than 5", "en", "<=", 5),
        ("no fewer than 5", "en", ">=", 5),
        ("fewer than 5", "en", "<", 5),
        ("5 or more", "en", ">=", 5),
        ("5+", "en", ">=", 5),
        ("≥ 5", None, ">=", 5),
        ("30 ribu lebih", "id", ">", 30_000),
        ("hingga 90.000", "id", "<=", 90_000),
        ("sekurang-kurangnya lima", "id", ">=", 5),
    ],
)
def test_comparators(words, language, comparator, value):
    stated = read_value(words, language)
    assert (stated.comparator, stated.value) == (comparator, value)


@pytest.mark.parametrize(
    ("words", "language", "unit"),
    [
        ("28.562 warga", "id", "person"),
        ("87,86 persen", "id", "percent"),
        ("87.86 %", None, "percent"),
        ("0,19% poin", "id", "percentage_point"),
        ("2 percentage points", "en", "percentage_point"),
        ("Rp1,5 juta", "id", "IDR"),
        ("1,5 juta rupiah", "id", "IDR"),
        ("$2M", "en", "USD"),
        ("-$3.4 million", "en", "USD"),
        ("10,800 people a month", "en", "person/month"),
        ("10.800 peserta per bulan", "id", "person/month"),
        ("10,800 a month", "en", "1/month"),
        ("Rp440.538/ kapita/bulan", "id", "IDR/person/month"),
        ("5 km/h", "en", "kilometer/hour"),
        ("$90 a barrel", "en", "USD/barrel"),
    ],
)
def test_units_and_rates(words, language, unit):
    assert read_value(words, language).unit == unit


@pytest.mark.parametrize(
    ("words", "language", "lower", "upper"),
    [
        ("between 3 and 5", "en", 3, 5),
        ("antara 3 dan 5", "id", 3, 5),
        ("3-5", None, 3, 5),
        ("3 to 5", "en", 3, 5),
        ("3 sampai 5", "id", 3, 5),
        ("between $3 and $5 million", "en", 3_000_000, 5_000_000),
        ("3-5 juta", "id", 3_000_000, 5_000_000),
        ("3%-5%", "en", 3, 5),
        ("puluhan", "id", 20, 99),
        ("belasan", "id", 11, 19),
        ("dozens", "en", 20, 99),
        ("thousands", "en", 1_000, 9_999),
        ("tens of thousands", "en", 20_000, 99_999),
        ("ratusan ribu", "id", 200_000, 999_999),
    ],
)
def test_ranges_and_vague_amounts(words, language, lower, upper):
    stated = read_value(words, language)
    assert (stated.value, stated.upper, stated.comparator) == (lower, upper, "=")


def test_a_comparison_with_a_range_speaks_of_its_near_end():
    stated = read_value("more than dozens")
    assert (stated.comparator, stated.value, stated.upper) == (">", 20, None)


def test_a_scale_sign_depends_on_the_currency_before_it():
    assert read_value("Rp95 M", "id").value == 95 * 10**9
    assert read_value("$95 M", "id").value == 95 * 10**6
    assert read_value("3M", "id").value == 3 * 10**6
    assert read_value("Rp2 T", "id").value == 2 * 10**12
    assert read_value("$3m").value == 3 * 10**6
    assert read_value("3m").unit == "meter"


def test_separators_follow_the_language():
    assert read_value("28.562", "id").value == 28562
    assert read_value("28.562", "en").value == Fraction(28562, 1000)
    assert read_value("1 234 567.5", "en").value == Fraction(2469135, 2)
    assert read_value("12,34,567", "en").value == 1234567


@pytest.mark.parametrize("words", ["28.562", "10,800"])
def test_an_ambiguous_number_without_a_language_shows_both_readings(words):
    with pytest.raises(UsageError) as caught:
        read_value(words, None)
    plain = words.replace(",", ".")
    assert plain.rstrip("0") in str(caught.value)
    assert words.replace(",", "").replace(".", "") in str(caught.value)


@pytest.mark.parametrize(("words", "value"), [("28,562.50", "28562.5"), ("1.234.567", "1234567"), ("28562", "28562")])
def test_an_unambiguous_number_needs_no_language(words, value):
    assert read_value(words, None).value == Fraction(value)


@pytest.mark.parametrize(
    ("words", "language", "reason"),
    [
        ("", "en", "expected the words of a value"),
        ("members", "en", "no number in English"),
        ("28,56", "en", "expected separators as in 1,234,567.89"),
        ("1.2.3", None, "follow no convention"),
        ("foo 5", "en", "'foo' before the number"),
        ("5 foo", "en", "'foo' is no unit or rate"),
        ("$5 people", "en", "'people' is no unit or rate"),
        ("5 6", "en", "expected one number or range, got '5' and '6'"),
        ("4th", "en", "place in an order"),
        ("10:30", "en", "date, time or code"),
        ("more than 5 or more", "en", "compares twice"),
        ("lebih dari 5", None, "before the number"),
        ("9" * 500, "en", "cannot read"),
        ("2^99999", "en", "cannot read"),
        ("1 " * 1000, "en", "expected the words of a value"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_was_read(words, language, reason):
    with pytest.raises(UsageError, match=reason.replace("(", "\\(")):
        read_value(words, language)


def test_a_word_for_nothing_is_zero_only_by_itself():
    assert read_value("kosong", "id").value == 0
    with pytest.raises(UsageError):
        read_value("kosong orang", "id")
