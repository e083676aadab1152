"""Reports of as many claims, or of as many conflicts, as wanted."""

from attrs import evolve
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


def many_conflicts(count):
    """Make a report of as many conflicts, all of them with the last claim, and of one that stands apart."""
    report = many_claims(count + 3)
    last = f"c{count}"
    shared = [_restated(f"c{n}", last) for n in range(count)]
    apart = _restated(f"c{count + 1}", f"c{count + 2}")
    return evolve(report, findings=(*shared, apart), corrections=((last, f"c{count + 1}"), (last, f"c{count + 2}")))


def _restated(*names):
    return Finding("restated", "error", f"{' and '.join(names)} differ", conflict=names)
