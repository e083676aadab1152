"""A multiple in words is rounded, up or down or cut off; only what no rounding allows contradicts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factaudit.guarding import check_text

VERBS = {2: "doubled", 3: "tripled", 4: "quadrupled"}
NUMBERS = {2: "dua", 3: "tiga", 4: "empat"}
TOLD = [
    ("en", lambda k, sign, a, b: f"The number of members {sign}{VERBS[k]} from {a} to {b}."),
    ("id", lambda k, sign, a, b: f"Jumlah peserta naik {sign}{NUMBERS[k]} kali lipat dari {a} menjadi {b} orang."),
]
MORE = {"en": "more than ", "id": "lebih dari "}

told, multiples, levels = st.sampled_from(TOLD), st.integers(2, 4), st.integers(20, 900)


def contradicts(text, code):
    return bool(check_text(text, language=code).contradictions)


@given(told, multiples, levels, st.data())
def test_a_rounded_multiple_is_never_flagged(told, times, level, data):
    code, words = told
    rounded = st.integers(-(-(2 * times - 1) * level // 2), (times + 1) * level)
    assert not contradicts(words(times, "", level, data.draw(rounded)), code)


@given(told, multiples, levels, levels)
def test_more_than_a_multiple_excludes_all_up_to_it(told, times, level, reached):
    code, words = told
    assert contradicts(words(times, MORE[code], level, reached), code) == (reached <= times * level)


CONTRADICTS = [
    ("en", "The number of patients nearly tripled to 65 from 20."),
    ("en", "Donations more than doubled, from $40,000 to $72,000."),
    ("en", "The number of claims more than halved, from 80 to 45."),
    ("en", "The number of claims halved from 80 to 60."),
    ("en", "The library lent 96,000 books in 2024, three times as many as the 42,000 it lent in 2021."),
    ("id", "Kasus mencapai 214 kasus, lebih dari dua kali lipat dibanding 120 kasus tahun lalu."),
    ("id", "Jumlah pasien naik hampir dua kali lipat dari 20 orang menjadi 45 orang."),
]
SILENT = [
    ("en", "The number of members doubled from 20 to 45."),
    ("en", "Revenue was $85 million, twice the $40 million of a year ago."),
    ("en", "The fund has doubled its stakes since prices rose from 20 to 65."),
    ("en", "The number of claims nearly halved from 80 to 45."),
    ("en", "Sales have not doubled from $30 million to $35 million."),
    ("en", "Prices tripled, while wages went from $20 to $25."),
    ("id", "Harga naik dua kali dari Rp 20 ribu menjadi Rp 25 ribu."),
    ("id", "Jumlah 12 ribu peserta, dua kali lipat dari target, naik dari 30 ribu menjadi 31 ribu orang."),
]


@pytest.mark.parametrize(("code", "text"), CONTRADICTS)
def test_what_no_rounding_allows_is_a_contradiction(code, text):
    assert contradicts(text, code)


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_loose_uses_and_other_subjects_are_none(code, text):
    assert not contradicts(text, code)
