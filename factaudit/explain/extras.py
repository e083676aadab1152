"""What an audit tells on request: agreement that hangs on rounding, and the verdict of another judge."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factaudit.constraint import System
from factaudit.errors import FactAuditError
from factaudit.explain import words
from factaudit.explain.arithmetic import because
from factaudit.explain.cases import Cases
from factaudit.explain.findings import rule_of
from factaudit.explain.focus import Focus, focus_of, gap_of
from factaudit.explain.phrases import phrases
from factaudit.model.bounds import Bounds
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.number import Number
from factaudit.relations.build import Built, build
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import scenarios
from factaudit.solve import Budget, Effort, Outcome, feasible, solve


def tight(
    entries: Entries, as_written: Sequence[Built], budget: Budget, effort: Effort, language: str
) -> Iterator[Finding]:
    """Yield the sets of claims that agree only thanks to rounding, with the slack that it leaves each relation.

    Args:
        entries: the ledger, consistent as it is written.
        as_written: its scenarios.
        budget: limits on finding what disagrees without rounding.
        effort: what the work on slacks is taken off.
        language: of the sentences.
    """
    written = {built.scenario.name: built.system for built in as_written}
    unrounded = evolve(entries.policy, name="without rounding", rounding="none", zeros="exact")
    readings = read_claims(entries, unrounded)
    for scenario in scenarios(entries, readings):
        built = build(entries, scenario)
        outcome = solve(built.system, budget=budget)
        cases = Cases(entries, built, outcome, effort)
        for conflict in outcome.conflicts:
            case = cases.case(conflict)
            focus = focus_of(case)
            gap = gap_of(focus) if focus else None
            slack = tuple(_slacks(written.get(scenario.name), case.relations, effort))
            told = (because(case, focus, language), *_spared(slack, focus, language)) if focus else ()
            yield Finding(
                rule="tight",
                severity="note",
                message=phrases(language)("request.tight", measure=focus.measure.name if focus else rule_of(case)),
                spans=tuple(v.reading.claim.span for v in case.voices if v.reading.claim.span),
                conflict=conflict.ids,
                because="; ".join(sentence for sentence in told if sentence),
                gap=gap.size if gap else None,
                slack=slack,
            )


def _slacks(system: System | None, relations: Sequence[str], effort: Effort) -> Iterator[tuple[str, Number]]:
    """Yield how far each relation could be off, one way or the other, with all claims still true as written."""
    if system is None:
        return
    everything = frozenset((*system.claims, *system.relations))
    for name in relations:
        rooms: list[Number] = []
        for row in system.rows:
            if row.ids == (name,) and row.terms and not effort.spent:
                found = feasible(system, row.terms, constant=-row.right, ids=everything - {name}, effort=effort)
                rooms += _rooms(found, equal=row.sense == "=")
        if rooms:
            yield name, min(rooms)


def _rooms(found: Bounds | None, *, equal: bool) -> list[Number]:
    """Return how far the ends of what is left over lie from zero, on each side that a row forbids."""
    if found is None or found.empty:
        return []
    ends = (found.hull.lower, found.hull.upper) if equal else (found.hull.lower,)
    return [max(end, -end) for end in ends if end is not None]


def _spared(slack: Sequence[tuple[str, Number]], focus: Focus, language: str) -> Iterator[str]:
    style = focus.style(language)
    for name, room in slack:
        spare = words.number(words.rounded_down(room, style), style)
        yield phrases(language)("request.slack", relation=name, slack=spare)


def judged(worlds: Sequence[tuple[Built, Outcome]]) -> None:
    """Have z3 judge what was decided; it is independent of everything that decided it.

    Raises:
        FactAuditError: where z3 comes to another verdict.
    """
    from factaudit.solve.judge import judge  # noqa: PLC0415 - z3 loads only on request

    for built, outcome in worlds:
        system = built.system
        expected = {"consistent": True, "contradictory": False}.get(outcome.verdict)
        questions = [(None, expected), *((conflict.ids, False) for conflict in outcome.conflicts)]
        for ids, verdict in questions:
            judged = judge(system, ids)
            if None not in (judged, verdict) and judged != verdict:
                raise FactAuditError(f"z3 disagrees about {ids or 'the ledger'} in {built.scenario.name}")
