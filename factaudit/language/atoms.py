"""From text to the atoms of numerals: digits as printed, and the words a language writes numbers with.

One pass, one pattern without nested repetition, so the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from factaudit.language.language import Language, Word
from factaudit.language.printed import CODE, ReadDigits, pieces

_VULGAR: Final = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
_MINUS: Final = "-−–"
_SIGNS: Final = frozenset(_MINUS)
_PLAIN: Final = r"(?:(?<![\w.,])[.,])?[0-9]+(?:[.,'’\u00a0\u2009\u202f][0-9]+)*"
_SPACED: Final = r"(?<![0-9] )[0-9]{1,3}(?: [0-9]{3}){1,6}(?! ?[0-9])(?:[.,][0-9]+)?"
_POWER: Final = r"(?:[eE][+-]?[0-9]{1,9}|\^[+-]{0,2}[0-9]{1,9}| ?[x×] ?10\^[+-]?[0-9]{1,9})(?!\w)"
_LETTER: Final = rf"[^\W\d_{_VULGAR}]"
_GAP: Final = re.compile(r"[ \t\u00a0\u2009\u202f]{0,6}(?:(?P<hyphen>-)[ \t]{0,2}|\n[ \t]{0,6})?")
_LONGEST_GAP: Final = 8
_SIGN: Final = re.compile(rf"(?:(?<=[\s(\[{{\"'“‘=:<>≥≤~≈±])|(?<![\s\S]))[{_MINUS}]\Z")
_PART_OF_NAME: Final = re.compile(r"[^\W\d]\Z|\w[-/]\Z")
_NEGATIVE: Final = Word("sign", -1)


class Atom(NamedTuple):
    """A piece of a numeral: where it stands, what it means, and the currency sign before it.

    ``hyphen`` tells that a hyphen joins it to the atom before; ``currency_at`` is where the sign stands.
    """

    start: int
    end: int
    word: Word
    hyphen: bool = False
    currency: str = ""
    currency_at: tuple[int, int] | None = None


@cache
def _tokens(*, spaced: bool) -> re.Pattern[str]:
    number = f"(?:{_SPACED}|{_PLAIN})" if spaced else _PLAIN
    printed = rf"(?P<number>{number})(?P<links>(?:[-–/:]{_PLAIN})*)(?P<power>{_POWER})?(?P<tail>{_LETTER}+)?"
    return re.compile(rf"(?P<word>{_LETTER}+)|(?P<printed>{printed})|(?P<vulgar>[{_VULGAR}])")


def runs(text: str, language: Language, read: ReadDigits) -> Iterator[list[Atom]]:
    """Yield the runs of atoms that only spaces or a hyphen part, left to right."""
    run: list[Atom] = []
    for atom in _atoms(text, language, read):
        gap = _GAP.fullmatch(text, run[-1].end, atom.start) if run else None
        if run and not gap:
            yield run
            run = []
        run.append(atom._replace(hyphen=True) if gap and gap["hyphen"] else atom)
    if run:
        yield run


def _atoms(text: str, language: Language, read: ReadDigits) -> Iterator[Atom]:
    words, short = language.words, language.short_scales
    last = Atom(0, 0, CODE)
    for found in _tokens(spaced=" " in language.separators.spaces).finditer(text):
        surface = found["word"]
        if surface is None:
            digits = _vulgar(found, language) if found["vulgar"] else _printed(text, found, last.end, language, read)
            for last in digits:
                yield last
        elif word := words.get(surface.lower()):
            last = Atom(found.start(), found.end(), word)
            yield last
        elif surface in short and (last.word.kind == "digits" or (last.word.kind == "add" and len(surface) > 1)):
            yield from _spaced_scale(text, last, found, language)


def _vulgar(found: re.Match[str], language: Language) -> Iterator[Atom]:
    yield Atom(found.start(), found.end(), language.words[found[0]])


def _spaced_scale(text: str, digits: Atom, found: re.Match[str], language: Language) -> Iterator[Atom]:
    """Yield the scale sign that spaces or a line end part from its number ("Rp 95 M", "four mln")."""
    times = language.scale(found[0], digits.currency, glued=False)
    if times and 0 < found.start() - digits.end <= _LONGEST_GAP and text[digits.end : found.start()].isspace():
        yield Atom(found.start(), found.end(), Word("times", times=times))


def _printed(text: str, found: re.Match[str], after: int, language: Language, read: ReadDigits) -> Iterator[Atom]:
    """Yield the atoms of digits as printed, with what is glued to them on either side.

    ``after`` is where the atom before ends: a hyphen there joins two numbers ("3 juta-4 juta") and no name.
    """
    start, end = found.span()
    sign = language.currency_at(text, start)
    if not sign and _ordinal(text, found, language):
        yield Atom(start, end, Word("ordinal", int(found["number"])))
        return
    currency = language.currencies[text[slice(*sign)]] if sign else ""
    tail = _tail(found, currency, language)
    beside = not sign and after != start - 1 and not text[start - 1 : start].isspace()
    named = beside and _PART_OF_NAME.search(text, max(0, start - 2), start)
    if named or tail is None or found[0] in language.codes:
        yield Atom(start, end, CODE)
    else:
        yield from _signed(text, start, sign)
        for first, last, word in pieces(found["number"], found["links"], found["power"] or "", read):
            yield Atom(start + first, start + last, word, False, currency, sign)
        yield from tail


def _ordinal(text: str, found: re.Match[str], language: Language) -> bool:
    """Whether digits count a place ("4th", "ke-4")."""
    if not found["number"].isdigit() or found["links"] or len(found["number"]) > 9:
        return False
    if found["tail"]:
        return found["tail"] in language.ordinal_suffixes
    return language.ordinal_at(text, found.start())


def _tail(found: re.Match[str], currency: str, language: Language) -> tuple[Atom, ...] | None:
    """Return the scale that letters glued to digits stand for, nothing for a unit, None for anything else."""
    letters = found["tail"]
    if not letters:
        return ()
    times = language.scale(letters, currency)
    word = Word("times", times=times) if times else language.words.get(letters.lower())
    if word:
        return (Atom(*found.span("tail"), word),)
    return () if language.unit(letters) or letters in language.currencies else None


def _signed(text: str, start: int, sign: tuple[int, int] | None) -> Iterator[Atom]:
    """Yield a minus sign that touches the digits, or the currency sign before them."""
    if text[start - 1 : start] in _SIGNS and (sign or _SIGN.search(text, start - 1, start)):
        yield Atom(start - 1, start, _NEGATIVE)
    elif sign and _SIGN.search(text, max(0, sign[0] - 1), sign[0]):
        yield Atom(start, start, _NEGATIVE)
