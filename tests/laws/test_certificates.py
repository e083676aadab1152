"""Every contradiction that is proved can be checked by exact addition alone, and no false proof passes."""

from attrs import evolve
from hypothesis import assume, event, given
from hypothesis import strategies as st
from test_nonlinear_laws import ids_of, systems
from worlds_settings import WORLDS

import factaudit as fa
from factaudit import strategies as fs
from factaudit.model.finding import Finding
from factaudit.model.proof import Multiplier, Proof, Step
from factaudit.model.report import Report
from factaudit.solve import Effort, prove
from factaudit.solve.nonlinear import NonlinearOracle, part_in_force


def checked(system, ids, proof):
    """Return what ``verify`` makes of a proof about some ids: proved, uncertified or failed."""
    whole = tuple(str(system.quantities[index]) for index in sorted(system.integral))
    finding = Finding("formula", "error", "", conflict=ids, proof="nonlinear", derivation=proof, whole=whole)
    verified = fa.verify(Report(fa.Ledger().entries, "contradictory", findings=(finding,)))
    return "proved" if verified.proved else "failed" if verified.failed else "uncertified"


def refuted(system):
    """Return what a contradiction rests on, and its ids."""
    check = NonlinearOracle(system).check(ids_of(system))
    assume(check.status == "unsat")
    return part_in_force(system, check.core), tuple(sorted(check.core))


@WORLDS
@given(systems())
def test_a_proof_of_a_conflict_over_products_choices_and_whole_numbers_adds_up(system):
    part, ids = refuted(system)
    proof = prove(part, Effort(10**7))
    verdict = "none" if proof is None else checked(part, ids, proof)
    event(verdict)
    assert verdict in {"proved", "none"}


@WORLDS
@given(systems())
def test_what_can_hold_has_no_proof(system):
    assume(NonlinearOracle(system).check(ids_of(system)).status == "sat")
    assert prove(system, Effort(10**5)) is None


def lines_of(proof):
    """Yield where the lines of a proof stand: the lines of each sum, with what puts another in its place."""
    for place, line in enumerate(proof.sum):
        yield line, lambda new, place=place: evolve(proof, sum=(*proof.sum[:place], new, *proof.sum[place + 1 :]))
    for place, step in enumerate(proof.steps):
        for line, change in lines_of(step.proof):
            yield (
                line,
                lambda new, place=place, step=step, change=change: evolve(
                    proof, steps=(*proof.steps[:place], evolve(step, proof=change(new)), *proof.steps[place + 1 :])
                ),
            )


@WORLDS
@given(systems(), st.data())
def test_a_proof_that_is_tampered_with_fails(system, data):
    part, ids = refuted(system)
    proof = prove(part, Effort(10**6))
    assume(proof is not None)
    places = list(lines_of(proof))
    assume(places)
    line, change = data.draw(st.sampled_from(places))
    worse = data.draw(
        st.sampled_from(
            [
                evolve(line, right=line.right - 1),
                evolve(line, times=-line.times),
                evolve(line, by="shown", right=line.right - 1),
                evolve(line, ids=("nobody",), by="said"),
            ]
        )
    )
    assume(worse.by != "said" or worse.ids != line.ids)
    event(worse.by)
    assert checked(part, ids, change(worse)) != "proved" or worse.times == line.times == 0


def test_nothing_is_proved_by_supposing_it():
    line = Multiplier((), 1, (("x", 1),), "<=", 3, "shown")
    other = Multiplier((), 1, (("x", -1),), "<", -3, "shown")
    absurd = Proof(sum=(line, other))
    for proof in (absurd, Proof(steps=(Step(line, line, absurd),), sum=(line, other)), Proof(ids=("c1",))):
        finding = Finding("formula", "error", "", conflict=("c1",), proof="nonlinear", derivation=proof)
        verified = fa.verify(Report(fa.Ledger().entries, "contradictory", findings=(finding,)))
        assert not verified.proved


@WORLDS
@given(fs.ledgers(consistent=False))
def test_every_contradiction_of_a_ledger_is_proved_by_addition(drawn):
    ledger, _ = drawn
    verified = fa.verify(ledger.audit())
    event(f"proved {len(verified.proved)}, uncertified {len(verified.uncertified)}")
    assert verified.ok
    assert all(finding.proof != "linear" for finding in verified.uncertified)
