"""An article that tells the truth is never flagged."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from factaudit import strategies as fs
from factaudit.guarding import check_text

LARGE = settings(max_examples=settings.default.max_examples // 5, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("language", ["en", "id"])
def test_true_articles(language):
    @LARGE
    @given(fs.articles(language))
    def check(text):
        report = check_text(text, language=language, published=date(2025, 6, 10))
        assert not report.findings, report

    check()
