"""What the rules say, one YAML file a language."""

from datetime import date

from factaudit.catalogue import Words, catalogue
from factaudit.language import load, write_period
from factaudit.model.period import Period


def sentences(language: str) -> Words:
    """Return the sentences of a language.

    Raises:
        UsageError: where there are none.
    """
    return catalogue(__name__, language)


def day_words(day: date, say: Words) -> str:
    """Return a day as people write it: "12 June 2025"."""
    return write_period(Period.parse(day.isoformat()), load(say.language))


def weekday_words(weekday: int, say: Words) -> str:
    """Return the name of a day of the week, Monday 0."""
    return load(say.language).calendar.weekdays[weekday]
