"""What the trees of a linear system leave to each quantity, kept up to date as rows come and go.

Bounds travel from the leaves to the roots and to the core; each knows the row or the sum that it comes
from, so that a contradiction unfolds into the multipliers of its rows (Farkas). Values travel back.
"""

from array import array
from collections.abc import Iterable
from functools import cached_property
from heapq import heapify, heappop, heappush

from factaudit.solve.nudge import Bound
from factaudit.solve.peel import Peeled
from factaudit.solve.rational import Rational, quotient
from factaudit.solve.sites import Sites

Value = tuple[Rational, Rational]
"""A real part and a multiple of the infinitesimal."""
Ends = tuple[Bound | None, Bound | None]
"""The least and the greatest value, None where there is no end."""


class Trees:
    """The ends that are left to each site by its own rows and by what hangs on it.

    ``clashes`` are the sites to which nothing is left. ``work`` counts the terms of sums looked at.
    """

    def __init__(self, sites: Sites, peeled: Peeled) -> None:
        """Prepare to pass bounds along; nothing is known before the first ``refresh``."""
        self._sites, self._peeled = sites, peeled
        self._fixed = frozenset((*peeled.core_sums, *peeled.core_quantities))
        self.low: list[Bound | None] = []
        self.high: list[Bound | None] = []
        # the row that an end comes from, or the complement of the sum that it comes from
        self._low_from = array("i")
        self._high_from = array("i")
        self._told: dict[int, Ends] = {}
        self.clashes: set[int] = set()
        self.work = 0

    def refresh(self, changed: Iterable[int]) -> list[int]:
        """Renew the sites whose rows changed and all that hang above them; return those of the core that moved."""
        if not self.low:
            self._begin()
            return sorted(self._fixed)
        order, toward = self._peeled.order, self._peeled.toward
        waiting = [self._place[site] for site in changed]
        heapify(waiting)
        moved: list[int] = []
        before = -1
        while waiting:
            place = heappop(waiting)
            if place == before:
                continue
            before = place
            site = order[place]
            if not self._renew(site):
                continue
            if toward[site] >= 0:
                heappush(waiting, self._place[toward[site]])
            elif site in self._fixed:
                moved.append(site)
        return moved

    def _begin(self) -> None:
        """Pass all bounds along: only sums, and quantities on which some hang, have more than their rows leave them."""
        sites, hanging = self._sites, self._peeled.hanging
        self.low, self.high = list(sites.low), list(sites.high)
        self._low_from, self._high_from = sites.low_row[:], sites.high_row[:]
        for site in self._peeled.order:
            if sites.terms[site] or site in hanging:
                self._renew(site)
        # a quantity claimed to be just so has one and the same end on both sides
        ends = zip(range(len(self.low)), self.low, self.high, strict=True)
        self.clashes = {site for site, low, high in ends if low is not high and _clash(low, high)}

    @cached_property
    def _place(self) -> "array[int]":
        """Where each site stands in the order of peeling."""
        places = array("i", bytes(array("i").itemsize * len(self._peeled.order)))
        for place, site in enumerate(self._peeled.order):
            places[site] = place
        return places

    def _renew(self, site: int) -> bool:
        """Renew the ends of a site; whether those that go on from here changed."""
        changed = self._meet(site)
        home = self._peeled.toward[site]
        if home < 0 or not self._sites.terms[site]:
            return changed
        told = self._message(site, home)
        if told == self._told.get(site):
            return False
        self._told[site] = told
        return True

    def _meet(self, site: int) -> bool:
        """Renew the ends that rows and hanging sums leave; whether they changed."""
        sites = self._sites
        low, high = sites.low[site], sites.high[site]
        self._low_from[site], self._high_from[site] = sites.low_row[site], sites.high_row[site]
        for number in self._peeled.hanging.get(site, ()):
            least, most = self._told[number]
            if least is not None and (low is None or least > low):
                low, self._low_from[site] = least, ~number
            if most is not None and (high is None or most < high):
                high, self._high_from[site] = most, ~number
        if _clash(low, high):
            self.clashes.add(site)
        else:
            self.clashes.discard(site)
        changed = low != self.low[site] or high != self.high[site]
        self.low[site], self.high[site] = low, high
        return changed

    def ends(self, quantity: int) -> Ends:
        """Return what everything leaves to a quantity that no core bears on; nothing may clash."""
        toward = self._peeled.toward
        path = [quantity]
        while toward[path[-1]] >= 0:
            path.append(toward[toward[path[-1]]])
        above: Ends = (None, None)
        for home, below in zip(reversed(path), reversed(path[:-1]), strict=False):
            number = toward[below]
            above = self._message(number, below, {home: self._without(home, number, above)})
        return self._without(quantity, -1, above)

    def _without(self, quantity: int, number: int, above: Ends) -> Ends:
        """Return what rows, what hangs on a quantity but one sum, and what it hangs on itself leave to it."""
        told = [self._told[other] for other in self._peeled.hanging.get(quantity, ()) if other != number]
        told += [above, (self._sites.low[quantity], self._sites.high[quantity])]
        least = [low for low, _ in told if low is not None]
        most = [high for _, high in told if high is not None]
        return max(least, default=None), min(most, default=None)

    def _message(self, number: int, home: int, instead: dict[int, Ends] | None = None) -> Ends:
        """Return what a sum leaves to one of its quantities, with other ends for some of the rest."""
        coefficient, (least, most) = self._rest(number, home, instead or {})
        low, high = _minus(self.low[number], most), _minus(self.high[number], least)
        if coefficient == 1:
            return low, high
        low, high = _over(low, coefficient), _over(high, coefficient)
        return (low, high) if coefficient > 0 else (high, low)

    def _rest(self, number: int, home: int, instead: dict[int, Ends]) -> tuple[int, Ends]:
        """Return the coefficient of one quantity of a sum, and the least and the greatest that all others add up to."""
        terms = self._sites.terms[number]
        self.work += len(terms)
        lows, highs = self.low, self.high
        least = least_small = most = most_small = coefficient = 0
        open_below = open_above = False
        for quantity, c in terms:
            if quantity == home:
                coefficient = c
                continue
            low, high = instead[quantity] if quantity in instead else (lows[quantity], highs[quantity])
            if c < 0:
                low, high = high, low
            if low is None:
                open_below = True
            else:
                least += low[0] * c
                least_small += low[1] * c
            if high is None:
                open_above = True
            else:
                most += high[0] * c
                most_small += high[1] * c
        return coefficient, (None if open_below else (least, least_small), None if open_above else (most, most_small))

    def unfold(self, ends: Iterable[tuple[int, Rational]]) -> dict[int, Rational]:
        """Return the multipliers of the rows that ends rest on.

        Args:
            ends: (site, weight), with a positive weight for an upper end, a negative one for a lower end.
        """
        sites = self._sites
        weights: dict[int, Rational] = {}
        waiting = list(ends)
        while waiting:
            site, weight = waiting.pop()
            source = (self._high_from if weight > 0 else self._low_from)[site]
            if source >= 0:
                weights[source] = weights.get(source, 0) + quotient(weight, sites.factor(source))
                continue
            terms = sites.terms[~source]
            share = quotient(weight, next(c for q, c in terms if q == site))
            waiting.append((~source, share))
            waiting += [(q, -share * c) for q, c in terms if q != site]
        return weights

    def values(self, known: dict[int, Value]) -> dict[int, Value]:
        """Return a value for every quantity, given those of the core; nothing may clash."""
        value = dict(known)
        terms, toward = self._sites.terms, self._peeled.toward
        for site in reversed(self._peeled.order):
            if not terms[site]:
                if toward[site] < 0 and site not in value:
                    value[site] = self._any(site)
            elif toward[site] >= 0:
                self._share(site, toward[site], value)
        return value

    def _any(self, site: int) -> Value:
        return self.low[site] or self.high[site] or (0, 0)

    def _share(self, number: int, home: int, value: dict[int, Value]) -> None:
        """Give values to the quantities that hang on a sum, such that it stays within its ends."""
        terms = [(q, c) for q, c in self._sites.terms[number] if q != home]
        for quantity, _ in terms:
            value[quantity] = self._any(quantity)
        total = weighted(self._sites.terms[number], value)
        low, high = self.low[number], self.high[number]
        if low is not None and total < low:
            gap = (low[0] - total[0], low[1] - total[1])
        elif high is not None and total > high:
            gap = (high[0] - total[0], high[1] - total[1])
        else:
            return
        for quantity, c in terms:
            up = (gap > (0, 0)) == (c > 0)
            here, end = value[quantity], (self.high if up else self.low)[quantity]
            there = (here[0] + quotient(gap[0], c), here[1] + quotient(gap[1], c))
            if end is None or (there <= end if up else there >= end):
                value[quantity] = there
                return
            value[quantity] = end
            gap = (gap[0] - (end[0] - here[0]) * c, gap[1] - (end[1] - here[1]) * c)


def weighted(terms: tuple[tuple[int, int], ...], value: dict[int, Value]) -> Value:
    """Return the sum of values times coefficients."""
    real: Rational = 0
    small: Rational = 0
    for quantity, c in terms:
        real += value[quantity][0] * c
        small += value[quantity][1] * c
    return real, small


def _clash(low: Bound | None, high: Bound | None) -> bool:
    """Whether nothing is left between two ends."""
    return low is not None and high is not None and low > high


def _minus(a: Bound | None, b: Bound | None) -> Bound | None:
    return None if a is None or b is None else (a[0] - b[0], a[1] - b[1])


def _over(end: Bound | None, divisor: int) -> Bound | None:
    if end is not None and divisor == -1:
        return -end[0], -end[1]
    return None if end is None else (quotient(end[0], divisor), quotient(end[1], divisor))
