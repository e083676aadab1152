"""Every code block of the documentation does what the page says."""

import re
from pathlib import Path

import pytest
from blocks import LANGUAGES, run

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "docs" / "reference" / "rules"
"""Made from the pages of the rules, which have tests of their own."""
PAGES = sorted(
    page
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
    if GENERATED not in page.parents and "_build" not in page.parts
)
FENCE = re.compile(r"^(?P<fence>```+|:::+)(?P<language>[^\n`]*)\n.*?^(?P=fence)$", re.MULTILINE | re.DOTALL)


def named(page):
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_blocks_of(page, tmp_path, monkeypatch):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    run(page)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_block_is_of_a_language_that_is_run(page):
    languages = {found["language"].strip() for found in FENCE.finditer(page.read_text(encoding="utf-8"))}
    assert {language for language in languages if not language.startswith("{")} <= LANGUAGES
