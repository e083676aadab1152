"""Views of a report: the same findings for a terminal, a screen reader, a pull request, a browser or a program."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factaudit.model.report import Report

FORMATS: Final = {
    "terminal": "terminal",
    "narrated": "narrated",
    "json": "json_view",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
    "html": "page",
    "markdown": "markdown",
    "claimreview": "claimreview",
}
"""Output formats, with the module of each view; loaded when asked for."""


def render(  # noqa: PLR0913 - one argument an option, all but two by keyword
    report: "Report | Sequence[Report]",
    output_format: str = "terminal",
    *,
    language: str = "",
    width: int | None = None,
    color: bool = False,
    ascii: bool = False,  # noqa: A002 - the name of the option
    quiet: bool = False,
    show: Sequence[str] = (),
) -> str:
    """Return one report, or several of one run, in an output format.

    Args:
        report: what an audit returned.
        output_format: a name in ``FORMATS``.
        language: of the fixed words, ``en`` or ``id``; that of the sentences of the report where left out.
        width: columns of the terminal view, 80 where None.
        color: whether the terminal view uses ANSI colours.
        ascii: whether the terminal view keeps to ASCII.
        quiet: whether the terminal view has one line a finding.
        show: optional parts of the terminal view: ``claims``, ``unchecked``, ``ignored``, ``statistics``; and
            ``conflicts`` for all of those that share claims, where the views for people show the first few.

    Raises:
        UsageError: for an unknown format, language or part.
    """
    # Imported here so that the list of formats costs nothing to a command line that shows its help.
    from factaudit.errors import UsageError  # noqa: PLC0415
    from factaudit.model.report import Report  # noqa: PLC0415
    from factaudit.report.options import PARTS, WIDTH, View  # noqa: PLC0415

    if output_format not in FORMATS:
        raise UsageError(f"unknown output format {output_format!r}; known: {' '.join(FORMATS)}")
    unknown = sorted(set(show) - set(PARTS))
    if unknown:
        raise UsageError(f"unknown parts {unknown}; known: {' '.join(PARTS)}")
    reports = (report,) if isinstance(report, Report) else tuple(report)
    spoken = language or next((one.language for one in reports), "en")
    view = View(spoken, width or WIDTH, color, ascii, quiet, frozenset(show))
    module = import_module(f"factaudit.report.{FORMATS[output_format]}")
    text: str = module.render(reports, view)
    return text
