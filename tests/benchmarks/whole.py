"""Whole calls: from a ledger or a claims file to findings that are explained, in time and memory."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import ledgers
from asking import Answer, Asking
from attrs import evolve
from contest import Result, size_of, timed

from factaudit import Ledger
from factaudit.constraint import System
from factaudit.model.stated import Stated
from factaudit.relations.build import build
from factaudit.relations.check import checked
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import scenarios
from factaudit.solve.components import split


def whole_small(size: str, asking: Asking) -> Iterator[Result]:
    """From a ledger built in code to its findings, explained: six claims to a component, 50 contradictions planted."""
    for claims in {"quick": (1_000,), "usual": (10_000,), "full": (1_000, 10_000, 100_000)}[size]:
        own = asking.ourselves("small", claims=claims, conflicts=50)
        work = f"{claims:,} claims, small components, 50 planted: ledger to findings"
        if own.seconds is None or claims > 10_000:
            yield Result(work, own.seconds or 0, remarks=_told(own))
            continue
        system = _system(ledgers.small(claims, 50))
        for peer, bar in (("z3_objects", 10), ("z3_text", 5), ("cpmpy_mus", 12)):
            theirs = asking.ask(peer, split(system) if peer.startswith("z3") else [system])
            least = bar if claims == 10_000 else None
            yield Result(work, own.seconds, PEER_OF[peer], theirs.seconds, theirs.answer, least, _told(own))


PEER_OF = {
    "z3_objects": "z3_objects, by component",
    "z3_text": "z3_text, by component",
    "cpmpy_mus": "cpmpy_mus (ortools), one conflict",
}


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
            bar = 10 if wrong and claims == 100_000 else None
            yield Result(work, own.seconds, "z3_objects", theirs.seconds, size_of(theirs.answer), bar, remarks)


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
    fresh = [ledgers.small(1_500 if size == "quick" else 10_000, 50) for _ in range(3)]
    whole = min(_once(ledger.audit) for ledger in fresh)
    ledger = fresh[-1]
    claims = ledger.entries.claims[100:200:10]
    changed = [evolve(claim, stated=Stated.number(7)) for claim in claims]
    ours = min(timed(lambda claim=claim: ledger.with_claims(claim).audit())[1] for claim in changed)
    work = f"{len(ledger.entries.claims):,} claims, one of them changed"
    yield Result(work, ours, "our own full audit", whole, "", 50)


def _once(work: Callable[[], object]) -> float:
    """Return how long a call takes that would be quicker a second time."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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


WHOLE = (whole_small, whole_tree, edited, claims_file)
