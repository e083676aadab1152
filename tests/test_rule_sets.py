"""Rule sets whose verdicts others worked out: feasibility, fixed and implied values, redundancy, localisation, slips.

The facts come from the tests of the R packages validatetools (MIT), errorlocate and deductive.
"""

import re

import pytest

from factaudit import InputError, Ledger


def of_rules(rules, record=()):
    ledger = Ledger()
    words = {word for rule in rules for word in re.findall(r"[A-Za-z]\w*", rule)} - {"if", "then"}
    measures = {name: ledger.stock(name) for name in sorted(words | set(record))}
    for number, rule in enumerate(rules, start=1):
        ledger.formula(rule, id=f"r{number}")
    for name, value in dict(record).items():
        ledger.claim(measures[name].constant, value, id=f"the {name}")
    return ledger


FEASIBLE = (("x > 0",), ("x > 1", "y > 2"))

INFEASIBLE = {
    ("x > 0", "x < 0"): ["r1 r2"],
    ("x > 1", "x < 0", "x > 2"): ["r1 r2", "r2 r3"],
    ("x == 0", "x == 1"): ["r1 r2"],
    ("x > 0", "y > 0", "x + y == -1"): ["r1 r2 r3"],
    ("if x > 1 then y < 0", "x > 2", "y > 1"): ["r1 r2 r3"],
    ("may == 28562", "flow == 10800", "dec == may + 7 * flow", "dec >= 230000"): ["r1 r2 r3 r4"],
    ("x == 100", "y == 3", "z == x / y", "z >= 50"): ["r1 r2 r3 r4"],
    ("p == a / b", "a == 10", "b == 40", "p >= 0.5"): ["r1 r2 r3 r4"],
}


@pytest.mark.parametrize("rules", FEASIBLE)
def test_feasible_rules(rules):
    assert of_rules(rules).audit().ok


@pytest.mark.parametrize("rules", INFEASIBLE)
def test_infeasible_rules_with_every_smallest_set(rules):
    report = of_rules(rules).audit()
    assert [" ".join(finding.conflict) for finding in report.contradictions] == INFEASIBLE[rules]


@pytest.mark.parametrize(
    ("rules", "bounds"),
    [
        (("x >= 1", "x + y <= 10", "y >= 6"), {"x": "[1, 4]", "y": "[6, 9]"}),
        (("x1 + x2 + x3 == 0", "x1 + x2 >= 0", "x3 >= 0"), {"x3": "{0}"}),
    ],
)
def test_implied_and_fixed_values(rules, bounds):
    assert {one.measure: str(one.bounds) for one in of_rules(rules).audit().implied} == bounds


@pytest.mark.parametrize(
    ("rules", "redundant", "support"),
    [
        (("x > 1", "x > 2"), "r1", "r2"),
        (("profit == turnover - cost", "turnover > 0", "cost > 0", "cost >= 0.6 * turnover"), "r3", "r2, r4"),
        (("x + y >= 0", "x >= 0", "y >= 0"), "r1", "r2, r3"),
    ],
)
def test_redundant_rules_and_what_they_follow_from(rules, redundant, support):
    (finding,) = of_rules(rules).audit(redundant=True).findings
    assert (finding.conflict, finding.because) == ((redundant,), f"it follows from {support}")


@pytest.mark.parametrize(
    ("rules", "record", "wrong"),
    [
        (("p + c == t", "c - 0.6 * t >= 0", "c >= 0", "p >= 0"), {"p": 755, "c": 125, "t": 200}, ["p"]),
        (("x + y == z", "x < 1"), {"x": 1, "y": 1, "z": 1}, ["x"]),
        (
            ("profit == turnover - cost", "cost >= 0.6 * turnover", "turnover >= 0"),
            {"profit": 10**10, "cost": 200, "turnover": 300},
            ["profit"],
        ),
        (
            ("y == 60", "a == 5", "b == 5", "c == 5", "d == 25", "e == 20", "y == a + b + c + d + e"),
            {"y": 60, "a": 5, "b": 5, "c": 5, "d": 45, "e": 0},
            ["d", "e"],
        ),
    ],
)
def test_the_fewest_values_to_change(rules, record, wrong):
    assert of_rules(rules, record).audit().corrections == (tuple(f"the {name}" for name in wrong),)


BALANCE = ("x1 + x2 == x3", "x2 == x4", "x5 + x6 + x7 == x8", "x3 + x8 == x9", "x9 - x10 == x11")
RIGHT = dict(
    zip((f"x{n}" for n in range(1, 12)), (1452, 116, 1568, 116, 323, 76, 12, 411, 1979, 1842, 137), strict=True)
)


@pytest.mark.parametrize("slips", [{}, {"x4": 161}, {"x4": 161, "x9": 19979}])
def test_slips_of_the_pen_are_found_with_what_was_meant(slips):
    report = of_rules(BALANCE, RIGHT | slips).audit()
    assert report.ok == (not slips)
    assert report.corrections == ((tuple(f"the {name}" for name in slips),) if slips else ())
    offered = {(r.claim, s.number) for f in report.findings for r in f.repairs for s in r.suggestions}
    assert {(f"the {name}", RIGHT[name]) for name in slips} <= offered


def test_a_formula_adds_only_what_is_of_one_dimension():
    ledger = Ledger()
    ledger.stock("people", unit="person")
    ledger.stock("load", unit="kg")
    ledger.formula("people == load")
    with pytest.raises(InputError, match="load in kg with people in person"):
        ledger.audit()


@pytest.mark.parametrize(("stated", "ok"), [(4, True), (6, False)])
def test_numbers_in_a_formula_are_in_the_unit_of_its_measures(stated, ok):
    ledger = Ledger()
    way = ledger.stock("way", unit="km")
    ledger.formula("way <= 5")
    ledger.claim(way.constant, stated)
    assert ledger.audit().ok == ok
