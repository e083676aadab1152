"""The whole story: check the ledger, relate its claims, solve each scenario, explain what was found, report."""

from collections.abc import Iterator

from attrs import evolve, field, frozen

from factaudit import collector
from factaudit import report as views
from factaudit.comments import silences
from factaudit.explain.cases import Cases
from factaudit.explain.extras import judged, tight
from factaudit.explain.findings import finding_of
from factaudit.explain.gather import corrections_of, distinct, ordered, ranked, silenced, verdict_of
from factaudit.explain.implied import implied
from factaudit.explain.redundancy import redundant
from factaudit.explain.told import audited, statistics, unchecked, why
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.policy import Policy
from factaudit.model.reason import Reason
from factaudit.model.report import Implied, Report
from factaudit.progress import Course, Progress
from factaudit.relations.build import Built, build
from factaudit.relations.check import checked
from factaudit.relations.reading import Reading, read_claims
from factaudit.relations.scenario import scenarios
from factaudit.rules import lint
from factaudit.screen import NOTHING, Cleared, screened
from factaudit.solve import Budget, Effort, Memo, Outcome, solve


@frozen
class AuditOptions:
    """What to ask of an audit beside the contradictions.

    ``policy`` replaces the ledger's own; ``implied``, ``tight`` and ``redundant`` ask for more,
    ``verify`` has every verdict judged again by z3; ``select`` and ``ignore`` are rule names. ``progress`` is
    told now and then how many steps are done and of how many are known: components solved, conflicts explained.
    """

    policy: Policy | None = None
    language: str = "en"
    jobs: int = 1
    tight: bool = False
    implied: bool = False
    redundant: bool = False
    verify: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    budget: Budget = field(factory=Budget)
    progress: Progress | None = field(default=None, eq=False, repr=False)


DEFAULT = AuditOptions()

UNTOLD = Reason("untold")

CUT_SHORT = Reason("unexplained")

AT_ONCE = 20
"""Conflicts that are still explained once the user has stopped the solving."""

SMALL = 1000
"""Claims up to which an audit also tells what follows from them without being asked."""


@frozen
class Solved:
    """A scenario with what solving it found, and what was found consistent before."""

    built: Built
    outcome: Outcome
    cleared: Cleared

    @property
    def compared(self) -> frozenset[str]:
        """The ids of the claims that something was held against."""
        return self.built.compared | self.cleared.compared

    @property
    def held(self) -> frozenset[str]:
        """The ids of the relations that held claims together."""
        return self.built.held | self.cleared.held

    @property
    def stats(self) -> dict[str, int]:
        """What there was to solve, and what that took."""
        counts = self.outcome.stats
        return counts | {"components": counts["components"] + self.cleared.components}


def audit(entries: Entries, *, options: AuditOptions = DEFAULT, memo: Memo | None = None) -> Report:
    """Return everything that cannot be true at once in a ledger, and what was not checked.

    Args:
        entries: the ledger.
        options: what else is wanted.
        memo: what earlier audits of nearly the same ledger found out; filled for the next one.

    Raises:
        InputError: where the ledger makes no sense (unknown measures, units that do not fit), or a comment in a
            text silences a rule without a reason.
    """
    with collector.paused():
        return _audit(entries, options, memo if memo is not None else Memo())


