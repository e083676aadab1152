"""The words around the numbers of an article: what they name, and whether they say anything more.

A sentence is cut into stretches, one for each number, at the last word or comma that joins two of them. What
stands before the first number of a sentence goes with all of its stretches.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, Self

from attrs import define

from factaudit import units
from factaudit.language.language import Language
from factaudit.language.load import load
from factaudit.model.claim import Claim
from factaudit.model.mention import Mention
from factaudit.model.period import CALENDAR_UNITS
from factaudit.read import Article

_END: Final = re.compile(r"[.!?](?=\s+[^\sa-z])|\n(?=[ \t]*(?:\n|[-*+•|]))")
"""What ends a sentence: a full stop, an empty line, or the next line of a list or table."""

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LONG: Final = 3
"""Letters of the shortest word that is part of a name, and of the shortest that loses the ending of a plural."""


def words_of(phrase: str) -> frozenset[str]:
    """Return the words of a name without endings of the plural."""
    return frozenset(_stem(word) for word in _WORD.findall(phrase) if len(word) >= _LONG)


def _stem(word: str) -> str:
    return word.lower().removesuffix("s") if len(word) > _LONG else word.lower()


@define(slots=False, eq=False)
class Wording:
    """The words of an article, beside the names that its numbers may go by."""

    article: Article
    names: frozenset[str]
    language: Language
    plain: frozenset[str]
    fillers: frozenset[str]
    joint: re.Pattern[str]

    @classmethod
    def of(cls, article: Article, names: Iterable[str]) -> Self:
        """Return the wording of an article; ``names`` are all that measures are called."""
        language = load(article.language)
        table = language.sections.get("guard", {})
        fillers = frozenset(_stem(word) for key in ("fillers", "places") for word in table.get(key, ()))
        plain = fillers | {_stem(word) for key in ("plain", "joining") for word in table.get(key, ())}
        joints = "|".join(rf"\b{re.escape(word)}\b" for word in table.get("joining", ()))
        known = frozenset().union(*map(words_of, names))
        return cls(
            article, known, language, plain, fillers, re.compile(f"[,;]|{joints}" if joints else "[,;]", re.IGNORECASE)
        )

    def named(self, claim: Claim, phrase: str) -> bool:
        """Return whether the stretch of a claim holds all words of a name."""
        words = words_of(phrase) - self.fillers
        _, stretch = self._around(claim)
        return bool(words) and words <= words_of(self._words[stretch])

    def placed(self, claim: Claim, entity: str) -> bool:
        """Return whether the sentence of a claim names an entity, or the one before it names it before any other."""
        place = words_of(entity) - self.fillers
        if not place or place & words_of(self._sentence(claim)):
            return True
        names = (_stem(word) for word in _WORD.findall(self._sentence_before(claim)) if word[0].isupper())
        return next((name for name in names if name not in self.plain), "") in place

    def more(self, claim: Claim, phrase: str, entity: str) -> Iterator[str]:
        """Yield the words and numbers beside a claim that do not name it and might change what it counts."""
        own = self.plain | words_of(phrase) | words_of(entity) | self._understood(claim)
        head, stretch = self._around(claim)
        for part, known in ((head, own | self.names), (stretch, own)):
            for word in _WORD.findall(self._words[part]):
                if _stem(word) not in known:
                    yield word
        for mention in self.article.mentions:
            if stretch.start <= mention.start < stretch.stop and mention.kind != "date" and mention.claim != claim.id:
                yield mention.text

    def rate(self, claim: Claim) -> str:
        """Return the calendar unit that a claim is told per, if any."""
        return next((m.per for m in self._mentions[claim.id] if m.per in CALENDAR_UNITS), "")

    def _understood(self, claim: Claim) -> set[str]:
        """Return the words that reading has made use of: of the comparison, modality, unit and rate."""
        language = self.language
        signs = {claim.stated.comparator, "="}
        phrases = [c.words for c in language.comparators if c.sign in signs]
        if claim.modality != "reported":
            phrases += self._reading.get("modality", {}).get(claim.modality, ())
        measured = {m.unit for m in self._mentions[claim.id]} - {"", *units.COUNTED}
        phrases += [words for words, unit in language.units.items() if unit in measured]
        if any(m.per for m in self._mentions[claim.id]):
            phrases += [*language.per, *language.rates, *(w for w, u in language.units.items() if u in CALENDAR_UNITS)]
        return {_stem(word) for phrase in phrases for word in _WORD.findall(phrase)}

    def _around(self, claim: Claim) -> tuple[slice, slice]:
        """Return where the part before the first number of a claim's sentence stands, and the stretch of the claim."""
        first, last = self._bounds(self._number(claim))
        numbers = [m for m in self._counting if first <= m.start < last]
        cuts = [cut for pair in pairwise(numbers) if (cut := self._cut(*pair))]
        at = bisect_right(cuts, _start(claim))
        head_end = min((m.start for m in numbers), default=last)
        begin, end = (first, *cuts)[at], (*cuts, last)[at]
        return slice(first, head_end), slice(begin, end)

    def _cut(self, one: Mention, other: Mention) -> int:
        """Return where the stretches of two numbers meet, 0 where nothing joins them."""
        found = [joint.start() for joint in self.joint.finditer(self._words, one.end, other.start)]
        return found[-1] if found else 0

    def _sentence(self, claim: Claim) -> str:
        first, last = self._bounds(self._number(claim))
        return self._words[first:last]

    def _sentence_before(self, claim: Claim) -> str:
        number = self._number(claim)
        first, last = self._bounds(number - 1) if number else (0, 0)
        return self._words[first:last]

    def _number(self, claim: Claim) -> int:
        """Return the place of a claim's sentence in the article."""
        return bisect_right(self._ends, _start(claim))

    def _bounds(self, number: int) -> tuple[int, int]:
        ends = (0, *self._ends, len(self._words))
        return ends[number], ends[number + 1]

    @cached_property
    def _ends(self) -> list[int]:
        """Where sentences end, each but the last."""
        text, short = self.article.document.text, frozenset(self._reading.get("abbreviations", ()))
        read = {place for mention in self.article.mentions for place in range(mention.start, mention.end)}
        found = [end for end in _END.finditer(text) if end.start() not in read]
        return [end.end() for end in found if _last_word(text[max(0, end.start() - 20) : end.start()]) not in short]

    @cached_property
    def _words(self) -> str:
        """The text without its numbers and dates, every word at its place."""
        text = self.article.document.text
        for mention in self.article.mentions:
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
        return text

    @cached_property
    def _counting(self) -> list[Mention]:
        """The numbers that claim something, in order; any other is part of what is said of these."""
        return sorted((m for m in self.article.mentions if m.claim), key=lambda mention: mention.start)

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        by_claim: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.article.mentions:
            by_claim[mention.claim].append(mention)
        return by_claim

    @cached_property
    def _reading(self) -> dict[str, Any]:
        table: dict[str, Any] = self.language.sections.get("reading", {})
        return table


def _start(claim: Claim) -> int:
    assert claim.span is not None
    assert claim.span.start is not None
    return claim.span.start


def _last_word(text: str) -> str:
    return text.lower().rpartition(" ")[2]
