"""A total dated to the wrong year is suggested for another, where what else is said of that year expects it."""

import pytest

import factaudit as fa

PARTS = {"2024": ("1,200", "100"), "2025": ("1,452", "116")}


@pytest.fixture
def table():
    """A ledger with the parts of two years, which give 1,300 and 1,568, and their total."""
    ledger = fa.Ledger()
    total, one, other = (ledger.stock(name, unit="person") for name in ("total", "one", "other"))
    ledger.total(total, [one, other])
    for year, values in PARTS.items():
        for part, value in zip((one, other), values, strict=True):
            ledger.claim(part.at(year), value)
    return ledger, total


def dates(ledger, claim, **options):
    repairs = [r for f in ledger.audit(**options).findings for r in f.repairs if (r.claim, r.aspect) == (claim, "date")]
    return [(r.stated, r.feasible, [(s.value, s.slip) for s in r.suggestions]) for r in repairs]


def test_the_year_beside_it(table):
    ledger, total = table
    wrong = ledger.claim(total.at("2024"), "1,568")
    assert dates(ledger, wrong) == [("2024", "2025", [("2025", "the year")])]
    assert dates(ledger, wrong, language="id") == [("2024", "2025", [("2025", "tahunnya keliru")])]


def test_the_figure_of_the_year_before_told_again(table):
    ledger, total = table
    ledger.claim(total.at("2024"), "1,300")
    wrong = ledger.claim(total.at("2025"), "1,300")
    assert dates(ledger, wrong) == [("2025", "2024", [("2024", "the year")])]


@pytest.mark.parametrize(("wrong", "meant"), [("2052", "2025"), ("2015", "2025"), ("2004", "2024")])
def test_a_year_one_stroke_away(table, wrong, meant):
    ledger, total = table
    ledger.claim(total.at(wrong), "2,000")
    told = ledger.claim(total.at(wrong), "1,568" if meant == "2025" else "1,300")
    assert dates(ledger, told) == [(wrong, meant, [(meant, "the year")])]


def test_a_year_of_which_nothing_is_known_proves_nothing(table):
    ledger, total = table
    wrong = ledger.claim(total.at("2025"), "1,700")
    assert dates(ledger, wrong) == []


def test_a_year_that_expects_another_number_does_not(table):
    ledger, total = table
    wrong = ledger.claim(total.at("2024"), "1,569")
    assert dates(ledger, wrong) == []


def test_years_that_are_alike_cannot_be_told_apart(table):
    """About 1,300 is what 2024 gives, and 1,310 would do for both years."""
    ledger, total = table
    ledger.claim(total.at("2023"), "about 1,300")
    wrong = ledger.claim(total.at("2024"), "1,310")
    assert dates(ledger, wrong) == []


def test_a_fixed_claim_keeps_its_date(table):
    ledger, total = table
    wrong = ledger.claim(total.at("2024"), "1,568", weight="fixed")
    assert dates(ledger, wrong) == []


def test_the_quarters_of_another_year():
    ledger = fa.Ledger()
    sales = ledger.flow("sales", unit="USD")
    for quarter in range(1, 5):
        ledger.claim(sales.during(f"2024-{quarter + 32}"), 100 + quarter)
        ledger.claim(sales.during(f"2025-{quarter + 32}"), 200 + quarter)
    wrong = ledger.claim(sales.during("2024"), 810)
    assert dates(ledger, wrong) == [("2024", "2025", [("2025", "the year")])]


def test_it_counts_the_other_conflicts_that_it_mends(table):
    ledger, total = table
    ledger.claim(total.at("2024"), "1,300")
    wrong = ledger.claim(total.at("2024"), "1,568")
    found = [
        r.suggestions for f in ledger.audit().findings for r in f.repairs if (r.claim, r.aspect) == (wrong, "date")
    ]
    assert [[s.also for s in suggestions] for suggestions in found] == [[1], [1]]
