"""What an audit tells beside its findings: how each claim was read, what was not compared, what it took."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from factaudit.catalogue import Words
from factaudit.explain import words
from factaudit.explain.phrases import phrases
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.mention import Mention
from factaudit.model.reason import Reason
from factaudit.model.report import Audited, Unchecked
from factaudit.model.source import Span
from factaudit.read.denials import DENIED
from factaudit.read.sections import ASIDE
from factaudit.relations.reading import Reading


def audited(entries: Entries, readings: Sequence[Reading], language: str) -> Iterator[Audited]:
    """Yield what each claim was taken to say."""
    for reading in readings:
        measure = entries.measure[reading.claim.series.measure]
        told = words.reading(reading.claim, measure, reading.when, language)
        yield Audited(reading.claim.id, reading.bounds, told)


def unchecked(
    entries: Entries, compared: AbstractSet[str], held: AbstractSet[str], language: str = "en"
) -> Iterator[Unchecked]:
    """Say which relations found no claims to hold together, which claims stand alone, and what was not understood.

    Args:
        entries: the ledger.
        compared: the ids of the claims that something was held against.
        held: the ids of the relations that held claims together.
        language: of the words.
    """
    say = phrases(language)
    for relation in entries.relations:
        if relation.id not in held:
            what = say("unchecked.relation", kind=say(f"kinds.{relation.kind}"), id=relation.id)
            yield Unchecked(what, say("unchecked.apart"), id=relation.id)
    for claim in entries.claims:
        if claim.id not in compared:
            yield _alone(claim, entries, say)
    for mention in entries.mentions:
        if mention.stated is not None and not mention.claim:
            source = entries.document_of(mention).id
            yield Unchecked(mention.text, _not_understood(mention, say), source, mention.start, mention.end)


def _alone(claim: Claim, entries: Entries, say: Words) -> Unchecked:
    measure = entries.measure[claim.series.measure].name
    what = say("unchecked.claim", id=claim.id, measure=measure, stated=claim.stated.text)
    span = claim.span or Span("")
    return Unchecked(what, say("unchecked.alone"), span.source, span.start, span.end, claim.id)


def _not_understood(mention: Mention, say: Words) -> str:
    if mention.section in ASIDE:
        return say("unchecked.aside", section=say(f"sections.{mention.section}"))
    return say("unchecked.denied" if mention.role == DENIED else "unchecked.uncounted")


def why(reason: Reason, language: str) -> str:
    """Return in words why something is not known or not listed."""
    blanks = {name: why(one, language) if isinstance(one, Reason) else one for name, one in reason.blanks}
    return phrases(language)(f"open.{reason.key}", **blanks)


def statistics(
    entries: Entries, compared: AbstractSet[str], solving: Sequence[Mapping[str, int]]
) -> tuple[tuple[str, int], ...]:
    """Count what there was and what solving each scenario took."""
    counts = {"claims": len(entries.claims), "relations": len(entries.relations), "scenarios": len(solving)}
    counts["compared"] = len(compared)
    for stats in solving:
        for name, count in stats.items():
            counts[name] = counts.get(name, 0) + count
    return tuple(sorted(counts.items()))
