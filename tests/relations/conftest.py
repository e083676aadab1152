import pytest

from factaudit import Ledger


@pytest.fixture
def ledger():
    return Ledger("a ledger")


@pytest.fixture
def conflicts():
    """Audit a ledger and return its contradictions as sets of ids; nothing may stay undecided."""

    def conflicts(ledger):
        report = ledger.audit(verify=True)
        assert not report.undetermined
        return [set(finding.conflict) for finding in report.contradictions]

    return conflicts
