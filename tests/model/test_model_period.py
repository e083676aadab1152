"""Calendar periods."""

import pytest

from factaudit import Period, UsageError


@pytest.mark.parametrize(
    ("text", "unit", "count"),
    [
        ("2025-06/2025-12", "month", 7),
        ("2025", "quarter", 4),
        ("2025-40", "month", 6),
        ("2024", "day", 366),
        ("2025-01-06/2025-02-02", "week", 4),
        ("2020/2029", "year", 10),
        ("2025-41", "half-year", 1),
    ],
)
def test_calendar_units_are_counted(text, unit, count):
    assert Period.parse(text).count(unit) == count


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2025-01-15/2025-02-14", "month"),
        ("2025-02/2025-04", "quarter"),
        ("2025", "week"),
        ("../2025", "month"),
        ("2025", "fortnight"),
    ],
)
def test_what_is_no_whole_number_of_units_is_refused(text, unit):
    with pytest.raises(UsageError):
        Period.parse(text).count(unit)


@pytest.mark.parametrize(
    "text",
    [
        "2025",
        "2025-05",
        "2025-05-12",
        "2025-33",
        "2025-41",
        "2025-06/2025-12",
        "../2025-05",
        "2025-05/..",
        "2025-05-03/2025-05-09",
    ],
)
def test_text_of_a_period_is_edtf(text):
    assert str(Period.parse(text)) == text


def test_a_period_named_again_is_the_same_object():
    """A ledger of ten thousand claims about one year holds that year once."""
    assert Period.parse("2024") is Period.parse("2024-01/2024-12")
    assert Period.parse("2024").at_end() is Period.parse("2025").at_start()


def test_the_end_of_a_year_is_the_start_of_the_next():
    assert Period.parse("2024").at_end() == Period.parse("2025-01").at_start()
    assert str(Period.parse("2024").at_end()) == "2024-12-31"


@pytest.mark.parametrize(
    ("text", "months", "shifted"),
    [
        ("2025-01", 1, "2025-02"),
        ("2025-12", 12, "2026-12"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2024", -12, "2023"),
        ("../2025-01", 1, "../2025-02"),
    ],
)
def test_shifted_by_months(text, months, shifted):
    assert str(Period.parse(text).shifted(months)) == shifted


def test_shifting_out_of_the_calendar_is_refused():
    with pytest.raises(UsageError, match="leaves the calendar"):
        Period.parse("9999").shifted(24)


def test_a_period_covers_what_lies_in_it():
    year = Period.parse("2025")
    assert year.covers(Period.parse("2025-05"))
    assert not year.covers(Period.parse("2025-05/2026-01"))
    assert not year.covers(Period.parse("../2025"))
    assert Period.parse("../2026").covers(year)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(UsageError, match="ends before it starts"):
        Period.parse("2025-06/2025-05")
    with pytest.raises(UsageError, match="cannot end before it starts"):
        Period(5, 4)


def test_the_last_year_of_the_calendar_has_an_end():
    assert str(Period.parse("9999")) == "9999"
    assert Period.parse("9999").count("month") == 12
