"""The claims that an implied value rests on, and the limit on what an audit asks once it is solved."""

from factaudit import Ledger
from factaudit.constraint import Row, System
from factaudit.solve import Budget, Effort, feasible, support


def test_of_a_chain_only_what_comes_before_counts():
    rows = [Row(((0, 1),), "=", 3, ("first",)), Row(((2, 1),), "<=", 10**9, ("last",))]
    rows += [Row(((step, 2), (step + 1, -1)), "=", 0, (f"r{step}",)) for step in (0, 1)]
    system = System(("a", "b", "c"), tuple(rows), claims=("first", "last"), relations=("r0", "r1"))
    found = feasible(system, ((1, 1),))
    assert str(found) == "{6}"
    assert support(system, 1, found, effort=Effort(10**9)) == ("first",)


def doublings(count):
    ledger = Ledger()
    levels = [ledger.stock(f"s{step}", unit="person") for step in range(count)]
    for step in range(1, count):
        factor = ledger.stock(f"k{step}")
        ledger.formula(f"s{step} == k{step} * s{step - 1}")
        ledger.claim(factor.at("2025"), "between 1 and 3")
    ledger.claim(levels[0].at("2025"), "between 1 and 3")
    return ledger


def test_what_follows_along_a_chain_of_products_is_told_with_its_claims():
    told = {one.measure: one for one in doublings(5).audit().implied}
    assert str(told["s4"].bounds) == "[1, 243]"
    assert len(told["s2"].claims) == 3


def test_an_audit_ends_at_its_limit_on_explanations_and_says_so():
    report = doublings(5).audit(budget=Budget(explaining=1))
    assert (report.verdict, len(report.implied)) == ("consistent", 1)
    assert any("limit" in sentence for sentence in report.limits)


def test_at_that_limit_conflicts_are_told_without_repairs():
    ledger = Ledger()
    level = ledger.stock("level", unit="person")
    for value in (1, 2, 3):
        ledger.claim(level.at("2025"), value)
    report = ledger.audit(budget=Budget(explaining=0))
    assert [finding.firm for finding in report.findings] == [None, None, None]
    assert {repair.feasible for finding in report.findings for repair in finding.repairs} == {
        "what would do was not worked out"
    }
    assert ledger.audit().findings[0].firm is True
