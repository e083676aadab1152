"""Check a report's contradictions by exact addition alone: no solver is imported here.

A certificate (Farkas 1902) says how often each claim and relation enters a sum in which all unknowns
cancel and what is left reads ``0 < 0`` or ``0 <= -1``. Where products or whole numbers take part, lines
that follow from others are shown first, each step by such a sum. Anyone can add it up again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, floor, gcd

from attrs import frozen

from factaudit.model.finding import Finding
from factaudit.model.number import Number
from factaudit.model.proof import Multiplier, Proof
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
    proved = tuple(f for f, proof in proofs if f not in uncertified and _Checker(f).absurd(proof, frozenset()))
    return Verification(proved, uncertified, tuple(f for f in solved if f not in proved and f not in uncertified))


Row = tuple[tuple[tuple[str, Fraction], ...], str, Fraction]
"""Terms by name, the first with the factor 1 or -1 (1 in an equation), the sense and the right side."""


class _Checker:
    def __init__(self, finding: Finding) -> None:
        self.ids, self.whole = set(finding.conflict), set(finding.whole)

    def absurd(self, proof: Proof, known: frozenset[Row]) -> bool:
        """Whether a proof holds, and ends in an absurdity in every case."""
        for step in proof.steps:
            supposed = _row(step.contrary)
            if not self._opposed(step.shown, supposed) or not self.absurd(step.proof, known | {supposed}):
                return False
            known |= {_row(step.shown)}
        if proof.cases:
            rests = set(proof.ids) <= self.ids
            return rests and all(self.absurd(case.proof, known.union(map(_row, case.lines))) for case in proof.cases)
        total = _summed([(line.times, line.terms) for line in proof.sum])
        right = sum((Fraction(line.times) * line.right for line in proof.sum), Fraction(0))
        strict = any(line.sense == "<" and line.times for line in proof.sum)
        absurd = not total and (right < 0 or (right == 0 and strict))
        return absurd and all(line.sense != "*" and self._may(line, known) for line in proof.sum)

    def _may(self, line: Multiplier, known: frozenset[Row]) -> bool:
        """Whether a line is there by right, and an inequality is not turned around."""
        if line.sense not in {"<", "<=", "="} or (line.sense != "=" and line.times < 0):
            return line.by == "product" and line.sense == "*" and set(line.ids) <= self.ids
        if line.by == "said":
            return set(line.ids) <= self.ids
        if line.by == "shown":
            return _row(line) in known
        return all(self._may(one, known) for one in line.of) and _row(line) == self._derived(line.by, line.of)

    def _derived(self, by: str, of: tuple[Multiplier, ...]) -> Row | None:
        """Return the row that lines give: the first rounded inwards, two that meet, or a product within bounds."""
        terms, sense, right = dict(of[0].terms), of[0].sense, Fraction(of[0].right)
        if by == "rounded" and self.whole.issuperset(terms):
            step = gcd(*terms.values())
            end = ceil(right / step) - 1 if sense == "<" else floor(right / step)
            if sense == "=":
                return _scaled(terms, "=", right) if right % step == 0 else ((), "<=", Fraction(-1))
            return _scaled({name: factor // step for name, factor in terms.items()}, "<=", Fraction(end))
        if by == "equal" and _row(of[1]) == _scaled({n: -f for n, f in terms.items()}, sense, -right) and sense == "<=":
            return _scaled(terms, "=", right)
        if by == "multiplied" and of[0].by == "product" and all(len(line.terms) == 1 for line in of[1:]):
            return _multiplied([name for name, _ in of[0].terms], of[1:])
        return None

    def _opposed(self, shown: Multiplier, supposed: Row) -> bool:
        """Whether a line must hold where its contrary does not; whole numbers leave no room between two of them."""
        terms, right = {name: -factor for name, factor in shown.terms}, -Fraction(shown.right)
        if shown.sense == "<=" and self.whole.issuperset(terms) and supposed == _scaled(terms, "<=", right - 1):
            return True
        return shown.sense in {"<", "<="} and supposed == _scaled(terms, "<=" if shown.sense == "<" else "<", right)


def _multiplied(names: list[str], bounds: tuple[Multiplier, ...]) -> Row | None:
    """Return what ``names[0] = names[1] * names[2]`` says with one factor fixed, or a bound of each multiplied."""
    result, *factors = names
    ((one, c),) = bounds[0].terms
    if one not in factors:
        return None
    other = factors[0] if one == factors[1] else factors[1]
    r = Fraction(bounds[0].right)
    if len(bounds) == 1:
        fixed = _summed([(c, ((result, 1),)), (-r, ((other, 1),))])
        return _scaled(fixed, "=", Fraction(0)) if bounds[0].sense == "=" else None
    ((second, d),) = bounds[1].terms
    if second != other or "=" in {bounds[0].sense, bounds[1].sense}:
        return None
    s = Fraction(bounds[1].right)  # (r - c * one) * (s - d * other) >= 0
    left = _summed([(-c * d, ((result, 1),)), (s * c, ((one, 1),)), (r * d, ((other, 1),))])
    return _scaled(left, "<" if bounds[0].sense == bounds[1].sense == "<" else "<=", r * s)


def _summed(parts: Iterable[tuple[Number, Iterable[tuple[str, Number]]]]) -> dict[str, Fraction]:
    total = defaultdict[str, Fraction](Fraction)
    for times, terms in parts:
        for name, factor in terms:
            total[name] += Fraction(times) * factor
    return {name: factor for name, factor in total.items() if factor}


def _row(line: Multiplier) -> Row:
    return _scaled(_summed([(1, line.terms)]), line.sense, Fraction(line.right))


def _scaled(terms: Mapping[str, Number], sense: str, right: Fraction) -> Row:
    ordered = sorted((name, Fraction(factor)) for name, factor in terms.items() if factor)
    scale = ordered[0][1] if ordered else Fraction(1)
    scale = scale if sense == "=" else abs(scale)
    return tuple((name, factor / scale) for name, factor in ordered), sense, right / scale
