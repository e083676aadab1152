"""Leaving out one id at a time where rows and quantities form a forest: all answers in two sweeps.

In a forest the values that one side of the tree leaves to a quantity are an interval, and intervals passed
from the leaves to the root and back are exact (belief propagation; Pearl 1988, chapter 4). A conflict
along a chain of a thousand months is proved minimal in the time of one check instead of two thousand.
"""

from attrs import define, field

from factaudit.constraint import System
from factaudit.solve.inward import inward
from factaudit.solve.spans import FREE, Span, divided, empty, meet, normal, of_row, plus, times


def needed(system: System) -> frozenset[str] | None:
    """Return the ids of which each one alone, when left out, makes the contradictory ``system`` consistent.

    Returns:
        None where rows are linked in a circle, an id has rows in several places, or whole numbers meet
        coefficients that intervals cannot judge.
    """
    forest = _grow(system)
    if forest is None:
        return None
    forest.sweep()
    return frozenset(name for name in forest.home if forest.without(name) is not None)


def spared(system: System) -> dict[str, Span]:
    """Return what is left to the quantity that an id bounds once that id is left out, where that is consistent.

    Ids that bound no quantity, or a sum, are not in it; nothing is where ``needed`` could not tell.
    """
    forest = _grow(system)
    if forest is None:
        return {}
    forest.sweep()
    alone = (name for name, home in forest.home.items() if not forest.sites[home].is_sum)
    left = ((name, forest.without(name)) for name in alone)
    return {name: span for name, span in left if span is not None}


@define(eq=False)
class _Site:
    """A quantity, or a sum of several, with the rows that bound it and what its neighbours leave to it.

    ``own`` is what all ``rows`` leave, ``near`` holds (number of the neighbour, coefficient of the quantity in the
    sum), ``heard`` per neighbour the values that its side of the tree leaves to the quantity, None where that side
    contradicts itself.
    """

    is_sum: bool
    own: Span = FREE
    rows: list[tuple[Span, tuple[str, ...]]] = field(factory=list)
    near: list[tuple[int, int]] = field(factory=list)
    heard: dict[int, Span | None] = field(factory=dict)

    def bound(self, bounds: Span, ids: tuple[str, ...]) -> None:
        """Add a row."""
        self.rows.append((bounds, ids))
        self.own = meet(self.own, bounds)

    def span(self, without: str | None = None) -> Span:
        """Return what the rows leave, without those of one id."""
        if without is None:
            return self.own
        span = FREE
        for bounds, ids in self.rows:
            if without not in ids:
                span = meet(span, bounds)
        return span

    def to(self, listener: int) -> Span | None:
        """Return the message to one neighbour."""
        total, own = self._start(), 1
        for number, coefficient in self.near:
            if number == listener:
                own = coefficient
            else:
                total = self._joined(total, self._said(number, coefficient))
        return self._told(total, own)

    def to_all(self) -> list[Span | None]:
        """Return the message to each neighbour: what all others and the rows leave to the quantity between them."""
        before: list[Span | None] = [self._start()]
        for number, coefficient in self.near:
            before.append(self._joined(before[-1], self._said(number, coefficient)))
        after: Span | None = self._neutral()
        messages: list[Span | None] = []
        for place in range(len(self.near) - 1, -1, -1):
            number, coefficient = self.near[place]
            messages.append(self._told(self._joined(before[place], after), coefficient))
            after = self._joined(after, self._said(number, coefficient))
        return messages[::-1]

    def left(self, without: str | None = None) -> Span | None:
        """Return what everything leaves, but for the rows of one id; wants messages from all neighbours.

        None where nothing is left.
        """
        total = self._neutral()
        for number, coefficient in self.near:
            total = self._joined(total, self._said(number, coefficient))
        if total is None:
            return None
        left = meet(times(total, -1) if self.is_sum else total, self.span(without))
        return None if empty(left) else left

    def _start(self) -> Span | None:
        return None if empty(self.own) else self.own

    def _neutral(self) -> Span | None:
        return ((0, 0), (0, 0)) if self.is_sum else FREE

    def _said(self, number: int, coefficient: int) -> Span | None:
        """Return a neighbour's message as it enters here: with the sign it has on the other side of a sum."""
        heard = self.heard.get(number, FREE)
        return heard if heard is None or not self.is_sum else times(heard, -coefficient)

    def _joined(self, a: Span | None, b: Span | None) -> Span | None:
        if a is None or b is None:
            return None
        if self.is_sum:
            return plus(a, b)
        joined = meet(a, b)
        return None if empty(joined) else joined

    def _told(self, rest: Span | None, coefficient: int) -> Span | None:
        return rest if rest is None or not self.is_sum else divided(rest, coefficient)


