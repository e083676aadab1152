"""Fractions: "half", "a third", "two thirds", "three twenty-fifths"."""

from fractions import Fraction

from factaudit.language.terms import Run, Term, Terms, kind, terms_at, times_of, total
from factaudit.model.number import Number


def bare_part(run: Run, at: int) -> Term | None:
    """Return a fraction without a numerator: "half", "½", "a third", the quarter of "quarter million"."""
    start = at + 1 if kind(run, at) == "article" else at
    if start >= len(run):
        return None
    word = run[start].word
    if word.kind == "fraction":
        return Term(at, start + 1, word.value, sort="part")
    if start > at:
        one = (Term(at, start, 1),)
        return divided_by(run, one) if not times_of(run, start) else None
    if word.single and times_of(run, start + 1):
        return Term(at, start + 1, Fraction(1, word.denominator), sort="part")
    return None


def divided_by(run: Run, terms: Terms) -> Term | None:
    """Return the fraction that number words make with the denominator after them, None where there is none."""
    if terms[-1].sort == "part" or (not terms[-1].place and terms[-1].times == 1 and len(terms) > 1):
        return None
    at = terms[-1].last
    if at >= len(run):
        return None
    return _tens_divide(run, terms) or _word_divides(run, terms) or _phrase_divides(run, terms)


def _fraction(terms: Terms, last: int, denominator: Number, *, single: bool) -> Term | None:
    """Return numerator over denominator; a singular ("third") goes with one alone."""
    above = total(terms)
    if denominator < 1 or above.denominator != 1 or (single and (above != 1 or terms[0].sort == "digits")):
        return None
    return Term(terms[0].first, last, Fraction(above, denominator), sort="part")


def _word_divides(run: Run, terms: Terms) -> Term | None:
    at = terms[-1].last
    word = run[at].word
    if word.denominator < 2 or (_twenty(terms[-1]) and run[at].hyphen and word.single):
        return None
    return _fraction(terms, at + 1, word.denominator, single=word.single)


def _tens_divide(run: Run, terms: Terms) -> Term | None:
    """Return "one hundred thirty fifths" as 100/35; "one hundred and thirty fifths" is 130/5."""
    top, word = terms[-1], run[terms[-1].last].word
    apart = len(terms) > 1 and kind(run, top.first - 1) != "joiner"
    if not (apart and 0 < word.denominator < 10 and _twenty(top)):
        return None
    return _fraction(terms[:-1], top.last + 1, top.value + word.denominator, single=word.single)


def _twenty(term: Term) -> bool:
    return term.place == 10 and term.times == 1 and term.value >= 20


def _phrase_divides(run: Run, terms: Terms) -> Term | None:
    """Return a numerator over a compound denominator: "one twenty-fifth", "one one hundred and fifth"."""
    below = terms_at(run, terms[-1].last) if kind(run, terms[-1].last) == "add" else ()
    if not below:
        return None
    at = below[-1].last + (kind(run, below[-1].last) == "joiner")
    word = run[at].word if at < len(run) else None
    if word is None or not 0 < word.denominator < below[-1].place:
        return None
    return _fraction(terms, at + 1, total(below) + word.denominator, single=word.single)
