"""Tables in text: rows add up to the row that calls itself the total."""

import pytest

from factaudit.audit import audit
from factaudit.read import read_article

SOUND = {
    "ruled": (
        "| Kecamatan | Laki-laki | Perempuan |\n|---|---|---|\n| Utara | 120 | 130 |\n| Selatan | 200 | 210 |\n"
        "| Total | 320 | 340 |"
    ),
    "vertical": "TAHUN\n2005/2006\n2006/2007\nNEGERI\n3.938\n4.231\nSWASTA\n5.377\n5.661\nJUMLAH\n9.315\n9.892\n",
    "flat": "Arrivals by origin: North 2,514 +30.7 Harbour & Bay 322 -7.3 Islands 148 +7.4 TOTAL 2,984 +19.3 in all.",
    "lines": "Ward results\n\nNorth: 1,200\nSouth: 850\nEast: 950\nTotal: 3,000\n",
    "bullets": "Jumlah siswa per sekolah:\n- SMP 1: 320 siswa\n- SMP 2: 280 siswa\n- Total: 600 siswa\n",
}
SLIPS = {
    "ruled": ("340", "350"),
    "vertical": ("9.892", "9.982"),
    "flat": ("2,984", "2,894"),
    "lines": ("850", "860"),
    "bullets": ("600", "610"),
}
LANGUAGE = {"ruled": "id", "vertical": "id", "flat": "en", "lines": "en", "bullets": "id"}


def verdict(text, language):
    return audit(read_article(text, language=language).entries).verdict


@pytest.mark.parametrize("shape", SOUND)
def test_a_table_that_adds_up_passes(shape):
    assert read_article(SOUND[shape], language=LANGUAGE[shape]).entries.relations
    assert verdict(SOUND[shape], LANGUAGE[shape]) == "consistent"


@pytest.mark.parametrize("shape", SOUND)
def test_a_table_with_a_slip_is_found(shape):
    assert verdict(SOUND[shape].replace(*SLIPS[shape]), LANGUAGE[shape]) == "contradictory"


def test_columns_of_percentages_are_not_added():
    text = "| Area | Share |\n|---|---|\n| North | 40 % |\n| South | 70 % |\n| Total | 90 % |"
    assert verdict(text, "en") == "consistent"
