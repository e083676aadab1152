import json
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from attrs import evolve
from many_claims import many_conflicts
from markdown_it import MarkdownIt
from six_reports import (
    BRIEF,
    C1,
    C2,
    C3,
    HOSTILE,
    REPORTS,
    consistent,
    hostile,
    one_conflict,
    overlapping,
    several_files,
)

from factaudit.model.source import Document
from factaudit.report import FORMATS, render
from factaudit.report.markdown import escaped

SARIF = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text())
"""The schema as OASIS publishes it (oasis-tcs/sarif-spec, sarif-2.1/schema)."""

TEXTS = tuple(name for name in FORMATS if name not in {"terminal", "json"})
"""The views that are pinned here; those two have tests of their own."""


@pytest.fixture(autouse=True)
def version(monkeypatch):
    """Keep the version of the package out of what is pinned."""
    monkeypatch.setattr("factaudit.report.sarif.version", lambda _: "0")
    monkeypatch.setattr("factaudit.report.page.version", lambda _: "0")


def pinned(text):
    """Leave out of a page its style, its script and their hashes."""
    text = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>", "", text)
    return re.sub(r"sha256-[\w+/=]*", "sha256", text)


@pytest.mark.parametrize("output_format", TEXTS)
def test_view(report, output_format, snapshot):
    assert pinned(render(report, output_format)) == snapshot


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("output_format", ["terminal", "narrated", "markdown"])
def test_many_conflicts_that_share_claims(output_format, language, snapshot):
    assert render(many_conflicts(30), output_format, language=language) == snapshot


@pytest.mark.parametrize("output_format", sorted({*FORMATS} - {"claimreview"}))
def test_each_of_many_conflicts_is_there_for_the_asking(output_format):
    text = render(many_conflicts(30), output_format, show=("conflicts",))
    assert all(f"c{number} and c30 differ" in text for number in range(30))


@pytest.mark.parametrize("output_format", ["narrated", "markdown", "html"])
def test_indonesian_view(indonesian_report, output_format, snapshot):
    assert pinned(render(indonesian_report, output_format)) == snapshot


@pytest.mark.parametrize("output_format", TEXTS)
def test_several_reports_in_one_view(output_format, snapshot):
    assert pinned(render([consistent(), several_files()], output_format)) == snapshot


@pytest.mark.parametrize("output_format", ["narrated", "github", "junit", "html", "markdown", "claimreview"])
def test_nothing_steers_a_reader(output_format):
    text = render(hostile(), output_format)
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


@pytest.mark.parametrize("output_format", TEXTS)
def test_views_are_the_same_from_run_to_run(report, output_format):
    assert render(report, output_format) == render(report, output_format)


def sarif(report):
    log = json.loads(render(report, "sarif"))
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    return log["runs"][0]


def test_sarif_follows_the_official_schema(report):
    sarif(report)
    sarif([report, consistent()])


def test_sarif_points_at_all_members_of_a_conflict():
    result = sarif(one_conflict())["results"][0]
    regions = [place["physicalLocation"]["region"] for place in result["relatedLocations"]]
    assert [r["snippet"]["text"] for r in regions] == ["28,562", "10,800", "230 thousand"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    assert result["relatedLocations"][2]["message"]["text"].startswith("c3 members")


def test_sarif_rules_are_found_by_their_index():
    run = sarif(one_conflict())
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "FA401"


def test_sarif_marks_ignored_findings_as_suppressed():
    suppressed = [r["suppressions"] for r in sarif(overlapping()[0])["results"] if "suppressions" in r]
    assert suppressed == [[{"kind": "external", "justification": "checked by hand"}]]


def test_sarif_uris_hold_no_character_that_a_uri_may_not():
    uri = sarif(hostile())["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert unquote(uri) == "dir\x07/<b>name</b>.md"


def fingerprints(report):
    return [r["partialFingerprints"]["factauditFinding/v1"] for r in sarif(report)["results"]]


def test_fingerprints_survive_edits_elsewhere():
    before = one_conflict()
    paper = Document("kabarjateng", "semarang-brief.md", f"A new opening paragraph.\n\n{BRIEF}\nAnd an end.\n")
    moved = len("A new opening paragraph.\n\n")
    claims = tuple(
        evolve(c, id=f"n{c.id}", span=evolve(c.span, start=c.span.start + moved, end=c.span.end + moved))
        for c in (C1, C2, C3)
    )
    finding = evolve(before.findings[0], spans=tuple(c.span for c in claims), conflict=("nc1", "nc2", "nc3", "r1"))
    after = evolve(before, entries=evolve(before.entries, claims=claims, documents=(paper,)), findings=(finding,))
    assert fingerprints(before) == fingerprints(after)


def test_fingerprints_change_with_what_is_stated():
    before = one_conflict()
    other = evolve(C2, stated=evolve(C2.stated, text="10,900", value=10900))
    after = evolve(before, entries=evolve(before.entries, claims=(C1, other, C3)))
    assert fingerprints(before) != fingerprints(after)


def test_equal_findings_have_fingerprints_of_their_own():
    report = one_conflict()
    twice = evolve(report, findings=report.findings * 2)
    assert len(set(fingerprints(twice))) == 2


COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^\r\n]*?)::(?P<text>[^\r\n]*)")


