"""Load a language from its YAML file, checked as it comes in."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar, Final

import yaml

from factaudit.errors import UsageError
from factaudit.language.language import (
    Calendar,
    Comparator,
    Idiom,
    Joined,
    Language,
    ScaleSign,
    Separators,
    Word,
)
from factaudit.model.number import exact
from factaudit.model.stated import COMPARATORS

_FOLDER: Final = files("factaudit.language")
_SHARED: Final = "symbols"
_THIN_SPACES: Final = ("\u00a0", "\u2009", "\u202f")
"""No-break and thin spaces group digits in every language (ISO 80000-1 section 7.3.1)."""

_TAG: Final = "tag:yaml.org,2002:"

_PLAIN_WORDS: Final = {
    "articles": "article",
    "of": "of",
    "point": "point",
}


_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader of libyaml where there is one: ten times faster."""


class _Words(_SafeLoader):  # type: ignore[misc] # its base is chosen when the module loads
    """A safe loader to which no, on and off are words, as in YAML 1.2."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, form) for tag, form in forms if tag not in {_TAG + "bool", _TAG + "value"}]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Words.add_implicit_resolver(_TAG + "bool", re.compile(r"(?:true|false)\Z"), ["t", "f"])


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages there is a file for."""
    names = (file.name for file in _FOLDER.iterdir() if file.name.endswith(".yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name != f"{_SHARED}.yaml"))


@cache
def load(code: str) -> Language:
    """Return a language by its code (``en``, ``id``).

    Raises:
        UsageError: where there is no file for the code, or the file is not as it should be.

    >>> load("id").separators.group
    '.'
    """
    if code not in languages():
        raise UsageError(f"unknown language {code!r}; known: {', '.join(languages())}")
    return language_of(_read(code), code)


def spoken(language: Language | str) -> Language:
    """Return a language, loaded where its code is given."""
    return load(language) if isinstance(language, str) else language


@cache
def neutral() -> Language:
    """Return what all languages share: signs, and no words."""
    return language_of({}, "")


def language_of(content: Mapping[str, Any], code: str = "") -> Language:
    """Build a language from the content of its file, joined with the signs that all languages share.

    Raises:
        UsageError: naming the entry that is missing or wrong.
    """
    shared = _read(_SHARED)
    try:
        return _language(content, shared, code or content.get("language", ""))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"the language file of {code or 'a language'!r} cannot be used: {error!r}") from error


@cache
def _read(name: str) -> dict[str, Any]:
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=_Words)  # noqa: S506 - a safe loader
    if not isinstance(content, dict):
        raise UsageError(f"the language file {name}.yaml holds no table")
    return content


def _language(content: Mapping[str, Any], shared: Mapping[str, Any], code: str) -> Language:
    numbers = content.get("numbers", {})
    rates = content.get("rates", {})
    return Language(
        code=code,
        name=content.get("name", ""),
        separators=_separators(content.get("separators", {})),
        words=_words(numbers, shared["fractions"]),
        alone={word: exact(value) for word, value in numbers.get("alone", {}).items()},
        short_scales=_short_scales(numbers.get("short", ())),
        ordinal_suffixes=frozenset(numbers.get("ordinal-suffixes", ())),
        ordinal_prefixes=tuple(numbers.get("ordinal-prefixes", ())),
        after_part=frozenset(numbers.get("after-part", ())),
        codes=frozenset(numbers.get("codes", ())),
        comparators=_comparators([*content.get("comparators", ()), *shared["comparators"]]),
        ranges=_joined([*content.get("ranges", ()), *shared["ranges"]]),
        ratios=_joined(numbers.get("ratios", ())),
        units={word.lower(): unit for word, unit in _inverted(content.get("units", {}))},
        unit_signs=dict(_inverted(shared["units"])),
        currencies=dict(_inverted(shared["currencies"])),
        per=tuple(rates.get("before", ("/",))),
        rates=dict(rates.get("words", {})),
        rate=rates.get("written", "{amount}/{unit}"),
        unit_word={unit: words[0] for unit, words in content.get("units", {}).items()},
        written_units=_written_units(shared) | content.get("written-units", {}),
        scale_words=_scale_words(numbers.get("times", {})),
        calendar=_calendar(content.get("calendar", {})),
        sections=content,
    )


def _separators(given: Mapping[str, Any]) -> Separators:
    spaces = (*given.get("spaces", ()), *_THIN_SPACES)
    return Separators(given.get("group", ""), given.get("decimal", ""), spaces, given.get("indian", False))


