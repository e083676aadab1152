"""Run again whenever a file changes."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import click

PAUSE: Final = 0.4
"""Seconds between two looks: unnoticed by a reader, unnoticed by the processor."""

_Stamp = tuple[int, int] | None


def watch(run: Callable[[], Iterable[Path]], *, pause: Callable[[float], None] = time.sleep) -> None:
    """Call ``run``, and again each time one of the files it returns changes, until interrupted."""
    while True:
        click.clear()
        files = sorted(set(run()))
        before = _stamps(files)
        click.echo(f"watching {len(files)} file{'' if len(files) == 1 else 's'}, ctrl-c to stop", err=True)
        while _stamps(files) == before:
            pause(PAUSE)


def _stamps(files: list[Path]) -> list[_Stamp]:
    return [_stamp(file) for file in files]


def _stamp(file: Path) -> _Stamp:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
