"""What a report amounts to: counts, worst verdict, and conflicts that share a claim."""

from collections import Counter
from collections.abc import Iterable, Sequence

from factaudit.model.finding import Finding
from factaudit.model.report import Report

WORST_FIRST = ("contradictory", "undetermined", "consistent")
"""One contradiction outweighs what stayed open elsewhere."""


def worst(reports: Sequence[Report]) -> str:
    """Return the gravest verdict among reports; nothing to audit is consistent."""
    return min((r.verdict for r in reports), key=WORST_FIRST.index, default="consistent")


def counts(report: Report) -> dict[str, int]:
    """Return how many findings of each kind there are, and how much was and was not compared."""
    severities = Counter(f.severity for f in report.findings)
    compared = dict(report.stats).get("compared", len(report.audited))
    return {
        "contradiction": severities["error"],
        "warning": severities["warning"],
        "note": severities["note"],
        "compared": compared,
        "unchecked": len(report.unchecked),
        "undetermined": len(report.undetermined),
        "ignored": len(report.ignored),
    }


def total_counts(reports: Iterable[Report]) -> dict[str, int]:
    """Return the counts of several reports added up."""
    total: Counter[str] = Counter()
    for report in reports:
        total.update(counts(report))
    return dict(total)


def shared_claims(report: Report) -> list[tuple[str, int]]:
    """Return the claims that stand in several conflicts, with how many, the likeliest culprit first."""
    claims = report.entries.claim
    times = Counter(i for f in report.contradictions for i in f.conflict if i in claims)
    order = {claim: at for at, claim in enumerate(claims)}
    return sorted(((c, n) for c, n in times.items() if n > 1), key=lambda row: (-row[1], order[row[0]]))


def grouped(report: Report) -> list[Finding]:
    """Return the findings with conflicts that share a claim side by side, each group where its first one stands."""
    remaining, ordered = list(report.findings), []
    while remaining:
        group, members = [remaining[0]], _claims(remaining[0], report)
        rest = remaining[1:]
        grown = True
        while grown:
            near = [f for f in rest if members & _claims(f, report)]
            grown = bool(near)
            group += near
            members |= {c for f in near for c in _claims(f, report)}
            rest = [f for f in rest if f not in near]
        ordered += [f for f in remaining if f in group]
        remaining = rest
    return ordered


def _claims(finding: Finding, report: Report) -> set[str]:
    if finding.severity != "error":
        return set()
    return {i for i in finding.conflict if i in report.entries.claim}
