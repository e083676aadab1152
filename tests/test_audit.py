"""The whole story: what an audit reports beside its contradictions."""

import pytest

from factaudit import AuditOptions, Entries, InputError, Ledger, Policy, UsageError
from factaudit.audit import audit
from factaudit.model.report import Report


@pytest.fixture
def ledger():
    ledger = Ledger("Semarang 2025")
    members = ledger.stock("members", unit="person")
    quota = ledger.flow("quota", unit="person")
    ledger.roll_forward(members, inflows=[quota])
    ledger.claim(members.at("2025-05"), "28,562")
    ledger.claim(quota.every("month", "2025-06/2025-12"), "10,800", modality="limit")
    ledger.claim(members.at("2025-12"), "more than 230 thousand", modality="projected")
    return ledger


def test_an_empty_ledger_is_consistent():
    report = Ledger().audit()
    assert (report.ok, report.verdict, report.findings) == (True, "consistent", ())


def test_a_report_has_no_truth_value(ledger):
    with pytest.raises(UsageError, match="neither true nor false"):
        bool(ledger.audit())


def test_how_each_claim_was_read(ledger):
    report = ledger.audit()
    assert {a.claim: (str(a.bounds), a.reading) for a in report.audited} == {
        "c1": ("{28562}", "members, end of May 2025"),
        "c2": ("(-oo, 10800]", "quota, at most, 7 months"),
        "c3": ("(230000, oo)", "members, projected, end of December 2025"),
    }
    assert report.admitted["c3"] == report.audited[2].bounds


def test_a_finding_points_at_its_code_and_claims(ledger):
    (finding,) = ledger.audit().contradictions
    assert (finding.rule, finding.severity, finding.conflict) == ("roll-forward", "error", ("c1", "c2", "c3", "r1"))
    assert finding.assumes[0] == "no other inflow"


def test_a_policy_may_be_replaced(ledger):
    exact = Policy("exact", rounding="none")
    report = ledger.audit(policy=exact)
    assert report.entries.policy is exact
    assert not report.ok


@pytest.mark.parametrize(
    ("options", "found", "ignored"),
    [
        ({"ignore": ("roll-forward",)}, 0, "ignored by option"),
        ({"select": ("total",)}, 0, "not selected"),
        ({"select": ("roll-forward",)}, 1, ""),
    ],
)
def test_rules_may_be_chosen(ledger, options, found, ignored):
    report = ledger.audit(**options)
    assert len(report.findings) == found
    assert report.ok == (found == 0)
    assert [finding.ignored for finding in report.ignored] == ([ignored] if ignored else [])


@pytest.mark.parametrize(
    ("what", "ok"), [("roll-forward", True), ("roll-forward:c3", True), ("roll-forward:c9", False)]
)
def test_a_ledger_may_silence_a_finding_with_a_reason(ledger, what, ok):
    from attrs import evolve

    report = Ledger.of(evolve(ledger.entries, ignore=((what, "agreed with the desk"),))).audit()
    assert report.ok == ok
    assert [finding.ignored for finding in report.ignored] == (["agreed with the desk"] if ok else [])


def test_what_nobody_else_speaks_of_is_unchecked():
    ledger = Ledger()
    ledger.claim(ledger.stock("members").at("2025"), 5)
    ledger.claim(ledger.stock("beds").at("2025"), 5)
    ledger.order(ledger.stock("rooms"), ledger.stock("halls"))
    report = ledger.audit()
    assert [(u.what, u.why) for u in report.unchecked] == [
        ("order r1", "its quantities share no period at which they are claimed"),
        ("claim c1 (members: 5)", "no other claim or relation speaks of its quantity"),
        ("claim c2 (beds: 5)", "no other claim or relation speaks of its quantity"),
    ]


def test_corrections_are_of_least_weight():
    ledger = Ledger()
    members = ledger.stock("members")
    ledger.claim(members.at("2025"), 5, weight=3)
    ledger.claim(members.at("2025"), 6)
    ledger.claim(members.at("2025"), 6)
    assert ledger.audit().corrections == (("c2",),)
    ledger.claim(members.at("2025"), 6, weight=2)
    assert ledger.audit().corrections == (("c1",),)


def test_what_is_fixed_is_not_corrected():
    ledger = Ledger()
    members = ledger.stock("members")
    ledger.claim(members.at("2025"), 5, weight="fixed")
    ledger.claim(members.at("2025"), 6, weight=100)
    report = ledger.audit()
    assert report.corrections == (("c2",),)
    assert [repair.claim for repair in report.contradictions[0].repairs] == ["c2"]


