"""The one line that a conflict is told in."""

from typing import Final

from factaudit.explain import words
from factaudit.explain.case import Case
from factaudit.explain.focus import Focus, facing
from factaudit.explain.phrases import phrases

_OF_RULE: Final = frozenset({"roll-forward", "restated", "impossible", "over-limit"})
"""Rules with a sentence of their own."""


def headline(case: Case, focus: Focus | None, rule: str, language: str) -> str:
    """Return the one-line message of a conflict."""
    say = phrases(language)
    if focus is None:
        return say("headline.relations", relations=", ".join(case.relations))
    own, name = words.stated(focus.claim, focus.stated, focus.measure, language), _name(focus, rule, language)
    if focus.feasible is None or focus.feasible.empty:
        return say("headline.none", measure=name, own=own)
    shown = focus.feasible if rule == "restated" else facing(focus.voice, focus.feasible)
    left = words.bounds(shown, focus.style(language), focus.voice.reading.rate_unit)
    return say(f"headline.{rule if rule in _OF_RULE else 'other'}", measure=name, own=own, left=left)


def _name(focus: Focus, rule: str, language: str) -> str:
    """Return the name of the measure; of a number that a text gives no noun, what it takes part in: "change"."""
    nameless = focus.measure.name == focus.claim.stated.text
    return phrases(language).find("kinds", rule) if nameless and rule not in _OF_RULE else focus.measure.name
