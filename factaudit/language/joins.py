"""Two numerals that words join to one value: a ratio ("one in five") or a range ("between 3 and 5")."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve

from factaudit.language.language import Joined, Language
from factaudit.language.numeral import Numeral
from factaudit.model.number import Number, exact

_LONGEST_GAP = 24
_LONGEST_OPENER = 16
_WHOLE_LIMIT = 1_000
"""Largest whole in digits of a "one in 1000"; beyond it stand years."""


def joined(text: str, numerals: Iterable[Numeral], language: Language, *, loose: bool = False) -> Iterator[Numeral]:
    """Yield numerals with ratios and ranges made one.

    ``loose`` takes "3 to 5" for a range too; in running text it may be a change.
    """
    last: Numeral | None = None
    for numeral in numerals:
        if last is None:
            last = numeral
            continue
        whole = _joined(text, last, numeral, language, loose=loose)
        if whole is None:
            yield last
        last = whole or numeral
    if last is not None:
        yield last


def _joined(text: str, first: Numeral, second: Numeral, language: Language, *, loose: bool) -> Numeral | None:
    start = first.percent_at[1] if first.percent_at else first.end
    stop = second.currency_at[0] if second.currency_at else second.start
    gap = " ".join(text[start:stop].split()).lower() if 0 < stop - start <= _LONGEST_GAP else ""
    if gap not in language.joins or "cardinal" not in {first.kind, second.kind}:
        return None
    if any(j.between == gap and _divides(text, first, second, j) for j in language.ratios):
        return _ratio(text, first, second)
    if any(j.between == gap and _spans(text, (first, second), j, language, loose=loose) for j in language.ranges):
        return _range(text, first, second)
    return None


def _divides(text: str, first: Numeral, second: Numeral, ratio: Joined) -> bool:
    if first.currency or first.percent or second.currency or second.percent or second.value <= 0:
        return False
    if ratio.where == "uncounted":
        return not text[second.end : second.end + 2].strip()[:1].isalnum()
    spelled = first.digits[-1].isalpha() or first.value == 1
    small = second.digits[0].isalpha() or second.value <= _WHOLE_LIMIT
    return spelled and small and 0 < first.value < second.value


def _ratio(text: str, first: Numeral, second: Numeral) -> Numeral:
    value = exact(Fraction(first.value) / Fraction(second.value))
    return Numeral(first.start, second.end, value, text[first.start : second.end], "fraction")


def _spans(text: str, pair: tuple[Numeral, Numeral], span: Joined, language: Language, *, loose: bool) -> bool:
    first, second = pair
    start = first.currency_at[0] if first.currency_at else first.start
    before = (text[max(0, start - _LONGEST_OPENER) : start].split() or [""])[-1].lower()
    if span.before:
        return before == span.before and (loose or not span.loose)
    if loose or span.loose:
        return loose
    told = _marked(second) or (span.where == "counted" and _counted(text, second, language))
    shared = told and not _marked(first) and before not in language.range_openers
    return shared or (span.where == "marked" and _marked(second))


def _counted(text: str, numeral: Numeral, language: Language) -> bool:
    """Whether a unit stands right behind a number."""
    after = text[numeral.end : numeral.end + _LONGEST_GAP].split()[:1]
    return bool(after) and text[numeral.end : numeral.end + 1].isspace() and bool(language.unit(after[0].strip(",.;")))


def _marked(numeral: Numeral) -> bool:
    """Whether a scale word, a percent sign or a currency shows that it is an amount and no year or place."""
    return bool(numeral.scale > 1 or numeral.percent or numeral.currency)


def _range(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    low, step = _in_scale_of(first, second)
    if first.upper is not None or second.upper is not None or low >= second.value:
        return None
    return evolve(
        second,
        start=first.start,
        value=low,
        upper=second.value,
        step=min(step, second.step),
        rounded=first.rounded or second.rounded,
        digits=text[first.start : second.end],
        currency=first.currency or second.currency,
        currency_at=first.currency_at or second.currency_at,
    )


def _in_scale_of(first: Numeral, second: Numeral) -> tuple[Number, Number]:
    """Return the lower end and its step; it shares the scale word of the upper one in "between 3 and 5 million"."""
    raised = exact(first.value * second.scale)
    if first.scale == 1 and second.scale >= _WHOLE_LIMIT and raised < second.value:
        return raised, exact(first.step * second.scale)
    return first.value, first.step
