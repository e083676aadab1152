"""What an audit tells on request: agreement that hangs on rounding, and the verdict of another judge."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factaudit.errors import FactAuditError
from factaudit.explain.arithmetic import because
from factaudit.explain.case import Cases
from factaudit.explain.findings import rule_of
from factaudit.explain.focus import focus_of, gap_of
from factaudit.explain.phrases import phrases
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.relations.build import Built, build
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import scenarios
from factaudit.solve import Budget, Effort, Outcome, solve


def tight(entries: Entries, budget: Budget, effort: Effort, language: str) -> Iterator[Finding]:
    """Yield the sets of claims that agree only thanks to rounding, with the slack that rounding has to give."""
    unrounded = evolve(entries.policy, name="without rounding", rounding="none", zeros="exact")
    readings = read_claims(entries, unrounded)
    for scenario in scenarios(entries, readings):
        built = build(entries, scenario)
        cases = Cases(entries, built, effort)
        for conflict in solve(built.system, budget=budget).conflicts:
            case = cases.case(conflict)
            focus = focus_of(case)
            gap = gap_of(focus) if focus else None
            yield Finding(
                rule="tight",
                severity="note",
                message=phrases(language)("request.tight", measure=focus.measure.name if focus else rule_of(case)),
                spans=tuple(v.reading.claim.span for v in case.voices if v.reading.claim.span),
                conflict=conflict.ids,
                because=because(case, focus, language) if focus else "",
                gap=gap.size if gap else None,
            )


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
