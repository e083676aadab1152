"""JUnit XML: a failed test a contradiction, a passed one a claim in none, a skipped one what was not compared."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from factaudit.model.finding import Finding
from factaudit.model.report import Report
from factaudit.model.rule import code_of
from factaudit.report.options import View
from factaudit.report.places import Atlas
from factaudit.report.reading import label
from factaudit.report.summary import grouped
from factaudit.report.terminal import block
from factaudit.report.text import safe


def render(reports: Sequence[Report], view: View) -> str:
    """Return one ``testsuites`` with a ``testsuite`` a report."""
    root = ET.Element("testsuites", name="factaudit")
    for report in reports:
        root.append(_suite(report, View(view.language, view.width)))
    _count(root, root.iter("testcase"))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(report: Report, view: View) -> ET.Element:
    suite = ET.Element("testsuite", name=safe(report.entries.path or report.entries.title or "ledger"))
    suite.extend(_cases(report, view, suite.get("name", "")))
    _count(suite, suite.iter("testcase"))
    return suite


def _count(element: ET.Element, cases: Iterable[ET.Element]) -> None:
    tags = [{child.tag for child in case} for case in cases]
    element.set("tests", str(len(tags)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(sum(tag in found for found in tags)))


def _cases(report: Report, view: View, suite: str) -> Iterator[ET.Element]:
    atlas = Atlas(report)
    for finding in grouped(report):
        yield _finding_case(finding, atlas, view, suite)
    refuted = {claim for finding in report.contradictions for claim in finding.conflict}
    open_ids = {claim: why for ids, why in report.undetermined for claim in ids}
    for claim in report.entries.claims:
        if claim.id in refuted:
            continue
        name = safe(f"{claim.id} {label(claim, report.entries, view.words)}: {claim.stated.text}")
        case = ET.Element("testcase", classname=suite, name=name)
        if claim.id in open_ids:
            ET.SubElement(case, "error", type="undetermined", message=safe(open_ids[claim.id]))
        yield case
    for item in report.unchecked:
        case = ET.Element("testcase", classname=suite, name=safe(item.what))
        ET.SubElement(case, "skipped", message=safe(item.why))
        yield case


def _finding_case(finding: Finding, atlas: Atlas, view: View, suite: str) -> ET.Element:
    message = safe(finding.message)
    place = atlas.place(finding)
    case = ET.Element("testcase", classname=suite, name=f"{code_of(finding.rule)} {finding.rule}: {message}")
    if place.line:
        case.set("file", safe(place.file))
        case.set("line", str(place.line))
    tag = "failure" if finding.severity == "error" else "system-out"
    told = ET.SubElement(case, tag)
    told.text = "\n".join(line.rstrip() for line in block(finding, atlas, view)) + "\n"
    if tag == "failure":
        told.set("type", finding.rule)
        told.set("message", message)
    return case
