"""What an audit tells beside its findings: how each claim was read, what was not compared, what it took."""

from collections.abc import Iterator, Sequence

from factaudit.explain import words
from factaudit.model.entries import Entries
from factaudit.model.report import Audited, Unchecked
from factaudit.relations.build import Built
from factaudit.relations.reading import Reading
from factaudit.solve import Outcome

APART = "its quantities share no period at which they are claimed"
ALONE = "no other claim or relation speaks of its quantity"


def audited(entries: Entries, readings: Sequence[Reading], language: str) -> Iterator[Audited]:
    """Yield what each claim was taken to say."""
    for reading in readings:
        measure = entries.measure[reading.claim.series.measure]
        told = words.reading(reading.claim, measure, reading.when, language)
        yield Audited(reading.claim.id, reading.bounds, told)


def unchecked(entries: Entries, built: Sequence[Built]) -> Iterator[Unchecked]:
    """Say which relations found no claims to hold together, and which claims nothing speaks of but themselves."""
    held = {instance.relation.id for one in built for instance in one.instances}
    for relation in entries.relations:
        if relation.id not in held:
            yield Unchecked(f"{relation.kind} {relation.id}", APART)
    compared = {name for one in built for name in one.compared}
    for claim in entries.claims:
        if claim.id not in compared:
            yield Unchecked(f"claim {claim.id}", ALONE)


def statistics(entries: Entries, outcomes: Sequence[Outcome]) -> tuple[tuple[str, int], ...]:
    """Count what there was and what solving it took."""
    counts = {"claims": len(entries.claims), "relations": len(entries.relations), "scenarios": len(outcomes)}
    for outcome in outcomes:
        for name, count in outcome.stats.items():
            counts[name] = counts.get(name, 0) + count
    return tuple(sorted(counts.items()))
