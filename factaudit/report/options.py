"""How a report is to be shown."""

from attrs import frozen

from factaudit.catalogue import Words
from factaudit.report.words import words

WIDTH = 80
"""Columns where nobody says: the same text in every pipe and every test."""


@frozen
class View:
    """What a reader asked for; ``show`` names the optional parts of the views for people."""

    language: str = "en"
    width: int = WIDTH
    color: bool = False
    ascii: bool = False
    quiet: bool = False
    show: frozenset[str] = frozenset()

    @property
    def every_conflict(self) -> bool:
        """Whether to show all conflicts that share claims, and not only the first few."""
        return "conflicts" in self.show

    @property
    def words(self) -> Words:
        """The catalogue of its language."""
        return words(self.language)


PARTS = ("claims", "unchecked", "ignored", "statistics", "conflicts")
"""What ``show`` may name: parts of the terminal view, and every one of the conflicts that share claims."""
