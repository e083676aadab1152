"""A language as data: how it writes numbers, comparators, units and periods."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from attrs import define, field, frozen

from factaudit.model.number import Number

_BETWEEN: Final = frozenset(" .-−\u00a0\u202f")
"""What may stand between a currency sign and its digits."""

ANY_CURRENCY: Final = "money"
"""In a scale sign's contexts: after the sign of any currency."""


@frozen(cache_hash=True)
class Separators:
    """What stands between digits: one sign for groups of three, one before decimals, spaces that may group too."""

    group: str = ""
    decimal: str = ""
    spaces: tuple[str, ...] = ()
    indian: bool = False


@frozen
class Idiom:
    """Beside which words a number word is no number ("the one", "one another", "the first half")."""

    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_hyphened: bool = False
    only_counted: bool = False


class Word(NamedTuple):
    """What a word can mean in a numeral; most words have one of these senses, some have two.

    ``kind`` is ``add`` (five), ``times`` (million), ``teen`` (belas), ``fraction`` (half), ``vague``
    (dozens), ``ordinal`` (third), ``digits`` or ``code`` for digits as printed, or the name of a
    helper: ``article``, ``joiner``, ``of``, ``point``, ``sign``. ``times`` and ``denominator`` are the
    second sense of such words as "hundreds" and "third", ``single`` tells that the denominator goes with
    one alone ("one third"). ``step`` and ``rounded`` are of printed digits.
    """

    kind: str
    value: Number = 0
    upper: Number | None = None
    times: int = 0
    denominator: int = 0
    single: bool = False
    step: Number = 1
    rounded: bool = False
    idiom: Idiom | None = None


@frozen
class ScaleSign:
    """A short sign for a power of ten, with the currencies that it must follow (none: it follows anything)."""

    times: int
    after: frozenset[str] = frozenset()
    glued: bool = False

    def fits(self, currency: str, *, glued: bool) -> bool:
        """Return whether it may stand behind digits with this currency before them."""
        if self.glued and not glued:
            return False
        return not self.after or currency in self.after or (bool(currency) and ANY_CURRENCY in self.after)


@frozen
class Comparator:
    """Words that bound a number; ``senses`` lists what they can mean where they do not always compare."""

    words: str
    sign: str
    place: str = "before"
    senses: tuple[str, ...] = ()


@frozen
class Joined:
    """Words that make one value of two numbers: a range ("between 3 and 5") or a ratio ("one out of three").

    ``loose`` ones ("from 3 to 5") are ranges where a value is asked for; in a text they may be changes.
    ``where`` says which numbers it joins: for a ratio ``uncounted`` (nothing counted after it) or
    ``spelled`` (in words), for a range ``marked`` (a scale, percent or currency shows amounts) or
    ``shared`` (only the second is marked, for both: "3 to 5 percent") or ``counted`` (that, or only the
    second has a unit behind it: "8 hingga 10 liter").
    """

    between: str
    before: str = ""
    where: str = ""
    loose: bool = False


@frozen
class Calendar:
    """Names of months and weekdays in order, other spellings of them, and how periods are written."""

    months: tuple[str, ...] = ()
    months_short: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    weekdays_short: tuple[str, ...] = ()
    month_of: Mapping[str, int] = field(factory=dict, repr=False)
    weekday_of: Mapping[str, int] = field(factory=dict, repr=False)
    written: Mapping[str, str] = field(factory=dict, repr=False)


