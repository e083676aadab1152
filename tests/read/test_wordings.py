"""Relations in many wordings, each told once as it is and once with one number or word changed."""

import re
from pathlib import Path

import pytest
import yaml

from factaudit.audit import audit
from factaudit.read import read_article

TABLE = yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8"))
TOLD = [(code, text) for texts in TABLE.values() for code, told in texts.items() for text in told]
AGREEING = yaml.safe_load((Path(__file__).parent / "consistent.yaml").read_text(encoding="utf-8"))
CONSISTENT = [(code, text) for code, texts in AGREEING.items() for text in texts]
CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def errors(text, language):
    found = audit(read_article(text, language=language).entries).findings
    return [finding for finding in found if finding.severity == "error"]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_a_text_whose_numbers_agree_is_never_flagged(language, text):
    assert not errors(CHOICE.sub(r"\1", text), language)


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_a_number_that_goes_against_the_words_is_an_error(language, text):
    assert CHOICE.search(text)
    assert errors(CHOICE.sub(r"\2", text), language)


@pytest.mark.parametrize(("language", "text"), CONSISTENT)
def test_what_only_looks_like_a_contradiction_is_never_flagged(language, text):
    assert not errors(text, language)
