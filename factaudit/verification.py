"""Check a report's contradictions by exact addition alone: no solver is imported here.

A certificate (Farkas 1902) says how often each claim and relation enters a sum in which all unknowns
cancel and what is left reads ``0 < 0`` or ``0 <= -1``. Anyone can add it up again. Where products or whole numbers
take part, lines that follow from others are shown first, each step by such a sum: see ``derivation``.
"""

from attrs import frozen

from factaudit.derivation import holds
from factaudit.model.finding import Finding
from factaudit.model.proof import Proof
from factaudit.model.report import Report


@frozen
class Verification:
    """The contradictions of a report that addition proves, those without a proof, and those whose proof fails."""

    proved: tuple[Finding, ...]
    uncertified: tuple[Finding, ...]
    failed: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether no certificate failed."""
        return not self.failed


def verify(report: Report) -> Verification:
    """Add up the certificate of every contradiction of a report that came from solving."""
    solved = [finding for finding in report.contradictions if finding.conflict]
    proofs = [(finding, finding.derivation or Proof(sum=finding.certificate)) for finding in solved]
    uncertified = tuple(f for f, proof in proofs if not (proof.sum or proof.cases))
    proved = tuple(f for f, proof in proofs if f not in uncertified and holds(f, proof))
    return Verification(proved, uncertified, tuple(f for f in solved if f not in proved and f not in uncertified))
