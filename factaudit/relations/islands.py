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


def islands(entries: Entries) -> Islands:
    """Return the islands of a ledger."""
    found = Islands()
    for relation in entries.relations:
        first, *others = relation.series or (None,)
        for other in others:
            assert first is not None
            found.join(first, other)
    return found
