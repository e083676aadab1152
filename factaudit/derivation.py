"""Check a proof line by line: each is said, shown before, or follows from others by rounding or multiplying."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor, gcd

from factaudit.addition import adds_up, summed
from factaudit.model.finding import Finding
from factaudit.model.number import Number
from factaudit.model.proof import Multiplier, Proof

Row = tuple[tuple[tuple[str, Fraction], ...], str, Fraction]
"""Terms by name, the first with the factor 1 or -1 (1 in an equation), the sense and the right side."""


def holds(finding: Finding, proof: Proof) -> bool:
    """Whether a proof shows that the claims and relations of a finding contradict each other."""
    return _Checker(finding).absurd(proof, frozenset())


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
        return adds_up(proof.sum) and all(line.sense != "*" and self._may(line, known) for line in proof.sum)

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
        fixed = summed([(c, ((result, 1),)), (-r, ((other, 1),))])
        return _scaled(fixed, "=", Fraction(0)) if bounds[0].sense == "=" else None
    ((second, d),) = bounds[1].terms
    if second != other or "=" in {bounds[0].sense, bounds[1].sense}:
        return None
    s = Fraction(bounds[1].right)  # (r - c * one) * (s - d * other) >= 0
    left = summed([(-c * d, ((result, 1),)), (s * c, ((one, 1),)), (r * d, ((other, 1),))])
    return _scaled(left, "<" if bounds[0].sense == bounds[1].sense == "<" else "<=", r * s)


def _row(line: Multiplier) -> Row:
    return _scaled(summed([(1, line.terms)]), line.sense, Fraction(line.right))


def _scaled(terms: Mapping[str, Number], sense: str, right: Fraction) -> Row:
    ordered = sorted((name, Fraction(factor)) for name, factor in terms.items() if factor)
    scale = ordered[0][1] if ordered else Fraction(1)
    scale = scale if sense == "=" else abs(scale)
    return tuple((name, factor / scale) for name, factor in ordered), sense, right / scale
