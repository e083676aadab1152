"""A language is one file and no code: a small Spanish one is read from the tests' own folder."""

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
