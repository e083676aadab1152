"""A heading and the text below it that give different numbers, one being a slip of the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Final

from attrs import define

from factaudit.catalogue import Words
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.mention import Mention
from factaudit.model.number import exact, exact_text
from factaudit.model.stated import Stated
from factaudit.rules.overlaps import Overlaps
from factaudit.rules.places import span_of

_ABOVE: Final = frozenset({"heading", "summary"})
_BELOW: Final = frozenset({"body", "list"})
_THOUSANDS: Final = tuple(Fraction(10) ** power for power in (-9, -6, -3, 3, 6, 9))
_DIGITS: Final = 3
_WRITTEN: Final = "0123456789.-/"
"""The characters that the exact text of a number is made of."""


def headings(entries: Entries, say: Words) -> Iterator[Finding]:
    """Yield each number of a heading that the text does not give, but gives a slip of it.

    The text gives it a thousand times larger or smaller (``scale-word``), or misses it by a digit (``heading``).
    """
    above = [m for m in entries.mentions if m.section in _ABOVE and m.stated is not None and m.unit]
    units = {(m.unit, m.per) for m in above}
    below = {unit: list[Mention]() for unit in units}
    for mention in entries.mentions:
        if mention.section in _BELOW and mention.stated is not None and (mention.unit, mention.per) in units:
            below[mention.unit, mention.per].append(mention)
    told = {unit: _Told(entries, mentions) for unit, mentions in below.items()}
    for mention in above:
        like = told[mention.unit, mention.per]
        for rule, slips in _SLIPS:
            near = like.slip(mention, slips)
            if near is not None:
                message = say("heading", above=mention.text, below=near.text)
                yield _finding(entries, rule, message, (mention, near))


@define(slots=False)
class _Told:
    """The numbers of one unit in the text below the headings, found by what they admit and by what they are."""

    entries: Entries
    mentions: Sequence[Mention]

    def slip(self, mention: Mention, slips: Callable[[Fraction], Iterable[str]]) -> Mention | None:
        """Return where the text gives the only slip of a number, None where it gives the number or no or several."""
        if not self.mentions or self._admitted.meet(self.entries.policy.admits(_stated(mention))):
            return None
        near = {text for text in slips(Fraction(_stated(mention).value)) if text in self._first}
        return self._first[near.pop()] if len(near) == 1 else None

    @cached_property
    def _admitted(self) -> Overlaps:
        return Overlaps.of(self.entries.policy.admits(_stated(m)) for m in self.mentions)

    @cached_property
    def _first(self) -> dict[str, Mention]:
        """The first mention of each number, by its exact text."""
        return {exact_text(_stated(m).value): m for m in reversed(self.mentions)}


def _stated(mention: Mention) -> Stated:
    assert mention.stated is not None
    return mention.stated


def _finding(entries: Entries, rule: str, message: str, told: Sequence[Mention]) -> Finding:
    ids = tuple(m.claim for m in told if m.claim)
    return Finding(rule, "warning", message, tuple(span_of(m, entries) for m in told), conflict=ids)


def _scaled(above: Fraction) -> Iterator[str]:
    """Yield a number times and over a thousand, a million and a billion; not of one digit, which is too easily met."""
    if len(exact_text(above).replace(".", "").strip("0")) > 1:
        yield from (exact_text(exact(above * times)) for times in _THOUSANDS)


def _one_digit_off(above: Fraction) -> Iterator[str]:
    """Yield the numbers of as many digits that differ in one digit, or in two neighbours swapped."""
    text = exact_text(above)
    if sum(map(str.isdigit, text)) < _DIGITS:
        return
    for at, sign in enumerate(text):
        yield from (f"{text[:at]}{other}{text[at + 1 :]}" for other in _WRITTEN if other != sign)
        if text[at + 1 : at + 2] not in {"", sign}:
            yield f"{text[:at]}{text[at + 1]}{sign}{text[at + 2 :]}"


_SLIPS: Final = (("scale-word", _scaled), ("heading", _one_digit_off))
