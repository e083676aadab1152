"""A system under construction: unknowns, claims with exact ends, relations, each with an id of its own."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from random import Random

from factaudit.constraint import Product, Row, System

Number = int | Fraction
Ends = tuple[Number, Number]


class Sketch:
    """Collects the rows of one system; ``ends`` remembers what was claimed of each unknown."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.names: list[str] = []
        self.rows: list[Row] = []
        self.products: list[Product] = []
        self.whole: set[int] = set()
        self.claims: list[str] = []
        self.relations: list[str] = []
        self.ends: dict[int, Ends] = {}

    def unknown(self, name: str, *, whole: bool = False, positive: bool = False) -> int:
        """Return the index of a new quantity, nonnegative or positive."""
        index = self.free(name)
        if whole:
            self.whole.add(index)
        self.rows.append(Row(((index, -1),), "<" if positive else "<=", 0))
        return index

    def free(self, name: str) -> int:
        """Return the index of a new quantity that may be negative."""
        self.names.append(name)
        return len(self.names) - 1

    def claim(self, index: int, ends: Ends) -> str:
        """State that a quantity lies between two ends, both included."""
        name = f"c{len(self.claims)}"
        self.claims.append(name)
        self.ends[index] = ends
        low, high = (Fraction(end) for end in ends)
        if low == high:
            self.rows.append(Row(((index, low.denominator),), "=", low.numerator, (name,)))
        else:
            self.rows.append(Row(((index, -low.denominator),), "<=", -low.numerator, (name,)))
            self.rows.append(Row(((index, high.denominator),), "<=", high.numerator, (name,)))
        return name

    def relate(self, terms: Iterable[tuple[int, Number]], right: Number = 0) -> str:
        """State that a weighted sum equals ``right``."""
        name = self._relation()
        ordered = sorted(terms)
        scale = lcm(*(Fraction(part).denominator for part in (right, *(c for _, c in ordered))))
        row = tuple((index, int(coefficient * scale)) for index, coefficient in ordered)
        self.rows.append(Row(row, "=", int(right * scale), (name,)))
        return name

    def total(self, name: str, parts: Sequence[tuple[int, Number]]) -> int:
        """Return a new quantity that is the sum of others."""
        index = self.unknown(name, whole=all(part in self.whole for part, _ in parts))
        self.relate([*((part, 1) for part, _ in parts), (index, -1)])
        return index

    def product(self, result: int, left: int, right: int) -> None:
        """State that one quantity is the product of two others."""
        self.products.append(Product(result, left, right, (self._relation(),)))

    def _relation(self) -> str:
        name = f"r{len(self.relations)}"
        self.relations.append(name)
        return name

    def system(self) -> System:
        """Return the finished system."""
        return System(
            tuple(self.names),
            tuple(self.rows),
            tuple(self.products),
            integral=frozenset(self.whole),
            claims=tuple(self.claims),
            relations=tuple(self.relations),
        )


def rounded(value: Number, unit: Number) -> Ends:
    """Return half a unit on each side of the value rounded to that unit; the value itself where the unit is 1."""
    if unit == 1:
        return value, value
    told = round(Fraction(value) / unit) * Fraction(unit)
    return told - Fraction(unit) / 2, told + Fraction(unit) / 2
