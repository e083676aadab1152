"""A ledger built in code."""

from fractions import Fraction
from unittest.mock import patch

import pytest
from attrs import evolve

from factaudit import Bounds, Ledger, Stated


@pytest.fixture
def ledger():
    return Ledger("a ledger")


def only_claim(ledger):
    (claim,) = ledger.entries.claims
    return claim


def test_ids_of_measures_are_made_of_their_labels(ledger):
    ids = [ledger.stock(label).measure.id for label in ("Active members!", "active members", "%")]
    assert ids == ["active_members", "active_members_2", "measure"]


def test_ids_of_claims_and_relations_are_numbered(ledger):
    members = ledger.stock("members")
    assert [ledger.claim(members.at("2025"), 1) for _ in range(2)] == ["c1", "c2"]
    assert ledger.claim(members.at("2025"), 1, id="mine") == "mine"
    assert ledger.restated(members, ledger.stock("others")) == "r1"


@pytest.mark.parametrize(
    ("value", "stated"),
    [
        (5, Stated.number(5)),
        (Fraction(5, 2), Stated.number(Fraction(5, 2))),
        (Bounds.at_least(3), Stated.bounds(Bounds.at_least(3))),
        (Stated("five", 5), Stated("five", 5)),
        ("230 thousand", Stated("230 thousand", 230_000, step=1000, rounded=True)),
    ],
)
def test_values_in_all_their_forms(ledger, value, stated):
    ledger.claim(ledger.stock("members").at("2025"), value)
    assert only_claim(ledger).stated == stated


def test_words_are_read_in_the_language_of_the_ledger():
    ledger = Ledger(language="id")
    ledger.claim(ledger.stock("peserta").at("2025"), "lebih dari 230 ribu")
    assert (only_claim(ledger).stated.comparator, only_claim(ledger).stated.value) == (">", 230_000)


def test_everything_that_may_be_said_of_a_claim(ledger):
    source = ledger.source("paper", title="The paper", published="2025-06-10")
    ledger.claim(
        ledger.flow("quota", unit="person").average_per("month", "2025"),
        10,
        id="x",
        modality="target",
        source=source,
        speaker="mayor",
        scenario="plan",
        weight="fixed",
        unit="person",
        quote="ten a month",
        note="roughly",
    )
    claim = only_claim(ledger)
    assert (claim.average_per, claim.modality, claim.source, claim.speaker) == ("month", "target", "paper", "mayor")
    assert (claim.scenario, claim.weight, claim.unit, claim.note) == ("plan", None, "person", "roughly")
    assert (claim.span.source, claim.span.quote) == ("paper", "ten a month")


def test_a_source_is_known_once_it_is_named(ledger):
    ledger.claim(ledger.stock("members").at("2025"), 5, source="somebody")
    assert [source.id for source in ledger.entries.sources] == ["somebody"]


def test_a_measure_of_another_entity(ledger):
    members = ledger.stock("members", entity="Banten")
    assert str(members.of("Serang").series) == "members of Serang"
    assert members.of("Serang").measure.id == members.measure.id


def test_entries_are_frozen_while_the_ledger_goes_on(ledger):
    members = ledger.stock("members")
    before = ledger.entries
    ledger.claim(members.at("2025"), 5)
    assert (len(before.claims), len(ledger.entries.claims)) == (0, 1)


def test_a_ledger_of_entries_is_the_same_ledger(ledger):
    ledger.claim(ledger.stock("members").at("2025"), 5)
    assert Ledger.of(ledger.entries).entries == ledger.entries


def test_with_claims_leaves_the_ledger_as_it_was(ledger):
    members = ledger.stock("members")
    ledger.claim(members.at("2025"), 5)
    ledger.claim(members.at("2025"), 5)
    assert ledger.audit().ok
    changed = ledger.with_claims(evolve(ledger.entries.claims[1], stated=Stated.number(6)))
    assert not changed.audit().ok
    assert ledger.audit().ok


def test_a_ledger_is_written_and_read_without_loss(ledger, tmp_path):
    members = ledger.stock("members", unit="person", entity="Semarang", integral=True)
    ledger.roll_forward(members, inflows=[ledger.flow("quota", unit="person", entity="Semarang")])
    ledger.claim(members.at("2025-05"), "28,562")
    file = tmp_path / "a.claims.yaml"
    file.write_text(ledger.to_yaml())
    again = Ledger.load(file)
    assert again.entries.relations == ledger.entries.relations
    assert [evolve(c, stated=evolve(c.stated, text="")) for c in again.entries.claims] == [
        evolve(c, stated=evolve(c.stated, text="")) for c in ledger.entries.claims
    ]


def test_a_small_ledger_shows_itself_as_a_claims_file(ledger):
    from hypothesis.vendor.pretty import pretty

    members = ledger.stock("members")
    ledger.claim(members.at("2025"), 5)
    assert repr(ledger) == "Ledger('a ledger', 1 measures, 0 relations, 1 claims)"
    assert pretty(ledger) == ledger.to_yaml()
    for _ in range(20):
        ledger.claim(members.at("2025"), 5)
    assert pretty(ledger) == repr(ledger)


def test_an_edit_solves_only_what_it_touches():
    ledger = Ledger()
    for name in ("members", "visitors"):
        measure = ledger.stock(name, unit="person")
        ledger.claim(measure.at("2025"), "at least 5", id=name)
        ledger.claim(measure.at("2025"), "less than 4", id=f"{name} again")
    ledger.audit()
    again = ledger.with_claims(evolve(ledger.entries.claim["members"], note="asked twice"))
    edited = again.with_claims(evolve(ledger.entries.claim["members"], stated=Stated.number(3)))
    known = edited._memo.hits
    assert [f.conflict for f in edited.audit().contradictions] == [("visitors", "visitors again")]
    assert edited._memo.hits > known


def test_an_edit_reads_a_ratio_as_the_whole_ledger_does(ledger):
    """What relates a measure to flows for one entity makes it speak of durations for every other."""
    sales, costs, margin = ledger.flow("sales"), ledger.flow("costs"), ledger.ratio("margin")
    ledger.share(costs, sales, margin)
    ledger.claim(margin.of("north").during("2024"), "80 percent", id="north")
    edited = evolve(ledger.entries.claims[0], stated=Stated.number(Fraction(7, 10)))
    with patch("factaudit.incremental.SMALL", 0):
        ledger.audit()
        again = ledger.with_claims(edited).audit()
    assert again.audited == Ledger.of(ledger.with_claims(edited).entries).audit().audited
