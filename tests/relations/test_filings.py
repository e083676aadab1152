"""Sums of rounded amounts as filings state them, and the rounding cases of XBRL Calculations 1.1.

The figures are facts of public filings; the rounding cases are those of the specification
(Calculations 1.1, section 4: an amount stands for all within half a unit of its last digit, ends
included, and a sum is consistent where the interval of the total meets that of the parts).
"""

import pytest

from factaudit import Stated

MILLION = 10**6


def amount(value, step=1):
    return Stated(str(value), value, step=step, rounded=step > 1)


def test_quarters_that_exceed_their_half_year(ledger, conflicts):
    """A product line with 37 and 32 million in two quarters and 11 million in their half-year."""
    revenue = ledger.flow("revenue", unit="USD")
    for period, millions in (("2019-33", 37), ("2019-34", 32), ("2019-40", 11)):
        ledger.claim(revenue.during(period), amount(millions * MILLION, MILLION))
    assert conflicts(ledger) == [{"c1", "c2", "c3"}]


def test_assets_that_are_not_current_and_noncurrent_assets(ledger, conflicts):
    assets, current, other = (ledger.stock(name, unit="CAD") for name in ("assets", "current", "noncurrent"))
    ledger.total(assets, [current, other])
    for measure, thousands in ((assets, 1_215_833), (current, 686_767), (other, 521_455)):
        ledger.claim(measure.at("2020-03-31"), amount(thousands * 1000, 1000))
    assert conflicts(ledger) == [{"c1", "c2", "c3", "r1"}]
    (finding,) = ledger.audit().contradictions
    assert finding.gap == 7_611_000 - 1500


def test_a_part_above_its_whole(ledger, conflicts):
    part, whole = ledger.flow("under development", unit="INR"), ledger.flow("purchase of intangibles", unit="INR")
    ledger.order(part, whole)
    ledger.claim(part.during("2020-04/2021-03"), amount(3291 * MILLION, MILLION))
    ledger.claim(whole.during("2020-04/2021-03"), amount(2820 * MILLION, MILLION))
    assert conflicts(ledger) == [{"c1", "c2", "r1"}]


def test_an_equity_that_counts_a_liability(ledger, conflicts):
    equity = ledger.stock("equity", unit="CAD")
    parts = {
        "warrants": 23_947_111,
        "other income": 1_202_409,
        "paid-in capital": 71_991_328,
        "issued capital": 379_643_670,
        "retained earnings": -330_681_375,
    }
    measures = {name: ledger.stock(name, unit="CAD") for name in (*parts, "liabilities")}
    ledger.claim(equity.at("2021-03-31"), 146_103_143)
    for name, value in parts.items():
        ledger.claim(measures[name].at("2021-03-31"), value)
    ledger.total(equity, [measures[name] for name in parts])
    assert not conflicts(ledger)
    ledger.claim(measures["liabilities"].at("2021-03-31"), 60_561_424)
    ledger.total(equity, list(measures.values()))
    assert conflicts(ledger)
    assert all("r2" in conflict for conflict in conflicts(ledger))


def test_one_amount_in_two_notes(ledger, conflicts):
    one, other = ledger.stock("in note 3", unit="JPY"), ledger.stock("in note 9", unit="JPY")
    ledger.restated(one, other)
    ledger.claim(one.at("2021-03-31"), amount(82_331 * MILLION, MILLION))
    ledger.claim(other.at("2021-03-31"), amount(113_646 * MILLION, MILLION))
    assert conflicts(ledger) == [{"c1", "c2", "r1"}]


@pytest.mark.parametrize(
    ("total", "plus", "minus", "rounding", "truncation"),
    [
        ((10_000, 1000), [(12_000, 1000)], [(2_000, 1000)], True, True),
        ((11_000, 1000), [(12_000, 1000)], [(2_000, 1000)], True, False),
        ((12_000, 1000), [(12_000, 1000)], [(2_000, 1000)], False, False),
        ((10_000, 1000), [(12_000, 1000)], [(2_000, 1000), (1_990, 10)], True, False),
        ((10_000, 1000), [(9_990, 10)], [], True, False),
    ],
    ids=["exact", "only within rounding", "too far", "restated more precisely", "alone"],
)
def test_calculations_1_1(ledger, conflicts, total, plus, minus, rounding, truncation):
    """A total, what adds to it and what takes from it; several claims of one item are told of the same amount."""
    for policy, consistent in (("as-written", rounding), ("truncated", truncation)):
        book = type(ledger)(policy=policy)
        result, gains, losses = (book.stock(name, unit="USD", signed=True) for name in ("total", "plus", "minus"))
        book.formula("total == plus - minus" if minus else "total == plus")
        for measure, claims in ((result, [total]), (gains, plus), (losses, minus)):
            for value, step in claims:
                book.claim(measure.at("2025"), amount(value, step))
        assert (not conflicts(book)) == consistent, policy


def test_weights_multiply_the_rounding(ledger, conflicts):
    """Twice 3,000 less twice 1,000 is anything from 2,000 to 6,000."""
    total, gains, losses = (ledger.stock(name, unit="USD") for name in ("total", "gains", "losses"))
    ledger.formula("total == 2 * gains - 2 * losses")
    ledger.claim(gains.at("2025"), amount(3000, 1000))
    ledger.claim(losses.at("2025"), amount(1000, 1000))
    ledger.claim(total.at("2025"), amount(6000, 1000))
    assert not conflicts(ledger)
    ledger.claim(total.at("2025"), 6001, id="beyond")
    assert {"c1", "c2", "beyond", "r1"} in conflicts(ledger)
