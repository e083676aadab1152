"""Figures that stand in each other's place: the value of 2023 told for 2024, and the other way round."""

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations, islice
from typing import Final

from attrs import define, evolve, field, frozen

from factaudit.constraint import Row, System
from factaudit.explain import words
from factaudit.explain.around import LARGE, Around
from factaudit.explain.phrases import phrases
from factaudit.explain.slips import is_narrow
from factaudit.explain.years import Years
from factaudit.model.bounds import Bounds
from factaudit.model.entries import Entries
from factaudit.model.finding import Repair, Suggestion
from factaudit.model.number import Number, divided, exact
from factaudit.relations.build import Built
from factaudit.relations.rows import claim_rows
from factaudit.relations.voices import Voice, neighbours
from factaudit.solve import Conflict, Effort, Outcome, consistent, feasible

TRIED: Final = 8
"""Pairs of one conflict whose figures are exchanged to see what becomes of everything around them."""

_Kind = tuple[str, ...]
"""What a claim counts, of whichever entity, and in which units: figures of one kind may stand for each other."""

_Pair = tuple[Voice, Voice]


@define(slots=False)
class Swaps:
    """Finds the claims of a scenario whose figures may be swapped.

    Two figures may be where both contradict something, everything they have to do with agrees once they are
    exchanged, and one of them at least is then what everything else expects: where it could be much else as well,
    agreement proves nothing. What another number for one of them alone would explain as well is no swap.
    """

    entries: Entries
    built: Built
    outcome: Outcome
    years: Years
    effort: Effort
    _agreed: dict[tuple[str, str], bool] = field(factory=dict)

    def added(
        self, conflict: Conflict, around: Around, repairs: tuple[Repair, ...], language: str
    ) -> tuple[Repair, ...]:
        """Return the repairs of a conflict, those of values with the swaps that would mend everything around it."""
        found: dict[str, list[Suggestion]] = {}
        for one, other in islice(self._pairs(conflict, around, repairs), TRIED):
            if self._agree(one, other, around) and not self._simpler(one, other, around, repairs):
                found.setdefault(one.id, []).append(self._suggestion(one, other, language))
        if not found:
            return repairs
        return tuple(
            evolve(r, suggestions=(*r.suggestions, *found[r.claim])) if r.aspect == "value" and r.claim in found else r
            for r in repairs
        )

    def _pairs(self, conflict: Conflict, around: Around, repairs: tuple[Repair, ...]) -> Iterator[_Pair]:
        """Yield the claims whose exchange could end a conflict and all others around it, as far as that is plain."""
        values = ((r.claim, r.bounds) for r in repairs if r.aspect == "value" and r.claim in self._kinds)
        left = {name: bounds for name, bounds in values if bounds is not None and not bounds.empty}
        if not left or self.effort.spent or len(around.system.rows) > LARGE:
            return
        members = [self.built.voice[name] for name in left]
        proof = _Proof.of(conflict, around)
        for one, other in combinations(members, 2):
            if self._alike(one, other, around) and not proof.goes_on(one, other):
                yield one, other
        for one in members:
            for other in self._of_kind[self._kinds[one.id]]:
                outside = other.id not in conflict.ids and other.reading.claim.series == one.reading.claim.series
                if outside and self._alike(one, other, around) and not (left[one.id] & other.reading.bounds).empty:
                    yield one, other

    def _alike(self, one: Voice, other: Voice, around: Around) -> bool:
        """Whether two claims give figures of one kind that differ, and take part in every conflict around."""
        alike = self._kinds[one.id] == self._kinds[other.id] and one.reading.bounds != other.reading.bounds
        return alike and all(one.id in ids or other.id in ids for ids in around.conflicts)

    @cached_property
    def _of_kind(self) -> dict[_Kind, list[Voice]]:
        """The claims in conflicts that give one figure each, by its kind; those without a fellow are left out."""
        names = dict.fromkeys(name for conflict in self.outcome.conflicts for name in conflict.ids)
        found: dict[_Kind, list[Voice]] = {}
        for voice in (self.built.voice[name] for name in names if name in self.built.voice):
            found.setdefault(self._kind(voice), []).append(voice)
        alike = {kind: [v for v in same if _is_figure(v)] for kind, same in found.items() if len(same) > 1}
        return {kind: figures for kind, figures in alike.items() if len(figures) > 1}

    @cached_property
    def _kinds(self) -> dict[str, _Kind]:
        """The kinds of these claims by their ids."""
        return {voice.id: kind for kind, figures in self._of_kind.items() for voice in figures}

    def _kind(self, voice: Voice) -> _Kind:
        claim = voice.reading.claim
        measure = self.entries.measure[claim.series.measure]
        unit = claim.unit or claim.stated.unit or measure.unit
        return measure.label or measure.id, measure.kind, measure.unit, unit, claim.every, claim.average_per

    def _agree(self, one: Voice, other: Voice, around: Around) -> bool:
        """Whether everything around two claims agrees with each other's figures, and expects one of them."""
        if (one.id, other.id) not in self._agreed:
            part = self._around(one, other, around)
            self._agreed[one.id, other.id] = part is not None and self._expected(
                one, other, _retold(part, self.built, _with_figure_of(other, one), _with_figure_of(one, other))
            )
        return self._agreed[one.id, other.id]

    def _around(self, one: Voice, other: Voice, around: Around) -> System | None:
        """Return the components of two claims as one system, None where they are too large to ask about."""
        if {one.id, other.id}.issubset(around.system.claims):
            return around.system
        chunks = (chunk for voice in (one, other) for chunk in self.built.chunks[voice.id])
        return self.years.around(index for chunk in chunks for index, _ in chunk.expression)

    def _expected(self, one: Voice, other: Voice, told: System) -> bool:
        if consistent(told, effort=self.effort) is not True:
            return False
        everything = {*told.claims, *told.relations}
        for voice in (one, other):
            chunk, *others = self.built.chunks[voice.id]
            left = None if others else feasible(told, chunk.expression, ids=everything - {voice.id}, effort=self.effort)
            if left is not None and is_narrow(left):
                return True
        return False

    def _simpler(self, one: Voice, other: Voice, around: Around, repairs: tuple[Repair, ...]) -> bool:
        """Whether another date for one of two claims, or another number, explains all that a swap would."""
        part = self._around(one, other, around)
        slips = ((repair.claim, s) for repair in repairs for s in repair.suggestions)
        for name, slip in slips:
            if name in {one.id, other.id} and part is not None:
                if slip.number is None:
                    return True
                alone = self.built.voice[name]
                bounds = Bounds.exactly(slip.number)
                said = evolve(alone, readings=tuple(evolve(r, bounds=bounds) for r in alone.readings))
                if consistent(_retold(part, self.built, said), effort=self.effort) is True:
                    return True
        return False

    def _suggestion(self, one: Voice, other: Voice, language: str) -> Suggestion:
        say = phrases(language)
        told = [_with_figure_of(other, one).reading, _with_figure_of(one, other).reading]
        measures = [self.entries.measure[reading.claim.series.measure] for reading in told]
        own, others = (words.stated(r.claim, r.bounds, m, language) for r, m in zip(told, measures, strict=True))
        first, second = sorted((one.id, other.id), key=self.entries.rank.__getitem__)
        return Suggestion(
            say("slips.both", own=own, other=other.id, value=others),
            say("slips.exchanged", one=first, other=second),
            exchanged_with=other.id,
        )


