"""Colour for a terminal, or none of it."""

from typing import Final

from attrs import frozen

STYLES: Final = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "consistent": "1;32",
    "contradictory": "1;31",
    "undetermined": "1;33",
    "frame": "34",
    "dim": "2",
    "strong": "1",
    "repair": "32",
}
"""SGR parameters (ECMA-48, 8.3.117)."""


@frozen
class Paint:
    """A brush that leaves text as it is where colour was not asked for."""

    enabled: bool = False

    def __call__(self, text: str, style: str) -> str:
        """Return ``text`` in a style; empty text stays empty."""
        if not self.enabled or not text:
            return text
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m"
