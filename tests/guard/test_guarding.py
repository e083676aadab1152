"""New text held against a ledger that is taken as given."""

from datetime import date

import pytest

from factaudit import AuditOptions, Ledger, UsageError
from factaudit.guarding import check_text, guard


@pytest.fixture
def ledger():
    ledger = Ledger("Semarang 2025")
    members = ledger.stock("active UHC members", unit="person", entity="Kota Semarang")
    quota = ledger.flow("UHC quota", unit="person", entity="Kota Semarang")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), 28_562)
    ledger.claim(quota.every("month", "2025-06/2025-12"), 10_800, modality="limit")
    return ledger


def reasons(report):
    return {one.what: one.why for one in report.unchecked}


def test_a_number_that_the_ledger_has_otherwise(ledger):
    report = guard("In May 2025 Semarang had 40,000 active UHC members.", against=ledger)
    (finding,) = report.contradictions
    assert finding.conflict == ("c1", "text:c1")
    assert "text:1:26" in str(report)


def test_a_number_that_the_ledger_has_as_well(ledger):
    assert guard("In May 2025 Semarang had 28,562 active UHC members.", against=ledger).ok


def test_rounding_is_no_contradiction(ledger):
    assert guard("In May 2025 Semarang had nearly 29 thousand active UHC members.", against=ledger).ok


@pytest.mark.parametrize(("number", "ok"), [("120 thousand", False), ("100 thousand", True)])
def test_what_the_ledger_allows_only_by_its_relations(ledger, number, ok):
    text = f"By the end of December 2025 Semarang will have {number} active UHC members."
    assert guard(text, against=ledger).ok == ok


def test_the_ledger_is_not_corrected(ledger):
    report = guard("In May 2025 Semarang had 40,000 active UHC members.", against=ledger)
    assert report.corrections == (("text:c1",),)
    (finding,) = report.contradictions
    assert {repair.claim for repair in finding.repairs} == {"text:c1"}


def test_the_ledgers_own_contradictions_are_not_repeated(ledger):
    wards = ledger.stock("wards", unit="item")
    ledger.claim(wards.at("2025"), 7)
    ledger.claim(wards.at("2025"), 8)
    assert not ledger.audit().ok
    assert guard("In May 2025 Semarang had 28,562 active UHC members.", against=ledger).ok


def test_another_place_is_not_held_against_it(ledger):
    report = guard("In May 2025 Surabaya had 40,000 active UHC members.", against=ledger)
    assert report.ok
    assert reasons(report)["40,000"] == "its words do not place it in Kota Semarang"


@pytest.mark.parametrize(
    "text",
    [
        "In May 2025 Semarang had 12,000 active UHC members under the age of 18.",
        "In May 2025 Semarang had 12,000 active UHC members, all of them under 18.",
        "In May 2025 Semarang gained 500 active UHC members.",
        "In May 2025 Semarang did not have 40,000 active UHC members.",
        "In May 2025 Semarang had 1,200 more active UHC members than Surabaya.",
        "In May 2025 each clinic in Semarang served 772 active UHC members.",
        "In May 2025 fewer than half of the 28,562 active UHC members in Semarang were counted.",
        "Unlike Semarang, Surabaya had 99,000 active UHC members in May 2025.",
        "Surabaya is larger than Semarang. It had 99,000 active UHC members in May 2025.",
        "In Surabaya, 500 doctors and 99,000 active UHC members moved to Semarang in May 2025.",
    ],
)
def test_words_that_say_more_than_the_measure_keep_a_number_from_it(ledger, text):
    report = guard(text, against=ledger)
    assert report.ok, report
    assert report.unchecked


def test_the_words_in_the_way_are_named(ledger):
    report = guard("In May 2025 Semarang gained 500 active UHC members.", against=ledger)
    assert reasons(report) == {"500": "its words say more than active UHC members: gained"}


def test_one_sentence_speaks_of_two_places(ledger):
    text = "In May 2025 Semarang had {} active UHC members, while Surabaya had 99,000 active UHC members."
    assert guard(text.format("28,562"), against=ledger).ok
    (finding,) = guard(text.format("40,000"), against=ledger).contradictions
    assert finding.conflict == ("c1", "text:c1")


def test_one_sentence_speaks_of_two_measures(ledger):
    ledger.claim(ledger.stock("clinics", unit="facility", entity="Kota Semarang").at("2025-05"), 37)
    text = "In May 2025, Semarang had 28,562 active UHC members and 73 clinics."
    (finding,) = guard(text, against=ledger).contradictions
    assert finding.conflict == ("c3", "text:c2")


def test_a_rise_in_points_is_not_the_share_itself(ledger):
    coverage = ledger.ratio("UHC coverage", entity="Kota Semarang")
    ledger.claim(coverage.at("2025-05"), "95.2 percent")
    assert guard("UHC coverage in Semarang rose by 3 percentage points in May 2025.", against=ledger).ok
    assert not guard("UHC coverage in Semarang stood at 85.2 percent in May 2025.", against=ledger).ok


