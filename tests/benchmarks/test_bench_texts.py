"""The texts that reading is measured on are what their names say."""

import pytest
import texts

from factaudit.guarding import check_text
from factaudit.read import read_article


@pytest.mark.parametrize("language", ["en", "id"])
def test_news_and_dense_articles_tell_the_truth(language):
    articles = [*texts.dense(language)[-12:], *texts.news(language)[-12:]]
    assert not [finding for text in articles for finding in check_text(text, language=language).findings]


@pytest.mark.parametrize("language", ["en", "id"])
def test_most_slips_are_found(language):
    told = texts.slipped(language)[:40]
    assert sum(bool(check_text(text, language=language).findings) for text in told) > len(told) // 2


def test_news_has_as_many_numbers_as_newspapers_have():
    for language in ("en", "id"):
        news = "".join(texts.news(language)[-60:])
        assert 50 < len(news) / len(read_article(news, language=language).mentions) < 120


def test_prose_has_no_numbers_and_tables_add_up():
    assert not any(character.isdigit() for text in (*texts.prose("en"), *texts.prose("id")) for character in text)
    reports = [check_text(text, language="en") for text in texts.tables(5)]
    assert not any(report.findings for report in reports)
    assert all(len(report.entries.relations) == 3 for report in reports)


def test_a_text_of_a_length_has_it():
    articles = texts.tables(2)
    assert len(texts.of_length(articles, 5_000)) == 5_000
    assert 4_000 < sum(map(len, texts.up_to(articles, 5_000))) <= 5_000
