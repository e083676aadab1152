"""Numbers that a sentence denies are no claims; where a comparison is denied, what it leaves is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factaudit.guarding import check_text
from factaudit.read import read_article
from factaudit.read.lexicon import lexicon

SUBJECTS = {"en": "Membership {} {} people in May.", "id": "Jumlah peserta {} {} orang pada Mei."}


def denied(code):
    """Return every comparison that a language's file denies, with the sign that is left of it."""
    table = lexicon(code).language.sections["reading"]
    rows = [(sign, verb) for sign, verbs in table["denied"].items() for verb in verbs]
    return [(sign, f"{denial} {verb}") for sign, verb in rows for denial in table["denying"]]


def numbers(text, code):
    """Return the numbers of a text with their comparators and whether a claim was made of each."""
    found = read_article(text, language=code).mentions
    return [(m.text, m.stated.comparator, bool(m.claim)) for m in found if m.stated is not None]


@given(st.sampled_from(["en", "id"]), st.data(), st.integers(2, 900))
def test_a_denied_comparison_bounds_the_number_on_the_other_side(code, data, number):
    sign, words = data.draw(st.sampled_from(denied(code)))
    assert numbers(SUBJECTS[code].format(words, number), code) == [(str(number), sign, True)]


DENIED = [
    ("en", "The fund did not have 40,000 members in May."),
    ("en", "The fund didn’t have 40,000 members in May."),
    ("en", "There were not even 40,000 members."),
    ("en", "The club never had 40,000 members."),
    ("id", "Kota itu tidak memiliki 40 ribu peserta."),
    ("id", "Jumlah peserta bukan 40 ribu orang pada Mei."),
    ("id", "Tidak semua 40 ribu peserta membayar iuran."),
]


@pytest.mark.parametrize(("code", "text"), DENIED)
def test_a_denied_number_is_no_claim_and_the_report_says_why(code, text):
    assert [claimed for _, _, claimed in numbers(text, code)] == [False]
    (open_,) = check_text(text, language=code).unchecked
    assert open_.why == "its sentence denies it"


TOLD = [
    ("en", "Not only 40 members but also 12 guests came."),
    ("en", "No one among the 40 members was hurt."),
    ("en", "The plan is unchanged, not new, and 40 members pay."),
    ("id", "Tidak hanya 40 peserta yang hadir."),
    ("id", "Siswa yang tidak lulus 40 orang."),
    ("id", "Warga yang belum terdaftar sebanyak 40 orang."),
    ("id", "Jumlahnya tidak berubah, yakni 40 orang."),
]


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_a_denial_of_something_else_leaves_the_number_told(code, text):
    assert numbers(text, code)[0] == ("40", "=", True)


CONSISTENT = [
    ("en", "Prices did not rise by 5 percent to $205 from $100."),
    ("en", "The city has 120 buses, comprising 75 diesel buses and 45 electric buses, not including 150 old buses."),
    ("en", "The city has 120 buses, not including 150 old buses."),
    ("id", "Sebanyak 120 bus terdiri dari 75 bus diesel dan 45 bus listrik, belum termasuk 150 bus cadangan."),
    ("id", "Dari 14 desa, bantuan tidak mencapai 3 desa; sisanya 11 desa sudah terlayani."),
    ("id", "Harga tidak naik 5 persen menjadi Rp 205 dari Rp 100."),
]


@pytest.mark.parametrize(("code", "text"), CONSISTENT)
def test_what_is_denied_or_left_out_contradicts_nothing(code, text):
    assert not check_text(text, language=code).contradictions


@pytest.mark.parametrize(("closing", "wrong"), [("tidak melebihi 120 ribu", False), ("tidak di bawah 130 ribu", True)])
def test_a_plan_is_held_against_what_a_denial_leaves_of_its_end(closing, wrong):
    text = (
        "Hingga Mei 2025 tercatat 28.562 peserta. Pemkot menambah kuota 10.800 peserta per bulan mulai Juni hingga "
        f"Desember 2025. Dengan demikian, pada akhir tahun jumlah peserta diperkirakan {closing} orang."
    )
    assert bool(check_text(text, language="id").findings) == wrong
