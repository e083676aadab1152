"""Which numbers of an article speak of which measures of a ledger."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import define, evolve, field

from factaudit import units
from factaudit.errors import UsageError
from factaudit.explain.phrases import phrases
from factaudit.guarding.wording import Wording, words_of
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.read import Article

OWN: Final = "text:"
"""What stands before the ids of what the text itself says."""

Names = Mapping[str, Sequence[str]]


@define(slots=False)
class Links:
    """The measures of an article that are measures of a ledger, by the words of the sentences that they stand in.

    ``called`` gives other names of the ledger's measures, by id. ``unlinked`` holds, by id, why a claim is not
    held against the ledger, once ``entries`` are made.
    """

    article: Article
    ledger: Entries
    called: Names = field()
    language: str = "en"
    unlinked: dict[str, str] = field(factory=dict, init=False)

    @called.validator
    def _known(self, _attribute: object, called: Names) -> None:
        unknown = [name for name in called if name not in self.ledger.measure]
        if unknown:
            raise UsageError(f"no measure {', '.join(unknown)}; known: {', '.join(self.ledger.measure)}")

    @cached_property
    def entries(self) -> Entries:
        """The ledger, unchangeable, with all that the article says."""
        known, new = self.ledger, self.article.entries
        own = tuple(evolve(m, id=OWN + m.id) for m in new.measures if m.id not in self.linked)
        return evolve(
            known,
            sources=(*known.sources, *new.sources),
            measures=(*known.measures, *own),
            relations=(*known.relations, *map(self._relation, new.relations)),
            claims=(*(evolve(claim, weight=None) for claim in known.claims), *map(self._claim, new.claims)),
            documents=(*new.documents, *known.documents),
            mentions=tuple(evolve(m, claim=OWN + m.claim if m.claim else "") for m in new.mentions),
        )

    @cached_property
    def linked(self) -> dict[str, Series]:
        """The series of the ledger by the ids of the article's measures."""
        found = {measure.id: self._series(measure) for measure in self.article.entries.measures}
        return {name: series for name, series in found.items() if series is not None}

    def _series(self, measure: Measure) -> Series | None:
        told = [claim for claim in self.article.entries.claims if claim.series.measure == measure.id]
        best = self._named(measure, told)
        why = self._hindrance(told, best)
        if why:
            self.unlinked.update((claim.id, why) for claim in told)
            return None
        return next(iter(best))

    def _hindrance(self, told: Sequence[Claim], best: Mapping[Series, str]) -> str:
        """Say why some claims are not held against the ledger, nothing where they are."""
        say = phrases(self.language)
        if len(best) != 1:
            return say("unlinked.several" if best else "unlinked.nameless")
        ((series, name),) = best.items()
        if not all(self._wording.placed(claim, series.entity) for claim in told):
            return say("unlinked.elsewhere", entity=series.entity)
        more = {word: None for claim in told for word in self._wording.more(claim, name, series.entity)}
        return say("unlinked.more", name=name, words=", ".join(more)) if more else ""

    def _named(self, measure: Measure, told: Sequence[Claim]) -> dict[Series, str]:
        """Return the measures of the ledger that are named most fully where some claims stand, with the name."""
        fitting = [
            (len(words_of(phrase)), known.series, phrase)
            for known in self.ledger.measures
            if self._comparable(measure, known)
            for phrase in self._names(known)
            if any(self._wording.named(claim, phrase) for claim in told)
        ]
        most = max((size for size, _, _ in fitting), default=0)
        return {series: phrase for size, series, phrase in fitting if size == most}

    def _comparable(self, measure: Measure, known: Measure) -> bool:
        related = any(s.measure == measure.id for r in self.article.entries.relations for s in r.series)
        kinds = measure.kind == known.kind or (measure.kind == "stock" and known.kind == "flow" and not related)
        points = (measure.unit == "percentage_point") == (known.unit == "percentage_point")
        return kinds and points and units.dimension(measure.unit) == units.dimension(known.unit)

    def _names(self, known: Measure) -> tuple[str, ...]:
        return known.name, *self.called.get(known.id, ())

    @cached_property
    def _wording(self) -> Wording:
        return Wording.of(self.article, [name for known in self.ledger.measures for name in self._names(known)])

    def _claim(self, claim: Claim) -> Claim:
        series = self._moved(claim.series)
        known = self.ledger.measure.get(series.measure)
        flows = known is not None and known.kind == "flow" and not claim.average_per
        every = claim.every or self._wording.rate(claim) if flows else claim.every
        return evolve(claim, id=OWN + claim.id, series=series, every=every)

    def _relation(self, relation: Relation) -> Relation:
        roles = tuple(
            (role, tuple(evolve(term, series=self._moved(term.series)) for term in terms))
            for role, terms in relation.roles
        )
        return evolve(relation, id=OWN + relation.id, roles=roles)

    def _moved(self, series: Series) -> Series:
        return self.linked.get(series.measure) or evolve(series, measure=OWN + series.measure)
