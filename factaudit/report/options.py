"""How a report is to be shown."""

from attrs import frozen

from factaudit.catalogue import Words
from factaudit.report.words import words

WIDTH = 80
"""Columns where nobody says: the same text in every pipe and every test."""


@frozen
class View:
    """What a reader asked for; ``show`` names the optional parts of the terminal view."""

    language: str = "en"
    width: int = WIDTH
    color: bool = False
    ascii: bool = False
    quiet: bool = False
    show: frozenset[str] = frozenset()

    @property
    def words(self) -> Words:
        """The catalogue of its language."""
        return words(self.language)


PARTS = ("claims", "unchecked", "ignored", "statistics")
"""What ``show`` may name."""