def test_implied_values_rest_on_few_claims():
    ledger = Ledger()
    part, whole, share = ledger.stock("part", unit="person"), ledger.stock("all", unit="person"), ledger.ratio("share")
    ledger.share(part, whole, share)
    ledger.claim(part.at("2025"), 50)
    ledger.claim(part.at("2025"), "more than 10")
    ledger.claim(share.at("2025"), "25.0 percent")
    (implied,) = ledger.audit(implied=True).implied
    assert (implied.measure, implied.period, implied.claims) == ("all", "2025-12-31", ("c1", "c3"))


def test_findings_come_by_severity_and_together_where_they_share_a_claim():
    ledger = Ledger()
    one, other = ledger.stock("one"), ledger.stock("other")
    for measure in (one, other, one, other, one):
        ledger.claim(measure.at("2025"), len(ledger.entries.claims))
    assert [finding.conflict for finding in ledger.audit().findings] == [
        ("c1", "c3"),
        ("c1", "c5"),
        ("c3", "c5"),
        ("c2", "c4"),
    ]


def test_entries_may_be_audited_without_a_ledger(ledger):
    report = audit(ledger.entries, options=AuditOptions(verify=True))
    assert isinstance(report, Report)
    assert not report.ok


def test_a_report_made_by_hand_has_no_views():
    report = Report(Entries(), "consistent")
    assert str(report) == "Report(consistent, 0 findings)"
    with pytest.raises(UsageError, match="has no views"):
        report.render()


@pytest.mark.parametrize("suffix", [".txt", ".json", ".html", ".md", ".sarif", ".xml"])
def test_a_report_is_saved_as_its_suffix_says(ledger, tmp_path, suffix):
    file = tmp_path / f"report{suffix}"
    ledger.audit().save(file)
    assert "104,162" in file.read_text() or "104162" in file.read_text()


def test_a_suffix_that_no_view_has(ledger, tmp_path):
    with pytest.raises(UsageError, match=r"no output format for '\.pdf'"):
        ledger.audit().save(tmp_path / "report.pdf")


def test_input_errors_are_raised_together():
    ledger = Ledger()
    ledger.claim(ledger.stock("road", unit="meter").at("2025"), 1, unit="second")
    ledger.claim(ledger.stock("path", unit="meter").at("2025"), 1, unit="person")
    with pytest.raises(InputError) as raised:
        ledger.audit()
    assert len(raised.value.problems) == 2


def test_an_undecided_audit_says_so():
    from factaudit.solve import Budget

    ledger = Ledger()
    one, other = ledger.stock("one"), ledger.stock("other")
    ledger.claim(one.at("2025"), 5)
    ledger.order(one, other)
    report = ledger.audit(budget=Budget(total_pivots=-1))
    assert (report.ok, report.verdict) == (False, "undetermined")
    ((ids, why),) = report.undetermined
    assert ids == ("c1", "r1")
    assert "limit" in why


def test_neighbouring_roundings_of_one_quantity_contradict():
    ledger = Ledger()
    saved = ledger.flow("saved", unit="USD")
    for told in ("$2 million", "$3 million"):
        ledger.claim(saved.during("2024"), told)
    (finding,) = ledger.audit().contradictions
    assert (finding.rule, finding.conflict) == ("restated", ("c1", "c2"))


def test_a_finer_rounding_may_lie_halfway_between_its_neighbours():
    ledger = Ledger()
    saved = ledger.flow("saved", unit="USD")
    for told in ("$2 million", "$2.5 million"):
        ledger.claim(saved.during("2024"), told)
    assert ledger.audit().ok


def many(count):
    """A ledger of so many components, the even ones contradictory."""
    ledger = Ledger()
    for number in range(count):
        members = ledger.stock(f"members {number}", unit="person")
        ledger.claim(members.at("2025"), number)
        ledger.claim(members.at("2025"), number + 1 - number % 2)
    return ledger.entries


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_components_solved_and_conflicts_explained(jobs, monkeypatch):
    monkeypatch.setattr("factaudit.solve.parts.CHUNK_ROWS", 4)
    told = []
    report = audit(many(8), options=AuditOptions(jobs=jobs, progress=lambda done, total: told.append((done, total))))
    assert told[-1] == (8 + 4, 8 + 4)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert all(0 < done <= total for done, total in told)
    assert report == audit(many(8))


def test_progress_of_several_scenarios_goes_on_where_it_was(ledger):
    told = []
    ledger.audit(progress=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert told[-1][0] == told[-1][1]


def test_a_third_number_contradicts_each_of_two_neighbours():
    ledger = Ledger()
    saved = ledger.flow("saved", unit="USD")
    for told in ("$2 million", "$3 million", "about $9 million"):
        ledger.claim(saved.during("2024"), told)
    assert sorted(finding.conflict for finding in ledger.audit().findings) == [("c1", "c2"), ("c1", "c3"), ("c2", "c3")]
