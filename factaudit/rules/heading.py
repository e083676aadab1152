"""A heading and the text below it that give different numbers, one being a slip of the other."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.mention import Mention
from factaudit.model.number import exact_text
from factaudit.rules.places import span_of

_ABOVE: Final = frozenset({"heading", "summary"})
_BELOW: Final = frozenset({"body", "list"})
_THOUSANDS: Final = tuple(Fraction(10) ** power for power in (-9, -6, -3, 3, 6, 9))
_DIGITS: Final = 3


def heading(entries: Entries) -> Iterator[Finding]:
    """Yield each number of a heading that the text does not give but misses by one slip of a digit."""
    yield from _unmatched(entries, "heading", _one_digit_off)


def scale_word(entries: Entries) -> Iterator[Finding]:
    """Yield each number of a heading that the text gives a thousand times larger or smaller."""
    yield from _unmatched(entries, "scale-word", _scaled)


def _unmatched(entries: Entries, rule: str, slip: Callable[[Fraction, Fraction], bool]) -> Iterator[Finding]:
    below = [m for m in entries.mentions if m.section in _BELOW and m.stated is not None]
    for mention in entries.mentions:
        if mention.section not in _ABOVE or mention.stated is None or not mention.unit:
            continue
        like = [m for m in below if (m.unit, m.per) == (mention.unit, mention.per)]
        if not like or any(_agrees(entries, mention, m) for m in like):
            continue
        near = [m for m in like if slip(_value(mention), _value(m))]
        if len({_value(m) for m in near}) == 1:
            yield _finding(entries, rule, mention, near)


def _finding(entries: Entries, rule: str, mention: Mention, near: Sequence[Mention]) -> Finding:
    message = f"the heading says {mention.text}, the text {near[0].text}"
    ids = tuple(m.claim for m in (mention, near[0]) if m.claim)
    return Finding(rule, "warning", message, (span_of(mention, entries), span_of(near[0], entries)), conflict=ids)


def _agrees(entries: Entries, one: Mention, other: Mention) -> bool:
    assert one.stated is not None
    assert other.stated is not None
    return not (entries.policy.admits(one.stated) & entries.policy.admits(other.stated)).empty


def _value(mention: Mention) -> Fraction:
    assert mention.stated is not None
    return Fraction(mention.stated.value)


def _scaled(above: Fraction, below: Fraction) -> bool:
    digits = exact_text(above).replace(".", "").strip("0")
    return len(digits) > 1 and below / above in _THOUSANDS


def _one_digit_off(above: Fraction, below: Fraction) -> bool:
    """Whether two numbers of as many digits differ in one digit, or in two neighbours swapped."""
    one, other = exact_text(above), exact_text(below)
    if len(one) != len(other) or sum(map(str.isdigit, one)) < _DIGITS:
        return False
    off = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(off) == 2 and off[1] == off[0] + 1 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]
    return len(off) == 1 or swapped