@define(eq=False)
class _Forest:
    sites: list[_Site] = field(factory=list)
    home: dict[str, int] = field(factory=dict)
    order: list[int] = field(factory=list)
    parent: list[int] = field(factory=list)
    tree_of: list[int] = field(factory=list)
    torn: set[int] = field(factory=set)

    def sweep(self) -> None:
        """Pass messages from the leaves to a root of each tree and back; note contradictory trees."""
        order, parent = self.order, self.parent
        for number in reversed(order):
            if parent[number] >= 0:
                self.sites[parent[number]].heard[number] = self.sites[number].to(parent[number])
        for number in order:
            site = self.sites[number]
            if len(site.near) > (parent[number] >= 0):
                for (near, _), message in zip(site.near, site.to_all(), strict=True):
                    self.sites[near].heard[number] = message
        roots = [number for number in order if parent[number] < 0]
        self.torn = {root for root in roots if self.sites[root].left() is None}

    def without(self, name: str) -> Span | None:
        """Return what is left where an id has its rows once these are left out, None where that is contradictory."""
        home = self.home[name]
        return self.sites[home].left(name) if self.torn <= {self.tree_of[home]} else None

    def arrange(self) -> bool:
        """Put the sites in order, roots before what hangs on them; whether they are a forest, without circles."""
        self.tree_of = [-1] * len(self.sites)
        self.parent = [-1] * len(self.sites)
        links = 0
        for root in range(len(self.sites)):
            if self.tree_of[root] >= 0:
                continue
            self.tree_of[root] = root
            place = len(self.order)
            self.order.append(root)
            while place < len(self.order):
                number = self.order[place]
                place += 1
                links += len(self.sites[number].near)
                for near, _ in self.sites[number].near:
                    if self.tree_of[near] < 0:
                        self.parent[near], self.tree_of[near] = number, root
                        self.order.append(near)
        return links == 2 * (len(self.sites) - self.parent.count(-1))


def _grow(system: System) -> _Forest | None:
    """Return the forest of a system, None where it is none or intervals would not be exact."""
    if system.products or system.choices or _has_circles(system):
        return None
    rows = [inward(row, system.integral) for row in system.rows] if system.integral else system.rows
    if not all(row.terms for row in rows):
        return None
    forest = _Forest()
    places: dict[tuple[tuple[int, int], ...], int] = {}
    for row in rows:
        terms, factor = normal(row)
        number = places.get(terms)
        if number is None:
            number = places[terms] = _plant(forest, places, terms)
        forest.sites[number].bound(of_row(row, factor), row.ids)
        for name in row.ids:
            if forest.home.setdefault(name, number) != number:
                return None
    if system.integral and not all(_exact_over_whole_numbers(terms, system) for terms in places):
        return None
    return forest if forest.arrange() else None


def _has_circles(system: System) -> bool:
    """Whether there are too many links for a forest, which is quick to tell without growing one."""
    sums = {normal(row)[0] for row in system.rows if len(row.terms) > 1}
    quantities = {quantity for terms in sums for quantity, _ in terms}
    return 0 < len(sums) + len(quantities) <= sum(map(len, sums))


def _plant(forest: _Forest, places: dict[tuple[tuple[int, int], ...], int], terms: tuple[tuple[int, int], ...]) -> int:
    """Add the site of a sum, and of its quantities where they are new; return its number."""
    number = len(forest.sites)
    site = _Site(is_sum=len(terms) > 1)
    forest.sites.append(site)
    if not site.is_sum:
        return number
    for quantity, coefficient in terms:
        alone = ((quantity, 1),)
        near = places.get(alone)
        if near is None:
            near = places[alone] = _plant(forest, places, alone)
        site.near.append((near, coefficient))
        forest.sites[near].near.append((number, coefficient))
    return number


def _exact_over_whole_numbers(terms: tuple[tuple[int, int], ...], system: System) -> bool:
    """Whether a sum of whole numbers takes every whole number in its interval: coefficients of one only."""
    return all(quantity in system.integral and abs(coefficient) == 1 for quantity, coefficient in terms)
