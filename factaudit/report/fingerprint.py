"""Names for findings that survive edits elsewhere in a text: made of what a finding says, not of where it stands."""

from collections import Counter
from hashlib import sha256

from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.report.places import Atlas


def fingerprints(report: Report) -> list[str]:
    """Return a fingerprint for each finding, in order; equal findings are told apart by their rank."""
    atlas = Atlas(report)
    seen: Counter[str] = Counter()
    names = []
    for finding in report.findings:
        digest = _digest(finding, atlas)
        seen[digest] += 1
        names.append(f"{digest}:{seen[digest]}")
    return names


def _digest(finding: Finding, atlas: Atlas) -> str:
    entries = atlas.report.entries
    members = sorted(_claim_key(i, atlas) for i in finding.conflict if i in entries.claim)
    kinds = sorted(entries.relation[i].kind for i in finding.conflict if i in entries.relation)
    bare = sorted(_span_key(finding, atlas)) if not members else []
    text = "\x1f".join([finding.rule, *members, *kinds, *bare, "" if members or bare else finding.message])
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _claim_key(claim_id: str, atlas: Atlas) -> str:
    claim = atlas.report.entries.claim[claim_id]
    when = (str(claim.period), claim.edge, claim.every, claim.average_per)
    return "\x1e".join((str(claim.series), *when, claim.modality, claim.stated.text, claim.source))


def _span_key(finding: Finding, atlas: Atlas) -> list[str]:
    return [f"{mark.place.file}\x1e{mark.quote}" for mark in atlas.marks(finding)]
