"""Values by key where most keys have one value: no list is made before a key has a second."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Several(Generic[Key, Value]):
    """All values that were added under a key, in the order in which they were added.

    A ledger of a hundred thousand claims has as many quantities with one guarantee each: a list for each of them
    would take more memory than the claims.
    """

    __slots__ = ("_first", "_rest")

    def __init__(self) -> None:
        """Start with nothing."""
        self._first: dict[Key, Value] = {}
        self._rest: dict[Key, list[Value]] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._first

    def add(self, key: Key, value: Value) -> None:
        """Add a value under a key."""
        if key in self._first:
            self._rest.setdefault(key, []).append(value)
        else:
            self._first[key] = value

    def of(self, key: Key) -> tuple[Value, ...]:
        """Return the values of a key, none where there are none."""
        first = self._first
        return (first[key], *self._rest.get(key, ())) if key in first else ()
