"""The strategies themselves: what they draw is sound, and what fails shrinks to something a person can read."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import Phase, find, given, settings

import factaudit as fa
from factaudit import strategies as fs
from factaudit.language import read_value
from factaudit.model.claim import MODALITIES
from factaudit.model.policy import AS_WRITTEN
from factaudit.model.stated import Stated

SHRINKING = settings(max_examples=400, phases=(Phase.generate, Phase.shrink), derandomize=True)


@pytest.mark.parametrize("language", ["en", "id"])
def test_written_numbers_admit_what_is_read_of_them(language):
    @given(fs.written_numbers(language))
    def check(written):
        assert AS_WRITTEN.admits(read_value(written.words, language)) == written.bounds

    check()


def test_written_numbers_of_an_unknown_language():
    with pytest.raises(fa.UsageError, match="expected one of en, id"):
        find(fs.written_numbers("fr"), lambda _: True)


@given(fs.bounds())
def test_bounds_admit_something(bounds):
    assert not bounds.empty


@given(fs.periods(bounded=True))
def test_periods_that_are_bounded(period):
    assert period.bounded


@given(fs.measures(id="count"))
def test_measures_are_well_formed(measure):
    ledger = fa.Ledger.of(fa.Entries(measures=(measure,)))
    assert measure.id == "count"
    assert ledger.audit().ok


@given(fs.claims())
def test_claims_are_well_formed(claim):
    assert claim.modality in MODALITIES
    assert not AS_WRITTEN.admits(claim.stated).empty


def test_the_smallest_world_is_one_relation_of_two_counts():
    world = find(fs.worlds(), lambda _: True, settings=SHRINKING)
    assert len(world.relations) == 1
    assert len(world.measures) == 2


@pytest.mark.parametrize(
    "kind", ["roll-forward", "total", "share", "change", "average", "order", "restated", "formula"]
)
def test_worlds_have_relations_of_every_kind(kind):
    world = find(fs.worlds(), lambda world: any(r.kind == kind for r in world.relations), settings=SHRINKING)
    assert world.facts


def test_a_ledger_shrinks_to_one_claim():
    ledger = find(fs.ledgers(), lambda ledger: len(ledger.entries.claims) > 0, settings=SHRINKING)
    (claim,) = ledger.entries.claims
    assert claim.stated == Stated.number(0)


def test_a_planted_contradiction_shrinks_to_two_claims():
    ledger, planted = find(fs.ledgers(consistent=False), lambda _: True, settings=SHRINKING)
    assert len(ledger.entries.claims) == 2
    assert planted.claims == ("c1", "c2")


def cut_to_hundreds(ledger):
    """A pipeline that publishes true numbers and cuts each to hundreds, though it says that they are exact."""
    claims = []
    for claim in ledger.entries.claims:
        (interval,) = AS_WRITTEN.admits(claim.stated).intervals[:1]
        number = interval.point
        claims.append(claim if number is None else evolve(claim, stated=Stated.number(number // 100 * 100)))
    return fa.Ledger.of(evolve(ledger.entries, claims=tuple(claims)))


def test_a_broken_pipeline_is_shown_by_a_ledger_of_at_most_three_claims():
    def published_wrongly(ledger):
        return not cut_to_hundreds(ledger).audit().ok

    ledger = find(fs.ledgers(), published_wrongly, settings=settings(SHRINKING, max_examples=2000))
    assert len(ledger.entries.claims) <= 3
    assert len(ledger.entries.relations) == 1


def test_a_sound_pipeline_audits_clean():
    """Rounding to tens and saying so is no contradiction."""

    @given(fs.worlds())
    @settings(max_examples=50)
    def check(world):
        claims = tuple(fact.claim(f"c{i}", to_tens(fact.value)) for i, fact in enumerate(world.facts[:8]))
        report = fa.Ledger.of(fa.Entries(measures=world.measures, relations=world.relations, claims=claims)).audit()
        assert report.ok, report

    check()


def to_tens(value):
    tens = round(Fraction(value) / 10) * 10
    return Stated(str(tens), tens, step=10, rounded=True)
