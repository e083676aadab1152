"""Numerals in running text."""

from fractions import Fraction

import pytest

from factaudit.language import find


def quantities(text, language="en"):
    return [(n.digits, n.value) for n in find(text, language) if n.kind in {"cardinal", "fraction"}]


def values(text, language="en"):
    return [value for _, value in quantities(text, language)]


def kinds(text, language="en"):
    return {n.digits: n.kind for n in find(text, language)}


def test_a_text_may_mix_separators():
    text = "Kelulusan mencapai 99.50% dari 1.524.704 siswa, atau 6,857 triliun dan 40,458 miliar, 0.123 dan 5,00"
    assert values(text, "id") == [
        Fraction(199, 2), 1_524_704, 6_857 * 10**9, 40_458 * 10**6, Fraction(123, 1000), 5,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("there were 1,234,567 and 12,34,567.5", [1234567, Fraction("1234567.5")]),
        ("40 000 people, 1\u202f234\u202f567.5 litres", [40000, Fraction("1234567.5")]),
        ("423 0000 is two numbers", [423, 0, 2]),
        ("pages 22,24,26 and 31", [22, 24, 26, 31]),
        ("rows 301 880 915 12 of a table", [301, 880, 915, 12]),
        ("up 100K, 3M, 1.2bn and 10 bln", [100_000, 3_000_000, 1_200_000_000, 10**10]),
        ("four mln shares of thirty-two mln, four M", [4_000_000, 32_000_000, 4]),
        ("12\n    mln tonnes, 7    million and $9\n  bn", [12_000_000, 7_000_000, 9_000_000_000]),
        ("a cut of -3.4% (−2) but 5 - 3", [Fraction("-3.4"), -2, 5, 3]),
    ],
)
def test_digits(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twenty-one, fifty two and ninety - five", [21, 52, 95]),
        ("three hundred and five thousand dollars", [305_000]),
        ("3 hundred and 2 hundred are 500", [300, 200, 500]),
        ("4000 3 hundred and 21", [4000, 321]),
        ("three lakh crore", [3 * 10**12]),
        ("two, three and four hospitals", [2, 3, 4]),
        ("half a dozen, 3 dozens, half million", [6, 36, 500_000]),
        ("minus five and negative one", [-5, -1]),
        ("nine point nought four", [Fraction("9.04")]),
        ("three-nought-four", [3, 0, 4]),
    ],
)
def test_english_number_words(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tujuh ratus dua puluh satu ribu dua belas", [721_012]),
        ("sejuta dua ratus ribu orang", [1_200_000]),
        ("tiga koma lima persen", [Fraction("3.5")]),
        ("satu setengah tahun", [Fraction("1.5")]),
        ("dua pertiga, tiga perempat, sepertiga", [Fraction(2, 3), Fraction(3, 4), Fraction(1, 3)]),
        ("dua juta 500 ribu orang", [2_500_000]),
        ("50 ribuan orang", [50_000]),
    ],
)
def test_indonesian_number_words(text, found):
    assert values(text, "id") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two thirds of them", Fraction(2, 3)),
        ("two thirds of a million", Fraction(2_000_000, 3)),
        ("three twenty-fifths", Fraction(3, 25)),
        ("one hundred and thirty fifths", 26),
        ("one hundred thirty fifths", Fraction(100, 35)),
        ("two hundred and fifty-four hundredths", Fraction("200.54")),
        ("a third of them", Fraction(1, 3)),
        ("one - fourth", Fraction(1, 4)),
        ("forty two and a third", Fraction(127, 3)),
        ("one billion and a half million", 1_000_500_000),
        ("- 3/4 of it", Fraction(3, 4)),
        ("2 1/4 and", Fraction(9, 4)),
        ("¾ of it", Fraction(3, 4)),
        ("3½ years", Fraction(7, 2)),
        ("one in five people", Fraction(1, 5)),
        ("one over three.", Fraction(1, 3)),
    ],
)
def test_fractions(text, found):
    assert values(text) == [found]


@pytest.mark.parametrize("text", ["12 out of 10", "8 in 5", "$2000 over 3 years", "12 in six boxes", "up to 5 in 2024"])
def test_a_ratio_needs_a_part_of_a_whole(text):
    assert all(n.kind == "cardinal" for n in find(text, "en"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the one, this one, one another, one of the doctors", "en"),
        ("a first class seat, a third person, next of kin, a previous version", "en"),
        ("salah satu, satu sama lain, satu-satunya", "id"),
        ("kota seribu industri dan sejuta jasa", "id"),
        ("cara ini kosong", "id"),
        ("Million Dollar Baby", "en"),
    ],
)
def test_idioms_are_no_numbers(text, language):
    assert quantities(text, language) == []


@pytest.mark.parametrize(
    "code",
    ["192.168.1.2", "Covid-19", "B737", "10:30", "5/17/2018", "2025-06-10", "2024/25", "2019-2023", "1980s", "5G",
     "24/7", "3-2", "555-12-34", "07.30-09.00", "G20", "2^99999", "1e999"],
)  # fmt: skip
def test_codes_are_no_quantities(code):
    assert [n.kind for n in find(f"the {code} thing", "en")] == ["code"]


def test_ordinals_stand_apart():
    assert kinds("the first, 2nd, twenty-first of May 4th") == dict.fromkeys(
        ["first", "2nd", "twenty-first", "4th"], "ordinal"
    )
    assert kinds("kedua, ke-3, keempat", "id") == dict.fromkeys(["kedua", "3", "keempat"], "ordinal")


def test_currency_and_percent_signs_are_given_apart():
    text = "Rp 95 M, US$5bn, 0,19% poin, 4,11 persen, -$3"
    found = list(find(text, "id"))
    assert [n.value for n in found] == [95 * 10**9, 5 * 10**9, Fraction("0.19"), Fraction("4.11"), -3]
    assert [n.currency for n in found] == ["IDR", "USD", "", "", "USD"]
    assert [n.percent for n in found] == ["", "", "percentage_point", "percent", ""]
    assert text[slice(*found[0].currency_at)] == "Rp"
    assert text[slice(*found[2].percent_at)] == "% poin"


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("3-5 people", "en", (3, 5)),
        ("between 3 and 5 percent", "en", (3, 5)),
        ("3 to 5 percent", "en", (3, 5)),
        ("Rp3 juta–Rp5 juta", "id", (3_000_000, 5_000_000)),
        ("3,5 juta-4 juta", "id", (3_500_000, 4_000_000)),
        ("antara 3 dan 5 juta", "id", (3_000_000, 5_000_000)),
    ],
)
def test_ranges(text, language, ends):
    (found,) = find(text, language)
    assert (found.value, found.upper) == ends


@pytest.mark.parametrize("text", ["from 3 to 5 percent", "rose 3 percent to 5 percent", "3 and 5", "2019 - 2023"])
def test_a_change_is_no_range(text):
    assert all(n.upper is None for n in find(text, "en"))


def test_a_scale_word_may_stand_on_the_next_line():
    assert quantities("some 230\nthousand people") == [("230\nthousand", 230_000)]
    assert values("3.938\n4.231\n\n4.493", "id") == [3938, 4231, 4493]


def test_an_and_that_joins_nothing_is_no_part_of_the_number():
    assert quantities("3 hundred and 2 hundred") == [("3 hundred", 300), ("2 hundred", 200)]
