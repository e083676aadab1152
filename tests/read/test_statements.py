"""What the words of one sentence state, and whether its numbers keep to it."""

import pytest

from factaudit.audit import audit
from factaudit.read import read_article

HOLDS = {
    "en": [
        "The city's budget rose 5% to $105 million from $100 million last year.",
        "Revenue grew from $2.0 billion in 2022 to $2.5 billion in 2023, an increase of 25%.",
        "Net profit fell 12 percent to $44 million, compared with $50 million a year earlier.",
        "Enrollment dropped by 300 students, from 4,500 to 4,200.",
        "The number of cases increased from 1,200 to 1,500, up 25 percent.",
        "Of the 120 passengers, 45 were injured, 70 escaped unhurt and the remaining 5 died.",
        "The fire killed 34 people, including 31 children.",
        "A total of 240 people were tested, consisting of 130 men and 110 women.",
        "Of the 400 respondents, 300, or 75%, said yes.",
        "About 60 percent of the 500 employees, or 300, voted for the deal.",
        "Some 45 out of 150 schools, or 30 percent, have closed.",
        "The survey found 62% in favor and 35% opposed, with the remaining 3% undecided.",
        "Exports totaled $20 billion and imports $18 billion, leaving a trade surplus of $2 billion.",
        "Unemployment fell 0.2 percentage points to 5.0 percent from 5.2 percent in May.",
        "Attendance was 14,200, down 600 from 14,800 last year.",
        "Sales were $519.84 million, a $65.97 million increase from $453.87 million in 2024.",
        "Revenue reached $800 million, or 80% of the $1 billion target.",
        "Membership rose from 4,000 to 4,400. That 400-member increase was the first in years.",
        "The museum counted 252,000 visits in 2023, up 5 percent from 240,000 in 2022.",
        "There were 75 cases on Friday. The number of cases rose by 20 to 95.",
        "Each of the 40 families will receive $300, for a total of $12,000.",
        "A total of 64 houses were damaged: 30 severely, 25 moderately and 9 lightly.",
        "The plan costs $9.6 million: $6.1 million for staff, $2.2 million for books and $1.3 million for rooms.",
        "45 percent were men, 50 percent were women and 4 percent did not answer.",
    ],
    "id": [
        "Jumlah wisatawan naik 10 persen menjadi 1,1 juta orang dari 1 juta orang pada 2023.",
        "Jumlah wisatawan meningkat dari 20.000 orang pada 2022 menjadi 25.000 pada 2023 atau naik 25 persen.",
        "Laba bersih turun 12 persen menjadi Rp 44 miliar dari Rp 50 miliar.",
        "Sebanyak 120 orang menjadi korban, terdiri dari 45 laki-laki dan 75 perempuan.",
        "Total ada 120 korban, rinciannya 45 orang luka ringan, 70 orang luka berat dan 5 orang meninggal.",
        "Dari 500 siswa, 420 di antaranya lulus, sedangkan 80 lainnya tidak lulus.",
        "Dari 400 responden, 300 orang atau 75 persen menyatakan setuju.",
        "Sebanyak 300 orang atau 75 persen dari 400 responden menyatakan setuju.",
        "Pendapatan daerah Rp 2 triliun dan belanja daerah Rp 2,3 triliun, sehingga terjadi defisit Rp 300 miliar.",
        "Tingkat kelulusan mencapai 95,5 persen, sisanya 4,5 persen tidak lulus.",
        "Total anggaran Rp 10 miliar. Sebanyak Rp 6 miliar untuk jalan, dan sisanya Rp 4 miliar untuk jembatan.",
        "Angka kemiskinan turun 0,5 persen poin dari 10,5 persen menjadi 10,0 persen.",
        "Kasus positif bertambah 100 orang menjadi 1.100 kasus, dari sebelumnya 1.000 kasus.",
        "Produksi padi 55.000 ton, naik 5.000 ton dibanding tahun lalu yang sebesar 50.000 ton.",
        "Jumlah pegawai 1.250 orang, terdiri atas 800 PNS, 300 PPPK, dan 150 honorer.",
        "Sebanyak 3.200 dosis dibagikan, masing-masing 1.200 dosis untuk kota dan 2.000 dosis untuk kabupaten.",
        "Realisasi pendapatan mencapai Rp 800 miliar atau 80 persen dari target Rp 1 triliun.",
        "Harga beras naik Rp 500 per kilogram, dari Rp 12.000 menjadi Rp 12.500 per kilogram.",
        "Ada 75 kasus pada Jumat. Jumlah kasus bertambah 20 menjadi 95.",
        "Sebanyak 40 keluarga masing-masing menerima Rp300 ribu sehingga total bantuan Rp12 juta.",
        "Rinciannya, 30 rumah rusak berat, 25 rumah rusak sedang, dan 9 rumah rusak ringan. Total 64 rumah rusak.",
        "Peserta terdiri atas 1.300 laki-laki dan 800 perempuan sehingga totalnya 2.100 orang.",
        "45 persen laki-laki, 50 persen perempuan, dan 4 persen tidak menjawab.",
    ],
}

