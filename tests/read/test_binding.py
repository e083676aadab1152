"""What a number is bound to: unit, comparator, modality, rate, and what is no number at all."""

import pytest

from factaudit.read import read_article


def only(text, language):
    mentions = [m for m in read_article(text, language=language).mentions if m.kind != "date"]
    assert len(mentions) == 1, [m.text for m in mentions]
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("Tercatat 28.562 warga terdaftar.", "id", "person"),
        ("Ada 14 rumah sakit di kota.", "id", "facility"),
        ("Anggarannya Rp 95 M untuk jalan.", "id", "IDR"),
        ("Cakupan mencapai 87,86 persen di kota.", "id", "percent"),
        ("Angkanya naik 0,19% poin saja.", "id", "percentage_point"),
        ("Peserta aktif mencapai 90 ribu.", "id", "person"),
        ("Panen padi mencapai 5 ton saja.", "id", "metric_ton"),
        ("It cost $95 M to build.", "en", "USD"),
        ("They hired 16 new teachers.", "en", "person"),
        ("It is a five-year plan.", "en", "year"),
        ("They planted 300 saplings.", "en", "item"),
    ],
)
def test_units(text, language, unit):
    assert only(text, language).unit == unit


@pytest.mark.parametrize(
    ("text", "language", "comparator"),
    [
        ("Jumlahnya lebih dari 230 ribu jiwa.", "id", ">"),
        ("Jumlahnya hampir 600 ribu warga.", "id", "~<"),
        ("Jumlahnya sudah di atas 85 persen.", "id", ">"),
        ("Target hingga 90.000 peserta dipasang.", "id", "<="),
        ("Anggarannya lebih dari Rp 95 miliar.", "id", ">"),
        ("Ada 500 orang lebih di sana.", "id", ">"),
        ("Sekitar 40 orang hadir.", "id", "~"),
        ("At least 41 people are missing.", "en", ">="),
        ("Nearly $57.88 million was spent.", "en", "~<"),
        ("Up to 300 jobs may go.", "en", "<="),
        ("It took 28,562 members.", "en", "="),
    ],
)
def test_comparators(text, language, comparator):
    assert only(text, language).stated.comparator == comparator


@pytest.mark.parametrize(
    ("text", "language", "modality"),
    [
        ("Tercatat 28.562 warga terdaftar.", "id", "reported"),
        ("Pemkot menargetkan 90.000 peserta.", "id", "target"),
        ("Jumlahnya diproyeksikan mencapai 230 ribu jiwa.", "id", "projected"),
        ("Kuota sebesar 10.800 peserta disiapkan.", "id", "limit"),
        ("Jika target ini tercapai, jumlahnya bisa mencapai 230 ribu jiwa.", "id", "projected"),
        ("Pihaknya menargetkan kota dapat mencapai 100 persen.", "id", "target"),
        ("Kerugian diperkirakan 5 ton padi.", "id", "estimated"),
        ("The city expects 90,000 visitors.", "en", "projected"),
        ("The goal is 90,000 members.", "en", "target"),
        ("A quota of 10,800 members follows.", "en", "limit"),
    ],
)
def test_modalities(text, language, modality):
    assert only(text, language).modality == modality


@pytest.mark.parametrize(
    ("text", "language", "per"),
    [
        ("Kuota 10.800 peserta per bulan disiapkan.", "id", "month"),
        ("Garisnya Rp440.538/kapita/bulan di kota.", "id", "person/month"),
        ("A quota of 10,800 members a month follows.", "en", "month"),
        ("It costs $12 per person there.", "en", "person"),
    ],
)
def test_rates(text, language, per):
    assert only(text, language).per == per


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Penumpang di Daop 4 Semarang menikmati layanan.", "id"),
        ("Kota seribu industri dan sejuta jasa.", "id"),
        ("Salah satu fokus program ini jelas.", "id"),
        ("Vaksin Covid-19 tersedia di sana.", "id"),
        ("Mereka meraih peringkat 2 nasional.", "id"),
        ("The FTSE 100 was closed.", "en"),
        ("He flew a Boeing 737 home.", "en"),
        ("One of the officers left.", "en"),
        ("It was room No. 12 again.", "en"),
        ("It began at 18:37 GMT today.", "en"),
    ],
)
def test_what_is_no_quantity(text, language):
    assert not [m for m in read_article(text, language=language).mentions if m.kind != "date"]


def test_list_markers_are_no_numbers():
    text = "1. Biayai iuran pekerja rentan\n\nAda 7.217 pekerja terdaftar.\n\n2. Urgensi layanan merata\n"
    assert [m.text for m in read_article(text, language="id").mentions] == ["7.217"]


def test_the_noun_of_the_clause_tells_a_time():
    article = read_article(
        "Pada Maret 2019 ada 9,99 juta orang, pada September 2019 ada 9,86 juta orang.", language="id"
    )
    assert [m.time for m in article.mentions if m.kind == "number"] == ["2019-03", "2019-09"]


@pytest.mark.parametrize(
    ("text", "language", "times"),
    [
        ("Members rose from 28,562 in May 2025 to 30,000 in June 2025.", "en", ["2025-05", "2025-06"]),
        ("The city counted 5,000 visitors in May 2025 and 6,000 in June 2025.", "en", ["2025-05", "2025-06"]),
        (
            "Peserta naik dari 28.562 orang pada Mei 2025 menjadi 30.000 orang pada Juni 2025.",
            "id",
            ["2025-05", "2025-06"],
        ),
        ("Penjualan 100 unit pada 2020, 2021: 120 unit, 2022: 130 unit.", "id", ["2020", "2021", "2022"]),
        ("In 2023, 500 houses were built and 600 in 2024.", "en", ["2023", "2024"]),
    ],
)
def test_each_of_several_numbers_has_its_own_date(text, language, times):
    numbers = [m for m in read_article(text, language=language).mentions if m.kind == "number"]
    assert [m.time for m in numbers] == times
