"""The contests: what is solved, by whom, and by how much factaudit has to be faster (the bars of the design)."""

from collections.abc import Iterator

import bilinear
import worlds
from asking import Asking
from contest import Result, size_of, timed

from factaudit.constraint import System
from factaudit.solve import Budget, consistent, feasible, solve
from factaudit.solve.components import split
from factaudit.solve.nonlinear import NonlinearOracle

ONE_CONFLICT = Budget(max_conflicts=1, max_corrections=1)
"""For contests with peers that find one conflict and stop; everywhere else all are listed."""


def seed_example(_: str, asking: Asking) -> Iterator[Result]:
    """The text that the project grew from."""
    system = worlds.seed_example()
    outcome, ours = timed(lambda: solve(system))
    remarks = f"{len(outcome.conflicts)} conflicts"
    for peer in ("z3_objects", "z3_text"):
        theirs = asking.ask(peer, [system])
        yield Result("seed example", ours, peer, theirs.seconds, theirs.answer, None, remarks)


def small_components(size: str, asking: Asking) -> Iterator[Result]:
    """Ledgers of six claims each: consistent, and with 50 planted contradictions, all to be found minimal."""
    sizes = {"quick": (100, 1_000), "usual": (100, 1_000, 10_000), "full": (100, 1_000, 10_000, 100_000)}[size]
    for claims in sizes:
        for planted in (0, 50):
            system = worlds.ledgers(claims, planted)
            outcome, ours = timed(lambda system=system: solve(system))
            work = f"{claims:,} claims, small components, {planted} planted"
            yield Result(work, ours, remarks=f"{outcome.verdict}, {len(outcome.conflicts)} minimal conflicts")
            if planted and claims <= 10_000:
                bar = claims == 10_000
                yield from _peers_on_parts(work, ours, system, asking, bar=bar)


def _peers_on_parts(work: str, ours: float, system: System, asking: Asking, *, bar: bool) -> Iterator[Result]:
    parts = split(system)
    for peer, least in (("z3_objects", 10), ("z3_text", 5)):
        theirs = asking.ask(peer, parts)
        yield Result(work, ours, f"{peer}, by component", theirs.seconds, theirs.answer, least if bar else None)
    theirs = asking.ask("cpmpy_mus", [system])
    yield Result(work, ours, "cpmpy_mus (ortools), one conflict", theirs.seconds, theirs.answer, 12 if bar else None)
    theirs = asking.ask("highs_subsystem", parts)
    remarks = f"inexact, for the record: {theirs.answer}"
    yield Result(work, ours, "highs_subsystem, by component", theirs.seconds, theirs.answer, None, remarks)


def one_component(size: str, asking: Asking) -> Iterator[Result]:
    """One large component: a hierarchy of totals, and regions that roll forward and add up every month."""
    sizes = {"quick": (1_000,), "usual": (1_000, 10_000), "full": (1_000, 10_000, 100_000)}[size]
    for claims in sizes:
        for wrong in (False, True):
            system = worlds.hierarchy(claims, wrong=wrong)
            outcome, ours = timed(lambda system=system: solve(system, budget=ONE_CONFLICT))
            work = f"{len(system.claims):,} claims in one hierarchy, one conflict"
            theirs = asking.ask("z3_objects", [system])
            remarks = f"{outcome.verdict}, conflicts of {sorted(len(c.ids) for c in outcome.conflicts)[:3]}"
            bar = 10 if wrong and claims == 100_000 else None
            yield Result(work, ours, "z3_objects", theirs.seconds, theirs.answer, bar, remarks)
    for wrong in (False, True):
        system = worlds.country(500 if size == "quick" else 1_000, wrong=wrong)
        answer, ours = timed(lambda system=system: consistent(system))
        theirs = asking.ask("z3_verdicts", [system], timeout_ms=60_000)
        work = f"{len(system.claims):,} claims in one grid, verdict alone"
        yield Result(work, ours, "z3_verdicts", theirs.seconds, theirs.answer, None, f"consistent: {answer}")


def chain(size: str, asking: Asking) -> Iterator[Result]:
    """A thousand steps and a last level that is one too high: every claim belongs to the one conflict."""
    system = worlds.chain(100 if size == "quick" else 1_000)
    outcome, ours = timed(lambda: solve(system))
    remarks = f"conflict of {len(outcome.conflicts[0].ids):,}"
    work = f"chain of {(len(system.claims) - 2):,} links, minimal conflict"
    for peer, bar in (("z3_objects", 25), ("cpmpy_mus", 100)):
        theirs = asking.ask(peer, [system])
        yield Result(work, ours, peer, theirs.seconds, size_of(theirs.answer), bar, remarks)


