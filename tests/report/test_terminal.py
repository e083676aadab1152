import re
import unicodedata

import pytest
from attrs import evolve
from six_reports import C1, REPORTS, claim, consistent, entries, hostile, one_conflict, several_files

from factaudit.errors import Place, UsageError
from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.source import Document, Span
from factaudit.report import render

EVERYTHING = ("claims", "unchecked", "ignored", "statistics")
SGR = re.compile(r"\x1b\[[0-9;]*m")


def test_terminal_view(report, snapshot):
    assert render(report, show=EVERYTHING) == snapshot


def test_indonesian_terminal_view(indonesian_report, snapshot):
    assert render(indonesian_report, show=EVERYTHING) == snapshot


def test_wide_view_has_two_repairs_to_a_line(snapshot):
    assert render(one_conflict(), width=110) == snapshot


def test_quiet_view_has_one_line_a_finding(report):
    lines = render(report, quiet=True).splitlines()
    assert len(lines) == len(report.findings)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_lines_keep_to_the_width(report, width):
    for line in render(report, width=width, show=EVERYTHING).splitlines():
        assert columns(line) <= max(width, longest_word(line)), line


def columns(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def longest_word(line):
    return max((columns(word) for word in line.split()), default=0) + 12


def test_nothing_steers_the_terminal(report):
    text = render(report, show=EVERYTHING)
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


def test_colour_changes_nothing_but_colour(report):
    colored = render(report, color=True, show=EVERYTHING)
    assert SGR.sub("", colored) == render(report, show=EVERYTHING)
    assert "\x1b" in colored


def test_ascii_view_is_ascii(report):
    assert render(report, ascii=True, show=EVERYTHING).isascii()


def test_several_reports_end_in_one_summary():
    text = render([make() for make in REPORTS.values()])
    assert text.count("contradictory: ") == 1
    assert "semarang.claims.yaml\n" in text


def test_carets_stand_under_wide_characters_and_tabs():
    lines = render(hostile(), width=160).splitlines()
    at = next(i for i, line in enumerate(lines) if "会員数 was 500" in line)
    assert columns(lines[at].partition("500")[0]) == columns(lines[at + 1].partition("^")[0])


def test_long_lines_are_cut_around_the_span():
    line = next(line for line in render(hostile()).splitlines() if "and 900" in line)
    assert line.startswith(" 3 | …")
    assert line.endswith("…")


def report_of(*claims, documents=(), **more):
    finding = Finding("restated", "error", "two values", conflict=tuple(c.id for c in claims), **more)
    return Report(entries(claims, documents), "contradictory", findings=(finding,))


def test_claims_without_a_text_are_listed_with_their_place_in_the_claims_file():
    far = claim("c9", "members", "2025-05", "41", place=Place("a.claims.yaml", 7, 3))
    assert "= c9 members, end of May 2025: 41 (a.claims.yaml:7:3)" in render(report_of(far), width=100)


def test_claims_are_shown_in_the_claims_file_where_it_is_a_document():
    ledger = Document("ledger", "a.claims.yaml", "claims:\n  - {id: c9, measure: members, value: 41}\n")
    far = claim("c9", "members", "2025-05", "41", place=Place("a.claims.yaml", 2, 5))
    text = render(report_of(far, documents=(ledger,)))
    assert "--> a.claims.yaml:2:39" in text
    assert "^^ c9 members, end of May 2025" in text


def test_quotes_without_offsets_are_looked_up_and_narrowed_to_the_value():
    quoted = evolve(C1, span=Span("kabarjateng", quote="the city counted 28,562 active"))
    text = render(report_of(quoted, documents=consistent().entries.documents + one_conflict().entries.documents))
    assert " ^^^^^^ c1" in text


def test_lints_without_claims_point_at_their_spans():
    paper = Document("p", "p.md", "On Monday, 10 June 2025\n")
    finding = Finding("weekday", "error", "10 June 2025 is a Tuesday", (Span("p", 3, 9), Span("p", 11, 23)))
    text = render(Report(entries((), (paper,)), "contradictory", findings=(finding,)))
    assert text.count("^^^^^^") == 3


def test_quiet_and_full_views_point_at_the_same_place():
    assert "semarang-brief.md:5:23: error[roll-forward]" in render(one_conflict(), quiet=True)
    assert "--> semarang-brief.md:5:23" in render(one_conflict())


def test_files_beyond_the_first_have_their_own_arrow():
    assert "  ::: other/paper-two.md:3:66" in render(several_files())


@pytest.mark.parametrize("wrong", [{"output_format": "pdf"}, {"language": "xx"}, {"show": ["all"]}])
def test_wrong_options_are_refused(wrong):
    with pytest.raises(UsageError):
        render(consistent(), **wrong)
