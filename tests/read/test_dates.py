"""Dates in running text, as EDTF."""

from datetime import date

import pytest

from factaudit.read import read_article

PUBLISHED = date(2025, 6, 10)

INDONESIAN = {
    "Rapat digelar Rabu (11/6/2025).": "2025-06-11",
    "Diunggah 10 Jun 2025 18:37 WIB oleh redaksi kami.": "2025-06-10",
    "Program berjalan Juni hingga Desember 2025.": "2025-06/2025-12",
    "Hingga Mei 2025 belum ada laporan.": "../2025-05",
    "Pada semester I-2017 laba naik.": "2017-40",
    "Pada kuartal II 2016 laba naik.": "2016-34",
    "Target dipenuhi hingga akhir tahun.": "../2025-12",
    "Saat ini belum ada laporan.": "2025-06-10",
    "Acara digelar kemarin di balai kota.": "2025-06-09",
    "Menurut Sari, Jumat (23/5), acara lancar.": "2025-05-23",
    "Pada tahun anggaran 2024 belanja naik.": "2024",
    "Tahun ajaran 2011/2012 dimulai.": "2011",
    "Data per 30 Juni 2017 dipakai.": "2017-06-30",
    "Sejak 2019 program ini berjalan.": "2019-01/..",
    "Pada bulan lalu harga naik.": "2025-05",
    "Pada akhir Desember 2016 asetnya tetap.": "2016-12-31",
}

ENGLISH = {
    "The board met on March 4, 2025 in town.": "2025-03-04",
    "The board met on 4 March 2025 in town.": "2025-03-04",
    "The board met on 2025-03-04 in town.": "2025-03-04",
    "It runs from June to December 2025.": "2025-06/2025-12",
    "Until May 2025 there were none.": "../2025-05",
    "Sales grew in the second quarter of 2016.": "2016-34",
    "Sales grew in Q3 2016.": "2016-35",
    "Sales grew in the first six months of 2012.": "2012-40",
    "It opens by the end of 2025.": "2025-12-31",
    "It opened last year.": "2024",
    "The FY 2024-25 budget passed.": "2024",
    "Since 2019 it has run.": "2019-01/..",
    "The plan for 2025-2030 passed.": "2025-01/2030-12",
    "It rained on Aug. 19 in town.": "2025-08-19",
}


def times(text, language):
    article = read_article(text, language=language, published=PUBLISHED)
    return [m.time for m in article.mentions if m.kind == "date"]


@pytest.mark.parametrize(("text", "time"), INDONESIAN.items())
def test_indonesian_dates(text, time):
    assert time in times(text, "id")


@pytest.mark.parametrize(("text", "time"), ENGLISH.items())
def test_english_dates(text, time):
    assert time in times(text, "en")


@pytest.mark.parametrize(
    "text",
    ["In all, 2,024 people came.", "Prices rose $1,999 a ton.", "A 3/4 majority is needed.", "Some 2024 people came."],
)
def test_numbers_that_look_like_dates_are_none(text):
    assert not times(text, "en")


def test_a_date_is_never_read_as_a_number():
    article = read_article("Pada Rabu (11/6/2025) pukul 18.37 WIB ada 12 warga.", language="id")
    assert [m.text for m in article.mentions if m.kind != "date"] == ["12"]


def test_the_dateline_dates_what_has_no_year():
    article = read_article(
        "Harga Naik\n\nRabu, 15 Januari 2020 - 14:59 WIB\n\nMenurut Sari, Kamis (2/1), harga naik.", language="id"
    )
    assert [m.time for m in article.mentions] == ["2020-01-15", "2020-01-02"]
    assert article.entries.sources[0].published == date(2020, 1, 15)


def test_no_such_day_is_no_time():
    assert times("Pada 31/2/2025 ada rapat.", "id") == [""]