def test_github_annotations_are_read_back(report):
    lines = render(report, "github").splitlines()
    assert len(lines) == len(report.findings)
    for line, finding in zip(lines, sorted(report.findings, key=lambda f: f.severity), strict=True):
        found = COMMAND.fullmatch(line)
        properties = dict(pair.split("=", 1) for pair in found["properties"].split(","))
        assert finding.rule in properties["title"]
        assert int(properties["line"]) > 0
        assert "::" not in found["properties"]


def test_github_annotation_of_hostile_text_stays_one_command():
    text = render(hostile(), "github")
    assert text.count("\n") == 1
    assert COMMAND.fullmatch(text.rstrip("\n"))["command"] == "error"


def test_junit_counts_what_it_holds(report):
    root = ET.fromstring(render(report, "junit"))
    cases = list(root.iter("testcase"))
    assert int(root.get("tests")) == len(cases)
    assert int(root.get("failures")) == len(report.contradictions) == len(list(root.iter("failure")))
    assert int(root.get("skipped")) == len(report.unchecked)


def test_junit_keeps_hostile_text_as_text():
    root = ET.fromstring(render(hostile(), "junit"))
    assert "<svg onload=alert(1)>" in next(root.iter("failure")).text


def html_of(text):
    return MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough").render(text)


def test_markdown_is_read_back_with_its_tables(report):
    rows = html_of(render(report, "markdown")).count("<tr>")
    claims = sum(len([i for i in f.conflict if i in report.entries.claim]) or len(f.spans) for f in report.findings)
    repairs = sum(len(f.repairs) + 1 for f in report.findings if f.repairs)
    assert rows == claims + len(report.findings) + repairs


@pytest.mark.parametrize(
    "text",
    [*HOSTILE.splitlines()[:2], "*a* _b_ `c` ~~d~~ [e](f) ![g](h) <i>", "# h", "- l", "+ l", "1. l", "> q", "\\*"],
)
def test_markdown_shows_text_as_it_is(text):
    shown = html_of(escaped(text))
    tags = set(re.findall(r"<(/?\w+)", shown))
    assert tags == {"p", "/p"}


def test_markdown_notifies_nobody():
    assert escaped("@team fixes #12, see www.example.org and https://example.org").count("<!-- -->") == 4


def test_claimreview_never_says_false():
    for make in REPORTS.values():
        graph = json.loads(render(make(), "claimreview"))["@graph"]
        for review in graph:
            assert review["reviewRating"]["alternateName"] == "Contradictory"
            assert "ratingValue" not in review["reviewRating"]
            assert "false" not in json.dumps(review).lower()


def test_claimreview_has_a_review_for_each_claim_in_a_contradiction():
    assert len(json.loads(render(one_conflict(), "claimreview"))["@graph"]) == 3
    assert json.loads(render(consistent(), "claimreview"))["@graph"] == []


def test_claimreview_links_to_web_pages_only():
    assert "javascript:" not in render(hostile(), "claimreview")
