"""Where text goes: standard output or a file, as UTF-8, and what a terminal there can show."""

import os
import shutil
import sys
from pathlib import Path

from factaudit.errors import InputError, Place, Problem


def write(text: str, target: Path | None) -> None:
    """Write text to a file, or to standard output; a reader that went away is no error."""
    content = text.encode("utf-8", "backslashreplace")
    if target is not None:
        _write_file(target, content)
        return
    stream = sys.stdout.buffer
    try:
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at its end and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_new(text: str, target: Path) -> None:
    """Write text to a file that must not exist yet.

    Raises:
        InputError: where it does, or cannot be written.
    """
    if target.exists():
        raise InputError([Problem("this file is there already", Place(str(target)), "name another, or move it away")])
    _write_file(target, text.encode("utf-8"))


def _write_file(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise InputError([Problem(f"cannot write: {error.strerror}", Place(str(target)))]) from None


def wants_color(choice: str, target: Path | None) -> bool:
    """Return whether to colour: as chosen, else on a terminal where NO_COLOR (no-color.org) is not set."""
    if choice != "auto":
        return choice == "always"
    dumb = os.environ.get("TERM") == "dumb"
    return target is None and not os.environ.get("NO_COLOR") and not dumb and sys.stdout.isatty()


def wants_ascii(target: Path | None) -> bool:
    """Return whether the terminal cannot show more than ASCII."""
    if target is not None or not sys.stdout.isatty():
        return False
    return "utf" not in (sys.stdout.encoding or "").lower()


def terminal_width(target: Path | None) -> int | None:
    """Return the columns of the terminal written to, None where it is none."""
    return shutil.get_terminal_size().columns if target is None and sys.stdout.isatty() else None
