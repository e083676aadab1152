"""Unit and rate words after a number: "people a month", "% poin", "/kapita/bulan"."""

import re
from typing import Final

from factaudit.language.language import Language

_PIECES: Final = re.compile(r"/|[^\s/]+")


def read_unit(words: str, language: Language, unit: str = "") -> tuple[str, str]:
    """Return the name of the unit that words state, and the words that were not understood.

    Args:
        words: what stands after the number.
        language: whose words they are.
        unit: the unit that is known already, from a currency sign before the number.

    >>> from factaudit.language.load import load
    >>> read_unit("people a month", load("en")), read_unit("/kapita/bulan", load("id"), "IDR")
    (('person/month', ''), ('IDR/person/month', ''))
    """
    pieces = _PIECES.findall(words)
    counted, taken = _longest(pieces, language)
    if taken and (not unit or unit == counted):
        unit, pieces = counted, pieces[taken:]
    while pieces:
        divisor, taken = _rate(pieces, language)
        if not taken:
            return unit, _joined(pieces)
        unit, pieces = f"{unit or '1'}/{divisor}", pieces[taken:]
    return unit, ""


def _longest(pieces: list[str], language: Language) -> tuple[str, int]:
    """Return the unit of the longest words that name one, and how many pieces they are."""
    for taken in range(min(len(pieces), 4), 0, -1):
        unit = language.unit(_joined(pieces[:taken]))
        if unit:
            return unit, taken
    return "", 0


def _rate(pieces: list[str], language: Language) -> tuple[str, int]:
    """Return what a rate divides by, and how many pieces say so."""
    for taken in range(min(len(pieces), 3), 0, -1):
        unit = language.rates.get(_joined(pieces[:taken]).lower())
        if unit:
            return unit, taken
    if pieces[0].lower() not in language.per:
        return "", 0
    unit, taken = _longest(pieces[1:], language)
    return unit, taken + bool(taken)


def _joined(pieces: list[str]) -> str:
    return " ".join(pieces).replace(" / ", "/").replace("/ ", "/")
