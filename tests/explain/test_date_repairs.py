import pytest

import factaudit as fa


def dated(report):
    (finding,) = report.contradictions
    return [(r.claim, r.stated, r.feasible) for r in finding.repairs if r.aspect == "date"]


def plan(closing="more than 230 thousand", weight=1):
    ledger = fa.Ledger()
    members = ledger.stock("members", unit="person")
    quota = ledger.flow("quota", unit="person")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), "28,562")
    ledger.claim(quota.every("month", "2025-06/2025-12"), "10,800", modality="limit")
    ledger.claim(members.at("2025-12"), closing, modality="projected", weight=weight)
    return ledger


def test_rate_is_told_how_long_it_would_have_to_run():
    assert dated(plan().audit()) == [
        ("c2", "June to December 2025", "June 2025 to December 2026 (19 months)"),
        ("c3", "December 2025", "December 2026 or later (+12 months)"),
    ]


@pytest.mark.parametrize(("closing", "months"), [("more than 104,162", 8), ("at least 114,962", 8), ("114,963", 9)])
def test_count_of_months_is_the_least_that_suffices(closing, months):
    first = 28_562 + (months - 1) * 10_800
    stated = int("".join(c for c in closing if c.isdigit()))
    assert first <= stated <= first + 10_800
    assert dated(plan(closing).audit())[0][2].endswith(f"({months} months)")


def test_run_of_a_rate_stands_beside_its_value():
    (finding,) = plan().audit().contradictions
    assert [(r.claim, r.aspect) for r in finding.repairs] == [
        ("c1", "value"),
        ("c2", "value"),
        ("c2", "date"),
        ("c3", "value"),
        ("c3", "date"),
    ]


def test_nothing_is_moved_along_with_a_date_that_is_fixed():
    assert dated(plan(weight="fixed").audit()) == []


@pytest.fixture
def two_inflows():
    ledger = fa.Ledger()
    members = ledger.stock("members", unit="person")
    joined, moved = ledger.flow("joined", unit="person"), ledger.flow("moved in", unit="person")
    ledger.roll_forward(members, inflows=[joined, moved])
    ledger.claim(members.at("2024"), "1,000")
    ledger.claim(members.at("2025"), "more than 3,400")
    return ledger, joined, moved


def test_each_of_two_rates_would_have_to_run_alone(two_inflows):
    ledger, joined, moved = two_inflows
    ledger.claim(joined.every("month", "2025"), "105")
    ledger.claim(moved.every("quarter", "2025"), "35")
    assert [text for _, _, text in dated(ledger.audit())] == [
        "January 2025 to October 2026 (22 months)",
        "January 2025 to March 2033 (33 quarters)",
        "end of September 2026 or later (+3 quarters)",
    ]


def test_flow_stated_up_to_the_old_date_is_nothing_after_it(two_inflows):
    ledger, joined, moved = two_inflows
    ledger.claim(joined.every("month", "2025"), "105")
    ledger.claim(moved.during("2025"), "35")
    assert [text for _, _, text in dated(ledger.audit())] == [
        "January 2025 to November 2026 (23 months)",
        "end of November 2026 or later (+11 months)",
    ]


def test_no_later_date_mends_a_ceiling_that_the_inflow_alone_exceeds():
    ledger = fa.Ledger()
    members, joined = ledger.stock("members", unit="person"), ledger.flow("joined", unit="person")
    ledger.roll_forward(members, inflows=[joined])
    ledger.claim(members.at("2020-12"), 20)
    ledger.claim(members.at("2021-12"), "at most 40")
    ledger.claim(joined.every("month", "2021"), 7)
    report = ledger.audit()
    (finding,) = report.findings
    assert finding.conflict == ("c2", "c3", "r1"), "what there was at the start cannot make it fewer"
    assert dated(report) == []
    assert finding.firm
