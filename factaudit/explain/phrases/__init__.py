"""The sentences of explanations, one YAML file a language, and the few ways in which they join words."""

from collections.abc import Sequence

from factaudit.catalogue import Words, catalogue


def phrases(language: str) -> Words:
    """Return the sentences of a language.

    Raises:
        UsageError: where there are none.
    """
    return catalogue(__name__, language)


def named(unit: str, count: int, say: Words) -> str:
    """Return the name of a calendar unit beside a count: "month", "months"."""
    one, many = say.each(f"units.{unit}")
    return one if count == 1 else many


def counted(count: int, unit: str, say: Words) -> str:
    """Return how many calendar units: "1 month", "7 months"."""
    return say("count", count=count, units=named(unit, count, say))


def per(amount: str, unit: str, say: Words) -> str:
    """Return a rate: "10,800 a month"; the amount alone where it is none."""
    return say("rate", amount=amount, unit=named(unit, 1, say)) if unit else amount


def listed(texts: Sequence[str], most: int, say: Words) -> str:
    """Return a list as people tell it: "a, b and c"; the first few, with how many more there are."""
    if len(texts) > most:
        return some(texts, most, ", ", say)
    *first, last = texts
    return say("and", first=", ".join(first), last=last) if first else last


def some(texts: Sequence[str], most: int, joint: str, say: Words) -> str:
    """Return the first few texts joined, with how many more there are."""
    shown = joint.join(texts[:most])
    return say("more", shown=shown, count=len(texts) - most) if len(texts) > most else shown
