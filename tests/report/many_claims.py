"""A report of as many claims as wanted."""

from six_reports import MEMBERS, audited, stated

from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.report import Report
from factaudit.model.source import Document, Span


def many_claims(count):
    """Make a report of as many claims, two of them in a conflict."""
    text = "".join(f"In place {n} there were {n} people.\n\n" for n in range(count))
    paper = Document("p", "p.md", text)
    claims, at = [], 0
    for n in range(count):
        start = text.index(f"were {n} ", at) + len("were ")
        at = start
        span = Span("p", start, start + len(str(n)), str(n))
        claims.append(Claim(f"c{n}", Series("members", f"place {n}"), stated(str(n)), Period.parse("2025"), span=span))
    finding = Finding("restated", "error", "one quantity is given two values", conflict=("c3", "c7"))
    ledger = Entries("Many", measures=(MEMBERS,), claims=tuple(claims), documents=(paper,), path="many.claims.yaml")
    return Report(ledger, "contradictory", audited(claims), (finding,), stats=(("compared", count),))
