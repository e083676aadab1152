"""What a report amounts to: counts, worst verdict, and conflicts that share a claim."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from factaudit.model.finding import Finding
from factaudit.model.report import Report

WORST_FIRST = ("contradictory", "undetermined", "consistent")
"""One contradiction outweighs what stayed open elsewhere."""

SHOWN: Final = 5
"""Conflicts that share claims of which so many are shown; hundreds of them say little more."""


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
        "known": dict(report.stats).get("known", 0),
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


def members_of(finding: Finding) -> tuple[str, ...]:
    """Return the ids of a conflict, and those of the claims that say the same as one of them."""
    return (*finding.conflict, *(name for _, others in finding.also for name in others))


def grouped(report: Report) -> list[Finding]:
    """Return the findings with conflicts that share a claim side by side, each group where its first one stands."""
    return [finding for group in _together(report) for finding in group]


def shown(report: Report, *, every: bool = False) -> Iterator[tuple[list[Finding], int]]:
    """Yield for each group of conflicts that share claims those to show, and how many more there are.

    Of a large group that is the first few, with one for each claim that the first correction gives up, so that every
    error shows. With ``every`` it is all of them.
    """
    given_up = report.corrections[0] if report.corrections else ()
    for group in _together(report):
        told = group if every or len(group) <= SHOWN else _few(group, given_up)
        yield told, len(group) - len(told)


def _few(group: list[Finding], given_up: tuple[str, ...]) -> list[Finding]:
    """Return the first conflict that only one claim of a correction would mend, for each; and the first of all."""
    mended_by: dict[tuple[str, ...], int] = {}
    for number, finding in enumerate(group):
        mended_by.setdefault(tuple(claim for claim in given_up if claim in finding.conflict), number)
    chosen = {number for claims, number in mended_by.items() if len(claims) == 1}
    others = [number for number in range(len(group)) if number not in chosen]
    return [group[number] for number in sorted([*chosen, *others[: max(SHOWN - len(chosen), 0)]])]


def _together(report: Report) -> list[list[Finding]]:
    """Return the findings in their groups, each where its first one stands."""
    found: dict[int, list[Finding]] = {}
    for finding, group in zip(report.findings, _groups(report), strict=True):
        found.setdefault(group, []).append(finding)
    return [found[group] for group in sorted(found)]


def culprits(report: Report) -> list[list[str]]:
    """Return, for each group of conflicts that share claims, those claims, the likeliest culprit first."""
    group = _groups(report)
    stands_in = {claim: group[n] for n, f in enumerate(report.findings) for claim in _claims(f, report)}
    found: dict[int, list[str]] = {}
    for claim, _ in shared_claims(report):
        found.setdefault(stands_in[claim], []).append(claim)
    return [found[number] for number in sorted(found)]


def _groups(report: Report) -> list[int]:
    """Number the findings so that those that share a claim, directly or through others, bear that of the first."""
    first: dict[str, int] = {}
    group = list(range(len(report.findings)))
    for number, finding in enumerate(report.findings):
        for claim in _claims(finding, report):
            _join(group, first.setdefault(claim, number), number)
    return [_root(group, number) for number in range(len(group))]


def _root(group: list[int], number: int) -> int:
    """Return the first finding of a group, and point there at once from now on."""
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number


def _join(group: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(group, one), _root(group, other)))
    group[high] = low


def _claims(finding: Finding, report: Report) -> set[str]:
    if finding.severity != "error":
        return set()
    return {i for i in finding.conflict if i in report.entries.claim}
