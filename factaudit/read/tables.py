"""Tables in running text: rows of a label and so many numbers, closed by a row that calls itself the total.

Ruled, tabbed, one cell a line or flattened into one line: a row is a label followed by numbers with no word between.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from factaudit.read.amounts import Amount, Link, Passage, Role
from factaudit.read.tape import Tape
from factaudit.read.wholes import EXHAUSTIVE

_FEWEST_ROWS: Final = 2
_LONGEST_LABEL: Final = 8
_NEAR: Final = Fraction(1, 10)
_SIGNS: Final = frozenset("+-−–")


@frozen
class Row:
    """A row: the token where its label starts, whether it is a total, its numbers, and whether it has its own line."""

    first: int
    total: bool
    cells: tuple[Amount, ...]
    alone: bool


def tables(passages: Sequence[Passage], tape: Tape, stops: frozenset[int]) -> Iterator[Link]:
    """Yield the sum that each column of a table states: its rows, and the total below them.

    Args:
        passages: the sentences and lines of the story.
        tape: their tokens.
        stops: the tokens behind the words that call a row a total.
    """
    if not stops:
        return
    rows = list(_rows(passages, tape, stops))
    for index, row in enumerate(rows):
        if row.total:
            yield from _sums(_above(rows, index), row, tape)


def _rows(passages: Sequence[Passage], tape: Tape, stops: frozenset[int]) -> Iterator[Row]:
    cells: list[Amount] = []
    label, total, lined, end = 0, False, True, 0
    for passage in passages:
        for amount in passage.amounts:
            start = tape.first(amount.mention.start)
            stop = tape.first(amount.mention.end)
            if stop < passage.sentence.stop and tape.words[stop] == ":":
                continue
            if not cells or any(word[0].isalpha() for word in tape.words[end:start]):
                if cells:
                    yield Row(label, total, tuple(cells), lined)
                label, cells = end, []
                total = _is_total(stops, tape, start)
                lined = passage.sentence.stop - passage.sentence.first <= _LONGEST_LABEL + 1
            cells.append(amount)
            end = stop
    if cells:
        yield Row(label, total, tuple(cells), lined)


def _is_total(stops: frozenset[int], tape: Tape, start: int) -> bool:
    """Whether the last words of the label before a number call it a total."""
    at = start
    while at > 0 and not tape.words[at - 1][0].isalnum():
        at -= 1
    return at in stops


def _above(rows: Sequence[Row], index: int) -> list[Row]:
    """Return the rows above a total with as many numbers, up to another total or a row of another shape."""
    total, found = rows[index], []
    for at in range(index - 1, -1, -1):
        row = rows[at]
        if row.total or len(row.cells) != len(total.cells) or (len(row.cells) == 1 and not row.alone):
            break
        found.append(row)
        if row.cells[0].first - row.first > _LONGEST_LABEL:
            break
    return found[::-1]


def _sums(rows: Sequence[Row], total: Row, tape: Tape) -> Iterator[Link]:
    if len(rows) < _FEWEST_ROWS or (len(total.cells) == 1 and not total.alone):
        return
    columns = [([row.cells[i] for row in rows], whole) for i, whole in enumerate(total.cells)]
    added = [(parts, whole) for parts, whole in columns if _additive([*parts, whole], tape)]
    proven = any(_sum(parts) == _value(whole) for parts, whole in added)
    for parts, whole in added:
        if proven or abs(_sum(parts) - _value(whole)) <= _NEAR * abs(_value(whole)):
            yield Link.of("total", EXHAUSTIVE, whole=whole, parts=[Role(part) for part in parts])


def _additive(column: Sequence[Amount], tape: Tape) -> bool:
    """Whether a column holds amounts that add up: whole numbers or money, no percentages, no signed changes."""
    for amount in column:
        stated = amount.mention.stated
        before = tape.text[amount.mention.start - 1 : amount.mention.start]
        if stated is None or amount.percent or before in _SIGNS or stated.value < 0 or stated.upper is not None:
            return False
    kinds = {(a.unit if a.mention.kind == "money" else "", _has_decimals(a)) for a in column}
    return len(kinds) == 1 and len(column) > _FEWEST_ROWS


def _has_decimals(amount: Amount) -> bool:
    stated = amount.mention.stated
    return stated is not None and stated.rounded


def _sum(parts: Sequence[Amount]) -> Fraction:
    return sum((_value(part) for part in parts), Fraction(0))


def _value(amount: Amount) -> Fraction:
    assert amount.mention.stated is not None
    return Fraction(amount.mention.stated.value)
