import json
from importlib.resources import files

import jsonschema
import pytest
from six_reports import REPORTS, one_conflict, several_files

from factaudit.report import render

SCHEMA = json.loads(files("factaudit.report").joinpath("report.schema.json").read_text())


def test_report_follows_its_schema(report):
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render(report, "json")))


def test_several_reports_follow_the_schema_and_give_the_worst_verdict():
    run = json.loads(render([make() for make in REPORTS.values()], "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(run)
    assert run["verdict"] == "contradictory"
    assert len(run["reports"]) == len(REPORTS)


def test_report_as_json(report, snapshot):
    assert render(report, "json") == snapshot


def test_numbers_are_exact_text():
    report = json.loads(render(one_conflict(), "json"))
    finding = report["findings"][0]
    assert finding["gap"] == "125838"
    assert finding["repairs"][1]["bounds"]["lower"] == "201438/7"
    assert not any(isinstance(leaf, float) for leaf in leaves(report))


def leaves(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


@pytest.mark.parametrize("key", ["conflict", "also", "because", "firm", "dissolves", "assumes", "certificate"])
def test_findings_have_every_key_of_the_contract(key):
    assert all(key in finding for finding in json.loads(render(several_files(), "json"))["findings"])


def test_spans_point_at_the_words_they_quote():
    made = one_conflict()
    text = made.entries.documents[0].text
    for span in json.loads(render(made, "json"))["findings"][0]["spans"]:
        assert text[span["start"] : span["end"]] == span["quote"]
