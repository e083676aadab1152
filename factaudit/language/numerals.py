"""Numbers in running text, left to right, in time linear in its length."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from factaudit.language.atoms import Atom, runs
from factaudit.language.compound import Magnitude, magnitudes
from factaudit.language.digits import lenient
from factaudit.language.joins import joined
from factaudit.language.language import Language
from factaudit.language.load import spoken
from factaudit.language.numeral import Numeral
from factaudit.language.printed import ReadDigits

_WORD_BEFORE: Final = re.compile(r"([^\W_]+)[^\w.;:!?\n]{1,2}\Z")
_WORD_AFTER: Final = re.compile(r"[ \u00a0\n]([^\W_]+)")
_LOOK_BACK: Final = 24


def find(text: str, language: Language | str) -> Iterator[Numeral]:
    """Yield the numerals of a text, left to right.

    >>> [(n.digits, n.value) for n in find("28.562 warga, lebih dari 230 ribu jiwa", "id")]
    [('28.562', 28562), ('230 ribu', 230000)]
    """
    language = spoken(language)
    yield from joined(text, numerals(text, language, partial(lenient, separators=language.separators)), language)


def numerals(text: str, language: Language, read: ReadDigits, *, idioms: bool = True) -> Iterator[Numeral]:
    """Yield the single numerals of a text, its digits read by ``read``; words of ``idioms`` are left out."""
    taken = 0
    for run in runs(text, language, read):
        for magnitude in magnitudes(run):
            if run[magnitude.first].start < taken or (idioms and _idiomatic(text, run, magnitude, language)):
                continue
            numeral = _numeral(text, run, magnitude, language)
            taken = numeral.percent_at[1] if numeral.percent_at else numeral.end  # "por ciento" holds a number word
            yield numeral


def _numeral(text: str, run: list[Atom], magnitude: Magnitude, language: Language) -> Numeral:
    """Return a magnitude with its place in the text and the signs beside it."""
    first, last = run[magnitude.first], run[magnitude.last - 1]
    signed = next((a for a in run[magnitude.first : magnitude.last] if a.currency), first)
    percent = language.percent_after.match(text, last.end)
    return Numeral(
        first.start,
        last.end,
        magnitude.value,
        text[first.start : last.end],
        magnitude.kind,
        magnitude.step,
        magnitude.rounded,
        magnitude.upper,
        magnitude.scale,
        signed.currency,
        signed.currency_at,
        language.unit(re.sub(r"\s", " ", percent["words"])) if percent else "",
        percent.span("words") if percent else None,
    )


def _idiomatic(text: str, run: list[Atom], magnitude: Magnitude, language: Language) -> bool:
    """Whether a number word is none here, by the words beside it."""
    first, last = run[magnitude.first], run[magnitude.last - 1]
    start, end = first.start, last.end
    part, idiom = first.word.kind == "article" and last.word.kind == "ordinal", first.word.idiom
    if not part and (idiom is None or magnitude.last - magnitude.first > 1):
        return False
    after = _WORD_AFTER.match(text, end, end + _LOOK_BACK)
    if part or idiom is None:
        return after is not None and after[1].lower() not in language.after_part
    before = _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return (
        (before is not None and before[1].lower() in idiom.not_after)
        or (after is not None and after[1].lower() in idiom.not_before)
        or (idiom.not_hyphened and text[end : end + 1] == "-")
        or (idiom.only_counted and not _counted(after, language))
    )


def _counted(after: re.Match[str] | None, language: Language) -> bool:
    return after is not None and bool(language.unit(after[1]))
