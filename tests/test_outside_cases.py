"""Cases that others wrote down, as claims files through the command line: a slide deck, precision as written, slips.

The slide deck's claims are those that two public tools list for it; the amounts of 25.00 are what beancount (issue 411)
and hledger were measured on; the rules are those of the tests of the R package validatetools, two ratios among them
that it calls feasible; the slips are those of the tests of the R package deductive.
"""

import json
import subprocess
import sys

import pytest


def checked(tmp_path, measures, claims, relations=()):
    """Return the report on a claims file, as the command line prints it."""
    lines = ["factaudit: 1", "measures:", *(f"  {name}: {{label: {name}, {more}}}" for name, more in measures.items())]
    lines += ["relations:", *(f"  - {relation}" for relation in relations)] if relations else []
    lines += ["claims:", *(f"  - {{id: {name}, {claim}}}" for name, claim in claims.items())] if claims else []
    path = tmp_path / "case.claims.yaml"
    path.write_text("\n".join(lines) + "\n")
    command = [sys.executable, "-m", "factaudit", "check", str(path), "--output-format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(run.stdout)
    assert (run.returncode, run.stderr) == (int(report["verdict"] == "contradictory"), "")
    return report


def conflicts(report):
    return [set(finding["conflict"]) for finding in report["findings"] if finding["severity"] == "error"]


DECK = {
    "savings told twice alike and once otherwise": (
        {"saved": "kind: stock, unit: USD"},
        {"slide1": "2 million", "slide2": "3 million", "slide7": "2 million"},
        {"slide1", "slide2"},
    ),
    "minutes saved per slide": (
        {"saved": "kind: stock, unit: minute"},
        {"slide1": "15", "slide7": "15", "slide2": "20"},
        {"slide1", "slide2"},
    ),
    "how many times as fast": ({"speed": "kind: stock"}, {"slide1": "2", "slide2": "3"}, {"slide1", "slide2"}),
}


@pytest.mark.parametrize("case", DECK)
def test_slides_that_contradict_each_other(tmp_path, case):
    measures, values, conflict = DECK[case]
    (measure,) = measures
    claims = {name: f"measure: {measure}, at: 2025, value: {value}" for name, value in values.items()}
    report = checked(tmp_path, measures, claims)
    assert conflicts(report) == [conflict]
    also = report["findings"][0]["also"]
    assert sum(map(len, also.values())) == len(values) - 2


def test_hours_that_do_not_add_up_to_their_total(tmp_path):
    parts = {"finding": 10, "reading": 12, "writing": 8, "checking": 6, "sending": 4}
    measures = dict.fromkeys(("saved", *parts), "kind: flow, unit: hour")
    claims = {
        f"c{n}": f"measure: {name}, during: 2025-01, value: {hours}" for n, (name, hours) in enumerate(parts.items())
    }
    claims["slide3"] = "measure: saved, during: 2025-01, value: 50"
    relations = [f"{{id: r, total: {{whole: saved, parts: [{', '.join(parts)}]}}}}"]
    report = checked(tmp_path, measures, claims, relations)
    assert conflicts(report) == [{*claims, "r"}]
    assert "= 40" in report["findings"][0]["because"]


@pytest.mark.parametrize(
    ("accumulated", "asserted", "verdict"),
    [
        ("25.00", "25.01", "contradictory"),
        ("25.00", "25.02", "contradictory"),
        ("25.00", "{rounded: 25.01, to: 0.002}", "contradictory"),
        ("25.004", "25.00", "consistent"),
        ("25.004", "25.000", "contradictory"),
    ],
)
def test_precision_as_it_was_written(tmp_path, accumulated, asserted, verdict):
    claims = {
        name: f"measure: balance, at: 2025, value: {value}"
        for name, value in (("accumulated", accumulated), ("asserted", asserted))
    }
    assert checked(tmp_path, {"balance": "kind: stock, unit: USD, signed: true"}, claims)["verdict"] == verdict


def of_rules(tmp_path, names, rules, values=()):
    """Return the report on rules over constants, and on values told of some of them."""
    measures = dict.fromkeys(names, "kind: stock")
    claims = {f"the {name}": f"measure: {name}, value: {value}" for name, value in dict(values).items()}
    relations = [f"{{id: r{number}, formula: {rule}}}" for number, rule in enumerate(rules, 1)]
    return checked(tmp_path, measures, claims, relations)


@pytest.mark.parametrize(
    ("names", "rules", "sets"),
    [
        ("xy", ("x > 1", "y > 2"), []),
        ("x", ("x > 1", "x < 0", "x > 2"), [{"r1", "r2"}, {"r2", "r3"}]),
        ("xy", ("if x > 1 then y < 0", "x > 2", "y > 1"), [{"r1", "r2", "r3"}]),
        ("xyz", ("x == 100", "y == 3", "z == x / y", "z >= 50"), [{"r1", "r2", "r3", "r4"}]),
        ("pab", ("p == a / b", "a == 10", "b == 40", "p >= 0.5"), [{"r1", "r2", "r3", "r4"}]),
    ],
)
def test_rules_that_leave_nothing(tmp_path, names, rules, sets):
    assert conflicts(of_rules(tmp_path, names, rules)) == sets


BALANCE = ("x1 + x2 == x3", "x2 == x4", "x5 + x6 + x7 == x8", "x3 + x8 == x9", "x9 - x10 == x11")
RIGHT = dict(
    zip((f"x{n}" for n in range(1, 12)), (1452, 116, 1568, 116, 323, 76, 12, 411, 1979, 1842, 137), strict=True)
)


@pytest.mark.parametrize("slips", [{}, {"x4": 161}, {"x4": 161, "x9": 19979}])
def test_slips_in_a_balance(tmp_path, slips):
    report = of_rules(tmp_path, RIGHT, BALANCE, RIGHT | slips)
    assert report["corrections"] == ([[f"the {name}" for name in slips]] if slips else [])
    repairs = [repair for finding in report["findings"] for repair in finding["repairs"]]
    offered = {(r["claim"], s["value"].replace(",", "")) for r in repairs for s in r["suggestions"]}
    assert {(f"the {name}", str(RIGHT[name])) for name in slips} <= offered
