"""An article that tells the truth is never flagged."""

from datetime import date

import pytest
from hypothesis import given
from worlds_settings import WORLDS

from factaudit import strategies as fs
from factaudit.guarding import check_text


@pytest.mark.parametrize("language", ["en", "id"])
def test_true_articles(language):
    @WORLDS
    @given(fs.articles(language))
    def check(text):
        report = check_text(text, language=language, published=date(2025, 6, 10))
        assert not report.findings, report

    check()
