"""Numbers as people write them in English and Indonesian, with the bounds that they admit.

The words and their values stand here a second time, on purpose: what reads them is tested against this table.
"""

from fractions import Fraction
from typing import Final

from attrs import frozen
from hypothesis import strategies as st

from factaudit.errors import UsageError
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number, exact


@frozen
class Written:
    """The words of a value, and the numbers that they admit under the policy ``as-written``."""

    words: str
    bounds: Bounds


@frozen
class Speech:
    """How a language writes numbers: separators, scale words, words before them, and words for many."""

    group: str
    point: str
    scales: dict[str, int]
    percent: tuple[str, ...]
    compared: dict[str, str]
    between: tuple[str, str]
    many: dict[str, tuple[int, int]]


SPEECHES: Final = {
    "en": Speech(
        group=",",
        point=".",
        scales={"thousand": 10**3, "million": 10**6, "billion": 10**9},
        percent=(" percent", "%", " %"),
        compared={
            "more than": ">",
            "over": ">",
            "at least": ">=",
            "less than": "<",
            "at most": "<=",
            "about": "~",
            "nearly": "~<",
        },
        between=("between", "and"),
        many={"dozens": (20, 99), "hundreds": (200, 999), "thousands": (1000, 9999)},
    ),
    "id": Speech(
        group=".",
        point=",",
        scales={"ribu": 10**3, "juta": 10**6, "miliar": 10**9},
        percent=(" persen", "%", " %"),
        compared={
            "lebih dari": ">",
            "di atas": ">",
            "sedikitnya": ">=",
            "kurang dari": "<",
            "maksimal": "<=",
            "sekitar": "~",
            "hampir": "~<",
        },
        between=("antara", "dan"),
        many={"puluhan": (20, 99), "ratusan": (200, 999), "ribuan": (1000, 9999)},
    ),
}


@frozen
class _Number:
    """A number in words, and how far the true one may lie from it."""

    words: str
    value: Number
    margin: Number = 0


@st.composite
def written_numbers(draw: st.DrawFn, language: str = "en") -> Written:
    """Return values as a ``language`` (``en`` or ``id``) writes them, with the bounds that the words admit."""
    if language not in SPEECHES:
        raise UsageError(f"expected one of {', '.join(SPEECHES)}, got {language!r}")
    speech = SPEECHES[language]
    form = draw(st.sampled_from((_stated, _compared, _ranged, _many)))
    return draw(form(speech))


@st.composite
def _stated(draw: st.DrawFn, speech: Speech) -> Written:
    number = draw(st.one_of(_plain(speech), _decimal(speech), _scaled(speech), _percent(speech)))
    return Written(
        number.words, Bounds.between(exact(number.value - number.margin), exact(number.value + number.margin))
    )


@st.composite
def _compared(draw: st.DrawFn, speech: Speech) -> Written:
    """A half-line begins at the number itself, however it is written; "at least" is said of plain numbers here."""
    words, sign = draw(st.sampled_from(sorted(speech.compared.items())))
    kinds = (_plain,) if sign in {">=", "<="} else (_plain, _decimal, _scaled)
    number = draw(st.one_of(*(kind(speech) for kind in kinds)))
    return Written(f"{words} {number.words}", _half_line(sign, number.value))


def _half_line(sign: str, value: Number) -> Bounds:
    tenth = Fraction(value) / 10
    return {
        ">": Bounds.of(Interval(value, None, lower_open=True)),
        "<": Bounds.of(Interval(None, value, upper_open=True)),
        ">=": Bounds.of(Interval(value, None)),
        "<=": Bounds.of(Interval(None, value)),
        "~": Bounds.of(Interval(exact(value - tenth), exact(value + tenth))),
        "~<": Bounds.of(Interval(exact(value - tenth), value, upper_open=True)),
    }[sign]


@st.composite
def _ranged(draw: st.DrawFn, speech: Speech) -> Written:
    low = draw(st.integers(1, 9999))
    high = low + draw(st.integers(1, 9999))
    before, joint = speech.between
    words = f"{before} {grouped(low, speech)} {joint} {grouped(high, speech)}"
    return Written(words, Bounds.between(low, high))


@st.composite
def _many(draw: st.DrawFn, speech: Speech) -> Written:
    words, (low, high) = draw(st.sampled_from(sorted(speech.many.items())))
    return Written(words, Bounds.between(low, high))


@st.composite
def _plain(draw: st.DrawFn, speech: Speech) -> _Number:
    value = draw(st.integers(1, 10**7))
    return _Number(grouped(value, speech), value)


@st.composite
def _decimal(draw: st.DrawFn, speech: Speech) -> _Number:
    places = draw(st.integers(1, 2))
    value = exact(Fraction(draw(st.integers(1, 10**5)), 10**places))
    return _Number(_digits(value, places, speech), value, exact(Fraction(1, 2 * 10**places)))


@st.composite
def _scaled(draw: st.DrawFn, speech: Speech) -> _Number:
    word, scale = draw(st.sampled_from(sorted(speech.scales.items())))
    places = draw(st.integers(0, 1))
    value = exact(Fraction(draw(st.integers(1, 999)), 10**places))
    margin = exact(Fraction(scale, 2 * 10**places))
    return _Number(f"{_digits(value, places, speech)} {word}", exact(value * scale), margin)


@st.composite
def _percent(draw: st.DrawFn, speech: Speech) -> _Number:
    places = draw(st.integers(0, 2))
    value = exact(Fraction(draw(st.integers(1, 100 * 10**places)), 10**places))
    sign = draw(st.sampled_from(speech.percent))
    return _Number(f"{_digits(value, places, speech)}{sign}", value, exact(Fraction(1, 2 * 10**places)))


def _digits(value: Number, places: int, speech: Speech) -> str:
    whole, rest = divmod(int(value * 10**places), 10**places)
    return grouped(whole, speech) + (f"{speech.point}{rest:0{places}}" if places else "")


def grouped(value: int, speech: Speech) -> str:
    """Return the digits of a whole number with the separators of a language."""
    return f"{value:,}".replace(",", speech.group)
