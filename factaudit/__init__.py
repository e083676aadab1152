"""A linter for the numbers in a text, and an exact consistency checker for a ledger of claims.

>>> import factaudit as fa
>>> report = fa.Ledger("empty").audit()
>>> report.ok
True
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factaudit.audit import AuditOptions
    from factaudit.errors import FactAuditError, InputError, UnitError, UsageError
    from factaudit.guarding import check_text, guard
    from factaudit.ledger import Ledger
    from factaudit.model.bounds import Bounds, Interval
    from factaudit.model.claim import Claim
    from factaudit.model.entries import Entries
    from factaudit.model.finding import Finding
    from factaudit.model.measure import Measure
    from factaudit.model.period import Period
    from factaudit.model.policy import Policy
    from factaudit.model.relation import Relation
    from factaudit.model.report import Report
    from factaudit.model.source import Source, Span
    from factaudit.model.stated import Stated
    from factaudit.verification import Verification, verify

_HOMES: Final = {
    "AuditOptions": "audit",
    "Bounds": "model.bounds",
    "Claim": "model.claim",
    "Entries": "model.entries",
    "FactAuditError": "errors",
    "Finding": "model.finding",
    "InputError": "errors",
    "Interval": "model.bounds",
    "Ledger": "ledger",
    "Measure": "model.measure",
    "Period": "model.period",
    "Policy": "model.policy",
    "Relation": "model.relation",
    "Report": "model.report",
    "Source": "model.source",
    "Span": "model.source",
    "Stated": "model.stated",
    "UnitError": "errors",
    "UsageError": "errors",
    "Verification": "verification",
    "check_text": "guarding",
    "guard": "guarding",
    "verify": "verification",
}
"""Where each public name lives; its module loads when the name is first used."""

__all__ = [
    "AuditOptions",
    "Bounds",
    "Claim",
    "Entries",
    "FactAuditError",
    "Finding",
    "InputError",
    "Interval",
    "Ledger",
    "Measure",
    "Period",
    "Policy",
    "Relation",
    "Report",
    "Source",
    "Span",
    "Stated",
    "UnitError",
    "UsageError",
    "Verification",
    "check_text",
    "guard",
    "verify",
]


def _public(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'factaudit' has no attribute {name!r}")
    found: object = getattr(import_module(f"factaudit.{home}"), name)
    globals()[name] = found
    return found


if not TYPE_CHECKING:  # hidden, so that type checkers refuse names that are not there
    __getattr__ = _public


def __dir__() -> list[str]:
    return sorted(_HOMES)