def _audit(entries: Entries, options: AuditOptions, memo: Memo) -> Report:
    ledger = checked(evolve(entries, policy=options.policy) if options.policy else entries)
    quiet = silences(ledger.documents)
    readings = read_claims(ledger)
    course = Course(options.progress) if options.progress else Course()
    worlds = list(_solved(ledger, readings, options, memo, course))
    built, outcomes = [world.built for world in worlds], [world.outcome for world in worlds]
    effort = Effort(options.budget.explaining)
    contradictions, stopped = _explained(ledger, worlds, effort, options, course)
    told = [*lint(ledger, options.language), *contradictions, *_on_request(ledger, worlds, effort, options)]
    follows = tuple(_implied(ledger, worlds, effort, options))
    findings, ignored = silenced(told, ledger, options, quiet)
    language = options.language
    undetermined = tuple(dict.fromkeys((u.ids, why(u.why, language)) for found in outcomes for u in found.undetermined))
    compared = frozenset().union(*(world.compared for world in worlds))
    held = frozenset().union(*(world.held for world in worlds))
    limits = [*(limit for outcome in outcomes for limit in outcome.limits), *stopped, *_cut_short(effort)]
    return Report(
        entries=ledger,
        verdict=verdict_of(findings, undetermined),
        audited=tuple(audited(ledger, readings, options.language)),
        findings=tuple(ranked(ordered(findings, ledger))),
        ignored=tuple(ignored),
        corrections=corrections_of(ledger, list(zip(built, outcomes, strict=True)), options.budget),
        implied=follows,
        unchecked=tuple(unchecked(ledger, compared, held, options.language)),
        undetermined=undetermined,
        limits=tuple(why(limit, language) for limit in dict.fromkeys(limits)),
        stats=statistics(ledger, compared, [world.stats for world in worlds]),
        language=options.language,
        renderer=views.render,
    )


def _solved(
    ledger: Entries, readings: tuple[Reading, ...], options: AuditOptions, memo: Memo, course: Course
) -> Iterator[Solved]:
    quick = len(ledger.claims) > SMALL and not (options.tight or options.implied or options.redundant or options.verify)
    for scenario in scenarios(ledger, readings):
        rest, cleared = screened(ledger, scenario) if quick else (scenario, NOTHING)
        built = build(ledger, rest)
        outcome = solve(built.system, budget=options.budget, memo=memo, jobs=options.jobs, progress=course.told)
        course.end(outcome.stats["components"])
        yield Solved(built, outcome, cleared)
        if outcome.interrupted:
            return


def _explained(
    ledger: Entries, worlds: list[Solved], effort: Effort, options: AuditOptions, course: Course
) -> tuple[list[Finding], tuple[Reason, ...]]:
    """Return the contradictions, and what to say where Ctrl-C kept some of them from being explained."""
    found: list[Finding] = []
    conflicts = len({conflict.ids for world in worlds for conflict in world.outcome.conflicts})
    hurried = any(world.outcome.interrupted for world in worlds)
    try:
        for finding in _contradictions(ledger, worlds, effort, options):
            found.append(finding)
            course.told(len(found), conflicts)
            if hurried and len(found) == AT_ONCE:
                return found, (UNTOLD,)
    except KeyboardInterrupt:
        return found, (UNTOLD,)
    return found, ()


def _cut_short(effort: Effort) -> tuple[Reason, ...]:
    return (CUT_SHORT,) if effort.spent else ()


def _contradictions(ledger: Entries, worlds: list[Solved], effort: Effort, options: AuditOptions) -> Iterator[Finding]:
    seen: set[tuple[str, ...]] = set()
    for world in worlds:
        cases = Cases(ledger, world.built, world.outcome, effort)
        for conflict in distinct(world.outcome.conflicts, seen):
            yield finding_of(cases.case(conflict), options.language)


def _on_request(ledger: Entries, worlds: list[Solved], effort: Effort, options: AuditOptions) -> Iterator[Finding]:
    consistent = all(world.outcome.verdict == "consistent" for world in worlds)
    if options.tight and consistent:
        yield from tight(ledger, [world.built for world in worlds], options.budget, effort, options.language)
    if options.redundant and consistent:
        yield from redundant(ledger, worlds[0].built, effort, options.language)
    if options.verify:
        judged([(world.built, world.outcome) for world in worlds])


def _implied(ledger: Entries, worlds: list[Solved], effort: Effort, options: AuditOptions) -> Iterator[Implied]:
    """What follows from what is; of a large ledger, or of a text with no measures of its own, only on request."""
    small = len(ledger.claims) <= SMALL and not ledger.mentions
    if worlds[0].outcome.verdict == "consistent" and (small or options.implied):
        yield from implied(ledger, worlds[0].built, effort, options.language)