def overlapping(size: str, asking: Asking) -> Iterator[Result]:
    """Thirty claims about a few quantities: all conflicts and corrections."""
    system = worlds.overlapping(14 if size == "quick" else 30)
    outcome, ours = timed(lambda: solve(system))
    remarks = f"{len(outcome.conflicts)} conflicts, {len(outcome.corrections)} corrections of least weight"
    theirs = asking.ask("cpmpy_marco", [system])
    work = f"all conflicts of {len(system.claims)} claims"
    yield Result(work, ours, "cpmpy_marco (z3)", theirs.seconds, theirs.answer, 25, remarks)


def records(size: str, asking: Asking) -> Iterator[Result]:
    """Business records, each with one or two slips: all least corrections (the peers find one)."""
    systems = worlds.records(10 if size == "quick" else 60)
    outcomes, ours = timed(lambda: [solve(system) for system in systems])
    remarks = f"{sum(bool(outcome.corrections) for outcome in outcomes)} localised"
    for peer in ("z3_corrections", "cpmpy_mcs"):
        theirs = asking.ask(peer, systems)
        yield Result(f"{len(systems)} records localised", ours, peer, theirs.seconds, theirs.answer, None, remarks)


def repairs(size: str, asking: Asking) -> Iterator[Result]:
    """The feasible bounds of claims of a ledger, each within its component and with itself left out."""
    system = worlds.ledgers(300 if size == "quick" else 1_000, 0)
    parts = split(system)
    wanted = [next((row.terms[0][0], row.ids[0]) for row in part.rows if row.ids) for part in parts]

    def bounds() -> None:
        for part, (index, name) in zip(parts, wanted, strict=True):
            feasible(part, [(index, 1)], ids={*part.claims, *part.relations} - {name})

    _, ours = timed(bounds)
    theirs = asking.ask("z3_optimize", parts, wanted=wanted)
    work = f"both bounds of {len(parts)} claims of {len(system.claims):,}"
    yield Result(work, ours, "z3_optimize", theirs.seconds, theirs.answer, 8)


def bilinear_suite(size: str, asking: Asking) -> Iterator[Result]:
    """Shares, growth, means and partitions: the verdict on each of 100 systems."""
    suite = list(bilinear.suite(20 if size == "quick" else 100))
    spent, right = [], 0
    for _, system, expected in suite:
        ids = frozenset((*system.claims, *system.relations))
        check, seconds = timed(lambda system=system, ids=ids: NonlinearOracle(system).check(ids))
        spent.append(seconds)
        right += check.status == ("sat" if expected else "unsat")
    remarks = f"{right} of {len(suite)} decided rightly, worst {max(spent) * 1000:.0f} ms"
    theirs = asking.ask("z3_verdicts", [system for _, system, _ in suite], timeout_ms=10_000)
    if isinstance(theirs.answer, list):
        decided = sum(answer != "unknown" for answer, _ in theirs.answer)
        remarks += f"; z3 decided {decided}, worst {max(seconds for _, seconds in theirs.answer):.1f} s"
    work = f"{len(suite)} bilinear systems of 5 to {max(len(system.claims) for _, system, _ in suite)} claims"
    yield Result(work, sum(spent), "z3_verdicts, 10 s each", theirs.seconds, theirs.answer, None, remarks)


def exactness(_: str, asking: Asking) -> Iterator[Result]:
    """Six questions that inexact arithmetic gets wrong."""
    probes = worlds.probes()
    answers, ours = timed(lambda: [consistent(system) for _, system, _ in probes])
    expected = [truth for *_, truth in probes]
    theirs = asking.ask("highs_verdicts", [system for _, system, _ in probes])
    remarks = f"right: {_agreeing(answers, expected)} of 6"
    if isinstance(theirs.answer, list):
        remarks += f", HiGHS {_agreeing(theirs.answer, expected)} of 6"
    yield Result("six exactness probes", ours, "highs_verdicts", theirs.seconds, theirs.answer, None, remarks)


def _agreeing(answers: list[object], expected: list[bool]) -> int:
    return sum(answer is truth for answer, truth in zip(answers, expected, strict=True))


CONTESTS = (
    seed_example,
    exactness,
    small_components,
    chain,
    overlapping,
    records,
    repairs,
    bilinear_suite,
    one_component,
)
