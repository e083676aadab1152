"""All minimal conflicts of a small forest at once: every end of a quantity with the ids that it follows from.

An assumption-based truth maintenance system (de Kleer 1986) keeps with each conclusion its label: the smallest sets of
assumptions it rests on. Here the conclusions are ends of quantities, and a set of ids under which a lower end
is above an upper one is a conflict. In a forest nothing else can be one. Labels grow fast, so this is for a
handful of claims; there it takes the place of a dozen questions.
"""

from collections.abc import Iterable, Sequence

from factaudit.solve.nudge import Bound
from factaudit.solve.peel import Peeled
from factaudit.solve.rational import quotient
from factaudit.solve.sites import Sites

Label = tuple[Bound, int]
"""An end, and the ids it follows from as bits."""

SMALL = 40
"""Ids of a component beyond which nothing is tried."""

MOST = 64
"""Sets of ids that one end may follow from before the attempt is given up."""


class _TooManyError(Exception):
    """A label grew beyond bounds."""


def conflicts(sites: Sites, peeled: Peeled, ids: Sequence[str]) -> list[frozenset[str]] | None:
    """Return all minimal conflicts of a forest, None where it is none or there are too many ways to bound something.

    Args:
        sites: the rows, which need not be in force.
        peeled: how sums hang on each other.
        ids: those that rows need.
    """
    if peeled.core_sums or len(ids) > SMALL:
        return None
    labels = _Labels(sites, peeled, {name: 1 << place for place, name in enumerate(ids)})
    try:
        labels.gather()
    except _TooManyError:
        return None
    return [frozenset(name for name in ids if labels.bit[name] & torn) for torn in labels.torn]


class _Labels:
    """The labels of both ends of each site, lower ends in ``low``; ``torn`` are the minimal conflicts so far."""

    def __init__(self, sites: Sites, peeled: Peeled, bit: dict[str, int]) -> None:
        self.sites, self.peeled, self.bit = sites, peeled, bit
        self.torn: list[int] = []
        self.low: list[list[Label]] = [[] for _ in sites.terms]
        self.high: list[list[Label]] = [[] for _ in sites.terms]
        bits = {ids: self._bits(ids) for ids in {row.ids for row in sites.rows}}
        for site, bound, is_low, is_high, ids in sites.bounds():
            label = bound, bits[ids]
            if is_low:
                self.low[site].append(label)
            if is_high:
                self.high[site].append(label)

    def gather(self) -> None:
        """Pass labels from the leaves to the roots, as ``Trees`` passes ends along."""
        for number in self.sites.false:
            self._tear(self._bits(self.sites.rows[number].ids))
        for site in self.peeled.order:
            low = self.low[site] = self._tightest(self.low[site], rising=False)
            high = self.high[site] = self._tightest(self.high[site], rising=True)
            for least, below in low:
                for most, above in high:
                    if least > most:
                        self._tear(below | above)
            if self.sites.terms[site] and self.peeled.toward[site] >= 0:
                self._pass_on(site, self.peeled.toward[site])

    def _pass_on(self, number: int, home: int) -> None:
        """Tell a quantity what a sum and all its other quantities leave to it."""
        terms = self.sites.terms[number]
        least: list[Label] = [((0, 0), 0)]
        most = least
        own = 1
        for quantity, c in terms:
            if quantity == home:
                own = c
                continue
            low, high = (
                (self.low[quantity], self.high[quantity]) if c > 0 else (self.high[quantity], self.low[quantity])
            )
            least = self._tightest(_added(least, low, c), rising=False)
            most = self._tightest(_added(most, high, c), rising=True)
        above = _over(_added(self.high[number], least, -1), own)
        below = _over(_added(self.low[number], most, -1), own)
        if own < 0:
            above, below = below, above
        self.high[home] += above
        self.low[home] += below

    def _tightest(self, labels: list[Label], *, rising: bool) -> list[Label]:
        """Return the labels that no tighter end has with fewer ids, and that are not torn themselves.

        Upper ends are tighter where they are lower, so they are looked at in ``rising`` order.
        """
        kept: list[Label] = []
        for end, ids in sorted(labels, reverse=not rising):
            for known in (*[known for _, known in kept], *self.torn):
                if not known & ~ids:
                    break
            else:
                kept.append((end, ids))
        if len(kept) > MOST:
            raise _TooManyError
        return kept

    def _bits(self, ids: Iterable[str]) -> int:
        return sum({self.bit[name] for name in ids})

    def _tear(self, ids: int) -> None:
        """Take note of a conflict."""
        if all(torn & ~ids for torn in self.torn):
            self.torn = [*(torn for torn in self.torn if ids & ~torn), ids]


def _added(labels: Iterable[Label], others: list[Label], factor: int) -> list[Label]:
    """Return the labels of sums of an end and a multiple of another."""
    return [
        ((real + factor * other, small + factor * shift), ids | more)
        for (real, small), ids in labels
        for (other, shift), more in others
    ]


def _over(labels: list[Label], divisor: int) -> list[Label]:
    if divisor == 1:
        return labels
    return [((quotient(real, divisor), quotient(small, divisor)), ids) for (real, small), ids in labels]
