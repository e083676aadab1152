"""Arithmetic on columns: the ends that one quantity has on each of many islands of a shape."""

from collections.abc import Iterable

from factaudit.model.number import Number, exact

Column = list[Number]
"""A number for each island; a column that does not exist (None) stands for ends at infinity."""


def greater(one: Column | None, other: Column | None) -> Column | None:
    """Return the greater of two lower ends on each island."""
    if one is None or other is None:
        return other if one is None else one
    return [max(b, a) for a, b in zip(one, other, strict=True)]


def lesser(one: Column | None, other: Column | None) -> Column | None:
    """Return the lesser of two upper ends on each island."""
    if one is None or other is None:
        return other if one is None else one
    return [min(b, a) for a, b in zip(one, other, strict=True)]


def less(one: Column | None, other: Column | None, times: Number) -> Column | None:
    """Return one column less a multiple of another."""
    if one is None or other is None:
        return None
    if times == 1:
        return [a - b for a, b in zip(one, other, strict=True)]
    if times == -1:
        return [a + b for a, b in zip(one, other, strict=True)]
    return [a - b * times for a, b in zip(one, other, strict=True)]


def multiplied(column: Column | None, factor: Number) -> Column | None:
    """Return a column multiplied by a number."""
    if column is None or factor == 1:
        return column
    if factor == -1:
        return [-value for value in column]
    return [exact(value * factor) for value in column]


def crossed(low: Column | None, high: Column | None) -> Iterable[int]:
    """Return the places at which a lower end lies above the upper one."""
    if low is None or high is None:
        return ()
    return [place for place, (a, b) in enumerate(zip(low, high, strict=True)) if a > b]
