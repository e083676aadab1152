"""Rules that need no solver, on short texts and ledgers."""

import re
from datetime import date

import pytest

from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.model.source import Document, Source, Span
from factaudit.model.stated import Stated
from factaudit.read import read_article
from factaudit.rules import lint


def found(text, language, published=None):
    return [(f.rule, f.severity) for f in lint(read_article(text, language=language, published=published).entries)]


FINDINGS = {
    "weekday": [
        ("id", "Menurut Sari, Selasa (12/6/2024), harga naik."),
        ("en", "The council met on Friday, June 12, 2024, in town."),
    ],
    "direction": [
        ("id", "Laba naik menjadi Rp 40 miliar dari Rp 50 miliar."),
        ("en", "Unemployment fell to 5.4 percent from 5.2 percent."),
    ],
    "fractional-count": [("id", "Tercatat 28,5 orang hadir."), ("en", "Some reports speak of 28.5 people in town.")],
    "heading": [
        ("id", "Pemkot Biayai Iuran 7.127 Pekerja Rentan\n\nTercatat 7.217 pekerja telah terdaftar di kota itu."),
        ("en", "City Pays Dues of 7,127 Vulnerable Workers\n\nSo far 7,217 workers have been enrolled in the city."),
    ],
    "scale-word": [
        ("id", "APBD Defisit Rp 95 Juta Tahun Ini\n\nPemkot mencatat defisit sebesar Rp 95 miliar di kas itu.")
    ],
    "part-above-whole": [("en", "Some 60 out of 50 schools, or 120 percent, have closed.")],
}


@pytest.mark.parametrize(
    ("rule", "language", "text"), [(rule, *case) for rule, cases in FINDINGS.items() for case in cases]
)
def test_the_rule_finds_it(rule, language, text):
    assert rule in {name for name, _ in found(text, language)}


QUIET = [
    ("id", "Menurut Sari, Rabu (12/6/2024), harga naik."),
    ("id", "Menurut Sari, Selasa (12/6), harga naik."),
    ("en", "The council met on Friday, 6/12/2024, in town."),
    ("en", "The average household has 2.6 people in town."),
    ("id", "Tercatat 24,79 juta orang miskin di negeri ini."),
    ("en", "Unemployment fell to 5.2 percent from 5.4 percent."),
    ("en", "City Pays Dues of 7,217 Workers\n\nSo far 7,217 workers and 7,127 farmers have enrolled in the city."),
]


@pytest.mark.parametrize(("language", "text"), QUIET)
def test_the_rules_are_quiet(language, text):
    assert not found(text, language)


def test_what_was_said_after_publication_is_an_error():
    text = "Menurut Sari di kantornya, Jumat (14/6/2024), harga naik."
    assert found(text, "id", date(2024, 6, 12)) == [("after-publication", "error")]
    assert not found(text, "id", date(2024, 6, 14))


def test_an_announced_day_may_lie_ahead():
    text = "Kata Sari, pasar murah akan digelar di balai kota pada Jumat (14/6/2024)."
    assert not found(text, "id", date(2024, 6, 12))


def test_the_dateline_is_shown_beside_the_late_statement():
    text = "Harga Naik di Kota\n\nRabu, 12 Juni 2024 - 14:59 WIB\n\nMenurut Sari, Jumat (14/6/2024), harga naik."
    (finding,) = lint(read_article(text, language="id").entries)
    assert [span.quote for span in finding.spans] == ["Rabu, 12 Juni 2024 - 14:59 WIB", "Jumat (14/6/2024)"]


def quoting(quote):
    claim = Claim("c1", Series("m"), Stated("3", 3), source="s", span=Span("s", quote=quote))
    document = Document("s", "s.txt", "The city counted\n“three” clinics.")
    return Entries(measures=(Measure("m"),), claims=(claim,), sources=(Source("s"),), documents=(document,))


def test_a_quote_is_looked_for_without_its_white_space():
    assert not list(lint(quoting('city counted "three" clinics')))
    (finding,) = lint(quoting("city counted four clinics"))
    assert (finding.rule, finding.severity) == ("quote-missing", "warning")


def coverage(*percents, span=None):
    share = Relation(
        "r",
        "share",
        (("part", (Term(Series("part")),)), ("whole", (Term(Series("whole")),)), ("percent", (Term(Series("rate")),))),
    )
    claims = [Claim("c1", Series("whole"), Stated("50", 50), span=span)]
    claims += [Claim(f"p{i}", Series("rate"), Stated(str(p), p), span=span) for i, p in enumerate(percents)]
    measures = (Measure("part"), Measure("whole"), Measure("rate", kind="ratio", unit="percent"))
    return Entries(measures=measures, relations=(share,), claims=tuple(claims))


def test_a_share_above_its_whole_is_an_error_where_words_say_it_and_a_warning_in_a_ledger():
    (finding,) = lint(coverage(120))
    assert (finding.rule, finding.severity, finding.conflict) == ("part-above-whole", "warning", ("p0", "r"))
    (finding,) = lint(coverage(120, span=Span("s", quote="120 percent")))
    assert finding.severity == "error"


def test_a_share_told_twice_is_still_above_its_whole():
    assert [finding.conflict for finding in lint(coverage(120, 98, 120))] == [("p0", "r"), ("p2", "r")]


def test_every_rule_accepts_an_empty_ledger():
    assert not list(lint(Entries()))


TOLD = {
    "weekday": ("12 June 2024 was a Wednesday and not a Tuesday", "12 Juni 2024 jatuh pada hari Rabu, bukan Selasa"),
    "direction": (
        "the text says that it rises, from 50 to 40",
        "teks menyebutnya naik, padahal dari 50 menjadi 40",
    ),
}


@pytest.mark.parametrize("rule", TOLD)
def test_a_rule_speaks_the_language_asked_for(rule):
    language, text = FINDINGS[rule][0]
    entries = read_article(text, language=language).entries
    told = [next(f.message for f in lint(entries, asked) if f.rule == rule) for asked in ("en", "id")]
    assert tuple(re.sub(r"Rp | miliar", "", message) for message in told) == TOLD[rule]
