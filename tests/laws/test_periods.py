"""Calendar arithmetic, against the edtf package and the calendar itself."""

from datetime import date
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from factaudit import UsageError
from factaudit import strategies as fs
from factaudit.model.period import CALENDAR_UNITS, Period

BOUNDED = fs.periods(bounded=True)


def strict(text):
    """Return the first and last day of EDTF text as the edtf package has them, without its fuzz."""
    parsed = parse_edtf(text)
    return tuple(date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict()))


@given(BOUNDED)
def test_ends_are_those_of_the_edtf_package(period):
    assert strict(str(period)) == (date.fromordinal(period.start), date.fromordinal(period.stop - 1))


@given(fs.periods())
def test_text_and_back(period):
    assert Period.parse(str(period)) == period


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_of_the_calendar(day):
    period = Period.parse(day.isoformat())
    assert (period.start, period.stop) == (day.toordinal(), day.toordinal() + 1)


@given(BOUNDED, st.sampled_from(CALENDAR_UNITS))
def test_units_fill_the_period_without_gaps(period, unit):
    try:
        units = list(period.units(unit))
    except UsageError:
        assume(False)
    assert units[0].start == period.start
    assert units[-1].stop == period.stop
    assert all(before.stop == after.start for before, after in pairwise(units))
    assert period.count(unit) == len(units)


@given(st.integers(1, 9990), st.integers(1, 9))
def test_years_are_months_and_quarters(first, years):
    period = Period.parse(f"{first:04}/{first + years - 1:04}")
    assert period.count("year") == years
    counts = {unit: period.count(unit) for unit in ("month", "quarter", "half-year")}
    assert counts == {"month": 12 * years, "quarter": 4 * years, "half-year": 2 * years}


@given(BOUNDED, st.integers(-60, 60), st.integers(-60, 60))
def test_shifting_months_of_whole_months_adds_up(period, first, second):
    try:
        period.count("month")
    except UsageError:
        assume(False)
    assert period.shifted(first).shifted(second) == period.shifted(first + second)
    assert period.shifted(first).count("month") == period.count("month")


@given(fs.periods(), fs.periods())
def test_covering_each_other_is_being_the_same(a, b):
    assert (a.covers(b) and b.covers(a)) == (a == b)


@given(fs.periods(), fs.periods(), fs.periods())
def test_covering_goes_on(a, b, c):
    assert not (a.covers(b) and b.covers(c)) or a.covers(c)


@given(BOUNDED)
def test_the_end_of_a_period_is_the_start_of_the_next(period):
    after = Period(period.stop, period.stop + 1)
    assert period.at_end() == after.at_start()
    assert period.at_end().instant


@given(st.text(max_size=20) | st.from_regex(r"[0-9./-]{1,12}", fullmatch=True))
def test_any_text_is_read_or_refused(text):
    try:
        period = Period.parse(text)
    except UsageError:
        return
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-02-30", "2025-00", "0000", "2025-37", "2025-06/2025-05", "", "2025/"]
)
def test_what_is_not_in_the_calendar_is_refused(text):
    with pytest.raises(UsageError):
        Period.parse(text)
