"""A text and the claims file that ``read`` makes of it are found to say the same."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factaudit.audit import audit
from factaudit.formats.claims_file import reads, write
from factaudit.read import read_article
from factaudit.strategies import articles

HERE = Path(__file__).parent
EXAMPLES = sorted(path for path in (HERE.parents[1] / "examples").rglob("*") if path.suffix in {".md", ".txt"})
TABLE = yaml.safe_load((HERE / "wordings.yaml").read_text(encoding="utf-8"))
TOLD = [(code, text) for texts in TABLE.values() for code, told in texts.items() for text in told]
OF_THE_TEXT = {"weekday", "after-publication", "fractional-count", "scale-word", "heading"}
"""Rules about the text itself, which no claims file holds."""


def found(entries):
    findings = [f for f in audit(entries).findings if f.rule not in OF_THE_TEXT]
    return [(f.rule, f.severity, f.conflict, f.because, tuple(s.quote for s in f.spans)) for f in findings]


def written_out(text, language=None):
    entries = read_article(text, language=language).entries
    return found(entries), found(reads(write(entries), "of.claims.yaml"))


@given(st.data())
def test_a_generated_article_written_out_is_found_to_say_the_same(data):
    language = data.draw(st.sampled_from(("en", "id")))
    direct, again = written_out(data.draw(articles(language)), language)
    assert direct == again


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_what_is_found_in_a_text_is_found_in_its_claims_file(language, text):
    direct, again = written_out(re.sub(r"\{[^{}|]*\|([^{}|]*)\}", r"\1", text), language)
    assert direct == again


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_written_out_is_found_to_say_the_same(path):
    direct, again = written_out(path.read_text(encoding="utf-8"))
    assert direct == again
