"""Where mentions and claims stand, for the spans of findings."""

from datetime import date
from typing import Final

from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.mention import Mention
from factaudit.model.relation import Relation
from factaudit.model.source import Span

_CONTEXT: Final = 32
_DAY: Final = len("2025-05-12")
_ASIDE: Final = frozenset({"boilerplate", "related"})


def span_of(mention: Mention, entries: Entries) -> Span:
    """Return the span of a mention in the document it was read from."""
    document = entries.document_of(mention)
    text, start, end = document.text, mention.start, mention.end
    return Span(
        document.id, start, end, text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    )


def spans(*claims: Claim) -> tuple[Span, ...]:
    """Return the spans of claims that have one."""
    return tuple(claim.span for claim in claims if claim.span is not None)


def day_of(mention: Mention) -> date | None:
    """Return the day of a date mention, None where it names no single day."""
    time = mention.time.removeprefix("../").removesuffix("/..")
    return date.fromisoformat(time) if mention.kind == "date" and len(time) == _DAY else None


def aside(mention: Mention) -> bool:
    """Return whether a mention belongs to the page and not to the article."""
    return mention.section in _ASIDE


def members(entries: Entries, relation: Relation, role: str) -> list[Claim]:
    """Return the claims of the only series in a role, none where there are several series."""
    terms = relation.role(role)
    if len(terms) != 1:
        return []
    term = terms[0]
    times = {None, term.period}
    return [c for c in entries.claims_of.get(term.series, ()) if term.period is None or c.period in times]


def member(entries: Entries, relation: Relation, role: str) -> Claim | None:
    """Return the only claim of the only series in a role, None where there are none or several."""
    claims = members(entries, relation, role)
    return claims[0] if len(claims) == 1 else None
