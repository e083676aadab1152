import pytest
from attrs import evolve
from six_reports import C1, PAPER, claim, entries, one_conflict

from factaudit.errors import Place
from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.source import Document, Span
from factaudit.report.places import Atlas, Text


def located(span, words=""):
    mark = Atlas(one_conflict()).span_mark(span, words)
    return mark.quote if mark.text is not None else None


@pytest.mark.parametrize(
    ("span", "quote"),
    [
        (Span("kabarjateng", 50, 56), "28,562"),
        (Span("kabarjateng", quote="10,800 a month"), "10,800 a month"),
        (Span("kabarjateng", quote="month", prefix="10,800 a ", suffix=" follows"), "month"),
        (Span("kabarjateng", quote="nowhere to be found"), None),
        (Span("kabarjateng", 50, 10_000), None),
        (Span("kabarjateng", 50, 50), None),
        (Span("kabarjateng"), None),
        (Span("another", 0, 5), None),
    ],
)
def test_spans_are_located_or_not(span, quote):
    assert located(span) == quote


def test_a_quote_is_narrowed_to_the_words_of_the_value():
    assert located(Span("kabarjateng", quote="quota of 10,800 a month"), "10,800") == "10,800"


def test_lines_and_columns_count_from_one():
    text = Text(Document("x", "x.md", "ab\r\ncd\n"))
    assert text.place(0) == Place("x.md", 1, 1)
    assert text.place(5) == Place("x.md", 2, 2)
    assert (text.line(1), text.line(2), text.line(3)) == ("ab", "cd", "")


def test_a_claim_whose_quote_is_gone_stands_in_the_claims_file():
    ledger = Document("ledger", "a.claims.yaml", "claims:\n  - {id: c9,\n     value: 41}\n")
    lost = claim("c9", "members", "2025-05", "41", place=Place("a.claims.yaml", 2, 5))
    lost = evolve(lost, span=Span("kabarjateng", quote="gone"))
    mark = Atlas(Report(entries((lost,), (PAPER, ledger)), "consistent")).claim_mark(lost)
    assert mark.quote == "{id: c9,"
    assert mark.place == Place("a.claims.yaml", 2, 5)


def test_a_finding_points_where_the_text_stops_being_possible():
    report = one_conflict()
    assert Atlas(report).place(report.findings[0]) == Place("semarang-brief.md", 5, 23)


def test_a_finding_without_a_place_points_at_the_ledger():
    report = evolve(one_conflict(), findings=(Finding("total", "error", "m"),))
    assert Atlas(report).place(report.findings[0]) == Place("semarang.claims.yaml")


def test_spans_of_claims_are_marked_once():
    finding = Finding("restated", "error", "m", (C1.span, C1.span, Span("kabarjateng", 0, 1)), ("c1",))
    assert [m.quote for m in Atlas(one_conflict()).marks(finding)] == ["28,562", "#"]


def test_spans_outside_every_text_are_shown_where_nothing_else_is():
    finding = Finding("weekday", "error", "m", (Span("gone", 1, 2, "Monday"),))
    assert [m.quote for m in Atlas(one_conflict()).marks(finding)] == ["Monday"]
