"""Islands: series that relations join, directly or through others; nothing said on one bears on another."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field

from factaudit.model.entries import Entries
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation


@define
class Islands:
    """A partition of series, kept as a forest (Tarjan 1975)."""

    _parent: dict[Series, Series] = field(factory=dict)

    def of(self, series: Series) -> Series:
        """Return the series that stands for an island."""
        parent = self._parent
        root = series
        while (above := parent.get(root)) is not None:
            root = above
        while series is not root and (above := parent.get(series)) is not None:
            parent[series] = root
            series = above
        return root

    def join(self, one: Series, other: Series) -> None:
        """Make one island of two."""
        root, joined = self.of(one), self.of(other)
        if root != joined:
            self._parent[joined] = root


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


def islands(entries: Entries) -> Islands:
    """Return the islands of a ledger."""
    found = Islands()
    for relation in entries.relations:
        first, *others = relation.series or (None,)
        for other in others:
            assert first is not None
            found.join(first, other)
    return found
