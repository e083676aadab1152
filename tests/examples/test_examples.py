"""The facts of the source articles, in our own words: what contradicts, what does not, and what follows."""

import json
import re
from datetime import date

import pytest

CONSISTENT = ("semarang-workers", "tangerang-2024", "semarang-jkn-2026", "pontianak-2025")
CONTRADICTORY = ("semarang-brief", "semarang-uhc-2025")
SEMARANG = ("semarang-uhc-2025", "semarang-workers", "semarang-jkn-2026")


def conflicts(report):
    return {frozenset(finding.conflict) for finding in report.contradictions}


def implied(report):
    return {i.measure: str(i.bounds) for i in report.implied}


def test_every_folder_is_told_of(examples):
    folders = {path.name for path in examples.iterdir() if path.is_dir()}
    assert folders == {*CONSISTENT, *CONTRADICTORY}
    assert folders <= set(re.findall(r"\*\*\[([\w-]+)\]", (examples / "README.md").read_text()))


@pytest.mark.parametrize("name", CONSISTENT)
def test_consistent(ledger, name):
    report = ledger(name).audit()
    assert report.ok, report
    assert not report.findings


@pytest.mark.parametrize("name", CONSISTENT)
def test_consistent_on_the_command_line(check, name):
    ended = check(name)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.strip().startswith("consistent: 0 contradictions") or "\nconsistent: 0" in ended.stdout


@pytest.mark.parametrize("name", CONTRADICTORY)
def test_contradictory_on_the_command_line(check, name):
    ended = check(name)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "28,562 + 7 x 10,800 = 104,162" in ended.stdout


@pytest.mark.parametrize("name", [*CONSISTENT, *CONTRADICTORY])
def test_every_quote_is_found_in_its_brief(ledger, name):
    from factaudit.formats.quotes import locate

    entries, missing = locate(ledger(name).entries)
    assert not missing
    texts = {document.id: document.text for document in entries.documents}
    for claim in entries.claims:
        marked = texts[claim.source][claim.span.start : claim.span.end]
        assert re.search(r"\d", marked), claim.id


@pytest.mark.parametrize("name", [*CONSISTENT, "semarang-uhc-2025"])
def test_both_briefs_tell_the_same_numbers(examples, name):
    def numbers(language):
        story = (examples / name / f"brief.{language}.md").read_text().split("\n\n", 2)[2]
        return sorted(re.findall(r"\d+", story))

    assert numbers("en") == numbers("id")


@pytest.mark.parametrize("name", [*CONSISTENT, *CONTRADICTORY])
def test_sources_are_dated_and_named(ledger, name):
    for source in ledger(name).entries.sources:
        assert source.title
        assert source.publisher
        assert date(2024, 1, 1) < source.published < date(2027, 1, 1)


def test_two_outlets_three_minimal_conflicts(ledger):
    report = ledger("semarang-uhc-2025").audit()
    assert conflicts(report) == {
        frozenset({"c1", "c2", "c3", "r1"}),
        frozenset({"c1", "c2", "c6", "r1"}),
        frozenset({"c1", "c7"}),
    }
    assert all(finding.severity == "warning" for finding in report.findings[3:])


def test_restatements_are_one_voice(ledger):
    report = ledger("semarang-uhc-2025").audit()
    (larger,) = (f for f in report.contradictions if "c3" in f.conflict)
    assert larger.also == (("c1", ("c4",)), ("c2", ("c5",)))
    assert report.corrections == (("c1",),)


def test_rounding_would_dissolve_only_what_was_rounded(ledger):
    report = ledger("semarang-uhc-2025").audit()
    held = {f.conflict: (f.firm, f.dissolves) for f in report.contradictions}
    assert held["c1", "c2", "c3", "r1"] == (True, ())
    firm, dissolves = held["c1", "c7"]
    assert not firm
    assert "rounded to the nearest 10,000" in dissolves[0]


def test_repairs_of_the_brief(ledger):
    (finding,) = ledger("semarang-brief").audit().findings
    assert [(r.claim, r.aspect, r.feasible) for r in finding.repairs] == [
        ("c1", "value", "more than 154,400"),
        ("c2", "value", "more than 28,776 a month"),
        ("c2", "date", "June 2025 to December 2026 (19 months)"),
        ("c3", "value", "at most 104,162"),
        ("c3", "date", "December 2026 or later (+12 months)"),
    ]
    assert (finding.because, finding.gap) == ("28,562 + 7 x 10,800 = 104,162, short by more than 125,838", 125_838)


@pytest.mark.parametrize(
    ("value", "code"), [("104162", 0), ("104163", 1), ('"more than 104,161"', 0), ("104.2 thousand", 0)]
)
def test_the_brief_holds_up_to_what_can_be_reached(examples, check, tmp_path, value, code):
    text = (examples / "semarang-brief" / "semarang-brief.claims.yaml").read_text()
    ledger = tmp_path / "changed.claims.yaml"
    ledger.write_text(text.replace("more than 230 thousand", value).replace("    file: semarang-brief.md\n", ""))
    assert check(ledger).returncode == code


def test_a_share_and_its_part_imply_the_whole(ledger):
    report = ledger("pontianak-2025").audit(implied=True)
    assert implied(report)["population"] == "[614580, 682942]"
    assert implied(report)["facilities"] == "{119}"
    (population,) = (i for i in report.implied if i.measure == "population")
    assert population.claims == ("c1", "c2")
    assert population.text == "population, Kota Pontianak, 7 February 2025: from 614,580 to 682,942"


def test_a_superlative_bounds_the_second_best(ledger):
    assert implied(ledger("tangerang-2024").audit(implied=True)) == {"others": "[0, 99.85]"}


def test_awards_add_up(ledger):
    assert implied(ledger("semarang-jkn-2026").audit(implied=True))["awards"] == "{428}"


def test_all_of_semarang_together(check):
    ended = check("--together", *SEMARANG, "--output-format", "json")
    assert (ended.returncode, ended.stderr) == (1, "")
    (report,) = json.loads(ended.stdout).get("reports") or [json.loads(ended.stdout)]
    errors = [f for f in report["findings"] if f["severity"] == "error"]
    assert {tuple(f["conflict"]) for f in errors} == {
        tuple(f"semarang-uhc-2025/{name}" for name in conflict)
        for conflict in (("c1", "c2", "c3", "r1"), ("c1", "c2", "c6", "r1"), ("c1", "c7"))
    }
    assert len(report["claims"]) == 9 + 6 + 7


def test_each_ledger_alone_from_one_command(check):
    ended = check(".", "--output-format", "json")
    reports = json.loads(ended.stdout)["reports"]
    assert ended.returncode == 1
    assert [r["verdict"] for r in reports].count("consistent") == len(CONSISTENT)
