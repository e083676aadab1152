"""Islands: series that relations join, directly or through others; nothing said on one bears on another."""

from attrs import define, field

from factaudit.model.entries import Entries
from factaudit.model.quantity import Series


@define
class Islands:
    """A partition of series, kept as a forest (Tarjan 1975)."""

    _parent: dict[Series, Series] = field(factory=dict)

    def of(self, series: Series) -> Series:
        """Return the series that stands for an island."""
        root = series
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(series, series)) != root:
            self._parent[series] = root
            series = above
        return root

    def join(self, one: Series, other: Series) -> None:
        """Make one island of two."""
        self._parent[self.of(other)] = self.of(one)


def islands(entries: Entries) -> Islands:
    """Return the islands of a ledger."""
    found = Islands()
    for relation in entries.relations:
        first, *others = relation.series or (None,)
        for other in others:
            assert first is not None
            found.join(first, other)
    return found
