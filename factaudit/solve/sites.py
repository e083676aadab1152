"""The rows of a linear system by what they bound: a quantity, or a sum of several.

Sums that differ by a factor are one site, so that two rows about the same sum are two bounds of it. Every
bound is told in the sum's own scale, and knows the row that it comes from.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final

from factaudit.constraint import Ids, Row, System
from factaudit.solve.inward import inward
from factaudit.solve.nudge import Bound
from factaudit.solve.peel import Terms
from factaudit.solve.rational import quotient
from factaudit.solve.spans import normal

NOWHERE: Final = -1
"""The site of a row without terms, and the row of an end that no row sets."""

_BOTH, _UPPER, _LOWER = range(3)
_INSIDE = (0, -1, 1)
"""By side, how many infinitesimals a strict bound lies off the value that it names."""
_ZERO: Bound = (0, 0)
"""What nearly every quantity is guaranteed not to be below: one tuple for all of them."""


class Sites:
    """Quantities and sums by number, the rows that bound them, and the ends that those in force leave to each.

    ``terms`` of a sum are (number of a quantity's site, coefficient), of a quantity nothing; ``whole`` are the
    sites of integral quantities, ``kept`` those of quantities asked for; ``false`` are rows without terms that
    do not hold. ``low`` and ``high`` are the tightest bounds of each site, ``low_row`` and ``high_row`` the first
    rows that set them. Every row is in force until ``activate`` is called, and what is only needed to switch
    rows is made when that happens first.
    """

    def __init__(self, system: System, keep: Iterable[int] = ()) -> None:
        """Gather the rows of ``system``, rounded inwards over whole numbers; what to ``keep`` gets a site anyway."""
        self._system = system
        integral = system.integral
        self.rows: Sequence[Row] = [inward(row, integral) for row in system.rows] if integral else system.rows
        self.terms: list[Terms] = []
        self.of_quantity: dict[int, int] = {}
        # by row: the site, the bound in the site's scale, and on which side that is
        self._site = array("i")
        self._bound: list[Bound] = []
        self._side = bytearray()
        self._load()
        self.kept = frozenset(map(self.site_of, keep))
        empty = [n for n, row in enumerate(self.rows) if not row.terms] if NOWHERE in self._site else []
        self.false = [number for number in empty if not _holds_empty(self.rows[number])]
        self.whole = frozenset([site for q, site in self.of_quantity.items() if q in integral] if integral else ())
        self.missing = [0] * len(self.rows)
        self._ids: frozenset[str] | None = None
        nothing: list[Bound | None] = [None]
        self.low, self.high = nothing * len(self.terms), nothing * len(self.terms)
        self.low_row, self.high_row = (array("i", [NOWHERE]) * len(self.terms) for _ in range(2))
        self._meet(range(len(self.rows)))

    def activate(self, ids: frozenset[str]) -> set[int]:
        """Put the rows of ``ids`` in force and those of all others out of it; return the sites they bound."""
        if self._ids is None:
            everything = all(map(ids.issuperset, map(attrgetter("ids"), self.rows)))
            self._ids = ids if everything else frozenset(name for row in self.rows for name in row.ids)
        changed: set[int] = set()
        for group, step in ((self._ids - ids, 1), (ids - self._ids, -1)):
            for name in group:
                for number in self._rows_of(name):
                    self.missing[number] += step
                    changed.add(self._site[number])
        self._ids = ids
        changed.discard(NOWHERE)
        for site in changed:
            self.low[site] = self.high[site] = None
            self.low_row[site] = self.high_row[site] = NOWHERE
            self._meet(self._rows_at(site))
        return changed

    def bounds(self) -> Iterator[tuple[int, Bound, bool, bool, Ids]]:
        """Yield the bound of each row: its site, its end, whether that is a lower and an upper one, and its ids."""
        for site, bound, side, row in zip(self._site, self._bound, self._side, self.rows, strict=True):
            if site != NOWHERE:
                yield site, bound, side != _UPPER, side != _LOWER, row.ids

    def apart(self, numbers: Collection[int], homes: Collection[int]) -> bool:
        """Whether each row bounds another of the sites ``homes``, for one id that bounds nothing else.

        False where rows without ids are in force.
        """
        home = {self.rows[number].ids: self._site[number] for number in numbers}
        if self._background or len(numbers) != len(home) or set(home.values()) != set(homes):
            return False
        return len(home) == len(homes) and all(
            len(ids) == 1 and all(self._site[other] == site for other in self._rows_of(ids[0]))
            for ids, site in home.items()
        )

    def named(self, ids: frozenset[str]) -> frozenset[str]:
        """Return the ids among ``ids`` that a row has."""
        return frozenset(name for name in ids if self._rows_of(name))

    def factor(self, number: int) -> int:
        """Return by what the bound that a row sets is multiplied to give its right side."""
        terms = self.rows[number].terms
        return terms[0][1] if len(terms) == 1 else normal(self.rows[number])[1]

    def site_of(self, quantity: int) -> int:
        """Return the site of a quantity, a new one if no row mentioned it while rows are loaded."""
        known = self.of_quantity.get(quantity)
        if known is None:
            known = self.of_quantity[quantity] = self._new(())
        return known

    @cached_property
    def _background(self) -> bool:
        """Whether there are rows without ids."""
        return not all(row.ids for row in self.rows)

    def _rows_of(self, name: str) -> list[int]:
        """Return the rows that need an id."""
        return [number for number in self._system.numbers_of.of(name) if number < len(self.rows)]

    @cached_property
    def _chain(self) -> "tuple[array[int], array[int]]":
        """By site, its first row; by row, the next one of its site."""
        first, after = array("i", [NOWHERE]) * len(self.terms), array("i", self._site)
        for number in range(len(self.rows) - 1, -1, -1):
            site = self._site[number]
            if site != NOWHERE:
                after[number], first[site] = first[site], number
        return first, after

    def _rows_at(self, site: int) -> Iterator[int]:
        """Yield the rows that bound a site, in order."""
        first, after = self._chain
        number = first[site]
        while number != NOWHERE:
            yield number
            number = after[number]

    def _new(self, terms: Terms) -> int:
        self.terms.append(terms)
        return len(self.terms) - 1

    def _load(self) -> None:
        """Find the site of every row and the bound that it sets; much of a large audit is spent in this loop."""
        known, sums = self.of_quantity, dict[Terms, int]()
        add_site, add_side, add_bound = self._site.append, self._side.append, self._bound.append
        for row in self.rows:
            terms, sense, value = row.terms, row.sense, row.right
            if len(terms) == 1:
                quantity, factor = terms[0]
                site = known.get(quantity, NOWHERE)
                if site == NOWHERE:
                    site = known[quantity] = self._new(())
            else:
                site, factor = self._sum_of(row, sums)
            side = _BOTH if sense == "=" else _UPPER if factor > 0 else _LOWER
            if factor != 1:
                value = -value if factor == -1 else quotient(value, factor)
            add_site(site)
            add_side(side)
            add_bound((value, _INSIDE[side]) if sense == "<" else (value, 0) if value else _ZERO)

    def _meet(self, numbers: Iterable[int]) -> None:
        """Take rows into account as far as they are in force, in ascending order."""
        low, high, bounds, sides, missing, home = self.low, self.high, self._bound, self._side, self.missing, self._site
        for number in numbers:
            site = home[number]
            if missing[number] or site == NOWHERE:
                continue
            bound, side = bounds[number], sides[number]
            if side != _LOWER:
                known = high[site]
                if known is None or bound < known:
                    high[site], self.high_row[site] = bound, number
            if side != _UPPER:
                known = low[site]
                if known is None or bound > known:
                    low[site], self.low_row[site] = bound, number

    def _sum_of(self, row: Row, sums: dict[Terms, int]) -> tuple[int, int]:
        """Return the site of a sum, and the factor that turns it into the row's left side."""
        if not row.terms:
            return NOWHERE, 1
        key, factor = normal(row)
        site = sums.get(key)
        if site is None:
            site = sums[key] = self._new(tuple([(self.site_of(quantity), c) for quantity, c in key]))
        return site, factor


def _holds_empty(row: Row) -> bool:
    """Whether ``0 sense right`` is true."""
    if row.sense == "=":
        return row.right == 0
    return row.right > 0 or (row.right == 0 and row.sense == "<=")
