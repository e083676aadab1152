"""Check a report's contradictions by exact addition alone: no solver is imported here.

A certificate (Farkas 1902) says how often each claim and relation enters a sum in which all unknowns
cancel and what is left reads ``0 < 0`` or ``0 <= -1``. Anyone can add it up again.
"""

from collections import defaultdict
from fractions import Fraction

from attrs import frozen

from factaudit.model.finding import Finding, Multiplier
from factaudit.model.report import Report


@frozen
class Verification:
    """The contradictions of a report that addition proves, that it cannot prove, and whose certificates fail.

    Where products of unknowns or branching on whole numbers were needed there is nothing to add up.
    """

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
    uncertified = tuple(f for f in solved if not f.certificate or f.proof == "nonlinear")
    proved = tuple(f for f in solved if f not in uncertified and adds_up(f))
    return Verification(proved, uncertified, tuple(f for f in solved if f not in proved and f not in uncertified))


def adds_up(finding: Finding) -> bool:
    """Whether a certificate speaks of members of its conflict only and ends in an absurdity."""
    lines = finding.certificate
    unknowns: dict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        for name, coefficient in line.terms:
            unknowns[name] += Fraction(line.times) * coefficient
    right = sum((Fraction(line.times) * line.right for line in lines), Fraction(0))
    strict = any(line.sense == "<" and line.times for line in lines)
    absurd = right < 0 or (right == 0 and strict)
    return absurd and not any(unknowns.values()) and all(_allowed(line, finding) for line in lines)


def _allowed(line: Multiplier, finding: Finding) -> bool:
    """Whether a line belongs to the conflict, and an inequality is not turned around."""
    return set(line.ids) <= set(finding.conflict) and (line.sense == "=" or line.times >= 0)
