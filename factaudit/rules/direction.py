"""A word for rising or falling that goes against the numbers it joins."""

from collections.abc import Iterator
from typing import Final

from factaudit.catalogue import Words
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.rules.places import member, spans

_SHOWN: Final = {"up": "less", "down": "more"}
"""What the numbers show where a word tells the reverse."""


def direction(entries: Entries, say: Words) -> Iterator[Finding]:
    """Yield each change told as a rise whose values fall, or the reverse; by how much is for the solver."""
    for relation in entries.relations:
        told = relation.option("direction")
        if relation.kind != "change" or told not in _SHOWN or len(relation.roles) > 2:
            continue
        before, after = member(entries, relation, "from"), member(entries, relation, "to")
        if before is None or after is None:
            continue
        first, second = (entries.policy.admits(claim.stated).hull for claim in (before, after))
        low, high = (first, second) if told == "up" else (second, first)
        if low.lower is not None and high.upper is not None and high.upper < low.lower:
            yield Finding(
                "direction",
                "error",
                say(f"direction.{told}", before=before.stated.text, after=after.stated.text),
                spans(before, after),
                conflict=(before.id, after.id, relation.id),
                because=say(f"direction.{_SHOWN[told]}", before=before.stated.text, after=after.stated.text),
            )
