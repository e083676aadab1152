"""A part that is more than all of its whole."""

from collections.abc import Iterator

from factaudit import units
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.rules.places import member, spans


def part_above_whole(entries: Entries) -> Iterator[Finding]:
    """Yield each share of a whole that is told to be above 100 %."""
    for relation in entries.relations:
        claim = member(entries, relation, "percent") if relation.kind == "share" else None
        if claim is None:
            continue
        lower = entries.policy.admits(claim.stated).hull.lower
        base = units.to_base(claim.unit or claim.stated.unit or entries.measure[claim.series.measure].unit)
        if lower is not None and lower * base > 1:
            message = f"a part is told to be {claim.stated.text} % of its whole"
            yield Finding("part-above-whole", "error", message, spans(claim), conflict=(claim.id, relation.id))