def _inverted(names: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    return ((word, name) for name, words in names.items() for word in words)


def _written_units(shared: Mapping[str, Any]) -> dict[str, str]:
    """Return how an amount is written with the sign of its unit: behind the number, or before it for money."""
    behind = {unit: f"{{number}} {signs[0]}" for unit, signs in shared["units"].items()}
    before = {
        unit: f"{signs[0]}{'' if signs[0] != unit else ' '}{{number}}" for unit, signs in shared["currencies"].items()
    }
    return behind | before


def _scale_words(times: Mapping[str, int]) -> tuple[tuple[int, str], ...]:
    """Return the first word for each power of a thousand, least first."""
    first = {value: word for word, value in reversed(list(times.items())) if str(value).strip("0") == "1"}
    return tuple(sorted((value, word) for value, word in first.items() if (len(str(value)) - 1) % 3 == 0))


def _words(numbers: Mapping[str, Any], shared_fractions: Mapping[str, str]) -> dict[str, Word]:
    idioms = {word: _idiom(given) for word, given in numbers.get("idioms", {}).items()}
    times = numbers.get("times", {})
    single = dict(numbers.get("single-denominators", {}))
    if numbers.get("ordinals-divide", False):
        single |= {word: value for word, value in numbers["ordinals"].items() if value > 2}
    denominators = single | numbers.get("denominators", {})
    words = {word: ("fraction", exact(value), None) for word, value in shared_fractions.items()}
    words |= dict.fromkeys(times, ("times", 0, None)) | dict.fromkeys(denominators, ("denominator", 0, None))
    words |= {word: ("ordinal", exact(value), None) for word, value in numbers.get("ordinals", {}).items()}
    words |= {word: ("fraction", exact(value), None) for word, value in numbers.get("fractions", {}).items()}
    words |= {word: ("vague", low, high) for word, (low, high) in numbers.get("vague", {}).items()}
    words |= {word: ("add", exact(value), None) for word, value in numbers.get("words", {}).items()}
    words |= {word: ("sign", value, None) for word, value in numbers.get("signs", {}).items()}
    words |= {word: ("joiner", value, None) for word, value in numbers.get("joiners", {}).items()}
    words |= {word: (kind, 0, None) for key, kind in _PLAIN_WORDS.items() for word in numbers.get(key, ())}
    if "teen" in numbers:
        words[numbers["teen"]] = ("teen", 10, None)
    return {
        word: Word(
            kind, value, upper, times.get(word, 0), denominators.get(word, 0), word in single, idiom=idioms.get(word)
        )
        for word, (kind, value, upper) in words.items()
    }


def _idiom(given: Mapping[str, Any]) -> Idiom:
    return Idiom(
        frozenset(given.get("not-after", ())),
        frozenset(given.get("not-before", ())),
        given.get("not-hyphened", False),
        given.get("only-counted", False),
    )


def _short_scales(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[ScaleSign, ...]]:
    scales: dict[str, tuple[ScaleSign, ...]] = {}
    for row in rows:
        scale = ScaleSign(row["times"], frozenset(row.get("after", ())), row.get("glued", False))
        for sign in row["signs"]:
            scales[sign] = (*scales.get(sign, ()), scale)
    return scales


def _comparators(rows: Iterable[Mapping[str, Any]]) -> tuple[Comparator, ...]:
    """Return one comparator a phrase, longest phrases first."""
    found = [
        Comparator(words.lower(), row["sign"], row.get("place", "before"), tuple(row.get("senses", ())))
        for row in rows
        for words in row["words"]
    ]
    unknown = [c for c in found if c.sign not in COMPARATORS]
    if unknown:
        raise ValueError(f"unknown comparator {unknown[0].sign!r} of {unknown[0].words!r}")
    return tuple(sorted(found, key=lambda c: (-len(c.words), c.words)))


def _joined(rows: Iterable[Mapping[str, Any]]) -> tuple[Joined, ...]:
    return tuple(
        Joined(row["between"], row.get("before", ""), row.get("where", ""), row.get("loose", False)) for row in rows
    )


def _calendar(given: Mapping[str, Any]) -> Calendar:
    months, short = tuple(given.get("months", ())), tuple(given.get("months-short", ()))
    weekdays, weekdays_short = tuple(given.get("weekdays", ())), tuple(given.get("weekdays-short", ()))
    return Calendar(
        months,
        short,
        weekdays,
        weekdays_short,
        _numbered(months, short) | given.get("months-also", {}),
        _numbered(weekdays, weekdays_short) | given.get("weekdays-also", {}),
        given.get("written", {}),
    )


def _numbered(*names: tuple[str, ...]) -> dict[str, int]:
    return {name.lower(): number for row in names for number, name in enumerate(row, 1)}
