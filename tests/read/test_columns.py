"""Tables over periods that lines of prose go on with."""

import pytest

from factaudit.audit import audit
from factaudit.read import read_article

VERTICAL = """Jumlah siswa

TAHUN
2019
2020
2021
2022
PUTRA
410
425
431
440
PUTRI
390
405
409
430
JUMLAH
800
830
840
870

Perubahannya:
Tahun 2020 {first} 30
Tahun 2021 bertambah {by}
Tahun 2022 {last} 30
"""

RULED = """Visitors to the museum

| 2021 | 2022 | 2023 |
|---|---|---|
| 12,000 | 12,700 | 12,400 |

Year 2022 rose 700
2023 fell {by}
"""


def errors(text, language):
    return [f for f in audit(read_article(text, language=language).entries).findings if f.severity == "error"]


@pytest.mark.parametrize(
    ("first", "last"), [("bertambah", "bertambah"), ("bertambah", "bertambag"), ("naik", "bertamabh")]
)
def test_a_line_is_held_against_the_totals_of_its_period_and_the_one_before(first, last):
    assert not errors(VERTICAL.format(first=first, last=last, by=10), "id")
    found, *_ = errors(VERTICAL.format(first=first, last=last, by=100), "id")
    assert {span.quote for span in found.spans} == {"830", "840", "100"}


def test_the_only_row_of_a_table_tells_its_values():
    assert not errors(RULED.format(by=300), "en")
    assert len(errors(RULED.format(by=3_000), "en")) == 1


def test_a_word_one_letter_off_is_read_among_lines_that_are_alike():
    text = VERTICAL.format(first="bertambah", last="bertambag", by=10).replace("bertambag 30", "bertambag 90")
    assert errors(text, "id")


@pytest.mark.parametrize("word", ["bertamu", "berambut", "menjadi"])
def test_another_word_tells_no_change(word):
    assert not errors(VERTICAL.format(first="bertambah", last=word, by=10).replace(f"{word} 30", f"{word} 90"), "id")


def test_a_table_without_a_total_and_with_several_rows_tells_no_value():
    text = VERTICAL.format(first="naik", last="naik", by=100).replace("JUMLAH", "DESA")
    assert not errors(text, "id")
