"""Islands: series that relations join, directly or through others; nothing said on one bears on another."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field

from factaudit.model.quantity import Series
from factaudit.model.relation import Relation


@define
class Islands:
    """A partition of series, kept as a forest over their ``numbers`` (Tarjan 1975)."""

    numbers: dict[Series, int] = field(factory=dict)
    _parent: list[int] = field(factory=list)

    def number(self, series: Series) -> int:
        """Return the number of a series, a new one where it was not met yet."""
        known = self.numbers.get(series)
        if known is None:
            known = self.numbers[series] = len(self._parent)
            self._parent.append(known)
        return known

    def root(self, number: int) -> int:
        """Return the number of the series that stands for an island."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    def roots(self) -> list[int]:
        """Return what stands for the island of each series, by its number."""
        return list(map(self.root, self.numbers.values()))

    def of(self, series: Series) -> int:
        """Return what stands for the island of a series."""
        return self.root(self.number(series))

    def join(self, numbers: Sequence[int]) -> None:
        """Make one island of those of some series."""
        root = self.root(numbers[0])
        for number in numbers:
            other = self.root(number)
            if other != root:
                self._parent[other] = root


def island_around(start: Iterable[Series], relations_of: Mapping[Series, Sequence[Relation]]) -> set[Series]:
    """Return the series of all islands that some series lie on."""
    found = set(start)
    waiting = list(found)
    while waiting:
        for relation in relations_of.get(waiting.pop(), ()):
            fresh = [series for series in relation.series if series not in found]
            found.update(fresh)
            waiting += fresh
    return found


def islands(relations: Iterable[Relation]) -> Islands:
    """Return the islands that relations make."""
    found = Islands()
    for relation in relations:
        if relation.series:
            found.join([found.number(series) for series in relation.series])
    return found
