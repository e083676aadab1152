"""What is, and each stated future that starts from it."""

import pytest


@pytest.fixture
def plan(ledger):
    """A stock with an inflow, counted at the end of May."""
    members = ledger.stock("members", unit="person")
    quota = ledger.flow("quota", unit="person")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), 100, id="may")
    return members, quota


def test_a_plan_that_its_own_quota_cannot_reach(ledger, plan, conflicts):
    members, quota = plan
    ledger.claim(quota.every("month", "2025-06/2025-12"), 10, modality="limit", id="quota")
    ledger.claim(members.at("2025"), 171, modality="projected", id="goal")
    assert conflicts(ledger) == [{"may", "quota", "goal", "r1"}]


def test_a_limit_is_a_cap(ledger, plan, conflicts):
    members, quota = plan
    ledger.claim(quota.every("month", "2025-06/2025-12"), 10, modality="limit")
    ledger.claim(members.at("2025"), 120, modality="projected")
    assert not conflicts(ledger)


@pytest.mark.parametrize("modality", ["target", "projected"])
def test_a_missed_target_is_no_contradiction(ledger, plan, conflicts, modality):
    members, _ = plan
    ledger.claim(members.at("2025"), 170, modality=modality)
    ledger.claim(members.at("2025"), 150)
    assert not conflicts(ledger)


def test_a_target_and_a_projection_may_differ(ledger, plan, conflicts):
    members, _ = plan
    ledger.claim(members.at("2025"), 170, modality="target", source="paper")
    ledger.claim(members.at("2025"), 150, modality="projected", source="paper")
    assert not conflicts(ledger)


def test_the_projections_of_two_sources_may_differ(ledger, plan, conflicts):
    members, _ = plan
    ledger.claim(members.at("2025"), 170, modality="projected", source="one")
    ledger.claim(members.at("2025"), 150, modality="projected", source="other")
    assert not conflicts(ledger)


def test_two_projections_of_one_source_may_not(ledger, plan, conflicts):
    members, _ = plan
    ledger.claim(members.at("2025"), 170, modality="projected", source="one", id="a")
    ledger.claim(members.at("2025"), 150, modality="projected", source="one", id="b")
    assert conflicts(ledger) == [{"a", "b"}]


def test_two_speakers_of_one_source_may(ledger, plan, conflicts):
    members, _ = plan
    for speaker, goal in (("mayor", 170), ("agency", 150)):
        ledger.claim(members.at("2025"), goal, modality="projected", source="one", speaker=speaker)
    assert not conflicts(ledger)


def test_a_named_scenario_joins_what_different_sources_say(ledger, plan, conflicts):
    members, _ = plan
    ledger.claim(members.at("2025"), 170, modality="projected", source="one", scenario="high", id="a")
    ledger.claim(members.at("2025"), 150, modality="target", source="other", scenario="high", id="b")
    assert conflicts(ledger) == [{"a", "b"}]


def test_estimates_are_facts(ledger, plan, conflicts):
    members, _ = plan
    ledger.claim(members.at("2025-05"), "more than 100", modality="estimated", id="guess")
    assert conflicts(ledger) == [{"may", "guess"}]


def test_several_futures_start_from_the_same_facts(ledger, plan, conflicts):
    members, quota = plan
    ledger.claim(quota.during("2025-06/2025-12"), 50, modality="projected", source="one", id="inflow")
    ledger.claim(members.at("2025"), 151, modality="projected", source="one", id="a")
    ledger.claim(members.at("2025"), 99, modality="projected", source="other", id="b")
    assert conflicts(ledger) == [{"may", "inflow", "a", "r1"}, {"may", "b", "r1"}] or conflicts(ledger) == [
        {"may", "b", "r1"},
        {"may", "inflow", "a", "r1"},
    ]


def test_a_result_from_after_the_telling_is_no_start(ledger, conflicts):
    """A plan told in January is not held against the first quarter, which was not over then."""
    ledger.source("plan", published="2025-01-15")
    joined = ledger.flow("joined", unit="person")
    ledger.claim(joined.during("2025"), 100, modality="projected", source="plan")
    ledger.claim(joined.during("2025-33"), 120)
    assert not conflicts(ledger)


def test_a_result_from_before_the_telling_is_one(ledger, conflicts):
    ledger.source("plan", published="2025-06-15")
    joined = ledger.flow("joined", unit="person")
    ledger.claim(joined.during("2025"), 100, modality="projected", source="plan")
    ledger.claim(joined.during("2025-33"), 120)
    assert conflicts(ledger) == [{"c1", "c2"}]


def test_a_level_of_the_running_month_was_there_to_start_from(ledger, conflicts):
    ledger.source("plan", published="2025-06-10")
    members, joined = ledger.stock("members", unit="person"), ledger.flow("joined", unit="person")
    ledger.roll_forward(members, inflows=[joined])
    ledger.claim(members.at("2025-06"), 100, source="plan")
    ledger.claim(members.at("2025-12"), 90, modality="projected", source="plan")
    assert conflicts(ledger) == [{"c1", "c2", "r1"}]


def test_what_is_beyond_a_limit_is_a_warning(ledger):
    quota = ledger.flow("quota", unit="person")
    ledger.claim(quota.during("2025"), 100, modality="limit")
    ledger.claim(quota.during("2025"), 120)
    report = ledger.audit()
    assert report.ok
    assert [(f.rule, f.severity, f.conflict) for f in report.findings] == [("over-limit", "warning", ("c1", "c2"))]
    assert report.corrections == ()


def test_a_limit_does_not_speak_for_the_fact_that_admits_the_same(ledger):
    quota = ledger.flow("quota", unit="person")
    ledger.claim(quota.during("2025"), "at most 100", modality="limit")
    ledger.claim(quota.during("2025"), "at most 100")
    ledger.claim(quota.during("2025"), 120)
    found = [(f.rule, f.conflict, f.also) for f in ledger.audit().findings]
    assert found == [("restated", ("c2", "c3"), ()), ("over-limit", ("c1", "c3"), ())]


def test_what_is_beyond_a_limit_stays_a_warning_beside_a_plan(ledger):
    quota = ledger.flow("quota", unit="person")
    ledger.claim(quota.during("2025"), 100, modality="limit")
    ledger.claim(quota.during("2025"), 120)
    ledger.claim(quota.during("2026"), 5, modality="projected")
    report = ledger.audit()
    assert report.ok
    assert [(f.rule, f.conflict) for f in report.findings] == [("over-limit", ("c1", "c2"))]
    assert report.corrections == ()


def test_corrections_mend_every_scenario_at_once(ledger, plan):
    members, _ = plan
    ledger.claim(members.at("2025-05"), 101, id="again")
    ledger.claim(members.at("2025"), 99, modality="projected", id="goal")
    report = ledger.audit()
    assert {f.conflict for f in report.contradictions} == {
        ("may", "again"),
        ("may", "goal", "r1"),
        ("again", "goal", "r1"),
    }
    assert set(report.corrections) == {("may", "again"), ("may", "goal"), ("again", "goal")}