def test_a_row_of_a_table_is_not_the_row_beside_it():
    ledger = Ledger()
    ledger.claim(ledger.stock("women", unit="person").at("2025"), 500)
    table = "| in 2025 | number |\n|---|---|\n| women | 500 |\n| men | 480 |\n"
    assert guard(table, against=ledger, published=date(2025, 12, 31)).ok


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The road length of Semarang was {} in 2025.", "120,000 meters", "130,000 meters"),
        ("The health budget of Semarang in 2025 is {}.", "Rp 1,250 billion", "Rp 1,350 billion"),
        ("The health budget of Semarang in 2025 is {}.", "USD 99 million", "Rp 99 million"),
    ],
)
def test_amounts_in_another_unit_or_scale(ledger, text, right, wrong):
    road = ledger.stock("road length", unit="kilometer", entity="Kota Semarang")
    budget = ledger.flow("health budget", unit="IDR", entity="Kota Semarang")
    ledger.claim(road.at("2025"), 120)
    ledger.claim(budget.during("2025"), "Rp 1.25 trillion")
    assert guard(text.format(right), against=ledger).ok
    assert not guard(text.format(wrong), against=ledger).ok


def test_a_text_without_numbers_has_nothing_to_check(ledger):
    report = guard("Health insurance matters, and many people in Semarang asked about it.", against=ledger)
    assert (report.ok, report.unchecked) == (True, ())


def test_other_names_are_of_measures_that_are_there(ledger):
    with pytest.raises(UsageError, match="no measure member; known: active_uhc_members, uhc_quota"):
        guard("In May 2025 Semarang had 5 members.", against=ledger, called={"member": ["members"]})


def test_reasons_in_the_language_of_the_report(ledger):
    report = guard("There were 40,000 voters.", against=ledger, options=AuditOptions(language="id"))
    assert "buku klaim" in reasons(report)["40,000"]


def test_the_place_may_stand_in_the_sentence_before(ledger):
    text = "Semarang has a health scheme. In May 2025 it had 40,000 active UHC members."
    assert not guard(text, against=ledger).ok


def test_other_names_of_a_measure(ledger):
    text = "In May 2025 Semarang counted 40,000 insured people."
    assert guard(text, against=ledger).ok
    assert not guard(text, against=ledger, called={"active_uhc_members": ["insured people"]}).ok


def test_another_unit_is_another_measure(ledger):
    text = "In May 2025 Semarang built 40,000 facilities for active UHC members."
    assert guard(text, against=ledger).ok


def test_words_that_fit_two_measures_link_to_neither():
    ledger = Ledger()
    for label in ("public library members", "public library staff"):
        ledger.claim(ledger.stock(label, unit="person").at("2025-05"), 10)
    report = guard("In May 2025 the public library had 40 people, staff and members.", against=ledger)
    assert report.ok
    assert reasons(report)["40"] == "its words fit several measures of the ledger"


def test_a_text_that_contradicts_itself(ledger):
    report = guard("Membership rose from 100 to 150 members, an increase of 70 percent.", against=ledger)
    assert [finding.rule for finding in report.contradictions] == ["change"]


def test_an_undated_level_speaks_of_the_day_of_the_text(ledger):
    text = "Semarang has 40,000 active UHC members."
    assert guard(text, against=ledger).ok
    assert not guard(text, against=ledger, published=date(2025, 5, 31)).ok


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("Pada Mei 2025 peserta aktif UHC di Semarang berjumlah 31.000 orang.", False),
        ("Pada Mei 2025, Kota Semarang memiliki 38.562 peserta aktif UHC.", False),
        ("Pada Mei 2025, Kota Semarang memiliki 28.562 peserta aktif UHC.", True),
        ("Pada Mei 2025 Kota Surabaya memiliki 99.000 peserta aktif UHC, tidak seperti Semarang.", True),
        ("Pada Mei 2025 ada 500 peserta aktif UHC baru di Kota Semarang.", True),
        ("Pada Mei 2025 setiap puskesmas di Kota Semarang melayani 772 peserta aktif UHC.", True),
    ],
)
def test_indonesian_text_in_the_ledgers_words(text, ok):
    ledger = Ledger(language="id")
    members = ledger.stock("peserta aktif UHC", unit="person", entity="Kota Semarang")
    ledger.claim(members.at("2025-05"), "28.562")
    assert guard(text, against=ledger, language="id").ok == ok


def test_checking_a_text_alone():
    report = check_text("Membership rose from 100 to 150 members, an increase of 70 percent.")
    assert [finding.rule for finding in report.contradictions] == ["change"]
    assert check_text("Membership rose from 100 to 150 members, an increase of 50 percent.").ok


def test_checking_says_what_was_not_understood():
    report = check_text("Call 555-0199 now. In May 2025 the city counted 28,562 active members.")
    assert report.ok
    assert report.unchecked


def test_options_are_handed_on():
    text = "Membership rose from 100 to 150 members, an increase of 70 percent."
    assert check_text(text, options=AuditOptions(ignore=("change",))).ok
