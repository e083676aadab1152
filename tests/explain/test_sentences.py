import re

import pytest

import factaudit as fa
from factaudit.audit import AuditOptions, audit
from factaudit.read import read_article
from factaudit.report import render

ENGLISH = re.compile(r"\b(the|more than|at least|at most|short by|over by|months?|no other|would do|claim)\b")


def found(ledger, language="en", **options):
    return audit(ledger.entries, options=AuditOptions(language=language, **options)).findings


def finding(ledger, language="en"):
    (one,) = found(ledger, language)
    return one


def beds(lesser, greater, *, strict=False):
    ledger = fa.Ledger()
    used, there = ledger.stock("beds in use", unit="item"), ledger.stock("beds", unit="item")
    ledger.order(used, there, strict=strict)
    ledger.claim(used.at("2025"), lesser)
    ledger.claim(there.at("2025"), greater)
    return ledger


def plan(language="en"):
    words = {"en": ("28,562", "10,800", "more than 230 thousand"), "id": ("28.562", "10.800", "lebih dari 230 ribu")}
    opening, rate, closing = words[language]
    ledger = fa.Ledger(language=language)
    members, quota = ledger.stock("peserta", unit="person"), ledger.flow("kuota", unit="person")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), opening)
    ledger.claim(quota.every("month", "2025-06/2025-12"), rate, modality="limit")
    ledger.claim(members.at("2025-12"), closing, modality="projected")
    return ledger


def coverage(percent):
    ledger = fa.Ledger()
    part, whole = ledger.stock("insured", unit="person"), ledger.stock("people", unit="person")
    share = ledger.ratio("coverage")
    ledger.share(part, whole, share)
    ledger.claim(part.at("2025"), "595 thousand")
    ledger.claim(whole.at("2025"), "690,000")
    ledger.claim(share.at("2025"), percent)
    return ledger


def test_least_whole_number_is_told_as_the_rounder_number():
    told = finding(beds("1,200", "1,100"))
    assert [r.feasible for r in told.repairs] == ["at most 1,100", "at least 1,200"]
    assert finding(plan()).repairs[0].feasible == "more than 154,400"


def test_small_whole_numbers_are_told_as_they_are():
    assert finding(beds("27", "23")).repairs[1].feasible == "at least 27"


def test_ends_that_only_touch_leave_no_distance_to_tell():
    told = finding(beds("400", "400", strict=True))
    assert (told.gap, told.gap_text) == (0, "")
    assert told.because == "with beds in use 400, beds is more than 400 against 400 stated"


def test_difference_of_percentages_is_told_in_points():
    assert finding(coverage("87.86 %")).gap_text == "short by 1.550 percentage points"
    assert finding(coverage("87.86 %"), "id").gap_text == "kekurangannya 1,550 poin persen"


def test_what_must_be_no_whole_number_is_named():
    ledger = fa.Ledger()
    mean = ledger.ratio("mean score", unit="item/person")
    people = ledger.stock("people", unit="person", integral=True)
    score = ledger.stock("score", unit="item", integral=True)
    ledger.average(mean, people, score)
    ledger.claim(mean.constant, "4.74")
    ledger.claim(people.constant, "25")
    told = finding(ledger)
    assert told.because == (
        "with mean score 4.74 and people 25, score is from 118.375 to 118.625, and no whole number lies there"
    )
    assert told.message == "people: 25 is stated, the other claims allow at most 23 or at least 27"


def test_money_is_told_with_its_currency():
    ledger = fa.Ledger()
    whole, one, other = (ledger.flow(name, unit="IDR") for name in ("budget", "health", "schools"))
    ledger.total(whole, [one, other])
    for measure, value in ((whole, "Rp 1.5 trillion"), (one, "Rp 800 billion"), (other, "Rp 900 billion")):
        ledger.claim(measure.during("2025"), value)
    assert finding(ledger).message.endswith("the other claims allow from Rp649 billion to Rp751 billion")
    assert finding(ledger, "id").message.endswith("klaim lain memungkinkan Rp649 miliar sampai Rp751 miliar")


def test_limit_that_is_passed_is_told_as_such():
    ledger = fa.Ledger()
    cap = ledger.stock("beds", unit="item")
    ledger.claim(cap.at("2025"), "100", modality="limit")
    ledger.claim(cap.at("2025"), "120")
    told = finding(ledger)
    assert (told.rule, told.severity) == ("over-limit", "warning")
    assert told.message == "beds: 120 is past the stated limit, at most 100"


def test_number_below_zero_is_told_what_it_can_be():
    ledger = fa.Ledger()
    ledger.claim(ledger.stock("beds", unit="item").at("2025"), -5)
    told = finding(ledger)
    assert told.message == "beds: -5 is stated, it can only be at least 0"
    assert told.because == "beds can only be at least 0"


def test_words_of_another_language_are_told_in_that_of_the_report():
    assert finding(plan("id")).repairs[0].stated == "28,562"
    assert finding(plan("id"), "id").repairs[0].stated == "28.562"
    assert finding(plan("id")).message.startswith("peserta: more than 230,000 is out of reach")


def test_conflict_in_indonesian():
    told = finding(plan("id"), "id")
    assert told.message == (
        "peserta: lebih dari 230 ribu tidak tercapai, arus yang dinyatakan memungkinkan paling banyak 104.162"
    )
    assert told.because == "28.562 + 7 x 10.800 = 104.162, kekurangannya lebih dari 125.838"
    assert told.firmness == "juga tanpa pembulatan, dan dengan 6 (93.362) atau 8 (114.962) bulan"
    assert [r.feasible for r in told.repairs] == [
        "lebih dari 154.400",
        "lebih dari 28.776 per bulan",
        "Juni 2025 hingga Desember 2026 (19 bulan)",
        "paling banyak 104.162",
        "Desember 2026 atau sesudahnya (+12 bulan)",
    ]


