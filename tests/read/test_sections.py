"""The parts of an article by their lines."""

from factaudit.read.lexicon import lexicon
from factaudit.read.mentions import read

ARTICLE = """Pemkot Tambah Kuota Peserta Jaminan Kesehatan

Headline · 12 Mei 2024 08:15 WIB · Waktu Baca

(Foto: Dinas Kominfo)

KOTA - Pemerintah kota menambah kuota peserta menjadi 12.000 orang.

- 4.000 orang di wilayah utara
- 8.000 orang di wilayah selatan

| Wilayah | Peserta |
| Utara | 4.000 |

Baca Juga : Festival Dihadiri 900 Orang

Tinggalkan Balasan

Berita Terkait

Pasar Baru Dibuka dengan 250 Kios
"""


def kinds(text, language="id"):
    found = read(text, lexicon(language))
    return [(part.kind, text[part.start : part.end].split("\n")[0][:20]) for part in found.parts]


def test_each_line_has_its_kind():
    assert [kind for kind, _ in kinds(ARTICLE)] == [
        "heading", "dateline", "caption", "body", "list", "list", "table", "table", "related", "boilerplate",
        "related", "related",
    ]  # fmt: skip


def test_sections_slice_to_their_lines():
    assert kinds(ARTICLE)[3] == ("body", "KOTA - Pemerintah ko")


def test_numbers_of_page_furniture_make_no_claims():
    from factaudit.read import read_article

    claimed = {claim.stated.text for claim in read_article(ARTICLE, language="id").entries.claims}
    assert "900" not in claimed
    assert "250" not in claimed
    assert "12.000" in claimed


def test_a_wrapped_paragraph_is_one_section():
    text = (
        "The city counted twenty-eight thousand members in spring, and it\n"
        "added 300 a month from June on, so that the total rose well past\n"
        "30,000 before the end of the year.\n\n"
        "Another paragraph follows here, wrapped at the same width as the\nfirst.\n"
    )
    assert [kind for kind, _ in kinds(text, "en")] == ["body", "body"]


def test_short_lines_are_not_joined():
    assert len(kinds("Ward results\n\nNorth: 1,200\nSouth: 850\nEast: 950\nTotal: 3,000", "en")) == 5
