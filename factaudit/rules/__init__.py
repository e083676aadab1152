"""Rules that need no solver: each is a short function from a ledger to its findings."""

from collections.abc import Callable, Iterator
from typing import Final

from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.rules.counts import fractional_count
from factaudit.rules.direction import direction
from factaudit.rules.heading import headings
from factaudit.rules.publication import after_publication
from factaudit.rules.quotes import quote_missing
from factaudit.rules.shares import part_above_whole
from factaudit.rules.weekday import weekday

LINTS: Final[tuple[Callable[[Entries], Iterator[Finding]], ...]] = (
    weekday,
    after_publication,
    direction,
    fractional_count,
    headings,
    part_above_whole,
    quote_missing,
)


def lint(entries: Entries) -> Iterator[Finding]:
    """Yield what the rules find in a ledger."""
    for rule in LINTS:
        yield from rule(entries)
