"""Reading a text file that may be anything: missing, a folder, too large, or no text at all."""

import stat
from pathlib import Path
from typing import Final

from factaudit.errors import InputError, Place, Problem

MAX_BYTES: Final = 32 * 1024 * 1024
"""Largest file that is read: some 200,000 claims. Larger tables of facts are for ``screen``."""

_FOREIGN_MARKS: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x1f\x8b": "gzip", b"PK": "zip"}


def read_text(path: "str | Path", *, named_at: Place | None = None) -> str:
    """Return the text of a UTF-8 file.

    Args:
        path: the file to read.
        named_at: where the file is named, which is then the place of every problem with it.

    Raises:
        InputError: where there is no such regular file, it is larger than ``MAX_BYTES``, or is not UTF-8.
    """
    shown = escaped(str(path))
    try:
        size = _size(Path(path))
        content = Path(path).read_bytes() if size <= MAX_BYTES else b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError([_problem(f"cannot read {shown}: {escaped(reason.lower())}", path, named_at)]) from None
    if size > MAX_BYTES:
        message = f"{shown} has {size:,} bytes, more than the limit of {MAX_BYTES:,}"
        raise InputError([_problem(message, path, named_at, hint="split it into several files")])
    return _decoded(content, path, named_at)


def _size(path: Path) -> int:
    facts = path.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise OSError(0, "it is a folder, expected a file")
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(0, "it is not a regular file")
    return facts.st_size


def _decoded(content: bytes, path: "str | Path", named_at: Place | None) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset, line = error.start, content.count(b"\n", 0, error.start) + 1
        before = content[content.rfind(b"\n", 0, offset) + 1 : offset]
    column = len(before.decode("utf-8-sig", "replace")) + 1
    foreign = next((name for mark, name in _FOREIGN_MARKS.items() if content.startswith(mark)), "")
    hint = f"it looks like {foreign}; save it as UTF-8 text" if foreign else "save it as UTF-8 text"
    message = f"expected UTF-8 text, got byte 0x{content[offset]:02x} at byte offset {offset}"
    place = named_at or Place(str(path), line, column)
    raise InputError([Problem(message, place, hint)])


def _problem(message: str, path: "str | Path", named_at: Place | None, *, hint: str = "") -> Problem:
    return Problem(message, named_at or Place(str(path)), hint)


def escaped(text: str) -> str:
    r"""Return ``text`` with every character that a terminal might obey written as an escape.

    >>> escaped("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def quoted(text: str, limit: int = 60) -> str:
    """Return a text in quotes for a message, escaped, and cut where it is long."""
    return f"'{escaped(text)}'" if len(text) <= limit else f"'{escaped(text[:limit])}...'"
