import pytest
from attrs import evolve
from six_reports import one_conflict, several_files

from factaudit.model.bounds import Bounds
from factaudit.report import render
from factaudit.report.repairs import mends

VIEWS = ("terminal", "narrated", "markdown", "html", "github", "sarif")


def changed(report, **more):
    first, *rest = report.findings
    return evolve(report, findings=(evolve(first, **more), *rest))


def unmendable(report):
    repairs = report.findings[0].repairs
    return changed(report, repairs=tuple(evolve(r, bounds=Bounds(())) for r in repairs))


def test_a_repair_that_leaves_no_value_mends_nothing():
    finding = one_conflict().findings[0]
    assert mends(finding) == finding.repairs
    first = evolve(finding.repairs[0], bounds=Bounds(()))
    assert mends(evolve(finding, repairs=(first, *finding.repairs[1:]))) == finding.repairs[1:]


@pytest.mark.parametrize("view", VIEWS)
def test_where_no_change_mends_a_conflict_that_is_said(view):
    text = " ".join(render(unmendable(one_conflict()), view).split())
    assert "o single change mends this; to mend it, give up c1, or c2, or c3" in text
    assert "any one suffices" not in text


def test_where_nothing_may_be_given_up_either_that_alone_is_said():
    report = changed(unmendable(one_conflict()), corrections=())
    assert "\nno single change mends this\n" in render(report)


def test_one_claim_to_give_up_for_all_is_no_lack_of_a_single_change():
    text = " ".join(render(several_files()).split())
    assert "the least to give up for all to hold: c1, or c4 and c5" in text
    assert "mends everything" not in text


def test_where_no_single_claim_mends_everything_that_is_said():
    report = evolve(several_files(), corrections=(("c1", "c4"), ("c2", "c4")))
    assert "no single change mends everything: give up c1 and c4, or c2 and c4" in " ".join(render(report).split())


def test_a_report_is_shown_in_the_language_of_its_sentences():
    report = evolve(one_conflict(), language="id")
    assert render(report).startswith("kesalahan[")
    assert render(report, language="en").startswith("error[")
