"""Guards for new text: what it says by itself, and what it says of measures that a ledger knows.

Where no words of a text can be held against the ledger for sure, nothing is held against it: what is not
linked is listed as unchecked, with the reason.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from factaudit.audit import AuditOptions, audit
from factaudit.guarding.links import OWN, Links, Names
from factaudit.ledger import Ledger
from factaudit.model.finding import Finding
from factaudit.model.report import Report, Unchecked
from factaudit.model.source import Span
from factaudit.read import read_article

SHOWN: Final = "text"
"""What stands in the place of a path where a finding points into the text."""


def check_text(
    text: str, *, language: str | None = None, published: date | None = None, options: AuditOptions | None = None
) -> Report:
    """Audit what a text says by itself.

    Args:
        text: plain text, Markdown or HTML.
        language: the code of its language; told by its words where it is None.
        published: the day it was published; its own dateline tells it where it is None.
        options: what to ask of the audit beside the contradictions.

    >>> report = check_text("Membership rose from 100 to 150 members, an increase of 70 percent.")
    >>> [finding.rule for finding in report.contradictions]
    ['change']
    """
    article = read_article(text, language=language, published=published, path=SHOWN)
    return audit(article.entries, options=options or AuditOptions())


def guard(  # noqa: PLR0913 - each is one property of the text or of the audit, by keyword
    text: str,
    *,
    against: Ledger,
    called: Names | None = None,
    language: str | None = None,
    published: date | None = None,
    options: AuditOptions | None = None,
) -> Report:
    """Audit a text by itself and against a ledger that is taken as given.

    A number is held against a measure of the ledger where its words name the measure in full and its entity,
    and say nothing more: "12,000 active members under 18" are not the active members. Findings among
    the claims of the ledger alone are not repeated, and corrections touch the text only.

    Args:
        text: plain text, Markdown or HTML, such as a language model's answer.
        against: the ledger.
        called: other names of its measures, by id: ``{"members": ["active members"]}``.
        language: the code of the text's language; told by its words where it is None.
        published: the day of the text, of which its undated levels speak.
        options: what to ask of the audit beside the contradictions.

    Raises:
        UsageError: where ``called`` names a measure that the ledger does not have.

    >>> ledger = Ledger()
    >>> members = ledger.stock("UHC members", unit="person", entity="Kota Semarang")
    >>> _ = ledger.claim(members.at("2025-05"), 28562)
    >>> guard("In May 2025 Semarang had 31,000 UHC members.", against=ledger).ok
    False
    """
    wanted = options or AuditOptions()
    article = read_article(text, language=language, published=published, path=SHOWN)
    links = Links(article, against.entries, called or {}, wanted.language)
    report = _of_text(audit(links.entries, options=wanted))
    report = _told_once(report, links)
    return evolve(report, unchecked=(*report.unchecked, *_unlinked(links)))


def _told_once(report: Report, links: Links) -> Report:
    """Leave out that nothing else speaks of a claim where a better reason is known."""
    known = {OWN + name for name in links.unlinked}
    return evolve(report, unchecked=tuple(one for one in report.unchecked if one.id not in known))


def _unlinked(links: Links) -> Iterator[Unchecked]:
    for claim in links.article.entries.claims:
        if claim.id in links.unlinked:
            span = claim.span or Span(claim.source)
            yield Unchecked(claim.stated.text, links.unlinked[claim.id], span.source, span.start, span.end)


def _of_text(report: Report) -> Report:
    """Keep what is found about the text, and say of the ledger's own claims nothing."""
    findings = tuple(finding for finding in report.findings if _touches_text(finding))
    unchecked = tuple(one for one in report.unchecked if not one.id or one.id.startswith(OWN))
    undetermined = tuple(one for one in report.undetermined if any(name.startswith(OWN) for name in one[0]))
    wrong = any(finding.severity == "error" for finding in findings)
    verdict = "contradictory" if wrong else "undetermined" if undetermined else "consistent"
    return evolve(report, findings=findings, unchecked=unchecked, undetermined=undetermined, verdict=verdict)


def _touches_text(finding: Finding) -> bool:
    return not finding.conflict or any(name.startswith(OWN) for name in finding.conflict)
