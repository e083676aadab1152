"""Numbers as stacks of terms, and what each kind of atom adds to one.

Each term lies below the place of the one before ("two million | three hundred thousand | five"); a
scale word multiplies the terms on top that are smaller than it. Looking ahead is bounded by the
height of such a stack, so a run of atoms is read in linear time.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from factaudit.language.atoms import Atom
from factaudit.model.number import Number, exact

_ROUNDING_SCALE: Final = 1_000
"""The least scale word that shows a number to be rounded: "230 thousand" does, "three hundred" does not."""


class Term(NamedTuple):
    """A part of a number, from the atoms ``first`` up to ``last``.

    What may be added to it lies below ``place`` (0: nothing may). ``times`` is the scale that made it,
    ``sort`` whether it was written in ``words`` or ``digits`` or is a fractional ``part``.
    """

    first: int
    last: int
    value: Number
    place: int = 0
    step: Number = 1
    rounded: bool = False
    upper: Number | None = None
    times: int = 1
    sort: str = "words"


Terms = tuple[Term, ...]
Run = Sequence[Atom]
Grow = Callable[[Run, "Terms"], "Terms | None"]
"""Return the terms with the next atom taken in, or None where it is not part of the number."""


def kind(run: Run, at: int) -> str:
    """Return the kind of an atom, empty past the end."""
    return run[at].word.kind if at < len(run) else ""


def times_of(run: Run, at: int) -> int:
    """Return what a scale word multiplies by, 0 where there is none."""
    return run[at].word.times if at < len(run) else 0


def total(terms: Terms) -> Number:
    """Return the sum of the terms."""
    return terms[0].value if len(terms) == 1 else exact(sum((t.value for t in terms), Fraction(0)))


def place_of(value: Number) -> int:
    """Return the worth of the last digit that is not zero: 10 for twenty, 100 for a hundred, 1 for eleven."""
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def terms_at(run: Run, at: int, join: Grow | None = None) -> Terms:
    """Return the terms of the cardinal at a place; "a million" and "hundred thousand" start from one.

    ``join`` takes in what follows an "and"; without it the number ends there.
    """
    times, following = times_of(run, at), times_of(run, at + 1)
    sort = kind(run, at)
    if sort == "article" and following:
        first = Term(at, at + 1, 1)
    elif sort == "times" and following > times:
        first = Term(at, at + 1, times, times=times)
    elif sort == "add":
        first = _word_at(run, at)
    elif sort == "digits":
        first = _digits_at(run, at)
    else:
        return ()
    return grown(run, (first,), join)


def _word_at(run: Run, at: int) -> Term:
    """Return the term of a number word; "seribu" and "sejuta" hold a scale word as "a thousand" does."""
    value = run[at].word.value
    scaled = value >= _ROUNDING_SCALE
    return Term(at, at + 1, value, place_of(value), value if scaled else 1, scaled)


def _digits_at(run: Run, at: int) -> Term:
    word = run[at].word
    whole = word.step == 1 and word.upper is None
    return Term(at, at + 1, word.value, int(whole), word.step, word.rounded, word.upper, sort="digits")


def grown(run: Run, terms: Terms, join: Grow | None = None) -> Terms:
    """Return the terms with all that belongs to the same number after them."""
    while terms and terms[-1].last < len(run):
        grow = join if kind(run, terms[-1].last) == "joiner" else GROW.get(kind(run, terms[-1].last))
        more = grow(run, terms) if grow else None
        if more is None:
            return terms
        if len(more) < len(terms) and more[-1].last < terms[-1].last:
            return more
        terms = more
    return terms


def add(run: Run, terms: Terms) -> Terms | None:
    """Take in a number word below the place of the last term."""
    at, top = terms[-1].last, terms[-1]
    word = run[at].word
    if word.times:
        more = multiply(run, terms)
        if more:
            return more
    if not 0 < word.value < top.place:
        return None
    return (*terms, _word_at(run, at))


def digits(run: Run, terms: Terms) -> Terms | None:
    """Take in printed digits after a scale word, where a smaller one or an "and" shows that they belong to it."""
    at, top = terms[-1].last, terms[-1]
    after = _digits_at(run, at)
    shown = kind(run, at - 1) == "joiner" or times_of(run, at + 1)
    fits = top.times >= 100 and 0 < after.value < top.place and not run[at].currency
    return (*terms, after) if shown and fits else None


def multiply(run: Run, terms: Terms) -> Terms | None:
    """Multiply the terms on top that are smaller than a scale word.

    Where the product does not lie below the term before ("3 hundred and 2 hundred"), the number ended there.
    """
    at = terms[-1].last
    times = run[at].word.times
    kept, below = list(terms), list[Term]()
    while kept and kept[-1].times < times and (kept[-1].value < times or (kept[-1].sort == "digits" and not below)):
        below.insert(0, kept.pop())
    if not below:
        return None
    product = exact(total(tuple(below)) * times)
    if kept and product >= kept[-1].place:
        return tuple(kept)
    top = below[-1]
    upper = None if top.upper is None else exact(top.upper * times)
    step, rounded = _precision(top, times)
    place = times if place_of(times) == times and top.step == 1 and top.sort != "part" else 0
    return (*kept, Term(below[0].first, at + 1, product, place, step, rounded, upper, times))


def _precision(top: Term, times: int) -> tuple[Number, bool]:
    """Return the worth of the last digit written before a scale word, and whether that shows rounding."""
    if times >= _ROUNDING_SCALE:
        tenth = Fraction(1, 10) if top.sort == "part" else top.step
        return exact(tenth * times), True
    if top.sort == "digits" and place_of(times) == times:
        return exact(top.step * times), True
    return 1, False


def teen(run: Run, terms: Terms) -> Terms | None:
    """Turn a unit into a teen ("tujuh belas")."""
    top = terms[-1]
    if top.sort != "words" or top.times != 1 or not 2 <= top.value <= 9:
        return None
    return (*terms[:-1], top._replace(last=top.last + 1, value=top.value + run[top.last].word.value))


def part(run: Run, terms: Terms) -> Terms | None:
    """Take in a fraction written beside a whole number ("3 1/2", "tiga setengah")."""
    at, top = terms[-1].last, terms[-1]
    word = run[at].word
    if word.denominator or not top.place or word.value >= 1:
        return None
    return (*terms, Term(at, at + 1, word.value, sort="part"))


def point(run: Run, terms: Terms) -> Terms | None:
    """Take in decimals that are spelled out ("point zero three", "koma lima")."""
    at, top = terms[-1].last + 1, terms[-1]
    decimals = ""
    while kind(run, at) == "add" and run[at].word.value < 100 and len(decimals) < 10:
        value = str(run[at].word.value)
        tens = len(decimals) > 1 and decimals.endswith("0") and place_of(run[at - 1].word.value) == 10
        decimals = decimals[:-1] + value if tens and len(value) == 1 and value != "0" else decimals + value
        at += 1
    if not decimals or not top.place:
        return None
    step = Fraction(1, 10 ** len(decimals))
    return (*terms, Term(top.last, at, exact(int(decimals) * step), 0, step, True))


def scale_of(run: Run, terms: Terms) -> Terms | None:
    """Multiply a fraction by a scale word with small words between ("half a dozen", "two thirds of a million")."""
    at = terms[-1].last
    while kind(run, at) in {"of", "article"}:
        at += 1
    top = terms[-1]
    if top.sort != "part" or not times_of(run, at):
        return None
    return multiply(run, (*terms[:-1], top._replace(last=at)))


GROW: Final[dict[str, Grow]] = {
    "add": add,
    "article": scale_of,
    "digits": digits,
    "fraction": part,
    "of": scale_of,
    "point": point,
    "teen": teen,
    "times": multiply,
    "vague": multiply,
}
