"""From conflicts to what a person acts on: arithmetic, gap, firmness, assumptions, repairs and slips."""

from fractions import Fraction

import pytest

from factaudit import Ledger


@pytest.fixture
def plan():
    """The smallest example: a stock, a monthly quota and a goal that cannot be reached."""
    ledger = Ledger()
    members = ledger.stock("members", unit="person")
    quota = ledger.flow("quota", unit="person")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), "28,562")
    ledger.claim(quota.every("month", "2025-06/2025-12"), "10,800", modality="limit")
    return ledger, members


def goal(plan, value):
    ledger, members = plan
    ledger.claim(members.at("2025-12"), value, modality="projected", id="goal")
    (finding,) = ledger.audit().contradictions
    return finding


def two(first, second, *, unit="person", **more):
    """Return the finding of two values for one quantity."""
    ledger = Ledger(**more)
    measure = ledger.stock("members", unit=unit)
    for value in (first, second):
        ledger.claim(measure.at("2025"), value)
    (finding,) = ledger.audit().contradictions
    return finding


def repaired(finding):
    return {(repair.claim, repair.aspect): repair.feasible for repair in finding.repairs}


def test_the_arithmetic_of_a_roll_forward(plan):
    finding = goal(plan, "more than 230 thousand")
    assert finding.because == "28,562 + 7 x 10,800 = 104,162, short by more than 125,838"
    assert (finding.gap, finding.gap_text) == (125_838, "short by more than 125,838")


def test_a_gap_to_a_closed_end_is_exact(plan):
    finding = goal(plan, "at least 230,000")
    assert finding.because.endswith("short by 125,838")


def test_a_value_that_is_too_low_is_over():
    ledger = Ledger()
    members, joined = ledger.stock("members", unit="person"), ledger.flow("joined", unit="person")
    ledger.roll_forward(members, inflows=[joined])
    ledger.claim(members.at("2024"), 100)
    ledger.claim(joined.during("2025"), 20)
    ledger.claim(members.at("2025"), 110)
    (finding,) = ledger.audit().contradictions
    assert finding.because == "100 + 20 = 120, over by 10"


def test_what_is_taken_away_comes_last():
    ledger = Ledger()
    members = ledger.stock("members", unit="person")
    joined, left = ledger.flow("joined", unit="person"), ledger.flow("left", unit="person")
    ledger.roll_forward(members, inflows=[joined], outflows=[left])
    ledger.claim(left.every("month", "2025"), 10)
    ledger.claim(members.at("2024"), 1000)
    ledger.claim(joined.during("2025"), 20)
    ledger.claim(members.at("2025"), 950)
    (finding,) = ledger.audit().contradictions
    assert finding.because == "1,000 + 20 - 12 x 10 = 900, short by 50"


def test_repairs_are_the_feasible_bounds_of_each_claim(plan):
    assert repaired(goal(plan, "more than 230 thousand")) == {
        ("c1", "value"): "more than 154,400",
        ("c2", "value"): "more than 28,776 a month",
        ("goal", "value"): "at most 104,162",
        ("c2", "date"): "June 2025 to December 2026 (19 months)",
        ("goal", "date"): "December 2026 or later (+12 months)",
    }


@pytest.mark.parametrize(
    ("value", "months"), [("104,163", 1), ("more than 114,962", 2), ("114,962", 1), ("114,963", 2)]
)
def test_the_first_date_that_would_do(plan, value, months):
    date = repaired(goal(plan, value))["goal", "date"]
    assert date.endswith(f"(+{months} month{'s' if months > 1 else ''})")


def test_a_goal_that_no_date_reaches_has_no_date_repair():
    ledger = Ledger()
    members, quota = ledger.stock("members", unit="person"), ledger.flow("quota", unit="person")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), 100)
    ledger.claim(quota.every("month", "2025-06/2025-12"), 10)
    ledger.claim(members.at("2025-12"), 90, modality="projected", scenario="plan", id="goal")
    findings = ledger.audit().contradictions
    assert all(repair.aspect == "value" for finding in findings for repair in finding.repairs)


def test_firm_conflicts_survive_rounding():
    finding = two(28_562, 31_000)
    assert (finding.firm, finding.firmness, finding.dissolves) == (True, "also without rounding", ())


def test_what_rounding_would_dissolve_is_named():
    finding = two("28,562", "30,000")
    assert not finding.firm
    assert finding.firmness == "holds unless 30,000 (c2) is rounded to the nearest 10,000"


def test_several_roundings_may_be_needed():
    finding = two("26,000", "25,000")
    assert not finding.firm
    assert "leniently" in finding.firmness


def test_one_month_more_may_dissolve(plan):
    finding = goal(plan, "110,500")
    assert not finding.firm
    assert "c2 runs for 8 months" in finding.dissolves


def test_assumptions_are_tested_by_leaving_them_out(plan):
    assert goal(plan, "more than 230 thousand").assumes == (
        "no other inflow",
        "losses only widen the gap",
        "stocks are dated to the end of May 2025, December 2025",
    )


def test_an_open_relation_does_not_assume_that_it_is_closed():
    ledger = Ledger()
    members, joined = ledger.stock("members", unit="person"), ledger.flow("joined", unit="person")
    ledger.roll_forward(members, inflows=[joined], flows="open-inflows")
    ledger.claim(members.at("2024-12-31"), 100)
    ledger.claim(members.at("2025-12-31"), 90)
    (finding,) = ledger.audit().contradictions
    assert finding.assumes[0] == "no other outflow"


def test_that_counts_are_not_negative_is_named():
    ledger = Ledger()
    joined = ledger.flow("joined", unit="person")
    ledger.claim(joined.during("2025"), 100)
    ledger.claim(joined.during("2025-05"), 101)
    (finding,) = ledger.audit().contradictions
    assert "counts are not below zero" in finding.assumes


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        (28_562, 28_652, ("28,562", "two digits swapped")),
        (28_562, 28_462, ("28,562", "digit 4 for 5")),
        (28_562, 2_862, ("28,562", "digit 5 dropped")),
        (28_562, 28_562_000, ("28,562", "a scale word a thousand times too large")),
        (28_562, 285_562, ("28,562", "digit 5 doubled")),
    ],
)
def test_slips_of_the_pen_are_offered_inside_the_bounds(first, second, slip):
    finding = two(first, second)
    (repair,) = (repair for repair in finding.repairs if repair.claim == "c2")
    assert slip in {(suggestion.value, suggestion.slip) for suggestion in repair.suggestions}


def test_slips_are_not_offered_where_anything_would_do(plan):
    finding = goal(plan, "more than 230 thousand")
    (repair,) = (repair for repair in finding.repairs if repair.claim == "c1")
    assert not repair.suggestions


def test_a_certificate_adds_up_to_an_absurdity(plan):
    finding = goal(plan, "more than 230 thousand")
    total: dict[str, Fraction] = {}
    right = Fraction(0)
    for line in finding.certificate:
        right += line.times * line.right
        for name, coefficient in line.terms:
            total[name] = total.get(name, Fraction(0)) + line.times * coefficient
    assert not any(total.values())
    assert right <= 0
    assert any(line.sense == "<" for line in finding.certificate) or right < 0


def test_a_claim_that_cannot_be_true_of_its_own_measure():
    ledger = Ledger()
    ledger.claim(ledger.stock("members", unit="person").at("2025"), -3)
    (finding,) = ledger.audit().contradictions
    assert (finding.rule, finding.conflict) == ("impossible", ("c1",))
