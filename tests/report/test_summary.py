from attrs import evolve
from six_reports import one_conflict, overlapping, several_files

from factaudit.model.finding import Finding
from factaudit.report.summary import counts, culprits, grouped, shared_claims, total_counts, worst


def conflict(*claims):
    return Finding("restated", "error", " ".join(claims), conflict=claims)


def test_conflicts_that_share_a_claim_stand_together():
    findings = (conflict("c1", "c2"), conflict("c4"), conflict("c3", "c5"), conflict("c2", "c3"))
    report = evolve(several_files(), findings=findings)
    assert [f.message for f in grouped(report)] == ["c1 c2", "c3 c5", "c2 c3", "c4"]


def test_warnings_join_no_group():
    warning = Finding("heading", "warning", "w", conflict=("c1",))
    report = evolve(several_files(), findings=(conflict("c1"), conflict("c2"), warning))
    assert grouped(report) == list(report.findings)


def test_the_claim_in_most_conflicts_comes_first():
    findings = (conflict("c1", "c2"), conflict("c2", "c3"), conflict("c2", "c1"))
    assert shared_claims(evolve(several_files(), findings=findings)) == [("c2", 3), ("c1", 2)]


def test_each_group_of_conflicts_has_its_likeliest_culprits_first():
    findings = (conflict("c1", "c2"), conflict("c4"), conflict("c3", "c5"), conflict("c2", "c3"), conflict("c2", "c1"))
    report = evolve(several_files(), findings=findings)
    assert culprits(report) == [["c2", "c1", "c3"]]
    assert culprits(evolve(report, findings=(conflict("c4"), *findings[1:3], conflict("c3", "c1")))) == [["c4"], ["c3"]]


def test_a_conflict_alone_has_no_culprit():
    assert culprits(one_conflict()) == []


def test_the_worst_verdict_of_several():
    assert worst([]) == "consistent"
    assert worst([evolve(one_conflict(), verdict="undetermined"), one_conflict()]) == "contradictory"


def test_counts_add_up():
    one, other = one_conflict(), overlapping()[0]
    assert total_counts([one, other])["contradiction"] == 3
    assert counts(other)["ignored"] == 1
