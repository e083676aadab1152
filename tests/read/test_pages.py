"""HTML: the story of a page without its furniture, every number with its place in the page itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factaudit.audit import audit
from factaudit.errors import InputError
from factaudit.read import read_article
from factaudit.read.markup import blocks_of
from factaudit.read.page import MOST_TAGS, Page

pytest.importorskip("trafilatura", reason="the extra [html] is not installed")

FURNITURE = ("Home 12", "Sport 34", "var seats = 77", "call 555 1234", "All 17 terms")
STORY = """\
<!DOCTYPE html>
<html><head><title>City 99 news</title><script>var seats = 77;</script></head>
<body><nav><ul><li><a href="/">Home 12</a></li><li><a href="/x">Sport 34 points</a></li></ul></nav>
<article><h1>City counts members</h1>
<p>In May 2025 the city counted <b>28</b>,562 active&nbsp;members<sup>3</sup>, the office said on Monday, and the
   count went on through the summer with no end in sight.</p>
<p>Membership rose from 100 to 1&#53;0 members, an increase of <em>70</em>&nbsp;percent, said the owner of caf&eacute;
   &quot;R&amp;D&quot; in the old town, where most of the members live.</p>
<table><tr><th>Ward</th><th>Members</th></tr><tr><td>North</td><td><p>120</p></td></tr>
<tr><td>South</td><td>200</td></tr><tr><td>Total</td><td>340</td></tr></table>
<!-- 4711 people wrote this -->
</article>
<footer><p>Copyright 2025, call 555 1234 for the paper of record. All 17 terms of use hold.</p></footer></body></html>
"""


@pytest.fixture
def story():
    return read_article(STORY, language="en")


def plain(markup):
    """Return what a browser shows of a piece of a page."""
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


def test_the_story_is_read_and_the_furniture_is_not(story):
    assert [m.text for m in story.mentions if m.stated] == ["28,562", "100", "150", "70", "120", "200", "340"]
    assert not [words for words in FURNITURE if words in Page.of_html(STORY, "p.html").text]


def test_places_are_those_of_the_page_with_its_tags_and_entities(story):
    page = story.document.text
    assert page == STORY
    shown = [page[m.start : m.end] for m in story.mentions if m.stated]
    assert shown == ["28</b>,562", "100", "1&#53;0", "70", "120", "200", "340"]
    assert [plain(text) for text in shown] == [m.text for m in story.mentions if m.stated]
    for claim in story.entries.claims:
        assert page[claim.span.start : claim.span.end] == claim.span.quote
        assert page[: claim.span.start].endswith(claim.span.prefix)


def test_a_finding_points_into_the_page(story):
    found = {finding.rule: finding for finding in audit(story.entries).contradictions}
    assert set(found) == {"change", "total"}
    assert "1&#53;0" in [span.quote for span in found["change"].spans]


def test_a_page_is_told_by_its_suffix_or_its_first_tag(tmp_path):
    file = tmp_path / "page.htm"
    file.write_text("<p>The city counted <i>1,2</i>00 members.</p>", encoding="utf-8")
    (mention,) = read_article(file, language="en").mentions
    assert (mention.text, mention.start) == ("1,200", 23)
    assert [m.text for m in read_article("<html><p>It counted 30 people.", language="en").mentions] == ["30"]


def test_raised_digits_belong_to_no_number():
    page = "<html><p>The city counted 28,562<sup>1</sup> members, then 31,000<sup>[<a href='#n'>2</a>]</sup> members."
    assert [(m.text, m.unit) for m in read_article(page, language="en").mentions] == [("31,000", "person")]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<p>a<p>b", ["a", "b"]),
        ("a<br>b", ["a", "b"]),
        ("<div title='>'>a</div>b", ["a", "b"]),
        ("a < b and b > a", ["a < b and b > a"]),
        ("&lt;b&gt; &amp;amp; &nbsp; &#x35;", ["<b> &amp; \xa0 5"]),
        ("<script>1</script>2<style>3", ["2"]),
        ("<title>1</title>2<TEXTAREA>3</textarea >4", ["24"]),
        ("<!-- 1 > 2 -->3<!doctype x>4<?php 5 ?>6", ["346"]),
        ("<tr><td>a<td>b</tr>", ["a | b |"]),
        ("<table><tr><td>a<table><tr><td>b</table>", ["a", "b"]),
        ("a <b", ["a"]),
        ("<p title='never closed>a</p>b", ["a", "b"]),
    ],
)
def test_blocks_of_a_page(page, blocks):
    assert [block.text for block in blocks_of(page)] == blocks


MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<b>", "<td>", "<tr>", "<sup>", "<!--", "-->", "<script>", "</script>", "'", ">"])
    | st.sampled_from(["&amp;", "&#50;", "&nbsp", "&", "<", "\n  ", " ", "12", "28,562", "x", "é"])
    | st.text(max_size=3)
).map("".join)


@given(MARKUP)
def test_every_character_read_stands_in_the_page_in_order(page):
    for block in blocks_of(page):
        places = [run.origin for run in block.runs]
        assert places == sorted(places)
        for run, following in zip(block.runs, (*block.runs[1:], None), strict=True):
            text = block.text[run.at : following.at if following else None]
            if not run.width and "|" not in text and not re.search("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]", text):
                assert page.startswith(text.rstrip(), run.origin)


@given(MARKUP)
def test_any_page_is_read(page):
    article = read_article(f"<html>{page}", language="en")
    for mention in article.mentions:
        assert 0 <= mention.start < mention.end <= len(article.document.text)
        assert plain(article.document.text[mention.start : mention.end]).split()[0][0] == mention.text[0]


HOSTILE = ["<div>", "<b>", "<p>", "<table><tr><td>", "<ul><li>", "<", "&", "&amp;", "&#50;", "<script>", "<!--", "<br>"]
HOSTILE += [
    "<a b='",
    '<a b="',
    "<a ",
    "<p>5 ",
    "</p>",
    "<select>",
    "<sup>1",
    "&#",
    "&a",
    "<!",
    "<svg><title>",
    " ",
    "\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_of_anything_is_read(piece):
    page = Page.of_html(f"<html>{piece * (1_000_000 // len(piece))} 5 people", "page.html")
    start, end = page.place(0, len(page.text))
    assert 0 <= start <= end <= len(page.original)


def test_a_page_of_very_many_tags_is_read_whole():
    page = "<html>" + "<br>" * MOST_TAGS + "<nav>Menu 55</nav><article>The city counted 1,200 members.</article>"
    assert [m.text for m in read_article(page, language="en").mentions] == ["55", "1,200"]


def test_an_empty_page_is_read():
    assert read_article("<html>", language="en").mentions == ()


def test_nothing_is_said_on_standard_error(capfd):
    read_article("<html><p>", language="en")
    assert capfd.readouterr() == ("", "")


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"page.html: reading HTML needs the extra"):
        read_article(STORY, language="en", path="page.html")
