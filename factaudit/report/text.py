"""Text made safe and measured for a terminal: nothing that steers it passes, and columns are counted as shown."""

import unicodedata
from typing import Final

TAB: Final = 4
"""Columns a tab advances to; source lines are shown with tabs expanded."""

_JOINERS: Final = frozenset("\u200c\u200d")
"""Zero-width (non-)joiners: they shape Persian, Indic and emoji text and steer nothing."""

_STEERING: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
"""General categories of what may move the cursor, reorder a line, or show nothing at all."""

_PLAIN: Final = str.maketrans(
    {"…": "...", "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "×": "x", "→": "->", "\u00a0": " "}
)


def safe(text: str) -> str:
    r"""Return ``text`` with control characters, bidi overrides and line breaks written as escapes.

    >>> print(safe("red \x1b[31m, turned \u202e"))
    red \x1b[31m, turned \u202e
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char == "\t":
        return " "
    if char in _JOINERS or unicodedata.category(char) not in _STEERING:
        return char
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")


def plain(text: str) -> str:
    """Return ``text`` in ASCII, typographic signs as their plain kin and the rest as escapes."""
    return text.translate(_PLAIN).encode("ascii", "backslashreplace").decode("ascii")


def columns(text: str) -> int:
    """Return how many columns a terminal takes for safe text (East Asian wide characters take two)."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


def _columns_of(char: str) -> int:
    if char in _JOINERS or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def line_cells(line: str) -> list[str]:
    """Return what each character of a source line is shown as, tabs expanded to the next stop."""
    cells: list[str] = []
    column = 0
    for char in line:
        cell = " " * (TAB - column % TAB) if char == "\t" else _shown(char)
        column += columns(cell)
        cells.append(cell)
    return cells


def pad(text: str, width: int) -> str:
    """Return ``text`` filled up with spaces to ``width`` columns."""
    return text + " " * max(0, width - columns(text))


def cut(text: str, width: int, mark: str) -> str:
    """Return ``text`` cut to ``width`` columns, ``mark`` at its end where it was cut."""
    if columns(text) <= width:
        return text
    taken, used = [], columns(mark)
    for char in text:
        used += _columns_of(char)
        if used > width:
            break
        taken.append(char)
    return "".join(taken) + mark


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Break ``text`` at spaces into lines of ``width`` columns, led by ``first`` and then ``rest``."""
    lines, line, empty = [], first, True
    for word in text.split():
        if not empty and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line]
