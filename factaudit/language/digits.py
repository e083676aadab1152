"""Digits with their separators: what number they write, in a language or whatever the language."""

import re
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from factaudit.errors import UsageError
from factaudit.language.language import Separators
from factaudit.model.number import MAX_DIGITS, Number, exact, exact_text

ENGLISH: Final = Separators(",", ".", ("\u00a0", "\u2009", "\u202f", "'", "’", " "), indian=True)
CONTINENTAL: Final = Separators(".", ",", ("\u00a0", "\u2009", "\u202f", "'", "’", " "))
"""The two conventions of the world (CLDR ``symbols``): a comma groups and a point divides, or the other way about."""


class Literal(NamedTuple):
    """A number as digits write it: the worth of its last digit, and whether decimals show it to be rounded."""

    value: Number
    step: Number = 1
    rounded: bool = False


@cache
def _pattern(separators: Separators) -> re.Pattern[str]:
    """Whole numerals of one convention: digits, or groups of three by one and the same sign, then decimals."""
    decimals = rf"(?:{re.escape(separators.decimal)}(?P<decimals>[0-9]+))?" if separators.decimal else "(?P<decimals>)"
    signs = "".join(re.escape(sign) for sign in (separators.group, *separators.spaces))
    forms = ["[0-9]*", rf"(?!0)[0-9]{{1,3}}(?P<sign>[{signs}])[0-9]{{3}}(?:(?P=sign)[0-9]{{3}})*"]
    if separators.indian:
        forms.append("(?!0)[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
    return re.compile(rf"(?P<whole>{'|'.join(forms)}){decimals}\Z")


def written(digits: str, separators: Separators) -> Literal | None:
    """Return the number that digits write by a convention, None where they follow another.

    >>> written("1,674.5", ENGLISH).value, written("28.562", CONTINENTAL).value, written("28.56", CONTINENTAL)
    (Fraction(3349, 2), 28562, None)
    """
    if not 0 < len(digits) <= MAX_DIGITS:
        return None
    if digits.isdigit():
        return Literal(int(digits))
    found = _pattern(separators).match(digits)
    if not found:
        return None
    units = found["whole"].replace(found["sign"] or ",", "")
    decimals = found["decimals"] or ""
    if not decimals:
        return Literal(int(units))
    ones = 10 ** len(decimals)
    return Literal(exact(Fraction(int(units + decimals), ones)), Fraction(1, ones), True)


def lenient(digits: str, separators: Separators) -> Literal | None:
    """Return the number by the text's own convention, by the other one where only that fits, None where neither does.

    A text in one convention often quotes a number in the other: "99.50%" beside "1.524.704".
    """
    other = CONTINENTAL if separators.decimal == "." else ENGLISH
    return written(digits, separators) or written(digits, other)


def strict(digits: str, separators: Separators) -> Literal:
    """Return the number by a convention.

    Raises:
        UsageError: where the separators are not those of the convention, with an example that would do.
    """
    found = written(digits, separators)
    if found is None:
        sample = f"1{separators.group}234{separators.group}567{separators.decimal}89"
        raise UsageError(f"cannot read the number {digits[:40]!r}: expected separators as in {sample}")
    return found


def unambiguous(digits: str) -> Literal:
    """Return the number that digits write in whatever language.

    Raises:
        UsageError: where two conventions give two numbers, with both.
    """
    readings = [r for r in (written(digits, ENGLISH), written(digits, CONTINENTAL)) if r]
    if not readings:
        raise UsageError(f"cannot read the number {digits[:40]!r}: its separators follow no convention")
    if len(readings) == 2 and readings[0] != readings[1]:
        first, second = (exact_text(r.value) for r in readings)
        raise UsageError(f"{digits!r} is ambiguous: {first} in English, {second} in Indonesian; name the language")
    return readings[0]
