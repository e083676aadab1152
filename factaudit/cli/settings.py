"""What ``[tool.factaudit]`` of the nearest pyproject.toml sets."""

import tomllib
from pathlib import Path
from typing import Final

from attrs import frozen

from factaudit.cli import LANGUAGES
from factaudit.errors import InputError, Place, Problem
from factaudit.model.policy import POLICIES
from factaudit.model.rule import rules_named

_LISTS: Final = ("select", "ignore")
_CHOICES: Final = {"language": LANGUAGES, "policy": tuple(POLICIES)}


@frozen
class Settings:
    """Defaults for a project; what is empty was not set."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str = ""
    policy: str = ""


def settings(folder: Path) -> Settings:
    """Return the settings of the nearest pyproject.toml at or above a folder that has some.

    Raises:
        InputError: naming every wrong key and value.
    """
    for parent in (folder, *folder.parents):
        file = parent / "pyproject.toml"
        if file.is_file() and (table := _table(file)) is not None:
            return _checked(table, str(file))
    return Settings()


def _table(file: Path) -> dict[str, object] | None:
    try:
        tools = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError([Problem(f"cannot be read as TOML: {error}", Place(str(file)))]) from None
    table = tools.get("factaudit") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _checked(table: dict[str, object], file: str) -> Settings:
    problems = [p for key, value in table.items() if (p := _mistake(key, value))]
    if problems:
        raise InputError([Problem(f"[tool.factaudit] {p}", Place(file)) for p in problems])
    lists = {key: rule_names(_texts(table.get(key, []))) for key in _LISTS}
    return Settings(**lists, language=str(table.get("language", "")), policy=str(table.get("policy", "")))


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _mistake(key: str, value: object) -> str:
    if key in _CHOICES:
        return "" if value in _CHOICES[key] else f"{key}: expected one of {', '.join(_CHOICES[key])}, got {value!r}"
    if key not in _LISTS:
        return f"unknown key {key!r}; known: {', '.join((*_LISTS, *_CHOICES))}"
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return f"{key}: expected a list of rules, got {value!r}"
    unknown = [rule for rule in value if not rules_named(rule)]
    return f"{key}: unknown rules {', '.join(unknown)}" if unknown else ""


def rule_names(texts: "list[str] | tuple[str, ...]") -> tuple[str, ...]:
    """Return the names of the rules meant by names, codes or the beginnings of codes, comma-separated or one each.

    Raises:
        InputError: where one means none.
    """
    asked = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    unknown = [part for part in asked if not rules_named(part)]
    if unknown:
        hint = "factaudit explain lists the rules"
        raise InputError([Problem(f"unknown rule {part!r}", hint=hint) for part in unknown])
    return tuple(dict.fromkeys(name for part in asked for name in rules_named(part)))
