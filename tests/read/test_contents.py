"""What a measure is called: the thing, and neither who tells of it nor that it is counted."""

import pytest

from factaudit.read import read_article

LABELS = [
    ("id", "Kepala Dinas Perhubungan, Widjaja, mengatakan jumlah juru parkir resmi kini mencapai 3.120 orang.",
     ["juru parkir resmi"]),
    ("id", "Menurut BPS Jawa Tengah, jumlah penduduk miskin di Semarang 3.120 orang.", ["penduduk miskin semarang"]),
    ("en", "The mayor, Jane Doe, said the number of licensed taxis was 4,200 cars.", ["licensed taxis cars"]),
    ("en", "According to Acme Corp., fees came to $5.2 million.", ["fees came"]),
    ("en", "The city has 120 buses, including 45 electric ones; the other 75 run on diesel.",
     ["city buses", "buses ones", "buses run diesel"]),
    ("en", "Some 640 students sat the exam. Of that number, 512 passed.", ["students exam", "students passed"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "labels"), LABELS)
def test_a_label_names_the_thing_that_is_measured(language, text, labels):
    assert [measure.label for measure in read_article(text, language=language).entries.measures] == labels


def test_a_label_without_any_other_word_keeps_the_one_for_counting():
    (measure,) = read_article("The total is $300.", language="en").entries.measures
    assert measure.label == "total"
