"""What is truly said of a hidden true world is never flagged; what cannot be true of any world always is."""

from hypothesis import given
from hypothesis import strategies as st
from worlds_settings import WORLDS

from factaudit import strategies as fs
from factaudit.relations.reading import read_claims


@WORLDS
@given(fs.ledgers())
def test_what_is_true_of_a_world_is_never_flagged(ledger):
    report = ledger.audit()
    assert not report.contradictions, report


@WORLDS
@given(fs.ledgers(consistent=False))
def test_a_planted_contradiction_is_always_found(drawn):
    ledger, planted = drawn
    report = ledger.audit()
    wrong = {*planted.claims, *planted.relations}
    assert any(among(finding, wrong) for finding in report.contradictions), report


def among(finding, names):
    """Whether a conflict lies among some claims, told by any of the ids that say the same."""
    also = dict(finding.also)
    return all(name in names or names & {*also.get(name, ())} for name in finding.conflict)


@given(st.integers(-100_000, 100_000).flatmap(lambda value: st.tuples(st.just(value), fs.told(value))))
def test_the_ways_of_telling_a_value_admit_it(drawn):
    from factaudit.model.policy import AS_WRITTEN, LENIENT

    value, stated = drawn
    assert value in AS_WRITTEN.admits(stated)
    assert value in LENIENT.admits(stated)


@WORLDS
@given(fs.worlds())
def test_every_fact_of_a_world_can_be_claimed(world):
    from factaudit.model.entries import Entries
    from factaudit.model.stated import Stated

    claims = tuple(f.claim(f"c{i}", Stated.number(f.value)) for i, f in enumerate(world.facts))
    readings = read_claims(Entries(measures=world.measures, relations=world.relations, claims=claims))
    assert [reading.bounds.point for reading in readings] == [fact.value for fact in world.facts]
