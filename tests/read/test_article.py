"""An article as a whole: its language, its ledger, its JSON."""

import json
import sys

import pytest

from factaudit.audit import audit
from factaudit.errors import InputError
from factaudit.read import mentions_json, read_article

TEXT = (
    "Hingga Mei 2024, tercatat 12.562 warga menjadi peserta."
    " Anggarannya Rp 2,5 miliar atau 40 persen dari Rp 6,25 miliar."
)


def test_the_language_is_told_by_its_function_words():
    assert read_article(TEXT).language == "id"
    assert read_article("The city counted 12 members and paid for them.").language == "en"
    assert read_article("").language == "en"


def test_claims_point_at_their_numbers():
    entries = read_article(TEXT).entries
    text = entries.documents[0].text
    for claim in entries.claims:
        assert text[claim.span.start : claim.span.end] == claim.span.quote
        assert claim.span.suffix == text[claim.span.end : claim.span.end + 32]
    assert {mention.claim for mention in entries.mentions if mention.kind != "date"} == {c.id for c in entries.claims}


def test_mentions_as_json():
    printed = json.loads(mentions_json(read_article(TEXT)))
    row = printed["mentions"][1]
    assert TEXT[row["start"] : row["end"]] == "12.562"
    assert {key: row[key] for key in ("value", "unit", "comparator", "modality", "time")} == {
        "value": "12562", "unit": "person", "comparator": "=", "modality": "reported", "time": "../2024-05",
    }  # fmt: skip


def test_what_counts_nothing_is_listed_as_unchecked():
    article = read_article("The result was 12.5 in the end. It counted 30 people.", language="en")
    report = audit(article.entries)
    assert [(u.what, u.why, u.start) for u in report.unchecked if not u.id] == [
        ("12.5", "nothing says what is counted", 15)
    ]


def test_a_file_is_read_with_its_path(tmp_path):
    file = tmp_path / "brief.md"
    file.write_text(TEXT, encoding="utf-8")
    article = read_article(file)
    assert article.entries.path == article.document.path == str(file)
    assert read_article(TEXT, path="x.txt").document.path == "x.txt"


def test_a_file_that_is_no_text_is_an_input_error(tmp_path):
    file = tmp_path / "noise.txt"
    file.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(InputError, match="UTF-8"):
        read_article(file)


def page(folder):
    file = folder / "page.html"
    file.write_text("<nav>Menu 55</nav><article>The city counted 1,200 members.</article>", encoding="utf-8")
    return file


def test_a_page_without_the_extra_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"factaudit\[html\]"):
        read_article(page(tmp_path))


def test_claims_of_one_statement_share_a_future():
    text = "Pendapatan diproyeksikan Rp 2 triliun dan belanja Rp 2,3 triliun, sehingga terjadi defisit Rp 300 miliar."
    entries = read_article(text, language="id").entries
    assert len({claim.scenario for claim in entries.claims}) == 1
