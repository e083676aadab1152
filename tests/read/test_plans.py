"""A level, so many more each month, and the level that is said to come of it."""

import pytest

from factaudit.audit import audit
from factaudit.read import read_article

PLAN = {
    "id": (
        "Hingga Mei 2024, tercatat {now} warga menjadi peserta program. Mulai Juni hingga Desember 2024 disiapkan"
        " tambahan kuota sebesar {rate} peserta per bulan. Jika target ini tercapai, total peserta hingga akhir tahun"
        " 2024 bisa mencapai {then} jiwa."
    ),
    "en": (
        "In May 2024 the city counted {now} members. An additional quota of {rate} members a month from June to"
        " December 2024 follows. If this target is met, membership could reach {then} members by the end of 2024."
    ),
}


@pytest.mark.parametrize("language", PLAN)
@pytest.mark.parametrize(("then", "verdict"), [("19.000", "consistent"), ("50.000", "contradictory")])
def test_a_plan_must_be_able_to_reach_its_end(language, then, verdict):
    numbers = {"now": "12.000", "rate": "1.000", "then": then}
    if language == "en":
        numbers = {name: number.replace(".", ",") for name, number in numbers.items()}
    report = audit(read_article(PLAN[language].format(**numbers), language=language).entries)
    assert report.verdict == verdict


def test_actual_numbers_are_held_against_the_same_count():
    text = (
        "Hingga Mei 2024, tercatat 12.562 warga menjadi peserta aktif JKD. “Ada target penambahan hingga 20.000"
        " kepesertaan aktif JKD. Realisasi hingga Mei ini sudah lebih dari 15.000 peserta,” katanya, Rabu (12/6/2024)."
    )
    (finding,) = audit(read_article(text, language="id").entries).contradictions
    assert {span.quote for span in finding.spans} == {"12.562", "15.000"}


ELIDED = (
    "In May 2024 the town counted 8,500 active users. A quota of 1,200 a month follows from June to December,"
    " taking the total past {then} by the end of the year."
)


@pytest.mark.parametrize(("then", "verdict"), [("16,000", "consistent"), ("70 thousand", "contradictory")])
def test_a_rate_and_its_end_take_the_noun_and_the_year_from_the_level_before(then, verdict):
    article = read_article(ELIDED.format(then=then))
    assert [m.time for m in article.mentions if m.kind == "number"] == ["2024-05", "2024-06/2024-12", "2024-12-31"]
    report = audit(article.entries)
    assert (report.verdict, len(report.entries.relations)) == (verdict, 1)


def test_a_level_of_other_things_starts_no_plan():
    text = ELIDED.format(then="70 thousand").replace("8,500 active users", "spending of $8,500")
    assert not read_article(text).entries.relations


def test_a_text_of_several_years_leaves_months_without_one_alone():
    text = "In May 2023 it began. " + ELIDED.format(then="70 thousand")
    assert not read_article(text).entries.relations
