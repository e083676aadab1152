"""From a run of atoms to its numbers: cardinals, mixed numbers, fractions, ordinals, vague amounts, codes."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from factaudit.language.parts import bare_part, divided_by
from factaudit.language.terms import GROW, Run, Term, Terms, grown, kind, terms_at, times_of, total
from factaudit.model.number import Number, exact


class Magnitude(NamedTuple):
    """A number made of the atoms from ``first`` up to but not including ``last`` of a run."""

    first: int
    last: int
    value: Number
    upper: Number | None = None
    step: Number = 1
    rounded: bool = False
    kind: str = "cardinal"
    scale: int = 1


_APART: Final = frozenset({"", "digits", "code", "sign", "ordinal"})
"""Atoms that digits before them have nothing to do with."""


def magnitudes(run: Run) -> Iterator[Magnitude]:
    """Yield the numbers of a run of atoms, left to right."""
    at = 0
    while at < len(run):
        found = _magnitude(run, at)
        if found:
            yield found
        at = found.last if found else at + 1


def _magnitude(run: Run, at: int) -> Magnitude | None:
    word = run[at].word
    if word.kind == "digits" and kind(run, at + 1) in _APART:  # the common case, and all of a table
        return Magnitude(at, at + 1, word.value, word.upper, word.step, word.rounded)
    if word.kind == "sign":
        found = _magnitude(run, at + 1) if at + 1 < len(run) and run[at + 1].word.kind != "sign" else None
        return _negated(found, at) if found and found.kind in {"cardinal", "fraction"} else None
    if word.kind == "code":
        return Magnitude(at, at + 1, 0, kind="code")
    if word.kind == "vague":
        return _vague(run, at)
    return _number(run, at)


def _negated(found: Magnitude, at: int) -> Magnitude:
    if found.upper is not None:
        return found._replace(first=at, value=-found.upper, upper=-found.value)
    return found._replace(first=at, value=-found.value)


def _vague(run: Run, at: int) -> Magnitude:
    """Return "dozens", or "tens of thousands" as [20,000, 99,999]."""
    low, high = run[at].word.value, run[at].word.upper
    assert high is not None
    scale = at + 2 if kind(run, at + 1) == "of" else at + 1
    times = times_of(run, scale)
    if times:
        return Magnitude(at, scale + 1, exact(low * times), exact((high + 1) * times - 1), kind="vague")
    return Magnitude(at, at + 1, low, high, kind="vague")


def _number(run: Run, at: int) -> Magnitude | None:
    """Return the cardinal, mixed number, fraction or ordinal at a place."""
    part = bare_part(run, at)
    terms = grown(run, (part,), _joined) if part else terms_at(run, at, _joined)
    divided = None if part or not terms else divided_by(run, terms)
    if divided:
        terms = grown(run, (divided,), _joined)
    elif terms and terms[-1].last < len(run) and not part:
        ordinal = _ordinal(run, terms)
        if ordinal:
            return ordinal
    if not terms:
        word = run[at].word
        return Magnitude(at, at + 1, word.value, kind="ordinal") if word.kind == "ordinal" else None
    top = terms[-1]
    sort = "fraction" if any(t.sort == "part" for t in terms) else "cardinal"
    last = top.last - (kind(run, top.last - 1) == "joiner")  # "3 hundred and | 2 hundred"
    return Magnitude(at, last, total(terms), top.upper, top.step, top.rounded, sort, top.times)


def _ordinal(run: Run, terms: Terms) -> Magnitude | None:
    """Return "twenty-first" or "one hundred fifth"."""
    first, last = terms[0].first, terms[-1].last
    word = run[last].word
    if word.kind != "ordinal" or terms[-1].sort != "words" or not word.value < terms[-1].place:
        return None
    return Magnitude(first, last + 1, total(terms) + word.value, kind="ordinal")


def _joined(run: Run, terms: Terms) -> Terms | None:
    """Take in what follows an "and": a proper fraction, or a number below the place that the language joins at."""
    at, top = terms[-1].last + 1, terms[-1]
    part = _proper_part(run, at)
    if part and top.place:
        scaled = top.times >= 1_000 and not times_of(run, part.last)
        return (*terms, _of_scale(part, top.times) if scaled else part)
    if top.place < run[at - 1].word.value or kind(run, at) not in {"add", "digits"}:
        return None
    return GROW[kind(run, at)](run, (*terms[:-1], top._replace(last=at)))


def _proper_part(run: Run, at: int) -> Term | None:
    part = bare_part(run, at)
    if not part:
        terms = terms_at(run, at)
        part = divided_by(run, terms) if terms else None
    return part if part and 0 < part.value < 1 else None


def _of_scale(part: Term, times: int) -> Term:
    """Return the half of "one million and a half": half a million."""
    return part._replace(value=exact(part.value * times), step=exact(Fraction(times, 10)), rounded=True)
