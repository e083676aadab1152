"""The words of a value: comparator, number or range, unit and rate, the whole string and nothing else."""

import re
from functools import partial
from typing import Final

from attrs import evolve

from factaudit.errors import UsageError
from factaudit.language.digits import strict, unambiguous
from factaudit.language.joins import joined
from factaudit.language.language import Language
from factaudit.language.load import neutral, spoken
from factaudit.language.numeral import Numeral
from factaudit.language.numerals import numerals
from factaudit.language.unit import read_unit
from factaudit.model.stated import Stated

_SPACED_MINUS: Final = re.compile(r"[-−–] (?=[\d.,])")
_LONGEST: Final = 1_000
_EXAMPLES: Final = '28562, "more than 230 thousand", "87.86 %" or "between 3 and 5"'


def read_value(words: str, language: Language | str | None = "en") -> Stated:
    """Read a value such as "more than 230 thousand", "Rp1,5 juta", "between 3 and 5 %" or "10,800 people a month".

    Args:
        words: the value and nothing else.
        language: whose words and separators are meant; None takes digits and signs only.

    Raises:
        UsageError: where something is not understood, or digits are ambiguous without a language.

    >>> read_value("more than 230 thousand").step, read_value("28.562 warga", "id").value
    (1000, 28562)
    """
    text = " ".join(words.split())
    if not text or len(text) > _LONGEST:
        raise UsageError(f"expected the words of a value such as {_EXAMPLES}, got {words[:40]!r}")
    known = neutral() if language is None else spoken(language)
    if text.lower() in known.alone:
        return Stated(words, known.alone[text.lower()])
    before, rest = _comparator_before(text, known)
    after, rest = _comparator_after(rest, known)
    if before and after:
        raise UsageError(f"cannot read {words!r}: it compares twice, before and after the number")
    rest = _SPACED_MINUS.sub("-", rest, count=1) if _SPACED_MINUS.match(rest) else rest
    numeral = _only_numeral(rest, words, known)
    _check_head(rest, numeral, words, known)
    unit, unread = read_unit(rest[numeral.end :], known, numeral.currency)
    if unread:
        raise UsageError(f"cannot read {words!r}: {unread!r} is no unit or rate that {_name(known)} knows")
    return _stated(words, numeral, before or after or "=", unit)


def _stated(words: str, numeral: Numeral, comparator: str, unit: str) -> Stated:
    stated = Stated(words, numeral.value, numeral.upper, comparator, numeral.step, numeral.rounded, unit)
    if numeral.upper is not None and comparator in {">", ">=", "<", "<="}:
        end = numeral.value if comparator.startswith(">") else numeral.upper
        return evolve(stated, value=end, upper=None)
    return stated


def _comparator_before(text: str, language: Language) -> tuple[str, str]:
    """Return the comparator that a value begins with, and the rest."""
    lowered = text.lower()
    for comparator in language.comparators:
        words = comparator.words
        if comparator.place == "before" and lowered.startswith(words) and not _runs_on(text, len(words)):
            return comparator.sign, text[len(words) :].strip()
    return "", text


def _comparator_after(text: str, language: Language) -> tuple[str, str]:
    """Return the comparator that a value ends in, and the rest."""
    lowered = text.lower()
    for comparator in language.comparators:
        start = len(text) - len(comparator.words)
        if comparator.place == "after" and lowered.endswith(comparator.words) and not _runs_on(text, start):
            return comparator.sign, text[:start].strip()
    return "", text


def _runs_on(text: str, at: int) -> bool:
    """Whether a letter stands on both sides of a place."""
    return 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()


def _only_numeral(rest: str, words: str, language: Language) -> Numeral:
    read = partial(strict, separators=language.separators) if language.code else unambiguous
    found = list(joined(rest, numerals(rest, language, read, idioms=False), language, loose=True))
    if not found:
        raise UsageError(f"cannot read {words!r}: no number in {_name(language)}; expected a value such as {_EXAMPLES}")
    if len(found) > 1:
        listed = " and ".join(repr(n.digits) for n in found[:3])
        raise UsageError(f"cannot read {words!r}: expected one number or range, got {listed}")
    if found[0].kind in {"code", "ordinal"}:
        raise UsageError(f"cannot read {words!r}: {found[0].digits!r} is no amount but a {_SORT[found[0].kind]}")
    return found[0]


_SORT: Final = {"code": "date, time or code", "ordinal": "place in an order"}


def _check_head(rest: str, numeral: Numeral, words: str, language: Language) -> None:
    """Check that nothing unknown stands before the number."""
    start = min(numeral.start, numeral.currency_at[0] if numeral.currency_at else numeral.start)
    head = rest[:start].strip().lower()
    openers = language.range_openers if numeral.upper is not None else frozenset()
    if head not in {"", "+", "-", "−", "–"} | openers:
        raise UsageError(f"cannot read {words!r}: {head!r} before the number is no comparison {_name(language)} knows")


def _name(language: Language) -> str:
    return language.name or "a text without a language"
