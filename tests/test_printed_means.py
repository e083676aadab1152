"""120 printed means as claims files through the command line, judged as counting does (Brown and Heathers 2017).

A mean of whole answers, told in hundredths, is possible only where some whole total, divided by the number of people,
rounds to it: 4.74 for 25 people cannot be, as 118 / 25 = 4.72 and 119 / 25 = 4.76.
"""

import json
import subprocess
import sys
from fractions import Fraction

import pytest

MEANS = [(people, Fraction(400 + 3 * step, 100)) for people in (7, 19, 25, 40, 73, 99) for step in range(20)]


def claims_file(people, mean):
    return f"""factaudit: 1
measures:
  mean: {{label: mean, kind: ratio}}
  people: {{label: people, kind: stock, unit: person}}
  points: {{label: points, kind: stock, integral: true}}
relations:
  - {{id: r, average: {{mean: mean, count: people, total: points}}}}
claims:
  - {{id: mean, measure: mean, at: 2025, value: {{rounded: {float(mean):.2f}, to: 0.01}}}}
  - {{id: people, measure: people, at: 2025, value: {people}}}
"""


def possible(people, mean):
    """Whether a whole total gives the mean, ends of the rounding included, by trying those near it."""
    half = Fraction(1, 200)
    return any(abs(Fraction(total, people) - mean) <= half for total in range(int(mean * people) - 1, 1000))


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("means")
    for number, (people, mean) in enumerate(MEANS):
        (folder / f"{number:03}.claims.yaml").write_text(claims_file(people, mean))
    command = [sys.executable, "-m", "factaudit", "check", str(folder), "--output-format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (1, "")
    return [report["verdict"] for report in json.loads(run.stdout)["reports"]]


def test_a_mean_is_possible_where_counting_finds_a_total(verdicts):
    assert verdicts == ["consistent" if possible(*told) else "contradictory" for told in MEANS]


def test_some_of_them_cannot_be(verdicts):
    assert len(verdicts) == 120
    assert 20 < verdicts.count("contradictory") < 100
