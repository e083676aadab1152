"""Rules that need no solver: each is a short function from a ledger to its findings."""

from collections.abc import Callable, Iterator
from typing import Final

from attrs import evolve

from factaudit.catalogue import Words
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.rules.counts import fractional_count
from factaudit.rules.direction import direction
from factaudit.rules.heading import headings
from factaudit.rules.publication import after_publication
from factaudit.rules.quotes import quote_missing
from factaudit.rules.sentences import sentences
from factaudit.rules.shares import part_above_whole
from factaudit.rules.weekday import weekday

_Lint = Callable[[Entries, Words], Iterator[Finding]]

OF_A_TEXT: Final[tuple[_Lint, ...]] = (weekday, after_publication, fractional_count, headings)
"""Rules on the numbers and dates of one text; of several texts, each is looked at by itself."""

OF_A_LEDGER: Final[tuple[_Lint, ...]] = (direction, part_above_whole, quote_missing)


def lint(entries: Entries, language: str = "en") -> Iterator[Finding]:
    """Yield what the rules find in a ledger, told in a language."""
    say = sentences(language)
    for text in _texts(entries):
        for rule in OF_A_TEXT:
            yield from rule(text, say)
    for rule in OF_A_LEDGER:
        yield from rule(entries, say)


def _texts(entries: Entries) -> Iterator[Entries]:
    """Yield the entries with the mentions and the source of one text at a time."""
    for name in dict.fromkeys(mention.source for mention in entries.mentions):
        yield evolve(
            entries,
            mentions=tuple(mention for mention in entries.mentions if mention.source == name),
            sources=tuple(source for source in entries.sources if name in {"", source.id}),
        )
