"""The HTML view: one file that opens offline, with the texts, the findings, the claims and their pictures."""

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factaudit.model.report import Report
from factaudit.report.closing import summary_counts
from factaudit.report.options import View
from factaudit.report.page.model import Section, section
from factaudit.report.summary import total_counts, worst
from factaudit.report.text import safe

FIRST_ROWS: Final = 100
"""Claims in the table before a script adds more: what a page without scripts shows, and what opens at once."""


def render(reports: Sequence[Report], view: View) -> str:
    """Return the page for one report or several."""
    words = view.words
    css, script = _asset("page.css"), _asset("page.js")
    sections = [section(report, words) for report in reports]
    page: str = (
        _environment()
        .get_template("page.html.j2")
        .render(
            words=words,
            title=" · ".join(s.title for s in sections[:3]) or "factaudit",
            verdict=worst(reports),
            counts=summary_counts(total_counts(reports), words),
            sections=sections,
            first_rows=FIRST_ROWS,
            rows_json=_rows_json,
            version=version("factaudit"),
            policy=_policy(css, script),
            css=Markup(css),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
        )
    )
    return page


def _rows_json(shown: Section) -> Markup:
    """Return the rows of a table as JSON that no text in it can end: ``<`` stands escaped."""
    rows = [
        [*(safe(t) for t in (r.claim, r.measure, r.when, r.stated, r.admits, r.source)), r.findings, r.rank]
        for r in shown.rows
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - nothing in it can end the script element


def _policy(css: str, script: str) -> str:
    """Return a Content-Security-Policy that lets this page's own style and script run, and nothing be fetched."""
    own = f"style-src {_hash(css)}; script-src {_hash(script)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__name__, ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """Make every text safe to look at: no bidi override, no control character but the line break."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    if value.isascii() and value.isprintable():
        return value
    return "\n".join(safe(line.removesuffix("\r")) for line in value.split("\n"))
