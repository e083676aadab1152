"""From the text of an article to its passages: sentences with their dates, numbers and cues."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from attrs import evolve, frozen

from factaudit.language.numeral import Numeral
from factaudit.language.numerals import find as find_numerals
from factaudit.model.mention import Mention
from factaudit.read import dates as time_words
from factaudit.read import sections
from factaudit.read.amounts import Dated, Passage
from factaudit.read.binding import Binder
from factaudit.read.dates import Found
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.sentences import Sentence, sentences
from factaudit.read.speakers import attributed
from factaudit.read.tape import Tape
from factaudit.read.when import Calendar, resolved

_DAY: Final = len("2025-05-12")
_YEAR: Final = len("2025")
_MONTH_FORMS: Final = ("month_year", "months")
_PUBLISHED_FORMS: Final = frozenset({"day_month_year", "month_day_year", "iso", "numeric", "year_first"})


@frozen
class Read:
    """An article's passages in order, the day it was published where it says so, and its sections."""

    tape: Tape
    passages: tuple[Passage, ...]
    parts: tuple[sections.Section, ...]
    published: date | None
    totals: frozenset[int]

    def mentions(self) -> Iterator[Mention]:
        """Yield the numbers and dates in the order of the text."""
        found = [a.mention for p in self.passages for a in p.amounts]
        found += [d.mention for p in self.passages for d in p.dates if d.form != "clock"]
        yield from sorted(found, key=lambda m: (m.start, m.end))


@frozen
class _Timed:
    """A tape with the dates found on it, and the offsets of each."""

    tape: Tape
    found: tuple[Found, ...]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, tape: Tape, lexicon: Lexicon) -> "_Timed":
        """Find the dates of a tape."""
        found = tuple(time_words.find(tape, lexicon.dates, lexicon.counted))
        return cls(tape, found, tuple((tape.starts[f.first], tape.ends[f.stop - 1]) for f in found))

    def full(self) -> list[tuple[int, int]]:
        """Return the offsets of the dates that have a day, a month and a year."""
        return [span for span, f in zip(self.spans, self.found, strict=True) if f.form in _PUBLISHED_FORMS]

    def blotted(self, parts: Sequence[sections.Section]) -> str:
        """Return the text without its dates and the line ends of its wrapped paragraphs, to look for numbers in."""
        hidden = [span for span, f in zip(self.spans, self.found, strict=True) if f.form != "alone"]
        return sections.unwrapped(time_words.masked(self.tape.text, hidden), parts)


def read(text: str, lexicon: Lexicon, published: date | None = None) -> Read:
    """Read the dates and numbers of a text.

    Args:
        text: the article.
        lexicon: the words of its language.
        published: the day it was published; where it is None the article's own dateline tells it.
    """
    timed = _Timed.of(Tape.of(text), lexicon)
    parts = sections.split(text, lexicon.marks, timed.full())
    if any("\n" in text[part.start : part.end] for part in parts):
        timed = _Timed.of(evolve(Tape.of(sections.unwrapped(text, parts)), text=text), lexicon)
    tape = timed.tape
    told = published or _published(timed, parts, lexicon.calendar)
    calendar = lexicon.calendar.told_on(told or _first_day(tape, timed.found, lexicon.calendar), _only_year(timed))
    numerals = list(find_numerals(timed.blotted(parts), lexicon.language))
    cues = list(lexicon.phrases.find(tape.words))
    binder = _Passages(timed, lexicon, calendar, numerals, cues)
    passages = tuple(binder.passages(sentences(tape, parts, lexicon.abbreviations)))
    passages = tuple(attributed(passages, parts, tape, cues, lexicon))
    return Read(tape, passages, parts, told, frozenset(cue.stop for cue in cues if "total_row" in cue.labels))


