"""Cases that others wrote down, as claims files through the command line: a slide deck, precision as written, slips.

The slide deck's claims are those that two public tools list for it; the amounts of 25.00 are what beancount (issue 411)
and hledger were measured on; the slips are those of the tests of the R package deductive.
"""

import json
import subprocess
import sys

import pytest


def checked(tmp_path, measures, claims, relations=()):
    """Return the report on a claims file, as the command line prints it."""
    lines = ["factaudit: 1", "measures:", *(f"  {name}: {{label: {name}, {more}}}" for name, more in measures.items())]
    lines += ["relations:", *(f"  - {relation}" for relation in relations)] if relations else []
    lines += ["claims:", *(f"  - {{id: {name}, {claim}}}" for name, claim in claims.items())]
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
