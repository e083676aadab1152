"""A weekday that does not belong to the date beside it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from factaudit.catalogue import Words
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.mention import Mention
from factaudit.rules.places import aside, day_of, span_of
from factaudit.rules.sentences import day_words, weekday_words

_NUMERIC: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}")
_YEAR: Final = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")


def weekday(entries: Entries, say: Words) -> Iterator[Finding]:
    """Yield each date whose weekday is another; a year that is not written may be another, and is not judged."""
    for mention in entries.mentions:
        day = day_of(mention)
        if mention.weekday is None or day is None or aside(mention) or not _YEAR.search(mention.text):
            continue
        if day.weekday() != mention.weekday and not _swapped(day, mention):
            told, real = weekday_words(mention.weekday, say), weekday_words(day.weekday(), say)
            message = say("weekday.message", day=day_words(day, say), real=real, told=told)
            because = say("weekday.because", day=day_words(day, say), real=real)
            yield Finding("weekday", "error", message, (span_of(mention, entries),), because=because)


def _swapped(day: date, mention: Mention) -> bool:
    """Whether the weekday fits the date with day and month read the other way about."""
    if day.day > 12 or not _NUMERIC.search(mention.text):
        return False
    return date(day.year, day.day, day.month).weekday() == mention.weekday
