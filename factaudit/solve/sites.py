"""The rows of a linear system gathered by what they bound: one quantity, or one sum of several.

Rows that differ only by a factor bound the same sum. Each site keeps its bounds sorted, so that those in
force are found by looking at the first few.
"""

from collections.abc import Collection

from factaudit.constraint import Row, System
from factaudit.solve.inward import inward
from factaudit.solve.rational import Rational, quotient
from factaudit.solve.spans import normal

Entry = tuple[Rational, int, int]
"""A bound that one row sets: real part, infinitesimal part, number of the row; lower bounds are negated."""


class Sites:
    """Quantities and sums by number, the rows that bound them, and which of these are in force.

    ``terms`` of a sum are (number of a quantity's site, coefficient), of a quantity nothing; ``whole`` are the
    sites of integral quantities. ``background`` tells whether rows without ids are in force, ``false`` are rows without
    terms that do not hold. No row with ids is in force until ``activate`` is called.
    """

    def __init__(self, system: System) -> None:
        """Gather the rows of ``system``, rounded inwards over whole numbers."""
        self.rows = [inward(row, system.integral) for row in system.rows] if system.integral else list(system.rows)
        self.terms: list[tuple[tuple[int, int], ...]] = []
        self.of_quantity: dict[int, int] = {}
        self.uppers: list[list[Entry]] = []
        self.lowers: list[list[Entry]] = []
        self.factor: list[int] = []
        self.missing = [len(row.ids) for row in self.rows]
        self.background = not all(self.missing)
        self.false: list[int] = []
        self._site: list[int] = []
        self._sums: dict[tuple[tuple[int, int], ...], int] = {}
        self._rows_of: dict[str, list[int]] = {}
        self._ids: frozenset[str] = frozenset()
        for number, row in enumerate(self.rows):
            self._load(number, row)
        self.whole = frozenset([site for q, site in self.of_quantity.items() if q in system.integral])
        for entries in (*self.uppers, *self.lowers):
            if len(entries) > 1:
                entries.sort()

    def activate(self, ids: frozenset[str]) -> set[int]:
        """Put the rows of ``ids`` in force and those of all others out of it; return the sites they bound."""
        changed: set[int] = set()
        for group, step in ((self._ids - ids, 1), (ids - self._ids, -1)):
            for name in group:
                for number in self._rows_of.get(name, ()):
                    self.missing[number] += step
                    changed.add(self._site[number])
        self._ids = ids
        changed.discard(-1)
        return changed

    def apart(self, numbers: Collection[int], homes: Collection[int]) -> bool:
        """Whether each row bounds another of the sites ``homes``, for one id that bounds nothing else.

        False where rows without ids are in force.
        """
        home = {self.rows[number].ids: self._site[number] for number in numbers}
        if self.background or len(numbers) != len(home) or set(home.values()) != set(homes):
            return False
        return len(home) == len(homes) and all(
            len(ids) == 1 and all(self._site[other] == site for other in self._rows_of[ids[0]])
            for ids, site in home.items()
        )

    def named(self, ids: frozenset[str]) -> frozenset[str]:
        """Return the ids among ``ids`` that a row has."""
        return ids.intersection(self._rows_of)

    def in_force(self, entries: list[Entry]) -> Entry | None:
        """Return the tightest of the bounds whose rows are in force."""
        missing = self.missing
        for entry in entries:
            if not missing[entry[2]]:
                return entry
        return None

    def site_of(self, quantity: int) -> int:
        """Return the site of a quantity, a new one if no row mentioned it so far."""
        known = self.of_quantity.get(quantity)
        if known is None:
            known = self.of_quantity[quantity] = self._new(())
        return known

    def _new(self, terms: tuple[tuple[int, int], ...]) -> int:
        self.terms.append(terms)
        self.uppers.append([])
        self.lowers.append([])
        return len(self.terms) - 1

    def _load(self, number: int, row: Row) -> None:
        for name in row.ids:
            self._rows_of.setdefault(name, []).append(number)
        site, factor = self._bounded_by(row)
        self._site.append(site)
        self.factor.append(factor)
        if site < 0:
            if not _holds_empty(row):
                self.false.append(number)
            return
        value = row.right if factor == 1 else -row.right if factor == -1 else quotient(row.right, factor)
        strict = -1 if row.sense == "<" else 0
        if factor > 0 or row.sense == "=":
            self.uppers[site].append((value, strict, number))
        if factor < 0 or row.sense == "=":
            # stored negated, so that the tightest lower bound also comes first
            self.lowers[site].append((-value, strict, number))

    def _bounded_by(self, row: Row) -> tuple[int, int]:
        """Return the site that a row bounds, and the factor that turns it into the row's left side."""
        if not row.terms:
            return -1, 1
        if len(row.terms) == 1:
            quantity, coefficient = row.terms[0]
            return self.site_of(quantity), coefficient
        key, factor = normal(row)
        site = self._sums.get(key)
        if site is None:
            terms = tuple([(self.site_of(quantity), c) for quantity, c in key])
            site = self._sums[key] = self._new(terms)
        return site, factor


def _holds_empty(row: Row) -> bool:
    """Whether ``0 sense right`` is true."""
    if row.sense == "=":
        return row.right == 0
    return row.right > 0 or (row.right == 0 and row.sense == "<=")
