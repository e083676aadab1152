"""Certificates and proofs as JSON: every line with its terms, and by what right it is there."""

from collections.abc import Sequence

from factaudit.model.number import exact_text
from factaudit.model.proof import Multiplier, Proof

Json = str | int | bool | None | Sequence["Json"] | dict[str, "Json"]


def multiplier(line: Multiplier) -> dict[str, Json]:
    """Return how often a line enters a sum, and the line."""
    return {
        "ids": list(line.ids),
        "times": exact_text(line.times),
        "terms": [{"quantity": name, "factor": str(factor)} for name, factor in line.terms],
        "sense": line.sense,
        "right": str(line.right),
    }


def derivation(proof: Proof | None, whole: tuple[str, ...]) -> Json:
    """Return a proof in steps and the quantities that count whole things, None where a certificate says it all."""
    return None if proof is None else {"whole": list(whole), "proof": _proof(proof)}


def _proof(proof: Proof) -> Json:
    return {
        "steps": [
            {"shown": _line(step.shown), "contrary": _line(step.contrary), "proof": _proof(step.proof)}
            for step in proof.steps
        ],
        "sum": [_line(line) for line in proof.sum],
        "cases": [{"lines": [_line(line) for line in case.lines], "proof": _proof(case.proof)} for case in proof.cases],
        "ids": list(proof.ids),
    }


def _line(line: Multiplier) -> Json:
    return {**multiplier(line), "by": line.by, "of": [_line(one) for one in line.of]}
