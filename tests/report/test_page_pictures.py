from fractions import Fraction

import pytest
from attrs import evolve
from six_reports import (
    C1,
    C2,
    C3,
    C4,
    OUT_OF_REACH,
    ROLL_FORWARD,
    audited,
    consistent,
    entries,
    one_conflict,
    overlapping,
)

from factaudit.model.bounds import Bounds
from factaudit.model.finding import Finding
from factaudit.model.period import Period
from factaudit.model.report import Report
from factaudit.model.source import Document, Span
from factaudit.report.page.article import LONGEST_LINE, sheets
from factaudit.report.page.numberline import number_lines
from factaudit.report.page.reach import Flow, reach
from factaudit.report.page.scale import Scale
from factaudit.report.page.timeline import timeline
from factaudit.report.places import Atlas
from factaudit.report.words import words

EN = words("en")


def test_scale_starts_at_zero_where_zero_is_near():
    assert Scale.over([10, 100]).low == 0
    assert Scale.over([90, 100]).low > 80


@pytest.mark.parametrize(
    "values", [[0], [5], [-3, 7], [1, 10**30], [Fraction(1, 7), Fraction(2, 7)], [10**400, 10**400 + 1], []]
)
def test_scale_holds_every_value_and_has_round_ticks(values):
    scale = Scale.over(values)
    assert all(0 <= scale.at(v) <= 100 for v in values)
    ticks = scale.ticks(EN)
    assert 2 <= len(ticks) <= 7
    assert len({tick.text for tick in ticks}) == len(ticks)


def test_ticks_of_great_numbers_are_short():
    assert [t.text for t in Scale.over([0, 7_000_000_000_000]).ticks(EN)][1] == "2 trillion"
    assert [t.text for t in Scale.over([0, 7_000_000_000_000]).ticks(words("id"))][1] == "2 triliun"


def test_number_lines_keep_units_and_rates_apart():
    lines = number_lines(OUT_OF_REACH, one_conflict(), EN)
    assert [(line.unit, [lane.claim for lane in line.lanes]) for line in lines] == [
        ("people", ["c1", "c3"]),
        ("people a month", ["c2"]),
    ]


def test_open_and_endless_ends_are_drawn_as_such():
    c1, c3 = number_lines(OUT_OF_REACH, one_conflict(), EN)[0].lanes
    assert c1.stated[0].point
    assert (c1.feasible[0].lower, c1.feasible[0].upper, c1.feasible[0].stop) == ("open", "on", 100.0)
    assert (c3.feasible[0].lower, c3.feasible[0].upper, c3.feasible[0].start) == ("on", "closed", 0.0)


def test_a_lone_claim_with_nothing_beside_it_has_no_number_line():
    alone = evolve(OUT_OF_REACH, conflict=("c1",), repairs=())
    assert number_lines(alone, one_conflict(), EN) == ()


def test_reach_adds_calendar_months():
    plan = Flow(C2, Bounds.at_most(10800), 1)
    path = reach(Period.parse("2025-05").stop, Bounds.exactly(28562), [plan], up=True)
    assert len(path) == 8
    assert path[-1] == (Period.parse("2025-12").stop, 104162)


def test_reach_of_what_has_no_lower_end_is_not_known():
    plan = Flow(C2, Bounds.at_most(10800), 1)
    assert reach(Period.parse("2025-05").stop, Bounds.exactly(28562), [plan], up=False) == []


def test_outflows_take_away_the_least_on_the_highest_way():
    loss = Flow(evolve(C2, every="", period=Period.parse("2025-06")), Bounds.between(100, 300), -1)
    path = reach(Period.parse("2025-05").stop, Bounds.exactly(1000), [loss], up=True)
    assert path[-1][1] == 900


def test_a_flow_from_before_the_opening_is_not_followed():
    early = Flow(evolve(C2, period=Period.parse("2025-01/2025-12")), Bounds.exactly(10), 1)
    assert reach(Period.parse("2025-05").stop, Bounds.exactly(1), [early], up=True) == []


def test_other_flows_are_drawn_straight_between_their_ends():
    monthly = Flow(C2, Bounds.exactly(10), 1)
    yearly = Flow(evolve(C2, every="", period=Period.parse("2025-06/2025-12")), Bounds.exactly(214), 1)
    path = dict(reach(Period.parse("2025-05").stop, Bounds.exactly(0), [monthly, yearly], up=True))
    assert path[Period.parse("2025-06").stop] == 10 + 30