def _is_figure(voice: Voice) -> bool:
    """Whether a claim that may be changed gives one number."""
    bounds, stated = voice.reading.bounds, voice.reading.claim.stated
    return stated.plain and len(bounds.intervals) == 1 and voice.weight is not None and is_narrow(bounds)


def _with_figure_of(figure: Voice, voice: Voice) -> Voice:
    """Return a claim that states the figure of another."""
    stated, bounds = figure.reading.claim.stated, figure.reading.bounds
    return evolve(
        voice,
        readings=tuple(evolve(r, claim=evolve(r.claim, stated=stated), bounds=bounds) for r in voice.readings),
    )


def _retold(part: System, built: Built, *voices: Voice) -> System:
    """Return components in which some claims state other figures."""
    told = {voice.id: voice for voice in voices}
    rows = [row for row in part.rows if told.keys().isdisjoint(row.ids)]
    for voice in voices:
        rows += [r for r in claim_rows(built.chunks[voice.id], voice.reading.bounds, voice.id) if isinstance(r, Row)]
    heard = (told.get(name) or built.voice[name] for name in part.claims)
    rows += [Row((), "<", 0, pair) for pair in neighbours(heard) if not told.keys().isdisjoint(pair)]
    return evolve(part, rows=tuple(rows))


@frozen
class _Proof:
    """A linear proof of a conflict: how far it is from holding no more, and how the figure of each claim moves it."""

    right: Number
    pulls: dict[str, tuple[Number, ...]]

    @classmethod
    def of(cls, conflict: Conflict, around: Around) -> "_Proof":
        """Return what the certificate of a conflict makes of its claims; of no other proof is anything known."""
        right: Number = 0
        pulls: dict[str, tuple[Number, ...]] = {}
        for row, times in conflict.certificate if conflict.proof == "linear" else ():
            right += times * row.right
            name = row.ids[0] if len(row.ids) == 1 else ""
            chunks = around.chunks(name) if name in around.built.voice else ()
            if len(chunks) == 1:
                pull = divided(exact(times * row.terms[0][1] * chunks[0].count), chunks[0].expression[0][1])
                pulls[name] = (*pulls.get(name, ()), pull)
        return cls(right, pulls)

    def goes_on(self, one: Voice, other: Voice) -> bool:
        """Whether the proof holds as well once two figures are exchanged."""
        if one.id not in self.pulls or other.id not in self.pulls:
            return False
        return self.right + self._moved(one, other) + self._moved(other, one) < 0

    def _moved(self, voice: Voice, figure: Voice) -> Number:
        (before,), (after,) = voice.reading.bounds.intervals, figure.reading.bounds.intervals
        total: Number = 0
        for pull in self.pulls[voice.id]:
            now, then = (after.upper, before.upper) if pull > 0 else (after.lower, before.lower)
            total += pull * ((now or 0) - (then or 0))
        return total
