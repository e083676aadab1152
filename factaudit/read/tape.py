"""The words, digits and marks of a text in order, with their places: what all later stages look at."""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import Final

from attrs import frozen

_TOKEN: Final = re.compile(r"([^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+|\n|[^\w\s]|_+)")
"""Each alternative starts with another kind of character, so that no text makes it look back."""


@frozen
class Tape:
    """Tokens of a text: lower-case ``words`` and the offsets where each starts and ends."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> "Tape":
        """Split a text into tokens; a line end is a token of its own."""
        lowered = text.lower()
        even = len(lowered) == len(text)  # a few capitals, such as İ, have small forms of two characters
        pieces = _TOKEN.split(lowered if even else text)
        edges = list(accumulate(map(len, pieces)))
        words = pieces[1::2] if even else [word.lower() for word in pieces[1::2]]
        return cls(text, words, edges[:-1:2], edges[1::2])

    def first(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def capital(self, index: int) -> bool:
        """Return whether a token starts with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def joined(self, index: int) -> bool:
        """Return whether a token follows the one before it without a space between."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def split(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase as a tape has them."""
    return tuple(_TOKEN.findall(phrase.lower()))