def test_timeline_shows_the_plan_the_announcement_and_the_gap():
    picture = timeline(ROLL_FORWARD, one_conflict(), EN, OUT_OF_REACH.conflict, OUT_OF_REACH.gap_text)
    assert picture.highest.text == "exactly 104,162"
    assert picture.gap.text == "more than 125,838"
    assert [(s.claim, s.beyond) for s in picture.stands] == [("c1", ""), ("c3", "up")]
    assert picture.dates[-1].text == "end Dec 2025"


def test_timeline_hides_no_disputed_claim_behind_another():
    picture = timeline(ROLL_FORWARD, overlapping()[0], EN, OUT_OF_REACH.conflict)
    assert [s.claim for s in picture.stands] == ["c1", "c3"]


def test_timeline_of_a_sound_ledger_has_no_disputed_claims():
    claims = (C1, C2, evolve(C3, stated=evolve(C3.stated, value=104162, comparator="=", rounded=False)))
    picture = timeline(ROLL_FORWARD, Report(entries(claims), "consistent", audited(claims)), EN)
    assert not any(s.disputed for s in picture.stands)
    assert picture.lowest is None
    assert picture.area == ()


def test_timeline_of_a_rate_between_two_ends_has_a_highest_and_a_lowest_course():
    report = Report(entries((C1, C2, C3)), "consistent", audited((C1, C2, C3)))
    loose = evolve(report.audited[1], bounds=Bounds.between(10000, 10800))
    picture = timeline(ROLL_FORWARD, evolve(report, audited=(report.audited[0], loose, report.audited[2])), EN)
    assert (picture.highest.text, picture.lowest.text) == ("at most 104,162", "at least 98,562")
    assert len(picture.area) == 16


def test_one_dated_level_makes_no_timeline():
    assert timeline(ROLL_FORWARD, Report(entries((C1,)), "consistent", audited((C1,))), EN) is None


def test_stretches_put_together_give_the_text_back():
    report = overlapping()[0]
    for sheet, document in zip(sheets(Atlas(report), EN), report.entries.documents, strict=True):
        for block in sheet.blocks:
            assert "".join(s.text for s in block.stretches) == document.text[block.start : block.stop]


def test_claims_on_the_same_words_share_a_stretch():
    twin = evolve(C4, id="c9")
    report = Report(entries((C1, C4, twin), overlapping()[0].entries.documents), "consistent", audited((C1, C4, twin)))
    marked = [s.claims for sheet in sheets(Atlas(report), EN) for b in sheet.blocks for s in b.stretches if s.claims]
    assert marked == [("c1",), ("c4", "c9")]


def test_long_texts_are_shown_around_the_findings_only():
    report = one_conflict()
    paper = report.entries.documents[0]
    long = evolve(paper, text=paper.text + "\n" + "More words.\n\n" * 6000)
    sheet = sheets(Atlas(evolve(report, entries=evolve(report.entries, documents=(long,)))), EN)[0]
    assert [b.kind for b in sheet.blocks] == ["heading", "paragraph", "paragraph", "gap"]


def test_texts_without_claims_are_left_out():
    report = consistent()
    assert sheets(Atlas(evolve(report, entries=evolve(report.entries, claims=()))), EN) == ()


def test_notebooks_get_the_page_in_a_frame():
    from factaudit.report import render

    frame = evolve(one_conflict(), renderer=render)._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts" srcdoc="&lt;!doctype html&gt;')
    assert frame.count("<") == 2


def test_a_page_of_one_line_is_shown_around_its_claims_only():
    before = "<div class='ad'></div>" * 500
    page = Document("kabarjateng", "page.html", f"<html>{before}<p>In May the city counted 28,562 members.{before}")
    start = page.text.index("28,562")
    shown = evolve(C1, span=Span("kabarjateng", start, start + len("28,562"), "28,562"))
    found = Finding("impossible", "error", "too many", (shown.span,), ("c1",))
    report = Report(entries((shown,), (page,)), "contradictory", findings=(found,))
    (sheet,) = sheets(Atlas(report), EN)
    assert sum(len(s.text) for block in sheet.blocks for s in block.stretches) < 4 * LONGEST_LINE
    assert [s.text for block in sheet.blocks for s in block.stretches if s.claims == ("c1",)] == ["28,562"]
    assert [block.kind for block in sheet.blocks].count("gap") == 2
