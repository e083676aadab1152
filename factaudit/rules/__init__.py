"""Lints that need no solver: each rule is a short function from a ledger's entries to findings."""

from collections.abc import Callable, Iterable
from typing import Final

from factaudit.model.entries import Entries
from factaudit.model.finding import Finding

LINTS: Final[tuple[Callable[[Entries], Iterable[Finding]], ...]] = ()


def lint(entries: Entries) -> list[Finding]:
    """Return what the rules find, in the order of the table."""
    return [finding for rule in LINTS for finding in rule(entries)]
