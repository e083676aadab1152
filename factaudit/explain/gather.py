"""All findings of an audit together: each once, in the order to read them, with the corrections that mend them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from attrs import evolve

from factaudit.comments import Silence
from factaudit.explain.phrases import phrases
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding, Repair, Suggestion
from factaudit.model.number import Number
from factaudit.model.reason import Reason
from factaudit.relations.build import Built
from factaudit.solve import Budget, Conflict, Outcome
from factaudit.solve.corrections import Trust, least


class Wanted(Protocol):
    """Which rules are wanted."""

    @property
    def select(self) -> tuple[str, ...]:
        """Rules to report, all where empty."""

    @property
    def ignore(self) -> tuple[str, ...]:
        """Rules not to report."""

    @property
    def language(self) -> str:
        """In which to say why a finding is not reported."""


def distinct(conflicts: Iterable[Conflict], seen: set[tuple[str, ...]]) -> Iterator[Conflict]:
    """Yield conflicts that no earlier scenario showed."""
    for conflict in conflicts:
        if conflict.ids not in seen:
            seen.add(conflict.ids)
            yield conflict


def over_limit(built: Built, conflict: Conflict) -> bool:
    """Whether a conflict sets what is against a limit, and nothing that is foretold against either."""
    return not built.limits.isdisjoint(conflict.ids) and built.scenario.future.isdisjoint(conflict.ids)


def silenced(
    findings: Iterable[Finding], entries: Entries, wanted: Wanted, inline: Sequence[Silence] = ()
) -> tuple[list[Finding], list[Finding]]:
    """Split findings into those to report and those that somebody chose not to hear, with the reason.

    ``inline`` are the comments in the texts that silence a rule.
    """
    told: list[Finding] = []
    ignored: list[Finding] = []
    for finding in findings:
        reason = _reason(finding, entries, wanted) or _inline(finding, entries, inline)
        if reason:
            ignored.append(evolve(finding, ignored=reason))
        else:
            told.append(finding)
    return told, ignored


def _reason(finding: Finding, entries: Entries, wanted: Wanted) -> str:
    say = phrases(wanted.language)
    if wanted.select and finding.rule not in wanted.select:
        return say("ignored.unselected")
    if finding.rule in wanted.ignore:
        return say("ignored.option")
    for what, reason in entries.ignore:
        rule, _, claim = what.partition(":")
        if rule == finding.rule and (not claim or claim in finding.conflict):
            return reason or say("ignored.file")
    return ""


def _inline(finding: Finding, entries: Entries, silences: Sequence[Silence]) -> str:
    """Return the reason that a comment beside a finding gives, empty where there is none."""
    if not silences:
        return ""
    spans = [*finding.spans, *(entries.claim[name].span for name in finding.conflict if name in entries.claim)]
    return next((silence.reason for silence in silences if silence.covers(finding.rule, spans)), "")


def verdict_of(findings: Sequence[Finding], undetermined: Sequence[object]) -> str:
    """Return the verdict on a ledger."""
    if any(finding.severity == "error" for finding in findings):
        return "contradictory"
    return "undetermined" if undetermined else "consistent"


def ordered(findings: Sequence[Finding], entries: Entries) -> list[Finding]:
    """Return findings in reading order: conflicts that share a claim together, the smallest first."""
    position = entries.rank
    groups = _groups(findings)
    first: dict[int, int] = {}
    for finding, group in zip(findings, groups, strict=True):
        first[group] = min(first.get(group, len(position)), *_positions(finding, position))
    severity = {"error": 0, "warning": 1, "note": 2}
    keyed = sorted(
        range(len(findings)),
        key=lambda i: (
            severity[findings[i].severity],
            first[groups[i]],
            groups[i],
            len(findings[i].conflict),
            _positions(findings[i], position),
            i,
        ),
    )
    return [findings[i] for i in keyed]


def ranked(findings: Sequence[Finding]) -> list[Finding]:
    """Put first, among the suggestions for a claim, those that mend its other conflicts as well."""
    found: dict[str, list[Repair]] = {}
    for finding in findings:
        for repair in finding.repairs:
            found.setdefault(repair.claim, []).append(repair)
    return [evolve(f, repairs=tuple(_ranked(repair, found[repair.claim]) for repair in f.repairs)) for f in findings]


def _ranked(repair: Repair, known: Sequence[Repair]) -> Repair:
    """Return a repair with its suggestions counted and in order; ``known`` are all repairs of its claim."""
    counted = [evolve(s, also=sum(_mends(s, other) for other in known) - 1) for s in repair.suggestions]
    return evolve(repair, suggestions=tuple(sorted(counted, key=lambda s: -s.also))) if counted else repair


def _mends(suggestion: Suggestion, repair: Repair) -> bool:
    """Whether a suggestion would do for a repair: a number within its bounds, a date that it suggests too."""
    if suggestion.number is None:
        return any((s.number, s.value) == (None, suggestion.value) for s in repair.suggestions)
    return repair.bounds is not None and suggestion.number in repair.bounds


def _positions(finding: Finding, position: dict[str, int]) -> list[int]:
    return sorted(position[name] for name in finding.conflict if name in position) or [
        finding.spans[0].start or 0 if finding.spans else 0
    ]


def _groups(findings: Sequence[Finding]) -> list[int]:
    """Number the findings so that those that share a claim, directly or through others, share a number."""
    parent = list(range(len(findings)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    owner: dict[str, int] = {}
    for i, finding in enumerate(findings):
        for name in finding.conflict:
            parent[root(i)] = root(owner.setdefault(name, i))
    return [root(i) for i in range(len(findings))]


def corrections_of(
    entries: Entries, worlds: Sequence[tuple[Built, Outcome]], budget: Budget
) -> tuple[tuple[str, ...], ...]:
    """Return the sets of claims of least weight whose removal leaves every scenario consistent."""
    contradictory = [(built, outcome) for built, outcome in worlds if outcome.conflicts]
    if not contradictory:
        return ()
    if len(contradictory) == 1 and not contradictory[0][1].complete:
        return contradictory[0][1].corrections
    order = entries.rank
    claims = sorted({name for built, _ in contradictory for name in built.system.claims}, key=order.__getitem__)
    weights = {name: weight for built, _ in contradictory for name, weight in built.system.weights.items()}
    conflicts = [
        frozenset(conflict.ids)
        for built, outcome in contradictory
        for conflict in outcome.conflicts
        if not over_limit(built, conflict)
    ]
    found = least(conflicts, Trust(claims, weights), budget).sets if conflicts else ()
    return tuple(tuple(sorted(names, key=order.__getitem__)) for names in found)


def corrections_from(
    entries: Entries, findings: Iterable[Finding], budget: Budget
) -> tuple[tuple[tuple[str, ...], ...], tuple[Reason, ...]]:
    """Return the corrections that a complete list of findings asks for, and what kept them from being listed."""
    errors = [f for f in findings if f.severity == "error" and f.conflict]
    if not errors:
        return (), ()
    order = entries.rank
    weights: dict[str, Number | None] = {}
    for finding in errors:
        also = dict(finding.also)
        for name in finding.conflict:
            if name in order:
                weights[name] = _weight(entries, (name, *also.get(name, ())))
    trust = Trust(sorted(weights, key=order.__getitem__), weights)
    found = least([frozenset(f.conflict) for f in errors], trust, budget)
    return tuple(tuple(sorted(names, key=order.__getitem__)) for names in found.sets), found.limits


def _weight(entries: Entries, names: Iterable[str]) -> Number | None:
    """Return how much claims that say the same are trusted together; one fixed fixes all."""
    total: Number = 0
    for name in names:
        weight = entries.claim[name].weight
        if weight is None:
            return None
        total += weight
    return total
