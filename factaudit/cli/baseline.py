"""Only what is new: findings left out that an earlier JSON report has already, by fingerprint."""

import json
from pathlib import Path

from attrs import evolve

from factaudit.errors import InputError, Place, Problem
from factaudit.model.report import Report
from factaudit.report.fingerprint import fingerprints


def known(file: Path) -> frozenset[str]:
    """Return the fingerprints of the findings in a JSON report.

    Raises:
        InputError: where the file is no such report.
    """
    try:
        earlier = json.loads(file.read_text(encoding="utf-8"))
        reports = earlier.get("reports", [earlier])
        return frozenset(f["fingerprint"] for report in reports for f in report["findings"])
    except OSError as error:
        raise InputError([Problem(f"cannot be read: {error.strerror}", Place(str(file)))]) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        hint = "write one with factaudit check --output-format json --output FILE"
        raise InputError([Problem("expected a JSON report of factaudit", Place(str(file)), hint)]) from None


def only_new(report: Report, seen: frozenset[str]) -> Report:
    """Return the report without the findings whose fingerprints were seen, its verdict that of the rest."""
    pairs = zip(report.findings, fingerprints(report), strict=True)
    findings = tuple(finding for finding, fingerprint in pairs if fingerprint not in seen)
    dropped = len(report.findings) - len(findings)
    if not dropped:
        return report
    verdict = report.verdict
    if not any(f.severity == "error" for f in findings):
        verdict = "undetermined" if report.undetermined else "consistent"
    return evolve(report, findings=findings, verdict=verdict, stats=(*report.stats, ("known", dropped)))
