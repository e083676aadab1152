"""schema.org ClaimReview as JSON-LD: claims that contradict others, never claims that are false.

https://schema.org/ClaimReview. No ``ratingValue`` is given: a place on a scale of truth is what is not known.
"""

import json
from collections.abc import Iterator, Sequence

from factaudit.catalogue import Words
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.source import Source
from factaudit.report.json_proof import Json
from factaudit.report.options import View
from factaudit.report.places import Atlas
from factaudit.report.reading import label
from factaudit.report.text import safe


def render(reports: Sequence[Report], view: View) -> str:
    """Return one graph with a review for every claim in a contradiction."""
    graph = [review for report in reports for review in _reviews(report, view.words)]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


def _reviews(report: Report, words: Words) -> Iterator[Json]:
    atlas = Atlas(report)
    for claim in report.entries.claims:
        against = [f for f in report.contradictions if claim.id in f.conflict]
        if against:
            yield _review(claim, against, atlas, words)


def _review(claim: Claim, against: list[Finding], atlas: Atlas, words: Words) -> Json:
    entries = atlas.report.entries
    return {
        "@type": "ClaimReview",
        "claimReviewed": safe(f"{label(claim, entries, words)}: {claim.stated.text}"),
        "itemReviewed": _claim(claim, atlas),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": words("review.contradictory"),
            "ratingExplanation": words("review.rating"),
        },
        "reviewBody": " ".join(_body(claim, finding, entries, words) for finding in against),
        "author": {"@type": "Organization", "name": "factaudit"},
    }


def _body(claim: Claim, finding: Finding, entries: Entries, words: Words) -> str:
    others = [entries.claim[i] for i in finding.conflict if i in entries.claim and i != claim.id]
    told = "; ".join(f"{label(other, entries, words)}: {other.stated.text}" for other in others)
    key = "review.body" if others else "review.alone"
    return safe(words(key, others=told, because=finding.because).strip())


def _claim(claim: Claim, atlas: Atlas) -> Json:
    source = atlas.report.entries.source.get(claim.source)
    reviewed: dict[str, Json] = {"@type": "Claim", "text": safe(atlas.claim_mark(claim).quote or claim.stated.text)}
    if claim.speaker:
        reviewed["author"] = {"@type": "Person", "name": safe(claim.speaker)}
    elif source is not None and source.publisher:
        reviewed["author"] = {"@type": "Organization", "name": safe(source.publisher)}
    if source is not None:
        reviewed["appearance"] = _appearance(source)
    return reviewed


def _appearance(source: Source) -> Json:
    work: dict[str, Json] = {"@type": "CreativeWork", "name": safe(source.title or source.id)}
    if source.url.startswith(("https://", "http://")):
        work["url"] = safe(source.url)
    if source.published is not None:
        work["datePublished"] = source.published.isoformat()
    return work