FAILS = {
    "en": [
        "The city's budget rose 5% to $115 million from $100 million last year.",
        "Revenue grew from $2.0 billion in 2022 to $2.5 billion in 2023, an increase of 35%.",
        "Enrollment dropped by 300 students, from 4,500 to 4,100.",
        "The number of cases increased from 1,500 to 1,200.",
        "Of the 120 passengers, 45 were injured, 70 escaped unhurt and the remaining 15 died.",
        "The fire killed 24 people, including 31 children.",
        "The team is made up of 7 men and 6 women, for a total of 12 members.",
        "A total of 250 people were tested, consisting of 130 men and 110 women.",
        "Of the 400 respondents, 300, or 85%, said yes.",
        "About 60 percent of the 500 employees, or 400, voted for the deal.",
        "Some 45 out of 150 schools, or 20 percent, have closed.",
        "The survey found 62% in favor and 35% opposed, with the remaining 13% undecided.",
        "Exports totaled $20 billion and imports $18 billion, leaving a trade surplus of $4 billion.",
        "Unemployment fell to 5.4 percent from 5.2 percent in May.",
        "Unemployment fell 0.4 percentage points to 5.0 percent from 5.2 percent in May.",
        "Attendance was 15,200, down from 14,800 last year.",
        "The company cut 300 of its 250 workers.",
        "Sales were $519.84 million, a $75.97 million increase from $453.87 million in 2024.",
        "Membership rose from 4,000 to 4,400. That 500-member increase was the first in years.",
        "The museum counted 252,000 visits in 2023, up 15 percent from 240,000 in 2022.",
        "There were 75 cases on Friday. The number of cases rose by 20 to 105.",
        "Each of the 40 families will receive $300, for a total of $15,000.",
        "A total of 74 houses were damaged: 30 severely, 25 moderately and 9 lightly.",
        "The plan costs $8.6 million: $6.1 million for staff, $2.2 million for books and $1.3 million for rooms.",
        "45 percent were men, 50 percent were women and 14 percent did not answer.",
    ],
    "id": [
        "Jumlah wisatawan naik 30 persen menjadi 1,1 juta orang dari 1,0 juta orang pada 2023.",
        "Jumlah wisatawan meningkat dari 20.000 orang pada 2022 menjadi 25.000 orang pada 2023 atau naik 35 persen.",
        "Laba bersih turun menjadi Rp 54 miliar dari Rp 50 miliar.",
        "Sebanyak 120 orang menjadi korban, terdiri dari 45 laki-laki dan 85 perempuan.",
        "Total ada 120 korban, rinciannya 45 orang luka ringan, 70 orang luka berat dan 15 orang meninggal.",
        "Dari 500 siswa, 420 di antaranya lulus, sedangkan 90 lainnya tidak lulus.",
        "Dari 400 responden, 300 orang atau 85 persen menyatakan setuju.",
        "Pendapatan daerah Rp 2 triliun dan belanja daerah Rp 2,3 triliun, sehingga terjadi defisit Rp 900 miliar.",
        "Tingkat kelulusan mencapai 95,5 persen, sisanya 5,5 persen tidak lulus.",
        "Total anggaran Rp 10 miliar. Sebanyak Rp 6 miliar untuk jalan, dan sisanya Rp 7 miliar untuk jembatan.",
        "Kasus positif bertambah 100 orang menjadi 1.200 kasus, dari sebelumnya 1.000 kasus.",
        "Produksi padi 45.000 ton, meningkat dibanding tahun lalu yang mencapai 50.000 ton.",
        "Menurut Budi, Selasa (3/3/2025), acara berlangsung meriah.",
        "Tercatat 35 orang luka, termasuk 40 anak-anak.",
        "Jumlah pegawai 1.250 orang, terdiri atas 800 PNS, 300 PPPK, dan 250 honorer.",
        "Sebanyak 3.200 dosis dibagikan, masing-masing 1.200 dosis untuk kota dan 2.500 dosis untuk kabupaten.",
        "Harga beras naik Rp 500 per kilogram, dari Rp 12.000 menjadi Rp 13.500 per kilogram.",
        "Ada 75 kasus pada Jumat. Jumlah kasus bertambah 20 menjadi 105.",
        "Sebanyak 40 keluarga masing-masing menerima Rp300 ribu sehingga total bantuan Rp15 juta.",
        "Rinciannya, 30 rumah rusak berat, 25 rumah rusak sedang, dan 9 rumah rusak ringan. Total 74 rumah rusak.",
        "Peserta terdiri atas 1.300 laki-laki dan 800 perempuan sehingga totalnya 2.300 orang.",
        "45 persen laki-laki, 50 persen perempuan, dan 14 persen tidak menjawab.",
    ],
}

