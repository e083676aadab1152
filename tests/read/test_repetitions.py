"""One quantity told twice: sentences that say the same, or of which one says part of the other.

The pairs follow what readers of premises and hypotheses were shown (IndoNLI, SICK, the MSR paraphrases), in words of
our own.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factaudit.guarding import check_text

CONTRADICTS = {
    "en": [
        "Officials in Lima say that the new metro line has 14 stations. The metro line in Lima has 12 stations.",
        (
            "The Varga works in Ostrava hired 320 workers in 2019 after the strike. In 2019 the Varga works "
            "hired 230 workers."
        ),
        (
            "A report said that Corvane Bank made a profit of $724 million in 2010. In 2010 Corvane Bank made a "
            "profit of $580 million."
        ),
    ],
    "id": [
        (
            "Pada tahun 1941, menjelang perang, Sekolah Melati Bandung masih mempunyai 1.161 siswa. "
            "Pada tahun 1941, Sekolah Melati mempunyai 161 siswa."
        ),
        (
            "Air terjun Sekar di Lampung memiliki ketinggian 20 meter dan air yang deras. "
            "Air terjun Sekar memiliki ketinggian kurang dari 15 meter."
        ),
        (
            "Kantor pos Ambarawa melayani 180 desa setiap tahun. Kantor pos Ambarawa hanya melayani kurang dari "
            "150 desa setiap tahun."
        ),
    ],
}

AGREES = {
    "en": [
        # of more things than the other sentence speaks of
        "Some 20 people from Padang died in the Nias earthquake. The Nias earthquake killed 400 people.",
        "The Nias fire displaced 25 families from Padang. The Nias fire displaced 400 families.",
        # so many out of so many
        "In Italy 57 of 107 provinces have passed the peak. In Italy 57 provinces have passed the peak.",
        "One of the three Olympic ships was run by the Star Line. The Star Line ran three Olympic ships.",
        # the same number once as a bound
        "The Dieng park offers more than 37 sights known to all. The Dieng park offers 37 sights known to all.",
        # denied, or told on a condition
        "The Varga works did not hire 320 workers in Ostrava. The Varga works hired 230 workers in Ostrava.",
        "If the Varga works hired 320 workers Ostrava would rejoice. The Varga works hired 230 workers.",
        # another time
        "In 1997 the Corvane chain had 121 stores. In 1998 the Corvane chain had 129 stores.",
        # moves of a market, not levels
        "The Dow Jones average edged up 13 points to 9,196. The Dow Jones average was off 7 points at 9,175.",
        "Xoma shares fell 77 cents, or 14 percent, to $4.72. Xoma shares were down 13 percent, or 73 cents, at $4.76.",
        # the same words but for those that tell two things apart
        (
            "The Lima council approved 12 bus stops for the north side. The Lima council approved 20 bus stops for "
            "the south side."
        ),
        "In Lima the bank hired 300 workers and plans more. In Lima the bank dismissed 120 workers and plans more.",
        "Boeing 737 flights from Lima carry 160 passengers. Boeing 787 flights from Lima carry 290 passengers.",
        "Team A from Lima scored 40 points on Sunday. Team B from Lima scored 55 points on Sunday.",
        "Students in grade 4 at Reed school read 12 books. Students in grade 6 at Reed school read 20 books.",
        "Phase I of the Lima project created 400 jobs. Phase II of the Lima project created 650 jobs.",
        # a price or a rate of all, and of some
        "The Lima bank pays 3 percent on deposits. The Lima bank pays 5 percent on deposits above $10,000.",
        # names and dates with digits
        "UPDATE 2-Cairo alliance shows flexibility in talks. UPDATE 1-Cairo alliance shows flexibility in talks.",
        (
            "A Boston airport worker was charged with making 9/11 threats. A Boston airport worker was charged "
            "over 9/11 threats."
        ),
    ],
    "id": [
        "SMP Negeri 1 Kudus memiliki 800 siswa. SMP Negeri 2 Kudus memiliki 650 siswa.",
        "Di TPS 12 Kelurahan Mijen Sekar meraih 90 suara. Di TPS 14 Kelurahan Mijen Sekar meraih 75 suara.",
        "Anak usia 5 tahun di Kudus mendapat 2 dosis vaksin. Anak usia 12 tahun di Kudus mendapat 1 dosis vaksin.",
        (
            "Persis mencetak 2 gol pada babak pertama di Stadion Manahan. Persis mencetak 3 gol pada babak kedua di "
            "Stadion Manahan."
        ),
        "Gubernur Jateng meresmikan 12 jembatan gantung. Gubernur Jateng meresmikan 30 jembatan.",
        "Tarif bus Semarang Rp 3.000 sekali jalan. Tarif bus malam Semarang Rp 5.000 sekali jalan.",
        "Bank Jateng memberi 40 rumah di Kudus. Bank Jateng membeli 60 rumah di Kudus.",
        "Dusun ini merupakan satu dari 27 desa di Kecamatan Cibal. Kecamatan Cibal memiliki 28 desa.",
        (
            "Satu dari tiga kapal kelas Melati dioperasikan oleh Sinar Laut. Tiga kapal kelas Melati "
            "dioperasikan oleh Sinar Laut."
        ),
        (
            "Museum Sekar menawarkan lebih 30 kamar kepada tamu Padang. Museum Sekar menawarkan 40 kamar kepada "
            "tamu Padang."
        ),
        (
            "Sebanyak 62 persen pemilih Kesteven mendukung rencana itu. Sebanyak 38 persen pemilih Kesteven "
            "tidak mendukung rencana itu."
        ),
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in CONTRADICTS for text in CONTRADICTS[code]])
def test_a_sentence_that_says_part_of_another_with_fewer_things_contradicts_it(code: str, text: str) -> None:
    assert [finding.rule for finding in check_text(text, language=code).contradictions] == ["restated"]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in AGREES for text in AGREES[code]])
def test_what_is_told_of_other_things_or_times_is_not_held_against_it(code: str, text: str) -> None:
    assert not check_text(text, language=code).contradictions


@given(st.integers(1, 9), st.integers(1, 9), st.integers(20, 22), st.integers(20, 22))
def test_what_bears_another_number_in_its_name_is_another_thing(one: int, other: int, first: int, second: int) -> None:
    text = f"Terminal {one} at Lima airport has {first} gates.\n\nTerminal {other} at Lima airport has {second} gates."
    assert bool(check_text(text, language="en").contradictions) == (one == other and first != second)


@given(st.integers(2, 900), st.integers(2, 900))
def test_the_same_words_hold_the_same_number(first: int, second: int) -> None:
    text = f"The Lima zoo keeps {first} animals in Barranco.\n\nIn Barranco the Lima zoo keeps {second} animals."
    assert bool(check_text(text, language="en").contradictions) == (first != second)
