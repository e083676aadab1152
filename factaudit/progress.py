"""How far long work has come, for whoever waits for it; nothing of it takes part in what is found."""

from collections.abc import Callable

from attrs import define

Progress = Callable[[int, int], None]
"""Told how many steps are done, and of how many: lines to read, components to solve, conflicts to explain."""


def told_nobody(_done: int, _total: int) -> None:
    """Take no notice of how much is done."""


@define
class Course:
    """Several stages, one after the other, told as one; how many steps a stage has is known when it begins."""

    tell: Progress = told_nobody
    past: int = 0

    def told(self, done: int, total: int) -> None:
        """Tell how much of the present stage is done."""
        self.tell(self.past + done, self.past + total)

    def end(self, total: int) -> None:
        """Begin the next stage."""
        self.past += total
