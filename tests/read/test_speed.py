"""Reading takes work in proportion to the text, whatever the text: calls are counted."""

import pytest
from counting import calls, grown, no_hanging

from factaudit.guarding import check_text
from factaudit.read import read_article
from factaudit.read.lexicon import lexicon
from factaudit.read.mentions import read

SENTENCE = (
    "In May 2025 the city counted 28,562 active members, up 5 percent from 27,202 a year earlier, officials said. "
)
ARTICLE = f"# City Counts 28,652 Members\n\n{SENTENCE}\nIt has 30 halls, including 12 new ones.\n\n"
HOSTILE = {"digits": "1", "commas": ",", "spaces": " ", "brackets": "(", "quotes": '"', "words": "a", "hyphens": "b-"}
SIGNS = {"stops": ".", "percents": "%", "currencies": "$", "questions": "?", "cut short": "…"}
PIECES = {**HOSTILE, **SIGNS, "slashes": "/", "articles": "a ", "rows": "1\n", "lists": "1. a\n", "colons": "1:"}


@pytest.mark.parametrize("name", PIECES)
def test_the_work_grows_with_a_hostile_text_and_no_faster(name):
    piece = PIECES[name]
    assert grown(lambda text: read_article(text, language="en"), piece * 1_500, piece * 6_000) < 5


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_a_row_of_one_sign_takes_no_more_than_a_look_at_each(sign):
    """Each was a unit, or the end of a sentence, that every stage took up: 9 to 14 calls a sign."""
    read_article(sign, language="en")  # loads what is loaded when first needed
    assert calls(lambda text: read_article(text, language="en"), sign * 6_000) < 2 * 6_000


@pytest.mark.parametrize("work", [read_article, check_text], ids=["mentions", "findings"])
def test_the_work_grows_with_an_article_and_no_faster(work):
    assert grown(work, ARTICLE * 20, ARTICLE * 80) < 5


@pytest.mark.parametrize("name", HOSTILE)
def test_no_pattern_tries_a_million_characters_again_and_again(name):
    text = (HOSTILE[name] * 1_000_000)[:1_000_000]
    with no_hanging():
        read(text, lexicon("en"))
