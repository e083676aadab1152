"""Check a report's contradictions by exact addition alone: no solver is imported here.

A certificate (Farkas 1902) says how often each claim and relation enters a sum in which all unknowns
cancel and what is left is absurd. Products and whole numbers take steps, each shown by such a sum: ``derivation``.
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
    proofs = [(f, f.derivation or Proof(sum=f.certificate)) for f in report.contradictions if f.conflict]
    bare = tuple(finding for finding, proof in proofs if not (proof.sum or proof.cases))
    judged = [(finding, holds(finding, proof)) for finding, proof in proofs if proof.sum or proof.cases]
    return Verification(tuple(f for f, held in judged if held), bare, tuple(f for f, held in judged if not held))
