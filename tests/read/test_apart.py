"""Wordings that look like a relation and state none, or another one.

Each row is a mechanism seen in news of other newsrooms (the BPPT parallel news corpus of PAN Localization, the MSR
paraphrases, CLIMATE-FEVER, the Fake News Challenge), retold with other things and figures.
"""

import pytest

from factaudit.guarding import check_text
from factaudit.read.lexicon import lexicon

SILENT = {
    # a currency that rises is told by a number that falls
    "exchange": [
        ("id", "Rupiah menguat ke Rp14.200 per dolar AS dari Rp14.250."),
        ("id", "Rupiah melemah ke posisi Rp14.300 dari Rp14.250 per dolar AS."),
        ("id", "Inflasi 6 persen dan nilai tukar menguat menjadi Rp9.100 dari Rp9.300."),
        ("en", "The yen strengthened and gained to 108.20 per dollar from 109.10."),
        ("en", "The dollar dropped to $1.1564 per euro from $1.1486 on Friday."),
    ],
    # a better place is a smaller number
    "rank": [("id", "Peringkat kota itu naik menjadi 50 dari 69."), ("en", "Its ranking rose to 12 from 20.")],
    # several changes in one sentence
    "clauses": [
        ("en", "Costs increased $774 following a rise in subsidies, which had surged to $88 from $55."),
        (
            "id",
            (
                "Kenaikan laba berasal dari bunga sebesar Rp1,8 triliun, sejalan dengan meningkatnya kredit yang naik "
                "51 persen menjadi Rp26,8 triliun."
            ),
        ),
        ("en", "The income rose as calls increased ten-fold to 19.3 billion from 1.7 billion."),
    ],
    # a range that a figure is compared with
    "outlook": [
        ("en", "It now expects a profit of 68 cents to 72 cents a share, down from an outlook of 77 cents to 82 cents.")
    ],
    # shares of another whole, or of two of them
    "shares": [
        (
            "en",
            (
                "It has domestic loans worth $690 or 21 percent of output and foreign loans worth $620 or 19 percent "
                "of output."
            ),
        ),
        ("id", "Terjual 874 lot atau 5,44 persen dari total pasar 8.026.000 lembar (16.066 lot)."),
        ("en", "Receipts reached $12.52 billion or 112 percent of the target of $11.16 billion."),
        ("id", "Provinsi memegang 49,9 persen, sementara sisanya 48 persen milik kabupaten dan koperasi 2,1 persen."),
    ],
    # lists that do not divide the number before them
    "lists": [
        (
            "id",
            (
                "Ramuan ini terdiri dari tiga jenis. Banyak resep beredar dengan komposisi dua sendok gula, dua "
                "sendok garam, dan satu sendok air."
            ),
        ),
        ("id", "Uang Rp1 miliar itu terbagi dalam pecahan Rp50 ribu serta Rp100 ribu."),
        (
            "id",
            (
                "Pesawat membawa 29 orang Turki dan awak yang terdiri dari satu orang Rusia, satu orang Ukraina dan "
                "tiga orang Moldova."
            ),
        ),
        ("id", "Sebanyak 29 orang sebagian besar terdiri dari 20 warga Maroko dan 5 warga Spanyol."),
        ("id", "Babak ini diikuti 16 tim yang terdiri atas empat grup yang masing-masing terdiri atas empat klub."),
        (
            "en",
            (
                "A crew of 2,923 men is split into three shifts: the first of 1,248 men, the second of 876 men and "
                "the third of 799 men."
            ),
        ),
        ("en", "The 40 guests, mostly consisting of 20 men and 9 women, left."),
    ],
    "sums": [
        (
            "en",
            (
                "At a pressure of about 100 kPa the air consists of vapor (6.3 kPa), nitrogen (74.0 kPa), oxygen "
                "(19.7 kPa) and traces of other gases (a total of 100 kPa)."
            ),
        )
    ],
    # another subject behind the comma, and numbers torn at theirs
    "subjects": [
        ("id", "Biaya kapal naik sekitar 390 persen, setelah harga solar meningkat dari Rp 2.200 menjadi Rp 6.000."),
        ("en", "Costs rose 390 percent, after the price of oil rose from $20 to $60."),
        ("id", "Pemilu diikuti oleh 8 , 5 juta ( 55 persen ) dari 15 , 5 juta orang."),
    ],
    # shares of a share
    "rest": [
        (
            "en",
            (
                "An overall count found that the herd had shrunk by 50.7%, with about 10% of it due to drought, and "
                "the remaining 90% to hunting."
            ),
        )
    ],
    # what is gained brings another number to its level
    "brought": [
        ("en", "The district hired 18 teachers, cutting class sizes to 22 from 28."),
        ("en", "The firm acquired 3 companies, bringing its workforce to 1,450 from 1,200."),
        ("en", "The company added 120 stores, bringing its total to 1,450, up from 1,310 a year ago."),
        ("id", "Pemkot membangun 18 sekolah sehingga jumlah kelas menjadi 640 dari 580."),
    ],
    # the rest of something else than what was included, or of a whole told before
    "others": [
        (
            "en",
            "A boat with 52 people sank. Some 32 people died, including 3 children. The remaining 20 people survived.",
        ),
        ("id", "Sebanyak 32 orang tewas, termasuk 3 anak, sisanya 20 orang luka-luka."),
        (
            "id",
            "Belanja operasi Rp 1,52 triliun, belanja modal Rp 320 miliar, dan sisanya Rp 280 miliar untuk transfer.",
        ),
        ("id", "Ada 214 kasus, naik dari 180 kasus. Dari jumlah tersebut, 190 kasus sembuh."),
        (
            "id",
            "Anggaran Rp 90 miliar. Dari jumlah itu, Rp 50 miliar, Rp 30 miliar, dan sisanya Rp 10 miliar sudah cair.",
        ),
    ],
    # so many from so many places
    "places": [("en", "Some 200 people from six nations took part in the exercise, including 15 officers.")],
    # a surplus beside flows of another span
    "balances": [
        (
            "en",
            (
                "In seven months exports reached $63 billion and imports $39 billion, leaving a growing surplus.\n\n"
                "A surplus of $3 billion was seen in August."
            ),
        )
    ],
    # below zero
    "zero": [
        ("en", "Mean temperatures were below 0 °C (32 °F)."),
        ("en", "The chance of survivors is close to zero cases."),
    ],
    # names with numbers
    "names": [("en", "The S.& P. 500 slipped 12.27 points, or 1.2 percent, to 981.73.")],
}


@pytest.mark.parametrize(("code", "text"), [row for rows in SILENT.values() for row in rows])
def test_other_meanings_of_the_same_words_are_no_errors(code: str, text: str) -> None:
    assert not [f.message for f in check_text(text, language=code).findings if f.severity == "error"]


@pytest.mark.parametrize("code", ["en", "id"])
@pytest.mark.parametrize("number", ["0", "-3", "1/2", "7"])
def test_every_comparator_goes_with_every_number(code: str, number: str) -> None:
    """An article is read to its end whatever stands in it: "close to zero" admits something too."""
    words = [w for c in lexicon(code).language.comparators for w in c.words if c.place == "before"]
    nouns = ("people", "orang", "%", "°C", "")
    check_text("\n\n".join(f"There are {w} {number} {noun} here." for w in words for noun in nouns), language=code)
