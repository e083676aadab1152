"""A part that is more than all of its whole."""

from collections.abc import Iterator

from factaudit import units
from factaudit.catalogue import Words
from factaudit.model.claim import FACTUAL, Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.rules.places import members, spans


def part_above_whole(entries: Entries, say: Words) -> Iterator[Finding]:
    """Yield each share of a whole that is told to be above 100 %; a target may be passed.

    In a ledger without a text a relation may be called a share loosely, such as members of residents: a warning.
    """
    for relation in entries.relations:
        if relation.kind != "share":
            continue
        wholes = [claim for claim in members(entries, relation, "whole") if claim.modality in FACTUAL]
        for claim in members(entries, relation, "percent") if wholes else ():
            if _above_one(claim, entries):
                message = say("shares", percent=f"{claim.stated.text} %")
                severity = "error" if claim.span else "warning"
                yield Finding("part-above-whole", severity, message, spans(claim), conflict=(claim.id, relation.id))


def _above_one(claim: Claim, entries: Entries) -> bool:
    lower = entries.policy.admits(claim.stated).hull.lower
    base = units.to_base(claim.unit or claim.stated.unit or entries.measure[claim.series.measure].unit)
    return lower is not None and lower * base > 1
