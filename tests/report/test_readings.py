from fractions import Fraction

import pytest
from attrs import evolve
from six_reports import C1, C2, C3, MEMBERS, entries, one_conflict

from factaudit.errors import UsageError
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.period import Period
from factaudit.model.report import Report
from factaudit.report.reading import admits, bounds_words, label, number_words, period_words, short_number
from factaudit.report.words import words

EN, ID = words("en"), words("id")


@pytest.mark.parametrize(
    ("edtf", "english", "indonesian"),
    [
        ("2025", "2025", "tahun 2025"),
        ("2025-05", "May 2025", "Mei 2025"),
        ("2025-05-12", "12 May 2025", "12 Mei 2025"),
        ("2025-34", "second quarter of 2025", "triwulan kedua 2025"),
        ("2025-41", "second half of 2025", "semester kedua 2025"),
        ("2025-06/2025-11", "June to November 2025", "Juni sampai November 2025"),
        ("2024-06/2025-05", "June 2024 to May 2025", "Juni 2024 sampai Mei 2025"),
        ("../2025-05", "up to May 2025", "sampai Mei 2025"),
        ("2025-05/..", "from May 2025 on", "sejak Mei 2025"),
        ("../..", "at all times", "sepanjang waktu"),
    ],
)
def test_periods_in_words(edtf, english, indonesian):
    assert period_words(Period.parse(edtf), EN) == english
    assert period_words(Period.parse(edtf), ID) == indonesian


def read(claim, language=EN):
    return label(claim, entries((claim,)), language)


@pytest.mark.parametrize(
    ("claim", "reading"),
    [
        (C1, "members, end of May 2025"),
        (evolve(C1, edge="start"), "members, start of May 2025"),
        (evolve(C1, period=Period.parse("2025-05-12")), "members, 12 May 2025"),
        (evolve(C1, period=Period.parse("2025-05-12").at_end()), "members, 12 May 2025"),
        (evolve(C1, period=None), "members"),
        (C2, "quota, at most, 7 months"),
        (evolve(C2, period=Period.parse("2025-06")), "quota, at most, 1 month"),
        (evolve(C2, period=Period.parse("2025-06/..")), "quota, at most, each month, from June 2025 on"),
        (evolve(C2, every="", modality="reported"), "quota, second half of 2025"),
        (evolve(C2, every="", average_per="month"), "quota, at most, mean per month, June to December 2025"),
        (C3, "members, projected, end of December 2025"),
        (evolve(C3, series=evolve(C3.series, entity="Solo")), "members of Solo, projected, end of December 2025"),
    ],
)
def test_claims_in_words(claim, reading):
    if claim.every == "" and claim.average_per == "" and claim.series.measure == "quota":
        claim = evolve(claim, period=Period.parse("2025-07/2025-12"))
    assert read(claim) == reading


def test_measures_that_a_text_brought_are_called_by_their_labels():
    report = one_conflict()
    measure = evolve(MEMBERS, id="m14", label="members")
    claim = evolve(C1, series=evolve(C1.series, measure="m14"))
    assert label(claim, evolve(report.entries, measures=(measure,)), EN) == "members, end of May 2025"


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (Bounds.exactly("2.5"), "2.5"),
        (Bounds.more_than(1000), "more than 1,000"),
        (Bounds.at_least(-1000), "at least -1,000"),
        (Bounds.less_than(3), "less than 3"),
        (Bounds.at_most(3), "at most 3"),
        (Bounds.between(3, 5), "3 to 5"),
        (Bounds.of(Interval(3, 5, upper_open=True)), "3 to 5, 5 left out"),
        (Bounds.of(Interval(3, 5, lower_open=True, upper_open=True)), "3 to 5, 3 and 5 left out"),
        (Bounds.exactly(1) | Bounds.at_least(4), "1 or at least 4"),
        (Bounds.anything(), "any number"),
        (Bounds(()), "no number"),
    ],
)
def test_bounds_in_words(bounds, text):
    assert bounds_words(bounds, EN) == text


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [
        (1234567, "1,234,567", "1.234.567"),
        (Fraction(-5, 2), "-2.5", "-2,5"),
        (Fraction(1, 3), "0.333…", "0,333…"),
        (Fraction(1, 30000), "0.0000333…", "0,0000333…"),
    ],
)
def test_numbers_in_words(value, english, indonesian):
    assert number_words(value, EN) == english
    assert number_words(value, ID) == indonesian


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (250_000, "250,000"),
        (1_960_000_000_000, "1.96 trillion"),
        (-2_000_000, "-2 million"),
        (1_234_567, "1,234,567"),
    ],
)
def test_round_numbers_are_said_shortly(value, text):
    assert short_number(value, EN) == text


def test_units_are_said_in_the_singular_beside_one():
    one = evolve(C1, stated=evolve(C1.stated, text="1", value=1))
    report = one_conflict()
    ledger = evolve(report, entries=evolve(report.entries, claims=(one,)))
    assert admits(one, ledger, EN) == "28,562 people"
    assert admits(one, Report(ledger.entries, "consistent"), EN) == "-"


def test_an_unknown_language_is_refused():
    with pytest.raises(UsageError, match="known: en, id"):
        words("fr")
