"""Sixty retailers' records, checked as files by the command line: the fewest values to change are those of trying all.

The figures are those of the data set ``retailers`` of the R package validate (van der Loo and de Jonge, Statistics
Netherlands): anonymised and distorted amounts in thousands of euros, some of them missing. The rules are those
that the package's cookbook and its paper (Journal of Statistical Software 97, 2021) state for them.
"""

import csv
import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
import z3

RULES = (
    "staff >= 0",
    "turnover >= 0",
    "other_revenue >= 0",
    "turnover + other_revenue == total_revenue",
    "staff_costs >= 0",
    "other_revenue <= 1000 * staff",
    "turnover <= 1000 * staff",
    "total_revenue <= 1000 * staff",
    "profit <= 250 * staff",
    "-profit <= 250 * staff",
    "profit <= 0.6 * turnover",
    "-profit <= 0.6 * turnover",
    "staff_costs <= 100 * staff",
    "other_revenue <= 0.5 * vat",
    "turnover <= 2 * vat",
    "total_revenue <= 2 * vat",
    "total_costs >= staff_costs",
    "profit == total_revenue - total_costs",
)
FIELDS = ("staff", "turnover", "other_revenue", "total_revenue", "staff_costs", "total_costs", "profit", "vat")


def records():
    with (Path(__file__).parent / "retailers.csv").open(newline="") as file:
        return [{name: int(row[name]) for name in FIELDS if row[name]} for row in csv.DictReader(file)]


def claims_file(record):
    """Return a record as a claims file: a formula for each rule, a claim for each field that is filled in."""
    lines = ["factaudit: 1", "measures:"]
    lines += [f"  {name}: {{label: {name}, kind: stock, signed: true}}" for name in FIELDS]
    lines += ["relations:", *(f"  - {{id: r{n}, formula: {rule!r}}}" for n, rule in enumerate(RULES)), "claims:"]
    lines += [f"  - {{id: {name}, measure: {name}, at: 2000, value: {value}}}" for name, value in record.items()]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The reports of all records, from one call of the command line."""
    folder = tmp_path_factory.mktemp("records")
    paths = [folder / f"{number:02}.claims.yaml" for number, _ in enumerate(records())]
    for path, record in zip(paths, records(), strict=True):
        path.write_text(claims_file(record))
    command = [sys.executable, "-m", "factaudit", "check", *map(str, paths), "--output-format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (1, "")
    return json.loads(run.stdout)["reports"]


def holds(record, free=()):
    """Whether the rules can hold once some fields may be anything, by a solver that shares no code with ours."""
    value = {name: z3.Real(name) for name in FIELDS}
    solver = z3.Solver()
    solver.add(*(value[name] == number for name, number in record.items() if name not in free))
    solver.add(*(eval(rule.replace("0.", "z3.Q(1, 10) * "), {"z3": z3}, value) for rule in RULES))
    return solver.check() == z3.sat


def fewest(record):
    """Return every smallest set of fields that have to change, by trying all of them."""
    for size in range(len(record) + 1):
        found = [set(free) for free in combinations(record, size) if holds(record, free)]
        if found:
            return [] if size == 0 else found
    raise AssertionError(record)


@pytest.mark.parametrize("number", range(60))
def test_the_fewest_values_to_change_in_a_record(reports, number):
    found = [set(names) for names in reports[number]["corrections"]]
    wanted = fewest(records()[number])
    assert len(found) == len(wanted)
    assert all(names in wanted for names in found)
    assert reports[number]["verdict"] == ("contradictory" if wanted else "consistent")


def test_about_half_of_the_records_hold_as_they_are(reports):
    assert len(reports) == 60
    assert sum(report["verdict"] == "consistent" for report in reports) == sum(map(holds, records()))
