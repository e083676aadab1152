"""From a conflict to the finding that a person acts on."""

from functools import lru_cache
from typing import Final

from factaudit.explain.arithmetic import because
from factaudit.explain.assumptions import assumptions
from factaudit.explain.case import Case
from factaudit.explain.firmness import Firmness, firmness
from factaudit.explain.focus import Focus, focus_of, gap_of, gap_text
from factaudit.explain.gather import over_limit
from factaudit.explain.headline import headline
from factaudit.explain.repairs import repairs
from factaudit.model.finding import Finding
from factaudit.model.proof import Multiplier
from factaudit.model.quantity import Quantity
from factaudit.model.source import Span
from factaudit.solve import prove

PRECEDENCE: Final = ("roll-forward", "total", "change", "share", "average", "formula", "order", "restated")
"""Which relation names a conflict that several take part in."""


def finding_of(case: Case, language: str = "en") -> Finding:
    """Return the finding for a conflict; a limit that what is has passed is worth a warning, both can be true."""
    focus = focus_of(case)
    gap = gap_of(focus) if focus else None
    beyond = over_limit(case.built, case.conflict)
    rule = "over-limit" if beyond else rule_of(case)
    held = _firmness(case, focus, language)
    return Finding(
        rule=rule,
        severity="warning" if beyond else "error",
        message=headline(case, focus, rule, language),
        spans=tuple(_spans(case)),
        conflict=case.conflict.ids,
        also=tuple((voice.id, voice.also) for voice in case.voices if voice.also),
        because=because(case, focus, language) if focus else "",
        gap=gap.size if gap else None,
        gap_text=gap_text(gap, focus, language) if gap and focus else "",
        firm=held.firm,
        firmness=held.text,
        dissolves=held.dissolves,
        assumes=tuple(assumptions(case, language)),
        repairs=case.swaps.added(case.conflict, case.around, tuple(repairs(case, language)), language),
        corrections=tuple(_corrections(case)),
        certificate=tuple(_multipliers(case)),
        proof=case.conflict.proof,
        derivation=None if case.conflict.proof == "linear" else prove(case.system, case.effort),
        whole=tuple(sorted(str(case.system.quantities[index]) for index in case.system.integral)),
    )


def _firmness(case: Case, focus: Focus | None, language: str) -> Firmness:
    if not case.voices:
        return Firmness(firm=True)
    return Firmness(firm=None) if case.effort.spent else firmness(case, focus, language)


def rule_of(case: Case) -> str:
    """Return the rule that a conflict breaks: that of its relations, or that one quantity was given twice."""
    kinds = {case.entries.relation[name].kind for name in case.relations}
    for kind in PRECEDENCE:
        if kind in kinds:
            return kind
    return "restated" if len(case.voices) > 1 else "impossible"


def _spans(case: Case) -> list[Span]:
    return [voice.reading.claim.span for voice in case.voices if voice.reading.claim.span is not None]


def _corrections(case: Case) -> list[tuple[str, ...]]:
    """Return the claims of least weight: giving up any one of them ends this conflict."""
    weights = {voice.id: voice.weight for voice in case.voices if voice.weight is not None}
    least = min(weights.values(), default=None)
    return [(name,) for name, weight in weights.items() if weight == least]


def _multipliers(case: Case) -> list[Multiplier]:
    """Return the certificate with the names of its quantities."""
    known = case.built.system.quantities
    return [
        Multiplier(row.ids, multiplier, tuple([(_named(known[i]), c) for i, c in row.terms]), row.sense, row.right)
        for row, multiplier in case.conflict.certificate
    ]


@lru_cache(maxsize=4096)
def _named(quantity: Quantity | str) -> str:
    return str(quantity)