@define(frozen=True, slots=False, eq=False)
class Language:
    """One language; keys of ``words`` and ``units`` are in lower case, signs keep their case.

    ``units`` maps unit words and ``unit_signs`` signs to unit names, ``rates`` whole rate words
    ("monthly") to the unit they divide by and ``per`` holds the words that come before one. ``unit_word``,
    ``written_units``, ``rate`` and ``scale_words`` (powers of a thousand, least first) are for writing.
    ``sections`` is the whole file, for the readers of text that keep their tables in it.
    """

    code: str
    name: str = ""
    separators: Separators = Separators()
    words: Mapping[str, Word] = field(factory=dict, repr=False)
    alone: Mapping[str, Number] = field(factory=dict, repr=False)
    short_scales: Mapping[str, tuple[ScaleSign, ...]] = field(factory=dict, repr=False)
    ordinal_suffixes: frozenset[str] = field(default=frozenset(), repr=False)
    ordinal_prefixes: tuple[str, ...] = field(default=(), repr=False)
    after_part: frozenset[str] = field(default=frozenset(), repr=False)
    codes: frozenset[str] = field(default=frozenset(), repr=False)
    comparators: tuple[Comparator, ...] = field(default=(), repr=False)
    ranges: tuple[Joined, ...] = field(default=(), repr=False)
    ratios: tuple[Joined, ...] = field(default=(), repr=False)
    units: Mapping[str, str] = field(factory=dict, repr=False)
    unit_signs: Mapping[str, str] = field(factory=dict, repr=False)
    currencies: Mapping[str, str] = field(factory=dict, repr=False)
    per: tuple[str, ...] = field(default=(), repr=False)
    rates: Mapping[str, str] = field(factory=dict, repr=False)
    rate: str = "{amount}/{unit}"
    unit_word: Mapping[str, str] = field(factory=dict, repr=False)
    written_units: Mapping[str, str] = field(factory=dict, repr=False)
    scale_words: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    calendar: Calendar = field(default=Calendar(), repr=False)
    sections: Mapping[str, Any] = field(factory=dict, repr=False)

    def unit(self, words: str) -> str:
        """Return the name of a unit from its words or sign, empty where they name none."""
        plain = words.strip()
        return self.unit_signs.get(plain) or self.currencies.get(plain) or self.units.get(plain.lower(), "")

    def scale(self, sign: str, currency: str = "", *, glued: bool = True) -> int:
        """Return what a short scale sign multiplies digits by in its context, 0 where it is none."""
        return next((s.times for s in self.short_scales.get(sign, ()) if s.fits(currency, glued=glued)), 0)

    def currency_at(self, text: str, end: int) -> tuple[int, int] | None:
        """Return where a currency sign stands that ends a text at a place, save for a space, full stop or minus."""
        before = text[end - 1 : end]
        if before in _BETWEEN:
            before = text[end - 2 : end - 1]
        if before not in self._currency_ends and before not in _BETWEEN:
            return None
        found = self._currency_before.search(text, max(0, end - 8), end)
        return found.span() if found else None

    @cached_property
    def _currency_ends(self) -> frozenset[str]:
        return frozenset(sign[-1] for sign in self.currencies)

    @cached_property
    def _currency_before(self) -> re.Pattern[str]:
        signs = _longest_first(self.currencies)
        return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(signs)})(?=\.?[ \u00a0\u202f]?[-−]?\Z)")

    def ordinal_at(self, text: str, end: int) -> bool:
        """Return whether a prefix that makes digits an ordinal ("ke-") ends a text at a place."""
        if text[end - 1 : end].lower() not in self._ordinal_ends:
            return False
        return self._ordinal_before.search(text, max(0, end - 4), end) is not None

    @cached_property
    def _ordinal_ends(self) -> frozenset[str]:
        return frozenset(prefix[-1].lower() for prefix in self.ordinal_prefixes)

    @cached_property
    def _ordinal_before(self) -> re.Pattern[str]:
        prefixes = "|".join(map(re.escape, self.ordinal_prefixes)) or "(?!)"
        return re.compile(rf"(?<![^\W\d_])(?:{prefixes})\Z", re.IGNORECASE)

    @cached_property
    def range_openers(self) -> frozenset[str]:
        """The words before the first number of a range."""
        return frozenset(span.before for span in self.ranges if span.before)

    @cached_property
    def joins(self) -> frozenset[str]:
        """The words and signs between two numbers that can make one value of them."""
        return frozenset(join.between for join in (*self.ratios, *self.ranges))

    @cached_property
    def percent_after(self) -> re.Pattern[str]:
        """A percent sign or word directly after a number, percentage points among them."""
        names = {"percent", "percentage_point"}
        words = [w for table in (self.units, self.unit_signs) for w, unit in table.items() if unit in names]
        return re.compile(rf"[ \u00a0\u202f]?(?P<words>{'|'.join(_longest_first(words))})(?![^\W\d_])", re.IGNORECASE)


def _longest_first(words: "Mapping[str, str] | list[str]") -> Iterator[str]:
    """Yield patterns of the words, a word before any that it begins with; a space may be a line's end."""
    for word in sorted(words, key=lambda w: (-len(w), w)):
        yield re.escape(word).replace("\\ ", "[ \\u00a0\\n]")
