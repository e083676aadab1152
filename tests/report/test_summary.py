from attrs import evolve
from many_claims import many_claims
from six_reports import one_conflict, overlapping, several_files

from factaudit.model.finding import Finding
from factaudit.report.summary import counts, culprits, grouped, shared_claims, shown, total_counts, worst


def conflict(*claims):
    return Finding("restated", "error", " ".join(claims), conflict=claims)


def test_conflicts_that_share_a_claim_stand_together():
    findings = (conflict("c1", "c2"), conflict("c4"), conflict("c3", "c5"), conflict("c2", "c3"))
    report = evolve(several_files(), findings=findings)
    assert [f.message for f in grouped(report)] == ["c1 c2", "c3 c5", "c2 c3", "c4"]


def shown_of(findings, corrections=(), **options):
    report = evolve(many_claims(20), findings=findings, corrections=corrections)
    return [([f.message for f in told], more) for told, more in shown(report, **options)]


def test_of_many_conflicts_that_share_claims_the_first_are_shown():
    findings = tuple(conflict("c1", f"c{number}") for number in range(2, 9))
    first = [f"c1 c{number}" for number in range(2, 7)]
    assert shown_of((*findings, conflict("c9"))) == [(first, 2), (["c9"], 0)]
    assert shown_of(findings[:5]) == [(first, 0)]
    assert shown_of(findings, every=True) == [([*first, "c1 c7", "c1 c8"], 0)]


def test_of_many_conflicts_one_is_shown_for_each_claim_to_give_up():
    """The first three need c1 or c2, and two that only c2 mends stand last."""
    both = tuple(conflict("c1", "c2", f"c{number}") for number in range(3, 6))
    only = tuple(conflict(name, f"c{number}") for name in ("c1", "c2") for number in range(3, 6))
    told = ["c1 c2 c3", "c1 c2 c4", "c1 c2 c5", "c1 c3", "c2 c3"]
    assert shown_of(both + only, (("c1", "c2"),)) == [(told, 4)]


def test_all_errors_of_a_large_group_are_shown():
    findings = tuple(conflict(f"c{number}", f"c{other}") for other in (10, 11) for number in range(1, 8))
    wrong = tuple(f"c{number}" for number in range(1, 8))
    assert shown_of(findings, (wrong,)) == [([f"{name} c10" for name in wrong], 7)]


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
