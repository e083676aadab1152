"""The ``read`` command: a text's claims as a claims file, or every number and date in it as JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from factaudit.errors import InputError, Place, Problem
from factaudit.read import Article, mentions_json, read_article


def as_claims_file(path: Path) -> str:
    """Return the claims of a text as a claims file."""
    from factaudit.formats.claims_writer import write  # noqa: PLC0415

    return write(_article(path).entries)


def as_json(path: Path) -> str:
    """Return every mention of a number or date in a text."""
    return mentions_json(_article(path)) + "\n"


def _article(path: Path) -> Article:
    try:
        return read_article(path)
    except OSError as error:
        raise InputError([Problem(f"cannot be read: {error.strerror}", Place(str(path)))]) from None


READERS: Final[dict[str, Callable[[Path], str]]] = {"yaml": as_claims_file, "json": as_json}
