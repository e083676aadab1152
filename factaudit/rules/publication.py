"""A statement that is dated after the text it stands in was published."""

import re
from collections.abc import Iterator
from typing import Final

from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.rules.places import day_of, span_of

_YEAR: Final = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")


def after_publication(entries: Entries) -> Iterator[Finding]:
    """Yield each day on which something was said that lies after the day of publication."""
    published = next((s.published for s in entries.sources if s.published), None)
    if published is None:
        return
    dateline = [m for m in entries.mentions if m.role == "published" and day_of(m) == published]
    for mention in entries.mentions:
        day = day_of(mention)
        if mention.role == "told" and day is not None and day > published and _YEAR.search(mention.text):
            late = (day - published).days
            message = f"said on {day.isoformat()}, in a text published on {published.isoformat()}"
            because = f"{day.isoformat()} is {late} day{'s' if late > 1 else ''} after {published.isoformat()}"
            places = tuple(span_of(m, entries) for m in (*dateline[:1], mention))
            yield Finding("after-publication", "error", message, places, because=because)
