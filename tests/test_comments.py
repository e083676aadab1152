"""Comments in a text: what is not read, and what an author silences by them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factaudit.audit import audit
from factaudit.comments import silences, without_comments
from factaudit.errors import InputError
from factaudit.model.rule import RULES
from factaudit.model.source import Document
from factaudit.read import read_article
from factaudit.report import render


@given(st.lists(st.sampled_from(["<!--", "-->", "5", "\n", "-", "<!"])).map("".join))
def test_comments_are_blank_and_nothing_moves(text):
    read = without_comments(text)
    assert len(read) == len(text)
    assert read.count("\n") == text.count("\n")
    assert re.sub(r"(?s)<!--.*?-->", lambda found: re.sub(r"[^\n]", " ", found[0]), text) == read


def test_comments_of_markdown_are_not_read():
    text = "The city counted 30 people.<!-- not 40 people -->\n\n<!--\n50 people\n-->\nIt counted 60 people."
    article = read_article(text, language="en")
    assert [(m.text, text[m.start : m.end]) for m in article.mentions] == [("30", "30"), ("60", "60")]


RISE = "Membership rose from 100 to 150 members, an increase of 70 percent."
FALL = "Visits fell from 200 to 100 visitors, a decrease of 30 percent."
IGNORE = "<!-- factaudit: ignore change: the office counts otherwise -->"


def findings(text):
    report = audit(read_article(text, language="en", path="a.md").entries)
    return [f.spans[0].quote for f in report.findings], [(f.spans[0].quote, f.ignored) for f in report.ignored]


WHY = "the office counts otherwise"


@pytest.mark.parametrize(
    "text",
    [
        f"{IGNORE}\n{RISE}\n\n{FALL}",
        f"{IGNORE}\n\n\n{RISE}\n\n{FALL}",
        f"{RISE} {IGNORE}\n\n{FALL}",
        f"{IGNORE} {RISE}\n\n{FALL}",
        f"{FALL}\n\n{RISE}\n{IGNORE} Prices stood still.",
        f"{FALL}\n\nPrices stood still. {IGNORE}\n{RISE}",
        f"{FALL}\n{IGNORE}\n\n{RISE}\n",
        f"{IGNORE}\n<!-- a word to the editor -->\n{RISE}\n\n{FALL}",
        f"<!--\n factaudit: ignore FA404, weekday:\n the office\n counts otherwise\n-->\n{RISE}\r\n\r\n{FALL}",
        f"{IGNORE.replace('change', 'FA4')}\n{RISE}\n\n{FALL}",
    ],
)
def test_a_comment_silences_a_rule_in_its_own_block_or_the_one_below(text):
    assert findings(text) == (["200"], [("100", WHY)])


@pytest.mark.parametrize(
    "text", [f"{RISE}\n\n{IGNORE}", f"{IGNORE}\n\nA word.\n\n{RISE}", f"{IGNORE.replace('change', 'total')}\n{RISE}"]
)
def test_a_comment_silences_nothing_elsewhere_and_no_other_rule(text):
    assert findings(text) == (["100"], [])


def test_what_is_silenced_is_counted_and_shown():
    report = audit(read_article(f"{IGNORE}\n{RISE}", language="en", path="a.md").entries)
    shown = render(report, show=["ignored"], width=200)
    assert report.ok
    assert "1 ignored" in shown
    assert f"a.md:2:57: FA404 change: {report.ignored[0].message} ({WHY})" in shown


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("ignore chnge: why", "a.md:3:26: unknown rule 'chnge'\n  help: did you mean change?"),
        ("ignore change, zz: why", "a.md:3:34: unknown rule 'zz'\n  help: factaudit explain lists the rules"),
        ("ignore : why", "a.md:3:25: no rule is named"),
        ("ignore change", "a.md:3:18: a finding is silenced for a reason, and none is given"),
        ("ignore change:  ", "a.md:3:18: a finding is silenced for a reason, and none is given"),
        ("ignores change: why", "a.md:3:18: expected the word ignore"),
        ("", "a.md:3:18: expected the word ignore"),
    ],
)
def test_a_comment_that_names_no_rule_or_no_reason_is_a_mistake_with_its_place(comment, told):
    with pytest.raises(InputError) as raised:
        audit(read_article(f"A word.\n\nA <!-- factaudit: {comment} -->", language="en", path="a.md").entries)
    assert str(raised.value).startswith(told)


def test_a_comment_that_is_never_closed_is_a_mistake():
    with pytest.raises(InputError, match=r"a.md:2:3: this comment is never closed"):
        audit(read_article("A word.\nA <!-- factaudit: ignore change: why", path="a.md").entries)


def test_all_mistakes_are_told_at_once():
    text = "<!-- factaudit: ignore x: y -->\n<!-- factaudit: ignore total -->"
    with pytest.raises(InputError) as raised:
        silences([Document("a", "a.md", text), Document("b", "b.md", text)])
    assert [str(p.place) for p in raised.value.problems] == ["a.md:1:24", "a.md:2:16", "b.md:1:24", "b.md:2:16"]


BLOCKS = st.lists(st.sampled_from(["a", " ", IGNORE, "\n", "\n\n", "b\r\n"])).map("".join)


@given(BLOCKS)
def test_a_silence_covers_lines_that_are_not_empty_and_no_more(text):
    read = without_comments(text)
    for silence in silences([Document("a", "a.md", text)]):
        block = read[silence.start : silence.end]
        assert not re.search(r"\n[^\S\n]*\n", block)
        assert not block or block.strip()
        assert not re.search(r"\S[^\n]*\n?\Z", read[: silence.start]) or read[: silence.start].endswith("\n")


def test_rules_are_named_by_name_code_or_the_beginning_of_a_code():
    (silence,) = silences([Document("a", "a.md", "<!-- factaudit: ignore FA1, total: why -->")])
    assert set(silence.rules) == {name for name, rule in RULES.items() if rule.code < "FA2"} | {"total"}
