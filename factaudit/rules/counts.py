"""Counts of whole things that have a fraction."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factaudit.catalogue import Words
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.mention import Mention
from factaudit.rules.places import aside, span_of

_DECIMALS: Final = re.compile(r"\d[.,]\d{1,6}\Z")


def fractional_count(entries: Entries, say: Words) -> Iterator[Finding]:
    """Yield each count such as "12.5 people" that is neither a mean, a rate nor rounded by a scale word."""
    for mention in entries.mentions:
        if _fractional(mention) and not aside(mention):
            message = say("counts", counted=f"{mention.text} {mention.noun or mention.unit}")
            yield Finding("fractional-count", "warning", message, (span_of(mention, entries),))


def _fractional(mention: Mention) -> bool:
    stated = mention.stated
    if stated is None or mention.per or mention.role == "mean" or mention.unit not in {"person", "household"}:
        return False
    printed = bool(mention.noun) and mention.text[-1].isdigit() and _DECIMALS.search(mention.text)
    return bool(printed) and stated.comparator == "=" and Fraction(stated.value).denominator > 1
