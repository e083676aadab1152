"""The rules: a kebab-case name, a stable code and one line on what each looks for."""

from typing import Final

from attrs import frozen


@frozen
class Rule:
    """A check that findings name; codes never change meaning (1xx text, 4xx contradictions, 5xx assumptions)."""

    name: str
    code: str
    severity: str
    summary: str


_TABLE: Final = (
    ("weekday", "FA101", "error", "a weekday does not belong to the date beside it"),
    ("after-publication", "FA102", "error", "a statement is dated after its publication"),
    ("direction", "FA103", "error", "a word for rising or falling goes against its numbers"),
    ("fractional-count", "FA104", "warning", "a count of whole things has a fraction"),
    ("scale-word", "FA105", "warning", "a scale word is missing, or off by a thousand"),
    ("part-above-whole", "FA106", "error", "a part is above 100 % of its whole"),
    ("quote-missing", "FA107", "warning", "a quote is not found in its source"),
    ("heading", "FA108", "warning", "a heading and the text below it give different numbers"),
    ("over-limit", "FA201", "warning", "a reported value is beyond a stated limit"),
    ("roll-forward", "FA401", "error", "opening stock and flows do not reach the closing stock"),
    ("total", "FA402", "error", "parts do not add up to their total"),
    ("share", "FA403", "error", "a share does not fit its part and whole"),
    ("change", "FA404", "error", "a change does not fit the values before and after"),
    ("order", "FA405", "error", "values stand in the wrong order"),
    ("average", "FA406", "error", "a mean does not fit its count and total"),
    ("restated", "FA407", "error", "one quantity is given two values"),
    ("formula", "FA408", "error", "a stated formula does not hold"),
    ("impossible", "FA409", "error", "a claim cannot be true of its own measure"),
    ("tight", "FA501", "note", "the claims agree only thanks to rounding"),
    ("redundant", "FA502", "note", "a claim follows from the others"),
)

RULES: Final = {row[0]: Rule(*row) for row in _TABLE}


def is_contradiction(name: str) -> bool:
    """Return whether a rule tells of claims that cannot all be true, and not of a slip in a text."""
    return code_of(name).startswith("FA4")


def code_of(name: str) -> str:
    """Return the stable code of a rule, empty for a name that is none."""
    rule = RULES.get(name)
    return "" if rule is None else rule.code
