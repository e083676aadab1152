import re

import pytest

from factaudit.audit import audit
from factaudit.errors import InputError
from factaudit.formats.claims_file import reads
from factaudit.model.rule import RULES
from factaudit.report.rules import index, page
from factaudit.report.words import words

CONTRADICTIONS = [rule.name for rule in RULES.values() if rule.code.startswith("FA4")]


def example(name, heading):
    found = re.search(rf"^## {heading}\n\n```yaml\n(.*?)```", page(name), re.DOTALL | re.MULTILINE)
    return reads(found[1], f"{name}.claims.yaml")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_has_a_page_with_the_same_parts(rule):
    text, title = page(rule.code), words("en")(f"rules.{rule.name}")
    assert text.startswith(f"# {rule.name} ({rule.code})\n\n{title[0].upper()}{title[1:]}.\n")
    parts = ["What it checks", "Fails", "Passes", "How to fix", "How to silence"]
    assert re.findall("^## (.*)$", text, re.MULTILINE) == parts
    assert "RULE" not in text


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_the_failing_example_fails_by_its_rule(name):
    assert [f.rule for f in audit(example(name, "Fails")).contradictions] == [name]


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_the_passing_example_passes(name):
    assert audit(example(name, "Passes")).verdict == "consistent"


def test_a_rule_is_found_by_code_and_name():
    assert page("fa402") == page("total") == page("Total")


def test_an_unknown_rule_brings_the_nearest_names():
    with pytest.raises(InputError, match="did you mean weekday"):
        page("weekdays")
    with pytest.raises(InputError, match="factaudit explain lists them"):
        page("zzz")


def test_the_index_has_a_line_a_rule():
    assert len(index().splitlines()) == len(RULES)
