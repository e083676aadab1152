"""Slips of the pen: each kind is suggested for a total that 1,452 and 116 do not make."""

import pytest

import factaudit as fa


def suggested(told, unit="person", parts=("1,452", "116")):
    ledger = fa.Ledger()
    total = ledger.stock("total", unit=unit)
    named = [ledger.stock(f"part {number}", unit=unit) for number, _ in enumerate(parts)]
    ledger.total(total, named)
    for part, value in zip(named, parts, strict=True):
        ledger.claim(part.at("2025"), value)
    wrong = ledger.claim(total.at("2025"), told)
    repairs = [r for finding in ledger.audit().findings for r in finding.repairs if r.claim == wrong]
    return {(s.value, s.slip) for repair in repairs for s in repair.suggestions}


@pytest.mark.parametrize(
    ("told", "slip"),
    [
        ("1,586", "two digits swapped"),
        ("1,668", "digit 6 for 5"),
        ("15,568", "digit 5 doubled"),
        ("14,568", "digit 4 too many"),
        ("156", "digit 8 dropped"),
        ("1,568,000", "a scale word a thousand times too large"),
        ("1.568", "a scale word a thousand times too small"),
    ],
)
def test_a_slip_that_explains_a_wrong_total(told, slip):
    assert ("1,568", slip) in suggested(told)


def test_a_sign_that_was_turned_around():
    assert ("$1,568", "the sign") in suggested("-1,568", unit="USD")


def test_a_separator_taken_for_the_other():
    """117.702 with the comma of thousands."""
    found = suggested("117,702", unit="USD", parts=("1.452", "116.25"))
    assert ("$117.702", "a scale word a thousand times too large") in found


def test_what_the_rest_of_the_ledger_rules_out_is_not_suggested():
    """A total of 156 contradicts the first part alone, which leaves room for any larger number; both leave one."""
    assert suggested("156") == {("1,568", "digit 8 dropped")}
