"""New text held against a ledger that is taken as given."""

from datetime import date

import pytest

from factaudit import AuditOptions, Ledger
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
    assert reasons(report)["40,000"] == "its words name no measure of the ledger"


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


def test_indonesian_text_in_the_ledgers_words():
    ledger = Ledger(language="id")
    members = ledger.stock("peserta aktif UHC", unit="person", entity="Kota Semarang")
    ledger.claim(members.at("2025-05"), "28.562")
    assert not guard("Pada Mei 2025 peserta aktif UHC di Semarang berjumlah 31.000 orang.", against=ledger).ok


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
