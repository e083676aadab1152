"""A language is one file and no code: a small Spanish one is read from the tests' own folder."""

import re
from pathlib import Path

import pytest
import yaml

from factaudit.audit import audit
from factaudit.language.load import language_of
from factaudit.read import read_article

SPANISH = language_of(yaml.safe_load(Path(__file__).with_name("spanish.yaml").read_text(encoding="utf-8")), "es")


def test_numbers_units_and_comparators_of_a_new_language():
    (mention,) = read_article("Asistieron más de 12.500 personas.", language=SPANISH).mentions
    assert (mention.stated.value, mention.stated.comparator, mention.unit) == (12500, ">", "person")


@pytest.mark.parametrize(("last", "verdict"), [("1.200", "consistent"), ("1.300", "contradictory")])
def test_changes_in_a_new_language(last, verdict):
    text = f"La matrícula subió un 20 por ciento desde 1.000 alumnos hasta {last} alumnos."
    assert audit(read_article(text, language=SPANISH).entries).verdict == verdict


def test_parts_in_a_new_language():
    text = "El equipo de 12 personas consta de 7 alumnos y 6 trabajadores."
    assert audit(read_article(text, language=SPANISH).entries).verdict == "contradictory"


RELATED = [
    "De los 120 alumnos, 45 aprobaron y los restantes {75|85} no.",
    "Asistieron 120 personas, incluidos {45|145} alumnos.",
    "De los 400 alumnos, 300 o {75|85} por ciento aprobaron.",
    "La tasa era del 3,1 por ciento, {inferior|superior} a la del 4,0 por ciento de mayo.",
    "Los ingresos de 40 euros y los gastos de 55 euros dejan un déficit de {15|25} euros.",
    "El equipo tiene 24 personas, 14 hombres y {10|12} mujeres.",
    "45 por ciento hombres y {55|65} por ciento mujeres.",
    (
        "En mayo de 2025 había 1.000 habitantes. Desde junio hasta diciembre de 2025 habrá otros 100 por mes. "
        "Con ello llegará a {1.700|2.700} habitantes en diciembre de 2025."
    ),
]


@pytest.mark.parametrize("text", RELATED)
def test_relations_in_a_new_language(text):
    holds, fails = (re.sub(r"\{([^|]*)\|([^}]*)\}", kept, text) for kept in (r"\1", r"\2"))
    assert audit(read_article(holds, language=SPANISH).entries).verdict == "consistent"
    assert audit(read_article(fails, language=SPANISH).entries).verdict == "contradictory"


def test_speakers_in_a_new_language():
    (mention,) = read_article("Asistieron 120 personas, dijo Ana Ruiz.", language=SPANISH).mentions
    assert mention.speaker == "Ana Ruiz"
