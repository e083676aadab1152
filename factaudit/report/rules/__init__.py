"""One page a rule: what it checks, what fails and what passes, how to mend it and how to silence it."""

from difflib import get_close_matches
from importlib.resources import files

from factaudit.errors import InputError, Problem
from factaudit.model.rule import RULES
from factaudit.report.words import words


def page(asked: str) -> str:
    """Return the Markdown page of a rule given by name or code.

    Raises:
        InputError: where there is no such rule, with the nearest names.
    """
    codes = {rule.code: rule.name for rule in RULES.values()}
    name = codes.get(asked.upper(), asked.lower())
    if name not in RULES:
        near = get_close_matches(name, RULES, 3)
        hint = f"did you mean {' or '.join(near)}?" if near else "factaudit explain lists them all"
        raise InputError([Problem(f"no rule {asked!r}", hint=hint)])
    return _text(f"{name}.md") + _text("silence.md").replace("RULE", name)


def _text(file: str) -> str:
    return files(__name__).joinpath(file).read_text(encoding="utf-8")


def index() -> str:
    """Return a table of all rules, a line each."""
    width, titles = max(map(len, RULES)), {name: words("en")(f"rules.{name}") for name in RULES}
    rows = (f"{r.code}  {r.name.ljust(width)}  {r.severity.ljust(7)}  {titles[r.name]}" for r in RULES.values())
    return "\n".join(rows) + "\n"
