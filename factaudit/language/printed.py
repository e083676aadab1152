"""Digits as printed, joined by hyphens, slashes, colons or powers: numbers, a range, a fraction, or a code."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from factaudit.language.digits import Literal
from factaudit.language.language import Word
from factaudit.model.number import MAX_DIGITS, exact

ReadDigits = Callable[[str], Literal | None]
"""How digits with separators become a number: leniently in running text, strictly in a value."""

Piece = tuple[int, int, Word]
"""Offsets into the printed text, and what stands there."""

CODE: Final = Word("code")
YEARS: Final = range(1900, 2101)
"""Whole numbers that a hyphen or slash joins as years: "2025-2030", "2024/25"."""

_LINK: Final = re.compile(r"[-–/:]")
_LIST_SIGNS: Final = re.compile(r"[,\u00a0\u2009\u202f]")
_MOST_POWER_DIGITS: Final = 1_000


def pieces(number: str, links: str, power: str, read: ReadDigits) -> list[Piece]:
    """Return what a chain of digits says: one number, several of a list, a range, a fraction, or a code."""
    whole = len(number) + len(links) + len(power)
    if whole > MAX_DIGITS:
        return [(0, whole, CODE)]
    if links:
        word = CODE if power else _linked(number, links, read)
        return [(0, whole, word)]
    literal = read(number)
    if literal is None:
        return _listed(number, read) if not power else [(0, whole, CODE)]
    return [(0, whole, _powered(literal, number, power) if power else _word(literal))]


def _word(literal: Literal) -> Word:
    return Word("digits", literal.value, step=literal.step, rounded=literal.rounded)


def _listed(number: str, read: ReadDigits) -> list[Piece]:
    """Return the numbers of a list without spaces ("22,24,26,31"), or one code ("192.168.1.2")."""
    if not _LIST_SIGNS.search(number) or re.sub(_LIST_SIGNS, "", number).count("."):
        return [(0, len(number), CODE)]
    found: list[Piece] = []
    for digits in re.finditer("[0-9]+", number):
        literal = read(digits[0])
        found.append((digits.start(), digits.end(), _word(literal) if literal else CODE))
    return found


def _linked(first: str, links: str, read: ReadDigits) -> Word:
    """Return the range or fraction that two numbers make, a code for anything else (dates, times, scores, phones)."""
    sign, second = links[0], links[1:]
    if _LINK.search(second) or _years(first, second):
        return CODE
    if sign == "/":
        return _fraction(first, second)
    low, high = read(first), read(second)
    padded = first[0] == "0" and first[1:2].isdigit()
    if sign == ":" or padded or low is None or high is None or low.value >= high.value:
        return CODE
    return Word("digits", low.value, high.value, step=min(low.step, high.step), rounded=low.rounded or high.rounded)


def _years(first: str, second: str) -> bool:
    return len(first) == 4 and first.isdigit() and int(first) in YEARS and second.isdigit() and len(second) in {2, 4}


def _fraction(above: str, below: str) -> Word:
    """Return a proper fraction with a small whole; "24/7" and "2024/25" are none."""
    if not (above.isdigit() and below.isdigit() and len(below) <= 3 and 0 < int(above) < int(below)):
        return CODE
    return Word("fraction", Fraction(int(above), int(below)))


def _powered(literal: Literal, number: str, power: str) -> Word:
    """Return "1.3e6", "1.3x10^6" or "1.1^23", a code where the power is too large to write out."""
    exponent = int(power[power.rindex("^") + 1 :].replace("--", "") if "^" in power else power[1:])
    if len(number) * abs(exponent) > _MOST_POWER_DIGITS or abs(exponent) > MAX_DIGITS:
        return CODE
    if not power.startswith("^"):
        scale = Fraction(10) ** exponent
        return Word("digits", exact(literal.value * scale), step=exact(literal.step * scale), rounded=True)
    if literal.value == 0 and exponent < 0:
        return CODE
    return Word("digits", exact(Fraction(literal.value) ** exponent))
