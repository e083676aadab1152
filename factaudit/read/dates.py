"""Where a text speaks of time: each token becomes one letter of a class, and patterns are read over the letters.

Dates are found before numbers and their stretches masked, so that "11/6/2025" is never a fraction.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factaudit.read.phrases import Phrases
from factaudit.read.tape import Tape

LETTERS: Final = {
    "weekday": "W",
    "month_name": "M",
    "small_month": "M",
    "end": "E",
    "start": "B",
    "mid": "I",
    "year": "y",
    "month": "m",
    "week": "k",
    "day": "d",
    "quarter": "q",
    "half": "h",
    "fiscal": "f",
    "this": "t",
    "last": "l",
    "next": "x",
    "now": "c",
    "yesterday": "e",
    "tomorrow": "j",
    "until": "u",
    "since": "s",
    "from": "F",
    "as_of": "p",
    "of": "o",
    "in": "i",
    "clock": "P",
    "meridiem": "A",
    "zone": "Z",
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "range": "r",
    "first_half": "H",
    "second_half": "G",
    "nine_months": "J",
    "first_quarter": "K",
    "ordinal": "O",
    "article": "T",
}
"""One letter for each list of words of the ``dates`` section of a language."""

_RANK: Final = {label: rank for rank, label in enumerate(LETTERS)}
_KEPT_WORDS: Final = 2**16
"""Words whose letters are kept: about as many as a language writes."""

_MARKS: Final = frozenset("/-–.,()|:©\n")

_CLOCK: Final = r"(?:[|,–\-]?P?D[:.]D(?:[:.]D)?A?Z?)?"
_PREFIX: Final = r"(?P<edge>[usp])?"
_LINK: Final = r"[urF\-–]"
_YEAR: Final = r"(?:[oi]?T?f?(?:y?Y|y[tlx]|[tlx]y))?"
_OF: Final = r"[oi]?T?"
_CORES: Final = (
    ("iso", r"Y-D-D"),
    ("numeric", r"D/D/[YD]|D-D-Y|D\.D\.Y"),
    ("year_first", r"Y/D/D"),
    ("days", r"DO?[ur\-–]DO?[oi]?M\.?,?Y?|M\.?D[\-–]D(?:,?Y)?"),
    ("day_month_year", r"DO?[oi]?M\.?,?o?Y"),
    ("month_day_year", r"M\.?DO?,?Y"),
    ("months", rf"[sF]?M\.?(?:o?Y)?{_LINK}M\.?o?Y"),
    ("months_bare", rf"[sF]M\.?{_LINK}M(?!\.?,?[YD])"),
    ("day_month", r"DO?[oi]?M"),
    ("month_day", r"M\.?DO?"),
    ("edge_of", rf"[EBI]{_OF}(?:y[Ytlx]?|M\.?(?:{_OF}Y)?|fY|Y|[tlx]y|m[tlx]|[tlx]m)"),
    ("quarter", rf"(?:q[\-]?(?:[1234]|D)|[1234]q|K)[\-,/]?{_YEAR}"),
    ("half", rf"(?:h[\-]?(?:[12]|D)|[12]h|H|G)[\-,/]?{_YEAR}"),
    ("nine", rf"J{_YEAR}"),
    ("month_year", r"M\.?,?o?Y"),
    ("fiscal", r"f[.]?Y[/\-–](?:Y|D)|f[.]?[YD]"),
    ("years", r"[sF]?y?Y[ur–\-]y?Y"),
    ("school", r"y?Y/Y|y?Y[\-–]D"),
    ("month_rel", r"M[tlx]|[tlx]M"),
    ("relative", r"[yqmk][tlx]|[tlx][yqmk]"),
    ("year", r"y?Y"),
    ("month", r"(?<=[iuspF])M"),
    ("now", r"c"),
    ("yesterday", r"e"),
    ("tomorrow", r"j"),
    ("clock", r"PD[:.]D(?:[:.]D)?A?Z?|D:D(?::D)?A?Z?|PDA?Z|D(?:[:.]D)?A|PD(?:[:.]D)?A"),
)
_DATE: Final = re.compile(
    rf"(?=\(?[^w;,.|:()/\n\-]){_PREFIX}(?P<week>W\.?,?)?(?P<open>\()?(?:"
    + "|".join(f"(?P<{name}>{core})" for name, core in _CORES)
    + rf"|(?P<short>(?<=\()D/D(?=\))))(?P<time>{_CLOCK})(?(open)\)?)|(?P<alone>W)",
)
_SINGLE_WORDS: Final = frozenset({"M", "W", "E", "B", "I"})


class Found(NamedTuple):
    """A stretch of tokens that speaks of time.

    ``form`` names the pattern; ``edge`` is the letter of an until, since or as-of before it;
    ``weekday`` the token of a weekday beside the date; ``parts`` are the letters and tokens of the core.
    """

    form: str
    first: int
    stop: int
    edge: str
    weekday: int | None
    letters: str
    core: int
    bracketed: bool


def classes(tape: Tape, words: Phrases) -> str:
    """Return one letter for each token: its class in dates, ``w`` for any other word."""
    text, starts = tape.text, tape.starts
    letters = list(map(_plain, tape.words))
    for cue in words.find(tape.words):
        label = _label(cue.labels)
        if label == "month_name" and not text[starts[cue.first]].isupper():
            continue
        letter = LETTERS[label]
        letters[cue.first : cue.stop] = [letter] + ["_"] * (cue.stop - cue.first - 1)
    return "".join(letters)


@cache
def _label(labels: frozenset[str]) -> str:
    """Return the class of a date word: the first of its labels in the order of ``LETTERS``."""
    return min(labels, key=_RANK.__getitem__)


@lru_cache(_KEPT_WORDS)
def _plain(word: str) -> str:
    """Return the letter of a word that is no date word."""
    if word in _MARKS:
        return word
    if not word[0].isdigit():
        return "w" if word[0].isalpha() else ";"
    if len(word) <= 2 and word.isascii():
        return "D"
    return "Y" if len(word) == 4 and word[:2] in {"17", "18", "19", "20", "21"} else "N"


def find(tape: Tape, words: Phrases, counted: Container[str] = ()) -> Iterator[Found]:
    """Yield the stretches that look like dates; ``counted`` are words that make "2024" before them a number."""
    letters = classes(tape, words)
    if "_" in letters:
        kept = [index for index, letter in enumerate(letters) if letter != "_"]
        letters = letters.replace("_", "")
    else:
        kept = list(range(len(letters)))
    kept.append(len(tape.words))
    for found in _DATE.finditer(letters):
        yield from _checked(tape, found, letters, kept, counted)


def _checked(
    tape: Tape, found: "re.Match[str]", letters: str, kept: Sequence[int], counted: Container[str]
) -> Iterator[Found]:
    form = next(name for name in _FORMS if found[name] is not None)
    start, stop = found.span(form)
    first, last = kept[found.start()], kept[found.end()]
    if _continued(tape, kept[start], kept[stop]):
        return
    if form == "year" and not _a_year(tape, letters, found, kept, counted):
        return
    weekday = kept[found.start("week")] if found["week"] else kept[start] if form == "alone" else None
    bracketed = bool(found["open"]) or letters[max(start - 1, 0)] == "("
    yield Found(form, first, last, found["edge"] or "", weekday, letters[start:stop], kept[start], bracketed)


_FORMS: Final = (*(name for name, _ in _CORES), "short", "alone")
_YEAR_AFTER: Final = frozenset("iusprFoMftl©")
_YEAR_BESIDE: Final = frozenset({"w", "T", "\n", ":", ".", ",", "(", ""})
_YEAR_BEFORE: Final = frozenset({")", ".", ",", "", "\n", "i", "o", ":"})
_MONEY: Final = frozenset("$€£¥₹%#")


def _continued(tape: Tape, first: int, stop: int) -> bool:
    """Whether the digits go on beyond the stretch, or a currency precedes them: then it is a number."""
    text = tape.text
    begin, end = tape.starts[first], tape.ends[stop - 1]
    before, after = text[max(begin - 2, 0) : begin], text[end : end + 2]
    if text[begin].isdigit() and (before[-1:] in _MONEY or (before[-1:] in {".", ","} and before[:1].isdigit())):
        return True
    return text[end - 1].isdigit() and (
        after[:1] in {"%", "_"} or (after[:1] in {".", ",", "/", ":"} and after[1:].isdigit())
    )


def _a_year(tape: Tape, letters: str, found: "re.Match[str]", kept: Sequence[int], counted: Container[str]) -> bool:
    """Whether four bare digits stand as a year: after a word and not counting the word behind them."""
    start, stop = found.span("year")
    if stop - start > 1 or found["edge"] or found["week"]:
        return True
    index = kept[start]
    before, after = letters[max(start - 1, 0) : start], letters[stop : stop + 1]
    year = tape.words[index]
    if tape.joined(index) and before not in {"(", "", "\n", "©"}:
        return before in {"-", "–", "/"} and tape.words[index - 1] != year and 1900 <= int(year) <= 2099
    if before in _YEAR_AFTER or after in _YEAR_BEFORE:
        return 1900 <= int(year) <= 2099
    following = tape.words[index + 1] if index + 1 < len(tape.words) else ""
    return before in _YEAR_BESIDE and following not in counted and 1950 <= int(year) <= 2049


def masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text of the same length in which the stretches are blotted out."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces.append(text[at:start])
        pieces.append("\x00" * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def date_words(table: Mapping[str, Sequence[str]], months: Mapping[str, int], weekdays: Mapping[str, int]) -> Phrases:
    """Return the date words of a language as phrases labelled for this module.

    A month is told from the word it may be ("may", "march") by its capital, unless the language writes months small.
    """
    known = {label: phrases for label, phrases in table.items() if label in LETTERS}
    names = "small_month" if table.get("small_months") else "month_name"
    return Phrases.of({**known, names: list(months), "weekday": list(weekdays)})
