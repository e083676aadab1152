"""Numbers, amounts and periods as a language writes them."""

from fractions import Fraction

import pytest

from factaudit.errors import UsageError
from factaudit.language import write_amount, write_instant, write_number, write_period, write_scaled
from factaudit.model.period import Period


def test_numbers_bear_the_separators_of_the_language():
    assert write_number(28562, "en") == "28,562"
    assert write_number(28562, "id") == "28.562"
    assert write_number(Fraction("-1234567.891"), "id") == "-1.234.567,891"


def test_decimals_that_never_end_are_rounded_outward_or_kept_as_a_ratio():
    assert write_number(Fraction(2, 3)) == "2/3"
    assert write_number(Fraction(2, 3), rounding="down") == "0.66"
    assert write_number(Fraction(2, 3), rounding="up", places=3) == "0.667"
    assert write_number(Fraction(-2, 3), rounding="up", places=0) == "0"
    assert write_number(Fraction(5, 2), rounding="up") == "2.5"


def test_exact_numbers_may_be_padded():
    assert write_number(25, places=2) == "25.00"
    with pytest.raises(UsageError, match="unknown rounding 'nearest'"):
        write_number(25, rounding="nearest")


def test_scaled_words_show_the_precision():
    assert write_scaled(230_000, 1_000) == "230 thousand"
    assert write_scaled(230_000, 1_000, "id") == "230 ribu"
    assert write_scaled(1_500_000, 100_000, "id") == "1,5 juta"
    assert write_scaled(3_000_000, 1_000_000) == "3 million"
    assert write_scaled(28562, 1) == "28,562"
    assert write_scaled(5, Fraction(1, 10)) == "5.0"


@pytest.mark.parametrize(("value", "step"), [(5, 2), (230_500, 1_000), (1, 0), (Fraction(1, 3), Fraction(1, 3))])
def test_a_precision_without_words_is_refused(value, step):
    with pytest.raises(UsageError):
        write_scaled(value, step)


def test_amounts_bear_the_short_form_of_their_unit():
    assert write_amount(Fraction("87.86"), "percent") == "87.86 %"
    assert write_amount(1_500_000, "IDR", "id") == "Rp1.500.000"
    assert write_amount(-5, "USD") == "-$5"
    assert write_amount(5, "kilometer") == "5 km"
    assert write_amount(104_162, "person") == "104,162"
    assert write_amount(10_800, "person/month") == "10,800 a month"
    assert write_amount(10_800, "person/month", "id") == "10.800 per bulan"
    assert write_amount(Fraction(-1, 3), "USD", rounding="down") == "-$0.34"


@pytest.mark.parametrize(
    ("edtf", "english", "indonesian"),
    [
        ("2025", "2025", "2025"),
        ("2025-05", "May 2025", "Mei 2025"),
        ("2025-05-12", "12 May 2025", "12 Mei 2025"),
        ("2025-34", "Q2 2025", "triwulan II 2025"),
        ("2025-41", "H2 2025", "semester II 2025"),
        ("2025-06/2025-12", "June to December 2025", "Juni hingga Desember 2025"),
        ("2024-11/2025-02", "November 2024 to February 2025", "November 2024 hingga Februari 2025"),
        ("../2025-05", "until May 2025", "hingga Mei 2025"),
        ("2025-05/..", "from May 2025", "sejak Mei 2025"),
        ("../..", "../..", "../.."),
    ],
)
def test_periods(edtf, english, indonesian):
    assert write_period(Period.parse(edtf), "en") == english
    assert write_period(Period.parse(edtf), "id") == indonesian


def test_instants_name_the_month_or_day_that_ends():
    assert write_instant(Period.parse("2025-05").at_end()) == "end of May 2025"
    assert write_instant(Period.parse("2025").at_end(), "id") == "akhir Desember 2025"
    assert write_instant(Period.parse("2025-05-12").at_end()) == "12 May 2025"
    assert write_instant(Period.parse("2025").at_start(), edge="start") == "start of January 2025"
