"""Questions about a conflict that are answered without solving: the answer is what solving gives."""

from attrs import evolve
from hypothesis import event, given
from hypothesis import strategies as st

import factaudit as fa
from factaudit.explain.around import Around
from factaudit.explain.assumptions import by_proof, by_solving
from factaudit.explain.cases import Cases
from factaudit.explain.dates import retold
from factaudit.explain.firmness import denied
from factaudit.relations.build import build
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import Scenario
from factaudit.solve import Budget, Effort, solve

YEARS = ("2021", "2022", "2023")
VALUES = st.integers(0, 9)
WORDS = st.sampled_from(("{}", "about {}", "more than {}", "at most {}"))


@st.composite
def stocks_and_flows(draw):
    """Return a ledger of a stock that some flows lead from year to year, told at random."""
    ledger, whole = fa.Ledger(), draw(st.booleans())
    members = ledger.stock("members", unit="person", integral=whole)
    gains, losses, other = (ledger.flow(name, unit="person", integral=whole) for name in ("gains", "losses", "other"))
    flows = draw(st.sampled_from(("closed", "open-inflows", "open-outflows")))
    ledger.roll_forward(members, inflows=[gains, other], outflows=[losses], flows=flows)
    for year in YEARS:
        for told in (members.at(year), members.at(year), *(f.during(year) for f in (gains, losses, other))):
            if draw(st.booleans()):
                ledger.claim(told, draw(WORDS).format(draw(VALUES)))
    return ledger


def cases(ledger):
    """Yield the conflicts of a ledger that is one scenario."""
    entries = ledger.entries
    built = build(entries, Scenario("what is", read_claims(entries)))
    found = solve(built.system, budget=Budget())
    cut = Cases(entries, built, found, Effort(10**9))
    return [cut.case(conflict) for conflict in found.conflicts]


@given(stocks_and_flows(), st.data())
def test_what_is_answered_without_solving_is_what_solving_answers(ledger, data):
    for case in cases(ledger):
        the_proof_tells_whether_other_flows_would_end_it(case)
        a_conflict_elsewhere_leaves_a_claim_nothing(case)
        what_adds_up_to_a_contradiction_leaves_no_hole(case)
        a_claim_that_another_date_denies_does_not_agree_there(case, data)


def the_proof_tells_whether_other_flows_would_end_it(case):
    for relation in (case.entries.relation[name] for name in case.relations):
        for turned in (False, True):
            told = by_proof(case, relation, turned=turned)
            event(f"told {told}")
            assert told in {None, by_solving(case, relation, turned=turned)}


def a_conflict_elsewhere_leaves_a_claim_nothing(case):
    for voice in case.voices:
        asked = Around(case.around.system, case.built, case.effort).left_for(voice)
        event("nothing" if asked is not None and asked.empty else "something")
        assert case.around.left_for(voice) == asked


def what_adds_up_to_a_contradiction_leaves_no_hole(case):
    event(case.conflict.proof)
    if case.conflict.proof == "linear":
        asked = evolve(case, conflict=evolve(case.conflict, certificate=()))
        assert case.hole() is asked.hole() is None


def a_claim_that_another_date_denies_does_not_agree_there(case, data):
    dated = {v.id: evolve(v.reading.claim, edge="start") for v in case.voices if v.reading.when.instant}
    moved = data.draw(st.sets(st.sampled_from(sorted(dated)))) if dated else set()
    if denied(moved, case):
        event("denied")
        assert retold(case, {name: dated[name] for name in moved}) is False
