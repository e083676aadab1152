"""What can go wrong with an input or with a use of the library.

An input may hold many mistakes; they are collected and raised together, each with its place.
"""

from attrs import frozen


@frozen
class Place:
    """Where something stands: a file and a one-based line and column (zero where unknown)."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class Problem:
    """One mistake in an input: what was read, what was expected, and where."""

    message: str
    place: Place = Place()
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.file else ""
        help_line = f"\n  help: {self.hint}" if self.hint else ""
        return f"{where}{self.message}{help_line}"


class FactAuditError(Exception):
    """The root of every error that factaudit raises on purpose."""


class InputError(FactAuditError):
    """An input cannot be used; ``problems`` lists every mistake found in it."""

    def __init__(self, problems: "tuple[Problem, ...] | list[Problem]") -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(FactAuditError, ValueError):
    """The library was called with arguments that make no sense together."""


class UnitError(UsageError):
    """Two quantities of different dimensions were compared or added."""
