"""Sentences for people, one YAML file a language: how such a catalogue is read and its blanks filled in."""

from functools import cache
from importlib.resources import files
from typing import Final

from attrs import define

from factaudit.errors import UsageError

LANGUAGES: Final = ("en", "id")

_Entry = str | list[str] | dict[str, "str | list[str]"]


@define(frozen=True, slots=False)
class Words:
    """The catalogue of one language."""

    language: str
    entries: dict[str, _Entry]

    def __call__(self, key: str, **fields: object) -> str:
        """Return the text under ``key`` (``period.month``), its braces filled in."""
        text = self._entry(key)
        assert isinstance(text, str), key
        return text.format(**fields) if fields else text

    def each(self, key: str) -> list[str]:
        """Return the list under ``key``."""
        texts = self._entry(key)
        assert isinstance(texts, list), key
        return texts

    def find(self, group: str, name: str) -> str:
        """Return the text of a name in a group, empty where the language has none."""
        texts = self.entries[group]
        assert isinstance(texts, dict), group
        return str(texts.get(name, ""))

    def count(self, key: str, number: int) -> str:
        """Return a number with its noun, in the singular or plural."""
        one, many = self.each(f"plural.{key}")
        return f"{number:,} {one if number == 1 else many}".replace(",", self("numerals.group"))

    def _entry(self, key: str) -> "str | list[str]":
        group, _, name = key.partition(".")
        entry = self.entries[group]
        if isinstance(entry, dict):
            return entry[name]
        return entry


@cache
def catalogue(package: str, language: str) -> Words:
    """Return the texts of a language in a package that has one YAML file a language.

    Raises:
        UsageError: where it has none for the language.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no messages in language {language!r}; known: {', '.join(LANGUAGES)}")
    import yaml  # noqa: PLC0415 - only what speaks to people needs it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files(package).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return Words(language, yaml.load(text, Loader=loader))  # noqa: S506 - a safe loader, of libyaml where there is one
