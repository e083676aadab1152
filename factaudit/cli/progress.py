"""A bar for a person who waits at a terminal: nothing in pipes, nothing for what is done at once."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from attrs import define

from factaudit.progress import Progress as Told
from factaudit.progress import told_nobody

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

DELAY_S: Final = 0.5
"""How long work must have lasted before a bar is worth the look."""


@contextmanager
def bar(*, delay_s: float = DELAY_S) -> "Iterator[Bar]":
    """Yield a bar that appears where the work lasts, and that is taken away at its end."""
    looked_at = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    shown = Bar(time.monotonic() + delay_s if looked_at else None)
    try:
        yield shown
    finally:
        shown.end()


@define
class Bar:
    """What is done of several works, one after the other; ``due`` is when to appear, None where nobody looks."""

    due: float | None
    text: str = ""
    task: "TaskID | None" = None
    live: "Progress | None" = None

    def of(self, text: str) -> Told:
        """Begin a work, and return what to tell how much of it is done, of how much."""
        self.text = text
        return told_nobody if self.due is None else self._tell

    def _tell(self, done: int, total: int) -> None:
        if self.live is None:
            if self.due is None or time.monotonic() < self.due:
                return
            self.live = self._opened()
            self.task = self.live.add_task(self.text, total=total)
        assert self.task is not None
        self.live.update(self.task, description=self.text, completed=done, total=total)

    def _opened(self) -> "Progress":
        from rich.console import Console  # noqa: PLC0415 - only where a person waits
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415 - as above

        # A name in brackets is no style.
        name = TextColumn("{task.description}", markup=False)
        live = Progress(name, BarColumn(), TaskProgressColumn(), console=Console(stderr=True), transient=True)
        live.start()
        return live

    def end(self) -> None:
        """Take the bar away."""
        if self.live is not None:
            self.live.stop()
