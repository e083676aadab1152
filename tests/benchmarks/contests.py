"""The contests: what is solved, by whom, and by how much factaudit has to be faster (the bars of the design)."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import bilinear
import ledgers
import worlds
from asking import Answer, Asking
from attrs import evolve, frozen

from factaudit import Ledger
from factaudit.constraint import System
from factaudit.model.stated import Stated
from factaudit.relations.build import build
from factaudit.relations.check import checked
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import scenarios
from factaudit.solve import Budget, consistent, feasible, solve
from factaudit.solve.components import split
from factaudit.solve.nonlinear import NonlinearOracle

T = TypeVar("T")

ONE_CONFLICT = Budget(max_conflicts=1, max_corrections=1)
"""For contests with peers that find one conflict and stop; everywhere else all are listed."""

REPEAT_BELOW_S = 0.05
"""Work that takes less is repeated five times and the least time counts."""


@frozen
class Result:
    """One line of the table: both times in seconds (None where the peer gave none), and the bar for their ratio."""

    work: str
    ours: float
    peer: str = ""
    theirs: float | None = None
    answer: object = ""
    bar: float | None = None
    remarks: str = ""


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what a call returns and how long it takes."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        value = work()
        best = min(best, time.perf_counter() - start)
        if best > REPEAT_BELOW_S:
            break
    return value, best


def seed_example(_: str, asking: Asking) -> Iterator[Result]:
    """The text that the project grew from."""
    system = worlds.seed_example()
    outcome, ours = timed(lambda: solve(system))
    remarks = f"{len(outcome.conflicts)} conflicts"
    for peer in ("z3_objects", "z3_text"):
        theirs = asking.ask(peer, [system])
        yield Result("seed example", ours, peer, theirs.seconds, theirs.answer, None, remarks)


def whole_small(size: str, asking: Asking) -> Iterator[Result]:
    """From a ledger built in code to its findings, explained: six claims to a component, 50 contradictions planted."""
    for claims in {"quick": (1_000,), "usual": (10_000,), "full": (1_000, 10_000, 100_000)}[size]:
        own = asking.ourselves("small", claims=claims, conflicts=50)
        work = f"{claims:,} claims, small components, 50 planted: ledger to findings"
        if own.seconds is None or claims > 10_000:
            yield Result(work, own.seconds or 0, remarks=_told(own))
            continue
        system = _system(ledgers.small(claims, 50))
        for peer, bar in (("z3_objects", 10), ("z3_text", 5)):
            theirs = asking.ask(peer, split(system))
            yield Result(work, own.seconds, f"{peer}, by component", theirs.seconds, theirs.answer, bar, _told(own))
        theirs = asking.ask("cpmpy_mus", [system])
        yield Result(work, own.seconds, "cpmpy_mus, one conflict", theirs.seconds, theirs.answer, 12, _told(own))


def whole_tree(size: str, asking: Asking) -> Iterator[Result]:
    """From a ledger built in code to its findings, explained: one component, with and without a contradiction."""
    for claims in {"quick": (1_000,), "usual": (10_000,), "full": (10_000, 100_000)}[size]:
        for wrong in (False, True):
            own = asking.ourselves("tree", claims=claims, wrong=wrong, most=1)
            work = f"{claims:,} claims in one tree: ledger to findings"
            if own.seconds is None:
                yield Result(work, 0, remarks=_told(own))
                continue
            theirs = asking.ask("z3_objects", [_system(ledgers.tree(claims, wrong=wrong))])
            remarks = _told(own)
            if own.memory and theirs.memory:
                remarks += f"; z3 {theirs.memory / 2**20:,.0f} MB, {theirs.memory / own.memory:.1f} times"
            yield Result(work, own.seconds, "z3_objects", theirs.seconds, _size(theirs.answer), 10, remarks)


def _told(own: Answer) -> str:
    """Say what we found, and in how much memory over that of the ledger."""
    if not isinstance(own.answer, dict):
        return str(own.answer)
    sizes = own.answer["conflicts"]
    memory = f", {own.memory / 2**20:,.0f} MB" if own.memory else ""
    return f"{own.answer['verdict']}, {len(sizes)} conflicts{memory}"


def _system(ledger: Ledger) -> System:
    """Return the rows that a ledger of facts comes down to."""
    entries = checked(ledger.entries)
    (facts,) = scenarios(entries, read_claims(entries))
    return build(entries, facts).system


def edited(size: str, _: Asking) -> Iterator[Result]:
    """One claim changed in a ledger that was audited before, against the audit of the whole ledger."""
    ledger = ledgers.small(1_500 if size == "quick" else 10_000, 50)
    start = time.perf_counter()
    ledger.audit()
    whole = time.perf_counter() - start
    claims = ledger.entries.claims[100:200:10]
    changed = [evolve(claim, stated=Stated.number(7)) for claim in claims]
    ours = min(timed(lambda claim=claim: ledger.with_claims(claim).audit())[1] for claim in changed)
    work = f"{len(ledger.entries.claims):,} claims, one of them changed"
    yield Result(work, ours, "our own full audit", whole, "", 50)


def claims_file(size: str, _: Asking) -> Iterator[Result]:
    """``factaudit check`` of a claims file, as a command, against libyaml loading the same file."""
    text = ledgers.small(1_500 if size == "quick" else 10_000, 50).to_yaml()
    with TemporaryDirectory() as folder:
        path = Path(folder, "large.claims.yaml")
        path.write_text(text, encoding="utf-8")
        commands = ((*CHECK, str(path), "--quiet"), (*LOAD, str(path)))
        ours, theirs = (timed(lambda command=command: _run(command))[1] for command in commands)
    work = f"check of a file of {len(text) / 1e6:.1f} MB"
    yield Result(work, ours, "libyaml loading it", theirs, "", 0.2)


def _run(command: tuple[str, ...]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


CHECK = (sys.executable, "-m", "factaudit", "check")
LOAD = (sys.executable, "-c", "import sys, yaml; yaml.load(open(sys.argv[1]), Loader=yaml.CSafeLoader)")


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
        yield Result(work, ours, peer, theirs.seconds, _size(theirs.answer), bar, remarks)


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


def _size(answer: object) -> object:
    return answer if isinstance(answer, str) else ""


CONTESTS = (
    seed_example,
    exactness,
    whole_small,
    whole_tree,
    edited,
    claims_file,
    small_components,
    chain,
    overlapping,
    records,
    repairs,
    bilinear_suite,
    one_component,
)
