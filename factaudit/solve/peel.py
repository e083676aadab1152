"""The trees that hang on the circles of a linear system: what can be decided by passing bounds along.

A sum all of whose quantities but one stand in no other sum leaves an interval to that one, and can then be
forgotten (Fourier-Motzkin elimination, which in a tree never adds a row). Peeled from the leaves, a ledger of
totals and roll-forwards is often nothing but trees; what is left, the core, is the simplex' business.
"""

from collections import deque

from attrs import frozen

Terms = tuple[tuple[int, int], ...]
"""The quantities of a sum by their sites, with coefficients; none at the site of a quantity itself."""


@frozen
class Peeled:
    """In which order the sites are peeled, and what they hang on.

    ``order`` names every site once: peeled ones first, each before what it hangs on, then roots and the core.
    ``toward`` is the sum that a quantity hangs on, or the quantity that a sum hangs on, -1 for roots
    and the core. ``hanging`` lists the sums that hang on a quantity.
    """

    order: list[int]
    toward: list[int]
    hanging: dict[int, list[int]]
    core_sums: list[int]
    core_quantities: list[int]


def peel(terms: list[Terms], whole: frozenset[int], kept: frozenset[int] = frozenset()) -> Peeled:
    """Peel all sums that are exact to forget.

    Args:
        terms: those of each site.
        whole: the sites of integral quantities.
        kept: the sites of quantities that stay in the core.
    """
    peeling = _Peeling(terms, whole, kept)
    peeling.run()
    return peeling.peeled()


class _Peeling:
    def __init__(self, sites: list[Terms], whole: frozenset[int], kept: frozenset[int]) -> None:
        self.terms = sites
        self.kept = kept
        self.sums = [number for number, terms in enumerate(sites) if terms]
        # how many sums that are not peeled yet a quantity stands in; one that is kept never becomes a leaf
        self.degree = [0] * len(sites)
        # the numbers of these sums added up: which one it is, where one is left
        self.touching = [0] * len(sites)
        for number in self.sums:
            for quantity, _ in sites[number]:
                self.degree[quantity] += 1
                self.touching[quantity] += number
        for quantity in kept:
            self.degree[quantity] += 2
        self.busy = {s: sum([self.degree[q] > 1 for q, _ in self.terms[s]]) for s in self.sums}
        self.inexact = frozenset([s for s in self.sums if not _is_exact(self.terms[s], whole)] if whole else ())
        self.order: list[int] = []
        self.toward = [-1] * len(sites)
        self.hanging: dict[int, list[int]] = {}
        self.done: set[int] = set()

    def run(self) -> None:
        waiting = deque(number for number in self.sums if self.busy[number] <= 1)
        while waiting:
            number = waiting.popleft()
            if number not in self.done and number not in self.inexact:
                freed = self._peel(number)
                if freed is not None and self.busy[freed] <= 1:
                    waiting.append(freed)

    def _peel(self, number: int) -> int | None:
        """Hang a sum on its last quantity that stands elsewhere; return a sum that this makes less busy."""
        self.done.add(number)
        terms = self.terms[number]
        home = next((q for q, _ in terms if self.degree[q] > 1), terms[-1][0])
        for quantity, _ in terms:
            if quantity != home:
                self.toward[quantity] = number
                self.order.append(quantity)
        self.order.append(number)
        self.toward[number] = home
        self.hanging.setdefault(home, []).append(number)
        self.degree[home] -= 1
        self.touching[home] -= number
        if self.degree[home] != 1:
            return None
        other = self.touching[home]
        self.busy[other] -= 1
        return other

    def peeled(self) -> Peeled:
        core_sums = [number for number in self.sums if number not in self.done]
        core = self.kept.union(q for number in core_sums for q, _ in self.terms[number])
        rest = [site for site, terms in enumerate(self.terms) if not terms and self.toward[site] < 0]
        return Peeled([*self.order, *rest, *core_sums], self.toward, self.hanging, core_sums, sorted(core))


def _is_exact(terms: Terms, whole: frozenset[int]) -> bool:
    """Whether an interval tells all that a sum leaves to one of its quantities.

    Whole numbers with coefficients of one leave every whole number between two ends, and quantities that can be
    split leave everything between two ends; other coefficients and mixtures leave gaps.
    """
    split = [quantity for quantity, _ in terms if quantity not in whole]
    return len(split) == len(terms) or not (split or any(abs(c) != 1 for _, c in terms))
