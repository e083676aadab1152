"""One result of the audit: what cannot hold together, why, by how much, and what would mend it."""

from typing import Final

from attrs import field, frozen
from attrs.validators import in_

from factaudit.model.bounds import Bounds
from factaudit.model.number import Number
from factaudit.model.proof import Multiplier, Proof
from factaudit.model.source import Span

SEVERITIES: Final = ("error", "warning", "note")


@frozen
class Suggestion:
    """A value inside the feasible bounds that a slip of the pen would explain.

    ``number`` is the value in its measure's unit; ``also`` counts the other conflicts of the claim that it
    would mend as well. ``exchanged_with`` is the claim whose figure may have been swapped with that of this one.
    """

    value: str
    slip: str
    number: Number | None = None
    also: int = 0
    exchanged_with: str = ""


@frozen
class Repair:
    """For one claim of a conflict: what its value, rate or date could be, given all the others.

    ``aspect`` is ``value`` or ``date``; ``stated`` and ``feasible`` are written for people in the
    claim's own unit, ``bounds`` are exact (None for dates and where no single change mends it).
    """

    claim: str
    aspect: str = field(validator=in_(("value", "date")))
    stated: str
    feasible: str
    bounds: Bounds | None = None
    suggestions: tuple[Suggestion, ...] = ()


@frozen
class Finding:
    """What a rule found.

    ``conflict`` lists the ids of a minimal set of claims and relations that cannot all hold, claims
    first; ``also`` the ids that say the same as a member. ``because`` is the arithmetic, ``gap`` the
    exact distance between what is stated and what can be reached. ``firm`` tells that it survives
    every lenient reading; ``dissolves`` names the readings that would end it. ``assumes`` lists what
    was taken for granted. ``certificate`` is the sum that shows the conflict where that is one sum of what is said;
    else ``derivation`` shows it step by step, ``whole`` being the quantities that count whole things. ``slack`` tells
    of agreement thanks to rounding how far each relation could be off with the claims still true.
    """

    rule: str
    severity: str = field(validator=in_(SEVERITIES))
    message: str
    spans: tuple[Span, ...] = ()
    conflict: tuple[str, ...] = ()
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    because: str = ""
    gap: Number | None = None
    gap_text: str = ""
    firm: bool | None = None
    firmness: str = ""
    dissolves: tuple[str, ...] = ()
    assumes: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    corrections: tuple[tuple[str, ...], ...] = ()
    certificate: tuple[Multiplier, ...] = ()
    proof: str = ""
    derivation: Proof | None = None
    slack: tuple[tuple[str, Number], ...] = ()
    whole: tuple[str, ...] = ()
    ignored: str = ""
