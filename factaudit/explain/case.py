"""One conflict cut out of its scenario, small enough to ask "what if" of it many times."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve, field, frozen

from factaudit.constraint import Choice, Row, System
from factaudit.explain import words
from factaudit.explain.around import Around
from factaudit.explain.swaps import Swaps
from factaudit.explain.years import Years
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.number import Number, divided, floor_of
from factaudit.relations.build import Built
from factaudit.relations.reading import conversion
from factaudit.relations.rows import Chunk, claim_rows, row
from factaudit.relations.voices import Voice
from factaudit.solve import Conflict, Effort, consistent, feasible

Terms = tuple[tuple[int, Number], ...]


@frozen
class Case:
    """A conflict with the few rows it is made of.

    ``voices`` are its claims in the order told, ``chunks`` what each of them speaks of in the
    numbering of ``system``, which holds the rows of the conflict and what its measures guarantee;
    ``built`` is the whole scenario, whose quantities the certificate of the conflict counts;
    ``effort`` is what the questions of an audit may still take, ``around`` is
    the component of the scenario that the conflict lies in; ``years`` finds other years for its claims,
    ``swaps`` those whose figures stand in each other's place. ``alone`` holds what the other members leave
    a quantity that only one claim speaks of, where a quick look told that.
    """

    entries: Entries
    conflict: Conflict
    voices: tuple[Voice, ...]
    relations: tuple[str, ...]
    chunks: dict[str, tuple[Chunk, ...]]
    system: System
    built: Built
    effort: Effort
    around: Around
    years: Years
    alone: dict[str, Bounds]
    swaps: Swaps
    _left: dict[str, Bounds | None] = field(factory=dict, init=False, eq=False, repr=False)

    def measure(self, claim: Claim) -> Measure:
        """Return the measure of a claim."""
        return self.entries.measure[claim.series.measure]

    def style(self, voice: Voice, language: str) -> words.Style:
        """Return how the numbers of a claim are printed."""
        return words.style_of(voice.reading.claim, self.measure(voice.reading.claim), language)

    def conversion(self, claim: Claim) -> Number:
        """Return by what the number of a claim is multiplied to be in the unit of its measure."""
        return conversion(claim, self.measure(claim))

    def restated(self, said: "Mapping[str, Iterable[Row | Choice]]") -> System:
        """Return the case with the rows of some claims replaced."""
        rows = [row for row in self.system.rows if not said.keys() & set(row.ids)]
        choices = [choice for choice in self.system.choices if not said.keys() & set(choice.ids)]
        for new in (new for replacement in said.values() for new in replacement):
            if isinstance(new, Row):
                rows.append(new)
            else:
                choices.append(new)
        return evolve(self.system, rows=tuple(rows), choices=tuple(choices))

    def read_as(self, bounds: Mapping[str, Bounds], units: Mapping[str, int] | None = None) -> System:
        """Return the case with claims admitting other bounds, or rates counted over more or fewer units."""
        more = units or {}
        said = {
            name: claim_rows(_recounted(self.chunks[name], more.get(name, 0)), bounds[name], name) for name in bounds
        }
        return self.restated(said)

    def left_for(self, voice: Voice) -> Bounds | None:
        """Return what the other members of the conflict leave the number of a claim, None where not worked out.

        Whole numbers may leave holes: a mean of 25 whole numbers is a multiple of 1/25, so the stated
        value can lie between values that are possible.
        """
        if voice.id not in self._left:
            self._left[voice.id] = self._left_for(voice)
        return self._left[voice.id]

    def _left_for(self, voice: Voice) -> Bounds | None:
        found = self._alone_or_asked(voice)
        if found is None or found.empty:
            return found
        shared = found & voice.reading.bounds
        if shared.empty or (shared.point is not None and voice.reading.bounds.point is None):
            return found  # neighbours may touch in the point halfway between them
        return self._around_hole(voice)

    def _alone_or_asked(self, voice: Voice) -> Bounds | None:
        chunk, *others = self.chunks[voice.id]
        known = self.alone.get(voice.id)
        if known is None or others or len(chunk.expression) != 1:
            return self.ends(self.system, voice.id, frozenset((*self.system.claims, *self.relations)) - {voice.id})
        ((_, coefficient),) = chunk.expression
        return known.scaled(divided(coefficient, chunk.count))

    def hole(self) -> tuple[int, Bounds] | None:
        """Return a count that would have to lie between two whole numbers, and where; None where there is none.

        What adds up to a contradiction leaves no values at all, whole or not.
        """
        if self.conflict.proof == "linear" and self.conflict.certificate:
            return None
        split = evolve(self.system, integral=frozenset())
        for index in sorted(self.system.integral):
            reach = feasible(split, ((index, 1),), effort=self.effort)
            if reach is not None and not reach.empty and reach.whole().empty:
                return index, reach
        return None

    def _around_hole(self, voice: Voice) -> Bounds | None:
        alone = self.restated({voice.id: ()})
        found = self.hole()
        if found is None:
            return None
        index, reach = found
        below = floor_of(reach.hull.lower or 0)
        sides = (Row(((index, 1),), "<=", below), Row(((index, -1),), "<=", -below - 1))
        parts = [self.ends(evolve(alone, rows=(*alone.rows, side)), voice.id) for side in sides]
        return Bounds.of(*(i for part in parts if part is not None for i in part.intervals))

    def ends(self, system: System, claim_id: str, ids: frozenset[str] | None = None) -> Bounds | None:
        """Return what the quantity of a claim can be under ``ids``, for a rate what one calendar unit of it can be."""
        chunks = self.chunks[claim_id]
        if len(chunks) == 1:
            (chunk,) = chunks
            found = feasible(system, chunk.expression, ids=ids, effort=self.effort)
            return None if found is None else found.scaled(Fraction(1, chunk.count))
        return feasible(*_with_rate(system, chunks), ids=ids, effort=self.effort)

    def consistent(self, system: System) -> bool | None:
        """Whether a system made from the case can hold together, None where undecided."""
        return consistent(system, effort=self.effort)


def _recounted(chunks: tuple[Chunk, ...], more: int) -> tuple[Chunk, ...]:
    """Count the last stretch of a rate over more or fewer calendar units."""
    if not more:
        return chunks
    *others, last = chunks
    return (*others, evolve(last, count=last.count + more))


def _with_rate(system: System, chunks: tuple[Chunk, ...]) -> tuple[System, Terms]:
    """Add the rate that is common to several stretches as an unknown of its own."""
    rate = len(system.quantities)
    rows = tuple(row({**dict(chunk.expression), rate: -chunk.count}, "=", 0, ()) for chunk in chunks)
    larger = evolve(system, quantities=(*system.quantities, "rate"), rows=(*system.rows, *rows))
    return larger, ((rate, 1),)