@pytest.mark.parametrize("ledger", [plan("id"), coverage(87), beds(1_200, 1_100, strict=True)], ids=str)
def test_nothing_in_an_indonesian_finding_is_english(ledger):
    report = audit(ledger.entries, options=AuditOptions(language="id", tight=True))
    for told in report.findings:
        lines = (told.message, told.because, told.firmness, *told.assumes, *(r.feasible for r in told.repairs))
        assert not [line for line in lines if ENGLISH.search(line)]
        assert told.message in render(report, "narrated", language="id")


def test_slip_of_a_rate_goes_from_the_unit_written_to_the_unit_meant():
    ledger = fa.Ledger()
    visits = ledger.flow("visits", unit="case")
    ledger.claim(visits.every("month", "2025"), "1,500")
    ledger.claim(visits.during("2025"), "1,500")
    suggested = {(s.value, s.slip) for r in finding(ledger).repairs for s in r.suggestions}
    assert ("125 a month", "per month for per year") in suggested


def test_no_single_change_mends_two_conflicts_apart():
    ledger = fa.Ledger()
    for name in ("members", "clinics"):
        measure = ledger.stock(name, unit="item")
        ledger.claim(measure.at("2025"), "5")
        ledger.claim(measure.at("2025"), "7")
    expected = "no single change mends everything: give up c1 and c3, or c1 and c4, or c2 and c3, or c2 and c4"
    for view in ("terminal", "narrated", "markdown", "html"):
        assert expected in " ".join(ledger.audit().render(view).split())


def test_agreement_thanks_to_rounding_is_told_with_the_slack_of_each_relation():
    """The parts may be as many as 3,600 and the total as few as 3,550: 50 to spare."""
    ledger = fa.Ledger()
    first, second, total = (ledger.stock(name, unit="person") for name in ("first", "second", "total"))
    ledger.total(total, [first, second])
    for measure, told in ((first, "1.2 thousand"), (second, "2.3 thousand"), (total, "3.6 thousand")):
        ledger.claim(measure.at("2025"), told)
    (note,) = audit(ledger.entries, options=AuditOptions(tight=True)).findings
    assert (note.rule, note.gap, note.slack) == ("tight", 100, (("r1", 50),))
    assert note.because.endswith("short by 100; rounding leaves r1 50 to spare")


def test_the_slack_of_an_order_is_how_far_it_could_be_shifted():
    ledger = fa.Ledger()
    lesser, greater = ledger.stock("lesser", unit="person"), ledger.stock("greater", unit="person")
    ledger.order(lesser, greater)
    ledger.claim(lesser.at("2025"), "2.4 thousand")
    ledger.claim(greater.at("2025"), "2.36 thousand")
    (note,) = audit(ledger.entries, options=AuditOptions(tight=True)).findings
    assert note.slack == (("r1", 15),)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "change: 70 % is stated, the other claims allow 50 %"),
        ("id", "perubahan: dinyatakan 70 %, klaim lain memungkinkan 50 %"),
    ],
)
def test_a_number_without_a_noun_is_called_by_what_it_takes_part_in(language, told):
    text = "Membership rose from 100 to 150 members, an increase of 70 percent."
    (finding,) = audit(read_article(text, language="en").entries, options=AuditOptions(language=language)).findings
    assert finding.message == told


@pytest.mark.parametrize("flows", [{"2025-05/2025-12": "10,800"}, {"2025-05": "10,800", "2025-06/2025-12": "10,800"}])
def test_an_opening_stock_may_be_that_of_the_start_of_its_month_where_the_flow_covers_it(flows):
    """28,562 at the start of May and eight months of 10,800 make 114,962."""
    ledger = fa.Ledger()
    members, quota = ledger.stock("members", unit="person"), ledger.flow("quota", unit="person")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), "28,562", id="opening")
    for months, a_month in flows.items():
        ledger.claim(quota.every("month", months), a_month)
    ledger.claim(members.at("2025-12"), "114,962")
    told = finding(ledger)
    assert told.firm is False
    assert "opening speaks of the start of the period" in told.dissolves


def test_no_earlier_opening_is_thought_of_where_nobody_says_what_flowed_then():
    ledger = fa.Ledger()
    members, quota = ledger.stock("members", unit="person"), ledger.flow("quota", unit="person")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), "28,562")
    ledger.claim(quota.during("2025-06/2025-12"), "75,600")
    ledger.claim(members.at("2025-12"), "114,962")
    assert finding(ledger).dissolves == ()


def test_a_value_that_cannot_be_written_out_is_told_between_two_that_can():
    """Half of 101 people: neither 50 nor 51 would do, so neither is named as the one that would."""
    ledger = fa.Ledger()
    whole, part, percentage = (
        ledger.stock("whole", unit="person"),
        ledger.stock("part", unit="person"),
        ledger.ratio("p"),
    )
    ledger.share(part, whole, percentage)
    part_said = ledger.claim(part.at("2025"), 46)
    ledger.claim(whole.at("2025"), 101)
    ledger.claim(percentage.at("2025"), fa.Bounds.exactly(50))
    (told,) = [r.feasible for r in finding(ledger).repairs if r.claim == part_said]
    assert told == "from 50 to 51"
