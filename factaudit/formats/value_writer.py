"""Writing a stated value in the shortest form that reads back to the same."""

from yaml import Node

from factaudit.errors import UsageError
from factaudit.formats.value_forms import in_words, like_number, plain_number, rounded_to
from factaudit.formats.yaml_writer import flag, mapping, plain, sequence, text
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number, exact_text
from factaudit.model.stated import Stated


def number(value: Number) -> Node:
    """Return an exact decimal or ratio."""
    return plain(exact_text(value))


def value(stated: Stated, language: str) -> Node:
    """Return a stated value: a plain number, bounds, words that ``language`` reads the same way, or all of it."""
    if plain_number(stated.text) == stated:
        return plain(stated.text)
    if stated.explicit is not None:
        return _explicit(stated, stated.explicit) or _full(stated)
    if _reads_the_same(stated, language):
        return text(stated.text, quoted=like_number(stated.text))
    return _full(stated)


def _reads_the_same(stated: Stated, language: str) -> bool:
    try:
        return in_words(stated.text, language) == stated
    except UsageError:
        return False


def _explicit(stated: Stated, bounds: Bounds) -> Node | None:
    if bounds.empty:
        raise UsageError("a value that admits no number cannot be written")
    if stated.rounded and stated.step > 0 and stated == rounded_to(stated.value, stated.step):
        return mapping([("rounded", number(stated.value)), ("to", number(stated.step))])
    return _bounds(bounds) if stated == Stated.bounds(bounds) else None


def _bounds(bounds: Bounds) -> Node:
    """Return bounds as such; those that admit everything are two half-lines that meet."""
    if bounds == Bounds.anything():
        return _union([Interval(0, None), Interval(None, 0)])
    return _ends(bounds.intervals[0]) if len(bounds.intervals) == 1 else _union(bounds.intervals)


def _union(intervals: "tuple[Interval, ...] | list[Interval]") -> Node:
    return mapping([("any-of", sequence(map(_ends, intervals)))])


def _ends(interval: Interval) -> Node:
    lower, upper = interval.lower, interval.upper
    if lower is not None and upper is not None and not (interval.lower_open or interval.upper_open):
        return mapping([("min", number(lower)), ("max", number(upper))])
    below = [] if lower is None else [("more-than" if interval.lower_open else "at-least", number(lower))]
    above = [] if upper is None else [("less-than" if interval.upper_open else "at-most", number(upper))]
    return mapping(below + above)


def _full(stated: Stated) -> Node:
    bare = Stated.number(stated.value)
    pairs = [
        ("number", number(stated.value), True),
        ("words", text(stated.text), stated.text != bare.text),
        ("upper", number(stated.upper or 0), stated.upper is not None),
        ("comparator", text(stated.comparator), stated.comparator != bare.comparator),
        ("step", number(stated.step), stated.step != bare.step),
        ("rounded", flag(stated.rounded), stated.rounded),
        ("unit", text(stated.unit), stated.unit != ""),
    ]
    written = [(key, node) for key, node, wanted in pairs if wanted]
    if stated.explicit is not None:
        written.append(("admits", _bounds(stated.explicit)))
    if stated.otherwise:
        written.append(("or", sequence(map(_full, stated.otherwise))))
    return mapping(written)
