"""Guards for new text: what it says by itself, and what it says of measures that a ledger knows.

The words of a sentence link a number to a measure of the ledger only where they name the measure in
full and its entity too. What is not linked is listed as unchecked, with the reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from attrs import define, evolve, field

from factaudit import units
from factaudit.audit import AuditOptions, audit
from factaudit.ledger import Ledger
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.measure import Measure
from factaudit.model.mention import Mention
from factaudit.model.period import CALENDAR_UNITS
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.model.report import Report, Unchecked
from factaudit.read import Article, read_article

OWN: Final = "text:"
"""What stands before the ids of what the text itself says."""

SHOWN: Final = "text"
"""What stands in the place of a path where a finding points into the text."""

Names = Mapping[str, Sequence[str]]

_SENTENCE: Final = re.compile(r".*?(?:[.!?](?=\s)|\n\s*\n|\Z)", re.DOTALL)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_JOINING: Final = frozenset({"the", "and", "for", "dan", "yang"})
_PLACES: Final = frozenset({"kota", "kabupaten", "provinsi", "city", "regency", "province", "district", "town"})
"""Words that name no measure and no place."""


def check_text(
    text: str, *, language: str | None = None, published: date | None = None, options: AuditOptions | None = None
) -> Report:
    """Audit what a text says by itself.

    Args:
        text: plain text, Markdown or HTML.
        language: the code of its language; told by its words where it is None.
        published: the day it was published; its own dateline tells it where it is None.
        options: what to ask of the audit beside the contradictions.

    >>> report = check_text("Membership rose from 100 to 150 members, an increase of 70 percent.")
    >>> [finding.rule for finding in report.contradictions]
    ['change']
    """
    article = read_article(text, language=language, published=published, path=SHOWN)
    return _with_unread(audit(article.entries, options=options or AuditOptions()), article.unchecked)


def guard(  # noqa: PLR0913 - each is one property of the text or of the audit, by keyword
    text: str,
    *,
    against: Ledger,
    called: Names | None = None,
    language: str | None = None,
    published: date | None = None,
    options: AuditOptions | None = None,
) -> Report:
    """Audit a text by itself and against a ledger that is taken as given.

    Findings among the claims of the ledger alone are not repeated, and corrections touch the text only.

    Args:
        text: plain text, Markdown or HTML, such as a language model's answer.
        against: the ledger.
        called: other names of its measures, by id: ``{"members": ["active members"]}``.
        language: the code of the text's language; told by its words where it is None.
        published: the day of the text, of which its undated levels speak.
        options: what to ask of the audit beside the contradictions.

    >>> ledger = Ledger()
    >>> members = ledger.stock("UHC members", unit="person", entity="Kota Semarang")
    >>> _ = ledger.claim(members.at("2025-05"), 28562)
    >>> guard("In May 2025 Semarang had 31,000 UHC members.", against=ledger).ok
    False
    """
    article = read_article(text, language=language, published=published, path=SHOWN)
    links = _Links(article, against.entries, called or {})
    report = audit(links.entries, options=options or AuditOptions())
    return _with_unread(_of_text(report), (*article.unchecked, *links.unlinked))


def _with_unread(report: Report, unread: Iterable[Unchecked]) -> Report:
    return evolve(report, unchecked=(*report.unchecked, *unread))


def _of_text(report: Report) -> Report:
    """Keep what is found about the text, and say of the ledger's own claims nothing."""
    findings = tuple(finding for finding in report.findings if _touches_text(finding))
    unchecked = tuple(one for one in report.unchecked if OWN in one.what)
    undetermined = tuple(one for one in report.undetermined if any(name.startswith(OWN) for name in one[0]))
    wrong = any(finding.severity == "error" for finding in findings)
    verdict = "contradictory" if wrong else "undetermined" if undetermined else "consistent"
    return evolve(report, findings=findings, unchecked=unchecked, undetermined=undetermined, verdict=verdict)


def _touches_text(finding: Finding) -> bool:
    return not finding.conflict or any(name.startswith(OWN) for name in finding.conflict)


@define(slots=False)
class _Links:
    """The measures of an article that are measures of a ledger, by the words of the sentences that they stand in."""

    article: Article
    ledger: Entries
    called: Names
    unlinked: list[Unchecked] = field(factory=list)

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
        claims = [c for c in self.article.entries.claims if c.series.measure == measure.id]
        fitting = [
            (len(words), known.series)
            for known in self.ledger.measures
            if self._comparable(measure, known)
            for words in self._phrases(known)
            if any(self._names(claim, words, known.entity) for claim in claims)
        ]
        most = max((size for size, _ in fitting), default=0)
        best = {series for size, series in fitting if size == most}
        if len(best) == 1:
            return best.pop()
        why = "its words fit several measures of the ledger" if best else "its words name no measure of the ledger"
        self.unlinked += [_unlinked(claim, why) for claim in claims]
        return None

    def _comparable(self, measure: Measure, known: Measure) -> bool:
        related = any(s.measure == measure.id for r in self.article.entries.relations for s in r.series)
        kinds = measure.kind == known.kind or (measure.kind == "stock" and known.kind == "flow" and not related)
        return kinds and units.dimension(measure.unit) == units.dimension(known.unit)

    def _phrases(self, known: Measure) -> Iterator[frozenset[str]]:
        for phrase in (known.name, *self.called.get(known.id, ())):
            if words := _words(phrase):
                yield words

    def _names(self, claim: Claim, words: frozenset[str], entity: str) -> bool:
        """Whether the sentence of a claim names a measure, and that sentence or the one before it the entity."""
        before, own = self._sentences(claim)
        place = _words(entity)
        return words <= _words(own) and (not place or bool(place & _words(before + own)))

    def _sentences(self, claim: Claim) -> tuple[str, str]:
        assert claim.span is not None
        assert claim.span.start is not None
        text, before = self.article.document.text, ""
        for found in _SENTENCE.finditer(text):
            if claim.span.start < found.end():
                return before, found.group()
            before = found.group()
        return before, ""

    def _claim(self, claim: Claim) -> Claim:
        series = self._moved(claim.series)
        known = self.ledger.measure.get(series.measure)
        every = (
            self._rate(claim) if known is not None and known.kind == "flow" and not claim.average_per else claim.every
        )
        return evolve(claim, id=OWN + claim.id, series=series, every=every)

    def _rate(self, claim: Claim) -> str:
        """Return the calendar unit that a claim is told per."""
        told = (m.per for m in self._mentions.get(claim.id, ()))
        return claim.every or next((unit for unit in told if unit in CALENDAR_UNITS), "")

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        by_claim: dict[str, list[Mention]] = {}
        for mention in self.article.mentions:
            by_claim.setdefault(mention.claim, []).append(mention)
        return by_claim

    def _relation(self, relation: Relation) -> Relation:
        roles = tuple(
            (role, tuple(evolve(term, series=self._moved(term.series)) for term in terms))
            for role, terms in relation.roles
        )
        return evolve(relation, id=OWN + relation.id, roles=roles)

    def _moved(self, series: Series) -> Series:
        return self.linked.get(series.measure) or evolve(series, measure=OWN + series.measure)


def _words(text: str) -> frozenset[str]:
    """Return what a text speaks of: its words without endings of the plural."""
    found = {word.lower() for word in _WORD.findall(text)} - _JOINING - _PLACES
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in found)


def _unlinked(claim: Claim, why: str) -> Unchecked:
    start, end = (claim.span.start, claim.span.end) if claim.span else (None, None)
    return Unchecked(claim.stated.text, why, claim.source, start, end)
