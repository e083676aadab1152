"""Why something is not known or not listed, told in no language yet."""

from typing import Self

from attrs import frozen


@frozen
class Reason:
    """The key of a sentence in the catalogue of ``explain``, and what fills its blanks: counts, or a further reason."""

    key: str
    blanks: "tuple[tuple[str, int | Reason], ...]" = ()

    @classmethod
    def of(cls, key: str, **blanks: "int | Reason") -> Self:
        """Return the reason with this key."""
        return cls(key, tuple(blanks.items()))