UNRELATED = {
    "en": [
        "Seven police officers were hurt, and one official says the cell consists of about 10 members.",
        "The Dow fell 147 points to 25,400, the S&P 500 fell 6 points to 3,029, and the rest fell 43 points to 9,368.",
        "Tablets range from 4.8 inches to 6 inches, with prices down the road uncertain.",
        "Donations are down 65% from the 2008 election cycle, and 2 committees complained.",
        "The group won 3 titles, including a 69-point victory over a rival.",
        "Three people died, including a 10-year-old girl.",
        "Profit was $57 million, or 95 cents a share, up from $46 million, or 80 cents a share.",
        "He holds 101,300 shares, or 9.0 percent of the total, after buying 12,500 shares.",
        "There were 75 new cases on Friday. The number of cases rose by 20 to 1,200.",
        "There were 75 cases on Friday. The number of cases in Oslo rose by 20 to 1,200.",
        "The 40 families will receive $300 each month, for a total of $15,000 with fees.",
        "The town has 3 schools: 20 teachers in one and 30 in the other.",
        "The firm paid $9 million: $10 million less a rebate of $2 million, and $1 million in fees.",
        "A total of 64 people came by bus: 20 more than on Monday and 30 more than on Sunday.",
        "A total of 64 people came by bus: 20 fewer than on Monday and 30 fewer than on Sunday.",
        "45 percent of men and 70 percent of women did not answer.",
        "45 percent were women, 50 percent were poor and 20 percent were ill.",
    ],
    "id": [
        "Sebanyak 55 pembangkit diresmikan, dengan rincian 8 PLTP dan sisanya PLTS yang tersebar di 15 provinsi.",
        "BPN menerbitkan sertifikat untuk 240 bidang tanah, masing-masing 80 bidang di tiga kabupaten.",
        "Sebanyak 577 jiwa tersebar di 10 posko, terdiri dari 200 laki-laki dan 377 perempuan.",
    ],
}


def errors(text, language):
    return [
        finding
        for finding in audit(read_article(text, language=language).entries).findings
        if finding.severity == "error"
    ]


def _each(table):
    return [pytest.param(language, text, id=text[:50]) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), _each(HOLDS))
def test_numbers_that_keep_to_their_words_pass(language, text):
    assert not errors(text, language)


@pytest.mark.parametrize(("language", "text"), _each(HOLDS))
def test_the_relation_of_such_a_sentence_is_read(language, text):
    assert read_article(text, language=language).entries.relations


@pytest.mark.parametrize(("language", "text"), _each(FAILS))
def test_numbers_against_their_words_are_an_error(language, text):
    assert errors(text, language)


@pytest.mark.parametrize(("language", "text"), _each(UNRELATED))
def test_numbers_that_no_word_relates_are_left_alone(language, text):
    assert not errors(text, language)


def test_one_sentence_told_twice_with_two_numbers_contradicts_itself():
    told = "The bombing in Baghdad killed {} people on Monday."
    assert errors(f"{told.format(12)} A curfew followed.\n\n{told.format(20)}", "en")
    assert not errors(f"{told.format(12)} A curfew followed.\n\n{told.format(12)}", "en")


def test_like_sentences_of_other_places_do_not():
    told = "Warga miskin di Kecamatan {} berjumlah {} orang menurut data dinas."
    assert not errors(f"{told.format('Utara', '1.200')}\n\n{told.format('Selatan', '1.500')}", "id")
