"""The rules: a kebab-case name, a stable code and how grave a finding is."""

from typing import Final

from attrs import frozen


@frozen
class Rule:
    """A check that findings name; codes never change meaning (1xx text, 4xx contradictions, 5xx assumptions)."""

    name: str
    code: str
    severity: str


_TABLE: Final = (
    ("weekday", "FA101", "error"),
    ("after-publication", "FA102", "error"),
    ("direction", "FA103", "error"),
    ("fractional-count", "FA104", "warning"),
    ("scale-word", "FA105", "warning"),
    ("part-above-whole", "FA106", "error"),
    ("quote-missing", "FA107", "warning"),
    ("heading", "FA108", "warning"),
    ("over-limit", "FA201", "warning"),
    ("roll-forward", "FA401", "error"),
    ("total", "FA402", "error"),
    ("share", "FA403", "error"),
    ("change", "FA404", "error"),
    ("order", "FA405", "error"),
    ("average", "FA406", "error"),
    ("restated", "FA407", "error"),
    ("formula", "FA408", "error"),
    ("impossible", "FA409", "error"),
    ("tight", "FA501", "note"),
    ("redundant", "FA502", "note"),
)

RULES: Final = {row[0]: Rule(*row) for row in _TABLE}


def rules_named(text: str) -> tuple[str, ...]:
    """Return the rules meant by a name, a code or the beginning of a code; none where there is no such rule."""
    if text in RULES:
        return (text,)
    code = text.upper()
    return tuple(rule.name for rule in RULES.values() if code.startswith("FA") and rule.code.startswith(code))


def is_contradiction(name: str) -> bool:
    """Return whether a rule tells of claims that cannot all be true, and not of a slip in a text."""
    return code_of(name).startswith("FA4")


def code_of(name: str) -> str:
    """Return the stable code of a rule, empty for a name that is none."""
    rule = RULES.get(name)
    return "" if rule is None else rule.code
