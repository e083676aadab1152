"""A statement that is dated after the text it stands in was published."""

import re
from collections.abc import Iterator
from typing import Final

from factaudit.catalogue import Words
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.rules.places import day_of, span_of
from factaudit.rules.sentences import day_words

_YEAR: Final = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")


def after_publication(entries: Entries, say: Words) -> Iterator[Finding]:
    """Yield each day on which something was said that lies after the day of publication."""
    published = next((s.published for s in entries.sources if s.published), None)
    if published is None:
        return
    dateline = [m for m in entries.mentions if m.role == "published" and day_of(m) == published]
    for mention in entries.mentions:
        day = day_of(mention)
        if mention.role == "told" and day is not None and day > published and _YEAR.search(mention.text):
            late = (day - published).days
            days = {"day": day_words(day, say), "published": day_words(published, say)}
            because = say.each("publication.because")[late > 1].format(count=late, **days)
            places = tuple(span_of(m, entries) for m in (*dateline[:1], mention))
            yield Finding("after-publication", "error", say("publication.message", **days), places, because=because)
