"""The entries of a ledger: sources, measures, relations and claims, with the policy that reads them."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from attrs import define, evolve, field

from factaudit.model.claim import Claim
from factaudit.model.measure import Measure
from factaudit.model.mention import Mention
from factaudit.model.policy import AS_WRITTEN, Policy
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.model.source import Document, Source


@define(frozen=True, slots=False)
class Entries:
    """A ledger's content; everything after the reading of inputs works on this alone.

    ``documents`` are the texts that spans point into, ``mentions`` the numbers and dates read from
    them. ``ignore`` silences a rule, or a rule for one
    claim (``total`` or ``total:c3``), for the reason given.
    """

    title: str = ""
    language: str = "en"
    sources: tuple[Source, ...] = ()
    measures: tuple[Measure, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()
    policy: Policy = AS_WRITTEN
    ignore: tuple[tuple[str, str], ...] = ()
    documents: tuple[Document, ...] = field(default=(), repr=False)
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    path: str = ""

    @cached_property
    def measure(self) -> dict[str, Measure]:
        """The measures by id."""
        return {m.id: m for m in self.measures}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """The claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def claims_of(self) -> dict[Series, list[Claim]]:
        """The claims by the series that they speak of."""
        found: dict[Series, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.series, []).append(claim)
        return found

    @cached_property
    def relations_of(self) -> dict[Series, list[Relation]]:
        """The relations by each of the series that they join."""
        found: dict[Series, list[Relation]] = {}
        for relation in self.relations:
            for series in relation.series:
                found.setdefault(series, []).append(relation)
        return found

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each claim by id."""
        return {name: place for place, name in enumerate(self.claim)}

    @cached_property
    def relation(self) -> dict[str, Relation]:
        """The relations by id."""
        return {r.id: r for r in self.relations}

    @cached_property
    def relation_rank(self) -> dict[str, int]:
        """The place of each relation by id."""
        return {name: place for place, name in enumerate(self.relation)}

    @cached_property
    def source(self) -> dict[str, Source]:
        """The sources by id."""
        return {s.id: s for s in self.sources}

    def document_of(self, mention: Mention) -> Document:
        """Return the document that a mention stands in."""
        return self._document[mention.source] if mention.source else self.documents[0]

    @cached_property
    def _document(self) -> dict[str, Document]:
        return {d.id: d for d in self.documents}

    def replacing(self, replaced: Sequence[Claim]) -> "Entries":
        """Return the ledger with other claims in the place of those of the same ids; what was looked up stays so."""
        claims = list(self.claims)
        for claim in replaced:
            claims[self.rank[claim.id]] = claim
        changed = evolve(self, claims=tuple(claims))
        kept = {name: value for name in _OF_ALL_BUT_CLAIMS if (value := self.__dict__.get(name)) is not None}
        vars(changed).update(kept, claim=self.claim | {claim.id: claim for claim in replaced})
        return changed

    def part(self, claims: tuple[Claim, ...], relations: tuple[Relation, ...]) -> "Entries":
        """Return some claims and relations (formulas with their roles bound) with the measures that they speak of."""
        spoken = {c.series.measure for c in claims} | {s.measure for r in relations for s in r.series}
        measures = tuple(self.measure[name] for name in sorted(spoken) if name in self.measure)
        return evolve(self, claims=claims, relations=relations, measures=measures)


_OF_ALL_BUT_CLAIMS: Final = ("measure", "relations_of", "rank", "relation", "relation_rank", "source")
"""What is looked up in a ledger that does not depend on what its claims say."""
