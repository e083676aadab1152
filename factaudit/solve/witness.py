"""A quick try at values that satisfy every row of a component: most components of a ledger have such.

Bounds travel along the trees of sums to their roots, and values back (see ``peel``). What is found is put into
every row, and that is the whole proof that a component is consistent; where nothing is found, nothing is said.
"""

from collections.abc import Iterable

from factaudit.constraint import Row, System
from factaudit.model.number import Number
from factaudit.solve.inward import inward
from factaudit.solve.peel import Peeled, Terms, peel
from factaudit.solve.rational import Rational, plain, quotient
from factaudit.solve.spans import normal

Ends = list[Rational | None]
"""By site: the lowest or the highest value, None where there is no end."""


def quick_witness(system: System) -> dict[int, Number] | None:
    """Return values that satisfy everything in a linear system, None where a quick look finds none.

    >>> rows = (Row(((0, 1),), "=", 2), Row(((0, 1), (1, -1)), "=", 0))
    >>> quick_witness(System(("x", "y"), rows))
    {0: 2, 1: 2}
    """
    if system.products or system.choices:
        return None
    rows = [inward(row, system.integral) for row in system.rows] if system.integral else system.rows
    sketch = _Sketch(rows, system.integral)
    if sketch.hopeless:
        return None
    peeled = peel(sketch.terms, sketch.whole)
    if peeled.core_sums or not sketch.gather(peeled):
        return None
    value = sketch.values(peeled)
    if not all(_holds(row, value) for row in system.rows):
        return None
    found = {quantity: plain(v) for quantity, v in value.items()}
    return found if all(type(found[q]) is int for q in found if q in system.integral) else None


class _Sketch:
    """The sites of a component (see ``Sites``) with their ends, taken as closed."""

    def __init__(self, rows: Iterable[Row], integral: frozenset[int]) -> None:
        self.terms: list[Terms] = []
        self.low: Ends = []
        self.high: Ends = []
        self.quantities: dict[int, int] = {}
        self.hopeless = False
        sums: dict[Terms, int] = {}
        for row in rows:
            if len(row.terms) == 1:
                ((quantity, factor),) = row.terms
                site = self._site_of(quantity)
            elif row.terms:
                key, factor = normal(row)
                known = sums.get(key)
                site = sums[key] = self._new(tuple([(self._site_of(q), c) for q, c in key])) if known is None else known
            else:
                self.hopeless = True
                return
            end = _over(row.right, factor)
            if factor > 0 or row.sense == "=":
                self._at_most(site, end)
            if factor < 0 or row.sense == "=":
                self._at_least(site, end)
        self.whole = frozenset([site for q, site in self.quantities.items() if q in integral])

    def gather(self, peeled: Peeled) -> bool:
        """Pass the ends of sums on to the quantities that they hang on; whether something is left to each."""
        low, high = self.low, self.high
        for site in peeled.order:
            terms, home = self.terms[site], peeled.toward[site]
            if terms and home >= 0:
                self._pass_on(site, terms, home)
            least, most = low[site], high[site]
            if least is not None and most is not None and least > most:
                return False
        return True

    def _pass_on(self, number: int, terms: Terms, home: int) -> None:
        least, most, factor = self.low[number], self.high[number], 1
        for quantity, c in terms:
            if quantity == home:
                factor = c
                continue
            low, high = self.low[quantity], self.high[quantity]
            if c < 0:
                low, high = high, low
            least = None if least is None or high is None else least - high * c
            most = None if most is None or low is None else most - low * c
        if factor < 0:
            least, most = most, least
        if most is not None:
            self._at_most(home, _over(most, factor))
        if least is not None:
            self._at_least(home, _over(least, factor))

    def values(self, peeled: Peeled) -> dict[int, Rational]:
        """Return a value for each quantity, roots first."""
        value: dict[int, Rational] = {}
        for site in reversed(peeled.order):
            if not self.terms[site]:
                if peeled.toward[site] < 0:
                    value[site] = self._between(site)
            else:
                self._share(site, peeled.toward[site], value)
        return {quantity: value[site] for quantity, site in self.quantities.items()}

    def _share(self, number: int, home: int, value: dict[int, Rational]) -> None:
        """Give values to the quantities that hang on a sum, such that it stays within its ends."""
        total = 0
        for quantity, c in self.terms[number]:
            if quantity != home:
                value[quantity] = self._between(quantity)
            total += value[quantity] * c
        low, high = self.low[number], self.high[number]
        gap = (
            low - total if low is not None and total < low else high - total if high is not None and total > high else 0
        )
        for quantity, c in self.terms[number]:
            if not gap:
                return
            if quantity != home:
                here, up = value[quantity], (gap > 0) == (c > 0)
                end, there = (self.high if up else self.low)[quantity], here + _over(gap, c)
                value[quantity] = there if end is None or (there <= end if up else there >= end) else end
                gap -= (value[quantity] - here) * c

    def _between(self, site: int) -> Rational:
        """Return a value between the ends, off both of them where there is room."""
        low, high = self.low[site], self.high[site]
        if low is None:
            return 0 if high is None else high - 1
        if high is None:
            return low + 1
        middle = int((low + high) // 2)
        return middle if low < middle < high or site in self.whole else quotient(low + high, 2)

    def _at_most(self, site: int, end: Rational) -> None:
        known = self.high[site]
        if known is None or end < known:
            self.high[site] = end

    def _at_least(self, site: int, end: Rational) -> None:
        known = self.low[site]
        if known is None or end > known:
            self.low[site] = end

    def _site_of(self, quantity: int) -> int:
        known = self.quantities.get(quantity)
        if known is None:
            known = self.quantities[quantity] = self._new(())
        return known

    def _new(self, terms: Terms) -> int:
        self.terms.append(terms)
        self.low.append(None)
        self.high.append(None)
        return len(self.terms) - 1


def _over(dividend: Rational, divisor: int) -> Rational:
    if divisor == 1:
        return dividend
    return -dividend if divisor == -1 else quotient(dividend, divisor)


def _holds(row: Row, value: dict[int, Rational]) -> bool:
    total = 0
    for quantity, c in row.terms:
        total += value[quantity] * c
    if row.sense == "<=":
        return total <= row.right
    return total == row.right if row.sense == "=" else total < row.right
