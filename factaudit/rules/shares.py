"""A part that is more than all of its whole."""

from collections.abc import Iterator

from factaudit import units
from factaudit.catalogue import Words
from factaudit.model.claim import FACTUAL
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.rules.places import member, spans


def part_above_whole(entries: Entries, say: Words) -> Iterator[Finding]:
    """Yield each share of a whole that is told to be above 100 %; a target may be passed."""
    for relation in entries.relations:
        claim = member(entries, relation, "percent") if relation.kind == "share" else None
        whole = member(entries, relation, "whole")
        if claim is None or whole is None or whole.modality not in FACTUAL:
            continue
        lower = entries.policy.admits(claim.stated).hull.lower
        base = units.to_base(claim.unit or claim.stated.unit or entries.measure[claim.series.measure].unit)
        if lower is not None and lower * base > 1:
            message = say("shares", percent=f"{claim.stated.text} %")
            yield Finding("part-above-whole", "error", message, spans(claim), conflict=(claim.id, relation.id))
