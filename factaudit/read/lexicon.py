"""The words by which a language is read: its tables as phrases with labels, built once a language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from attrs import frozen

from factaudit.language.language import Language
from factaudit.language.load import languages, load
from factaudit.read import dates, sections
from factaudit.read.phrases import Phrases
from factaudit.read.when import Calendar

RATE_UNITS: Final = frozenset({"person", "household", "day", "week", "month", "quarter", "year", "hour"})
"""What amounts are told per; other slashes join nouns ("kabupaten/kota")."""


@frozen
class Lexicon:
    """What reading looks up in a language.

    ``phrases`` carries every label at once, so that of two phrases the longer wins ("more than" is no
    "than"): ``unit:person``, ``before:>`` and ``after:>`` (comparators by their place), ``per:month``,
    ``modality:target`` and the names of cues (``up``, ``from``, ``consist``).
    """

    language: Language
    phrases: Phrases
    dates: Phrases
    marks: sections.Marks
    calendar: Calendar
    function_words: frozenset[str]
    abbreviations: frozenset[str]
    counted: frozenset[str]
    skipped: frozenset[str]
    joint: frozenset[str]
    places: frozenset[str]
    joining: frozenset[str]
    light: frozenset[str]
    topical: frozenset[str]
    determiners: frozenset[str]
    pointing: frozenset[str]
    counting: frozenset[str]
    negations: frozenset[str]
    merely: frozenset[str]
    having: frozenset[str]
    pronouns: frozenset[str]
    copulas: frozenset[str]
    suffixes: tuple[str, ...]
    elapsed: frozenset[str]
    opposed: frozenset[frozenset[str]]
    anyone: frozenset[str]
    single: frozenset[str]
    nouns_last: bool


@cache
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language by its code."""
    return lexicon_of(load(code))


def lexicon_of(language: Language) -> Lexicon:
    """Build the lexicon from the ``reading`` section of a language."""
    table: Mapping[str, Any] = language.sections.get("reading", {})
    when: Mapping[str, Any] = table.get("dates", {})
    names = language.calendar
    weekdays = {word: number - 1 for word, number in names.weekday_of.items()}
    return Lexicon(
        language,
        Phrases.of(_labelled(language, table), tuple(table.get("suffixes", ()))),
        dates.date_words(when, names.month_of, weekdays),
        sections.Marks.of(table.get("sections", {}), when.get("zone", ())),
        Calendar(names.month_of, weekdays, when.get("day_first", True)),
        frozenset(table.get("function_words", ())),
        frozenset(table.get("abbreviations", ())),
        _counted(language, table),
        frozenset(table.get("skipped", ())),
        frozenset(table.get("joint", ())),
        frozenset(table.get("places", ())),
        frozenset(table.get("joining", ())),
        frozenset(table.get("light", ())),
        frozenset(table.get("topical", ())),
        frozenset(table.get("determiners", ())),
        frozenset(table.get("pointing", ())),
        frozenset(table.get("counting", ())),
        frozenset(_printed(table.get("negations", ()))),
        frozenset(table.get("merely", ())),
        frozenset(table.get("having", ())),
        frozenset(table.get("pronouns", ())),
        frozenset(table.get("copulas", ())),
        tuple(table.get("suffixes", ())),
        frozenset(table.get("elapsed", ())),
        frozenset(frozenset(pair) for pair in table.get("opposed", ())),
        frozenset(table.get("anyone", ())),
        frozenset(table.get("single", ())),
        table.get("adjectives_first", False),
    )


def _labelled(language: Language, table: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the phrases of a language by label."""
    rows: dict[str, list[str]] = {}
    for label, phrase in _pairs(language, table):
        rows.setdefault(label, []).append(phrase)
    return rows


def _pairs(language: Language, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every phrase with a label."""
    units = [*language.units.items(), *language.unit_signs.items(), *_listed(table.get("nouns", {}))]
    rated = {word for word, unit in units if unit in RATE_UNITS}
    yield from _prefixed("unit", units)
    yield from _prefixed("money", language.currencies.items())
    yield from ((f"{c.place}:{c.sign}", c.words) for c in language.comparators)
    yield from _denied(table)
    yield from _prefixed("per", language.rates.items())
    yield from ((f"per:{unit}", f"{per} {word}") for word, unit in units for per in language.per if word in rated)
    yield from _prefixed("per", _listed(table.get("per", {})))
    yield from _prefixed("modality", _listed(table.get("modality", {})))
    yield from ((cue, word) for word, cue in _listed(table.get("cues", {})))
    yield from ((label, word) for label in ("future", "speech") for word in table.get(label, ()))


def _denied(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the comparisons that a denial makes: "not" before "reach" is below, before "exceed" at most."""
    for word, sign in _listed(table.get("denied", {})):
        for denial in _printed(table.get("denying", ())):
            yield f"before:{sign}", f"{denial} {word}"
            yield "unreached", f"{denial} {word}"


def _printed(words: Iterable[str]) -> Iterator[str]:
    """Yield words with either apostrophe."""
    return (form for word in words for form in dict.fromkeys((word, word.replace("'", "’"))))


def _prefixed(prefix: str, words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((f"{prefix}:{name}", word) for word, name in words)


def _counted(language: Language, table: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that name a unit of anything: what "2024" before them counts.

    A singular follows no such number: "the 2024 state budget".
    """
    words = {*language.units, *(word for word, _ in _listed(table.get("nouns", {})))}
    firsts = frozenset(word.split()[0].lower() for word in words if word[0].isalpha())
    return frozenset(word for word in firsts if f"{word}s" not in firsts)


def _listed(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((word, name) for name, words in table.items() for word in words)


_SAMPLE: Final = 20_000
"""Characters that tell the language of a text."""


def detected(text: str) -> str:
    """Return the code of the language whose function words a text holds most of; English where it holds none."""
    words = text[:_SAMPLE].lower().split()
    counts = {code: _share(words, lexicon(code).function_words) for code in languages()}
    best = max(counts.values(), default=0)
    return next((code for code in ("en", *counts) if counts.get(code) == best), "en")


def _share(words: list[str], known: frozenset[str]) -> int:
    return sum(map(known.__contains__, words))