def _published(timed: _Timed, parts: Sequence[sections.Section], calendar: Calendar) -> date | None:
    """Return the latest day in the datelines above the first sentence of the story."""
    days: list[str] = []
    starts = [start for start, _ in timed.spans]
    for part in parts:
        inside = timed.found[bisect_left(starts, part.start) : bisect_left(starts, part.end)]
        if part.kind == "dateline":
            days += [resolved(found, timed.tape, calendar) for found in inside if found.form in _PUBLISHED_FORMS]
        if part.kind == "body" and days:
            break
    full = [day for day in days if len(day) == _DAY]
    return date.fromisoformat(max(full)) if full else None


def _first_day(tape: Tape, found: Sequence[Found], calendar: Calendar) -> date | None:
    """Return the first full date of a text without a dateline, which its years are then told by."""
    days = (resolved(f, tape, calendar) for f in found if f.form in _PUBLISHED_FORMS and not f.edge)
    first = next((day for day in days if len(day) == _DAY), "")
    return date.fromisoformat(first) if first else None


def _only_year(timed: _Timed) -> int | None:
    """Return the year of a text that dates months and writes the same year each time."""
    words = timed.tape.words
    years = {w for f in timed.found for w in words[f.core : f.stop] if len(w) == _YEAR and w.isdecimal()}
    return int(years.pop()) if len(years) == 1 and any(f.form in _MONTH_FORMS for f in timed.found) else None


@frozen
class _Passages:
    """What was found on a tape, to be shared out among its sentences."""

    timed: _Timed
    lexicon: Lexicon
    calendar: Calendar
    numerals: Sequence[Numeral]
    cues: Sequence[Cue]

    def passages(self, cut: Iterable[Sentence]) -> Iterator[Passage]:
        """Yield each sentence that has a number or a date, with its numbers bound to their words."""
        tape, found = self.timed.tape, self.timed.found
        hidden = {index for f in found for index in range(f.first, f.stop)}
        words, months = tape.words, self.calendar.months
        shown = (cue for cue in self.cues if cue.first not in hidden or cue.stop - 1 not in hidden)
        cues = [cue for cue in shown if words[cue.first] not in months or not self._a_month(cue)]
        binder = Binder.of(tape, self.lexicon, cues, hidden)
        numeral_at, date_at = [n.start for n in self.numerals], [f.first for f in found]
        cue_at = [cue.first for cue in cues]
        for sentence in cut:
            own = self.numerals[bisect_left(numeral_at, sentence.start) : bisect_left(numeral_at, sentence.end)]
            times = found[bisect_left(date_at, sentence.first) : bisect_left(date_at, sentence.stop)]
            if own or times:
                held = tuple(cues[bisect_left(cue_at, sentence.first) : bisect_left(cue_at, sentence.stop)])
                dated = tuple(_dated(tape, self.calendar, sentence, f, held) for f in times)
                yield Passage(sentence, binder.amounts(sentence, own, dated, held), dated, held)

    def _a_month(self, cue: Cue) -> bool:
        """Whether a word that names a month does so here: "in May"."""
        tape = self.timed.tape
        return cue.stop - cue.first == 1 and tape.capital(cue.first)


def _dated(tape: Tape, calendar: Calendar, sentence: Sentence, found: Found, cues: Sequence[Cue]) -> Dated:
    start, end = tape.starts[found.first], tape.ends[found.stop - 1]
    weekday = None if found.weekday is None else calendar.weekdays.get(tape.words[found.weekday])
    mention = Mention(
        kind="date",
        start=start,
        end=end,
        text=tape.text[start:end],
        time=resolved(found, tape, calendar),
        section=sentence.section,
        role=_role(sentence, found, cues),
        weekday=None if found.form == "alone" else weekday,
    )
    return Dated(found.first, found.stop, found.form, mention)


def _role(sentence: Sentence, found: Found, cues: Sequence[Cue]) -> str:
    """Return what a date is for: ``published`` in a dateline, ``told`` where something was said that day."""
    if sentence.section == "dateline":
        return "published"
    if not found.bracketed or found.edge or found.form not in {*_PUBLISHED_FORMS, "short"}:
        return ""
    labels = {label for cue in cues for label in cue.labels}
    if "speech" in labels and "future" not in labels:
        return "told"
    return "event" if found.weekday is not None else ""
