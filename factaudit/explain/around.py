"""What everything else in a component leaves to its claims, each asked about once whatever conflicts it is in."""

from fractions import Fraction
from functools import cached_property
from typing import Final

from attrs import define, field

from factaudit.constraint import System
from factaudit.model.bounds import Bounds
from factaudit.relations.build import Built
from factaudit.relations.rows import Chunk
from factaudit.relations.voices import Voice
from factaudit.solve import Effort, feasible
from factaudit.solve.restrict import Index, index_of

LARGE: Final = 2000
"""Rows of a component up to which one claim is held against all of it."""


@define(slots=False)
class Around:
    """The component that a conflict lies in, as part of a scenario.

    ``conflicts`` are the ids of those known to lie in it, ``effort`` is what questions are taken off.
    """

    system: System
    built: Built
    effort: Effort
    conflicts: list[frozenset[str]] = field(factory=list)
    _chunks: dict[str, tuple[Chunk, ...]] = field(factory=dict)
    _left: dict[str, Bounds | None] = field(factory=dict)

    @cached_property
    def index(self) -> Index:
        """The constraints of the component by id and by quantity."""
        return index_of(self.system)

    def chunks(self, name: str) -> tuple[Chunk, ...]:
        """Return what a claim speaks of, in the numbering of the scenario."""
        if name not in self._chunks:
            self._chunks[name] = self.built.chunks[name]
        return self._chunks[name]

    def left_for(self, voice: Voice) -> Bounds | None:
        """Return what everything else leaves the number of a claim, None where that is not known.

        Nothing is left where everything else contradicts itself, as it does in a conflict without that claim.
        """
        if voice.id not in self._left:
            self._left[voice.id] = self._left_for(voice)
        return self._left[voice.id]

    def _left_for(self, voice: Voice) -> Bounds | None:
        chunk, *others = self.chunks(voice.id)
        if others or not chunk.expression or len(self.system.rows) > LARGE:
            return None
        if len(chunk.expression) == 1 and any(voice.id not in ids for ids in self.conflicts):
            return Bounds(())  # a claim of one quantity holds nothing together: the conflict bears on it
        rest = {*self.system.claims, *self.system.relations} - {voice.id}
        found = feasible(self.system, chunk.expression, ids=rest, effort=self.effort)
        return None if found is None else found.scaled(Fraction(1, chunk.count))
