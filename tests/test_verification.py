"""Contradictions that anybody can add up, and certificates that were tampered with."""

import pytest
from attrs import evolve

import factaudit as fa


@pytest.fixture
def report():
    ledger = fa.Ledger()
    whole, one, other = (ledger.stock(name, unit="person") for name in ("whole", "one", "other"))
    ledger.total(whole, [one, other])
    for measure, value in ((whole, 10), (one, 4), (other, 5)):
        ledger.claim(measure.at("2025"), value)
    return ledger.audit()


def with_finding(report, **changes):
    (finding,) = report.contradictions
    return evolve(report, findings=(evolve(finding, **changes),))


def test_a_sum_proves_the_contradiction(report):
    assert fa.verify(report) == fa.Verification(report.contradictions, (), ())
    assert fa.verify(report).ok


def test_a_certificate_may_not_speak_of_claims_outside_its_conflict(report):
    (finding,) = report.contradictions
    assert not fa.verify(with_finding(report, conflict=finding.conflict[1:])).ok


def test_a_certificate_may_not_lack_a_line(report):
    (finding,) = report.contradictions
    assert not fa.verify(with_finding(report, certificate=finding.certificate[1:])).ok


def test_a_certificate_may_not_turn_an_inequality_around():
    ledger = fa.Ledger()
    members = ledger.stock("members", unit="person")
    ledger.claim(members.at("2025"), "more than 10")
    ledger.claim(members.at("2025"), "less than 10")
    report = ledger.audit()
    assert fa.verify(report).ok
    (finding,) = report.contradictions
    turned = tuple(evolve(line, times=-line.times, right=line.right - 1) for line in finding.certificate)
    assert not fa.verify(with_finding(report, certificate=turned)).ok


def test_what_has_no_certificate_is_told_apart(report):
    found = fa.verify(with_finding(report, certificate=()))
    assert (found.ok, len(found.uncertified)) == (True, 1)
