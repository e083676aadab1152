"""What an audit returns: verdict, findings, corrections, implied values and what was not checked."""

from collections.abc import Callable
from functools import cached_property
from html import escape
from pathlib import Path

from attrs import field, frozen

from factaudit.errors import UsageError
from factaudit.model.bounds import Bounds
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding

VERDICTS = ("consistent", "contradictory", "undetermined")


@frozen
class Implied:
    """The tightest bounds of a quantity, and the ids of the claims they rest on."""

    measure: str
    entity: str
    period: str
    bounds: Bounds
    claims: tuple[str, ...]
    text: str = ""


@frozen
class Unchecked:
    """Something that was seen and not compared, and why."""

    what: str
    why: str
    source: str = ""
    start: int | None = None
    end: int | None = None


@frozen
class Audited:
    """What a claim was taken to say: the bounds it admits in its measure's unit, and that in words."""

    claim: str
    bounds: Bounds
    reading: str


@frozen(repr=False)
class Report:
    """The result of an audit; ``render`` gives it as a view (``terminal``, ``json``, ``html``, ...)."""

    entries: Entries
    verdict: str
    audited: tuple[Audited, ...] = ()
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()
    corrections: tuple[tuple[str, ...], ...] = ()
    implied: tuple[Implied, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    undetermined: tuple[tuple[tuple[str, ...], str], ...] = ()
    limits: tuple[str, ...] = ()
    stats: tuple[tuple[str, int], ...] = ()
    renderer: "Callable[[Report, str], str] | None" = field(default=None, eq=False, repr=False)

    @property
    def ok(self) -> bool:
        """Whether everything was decided and nothing contradicts."""
        return self.verdict == "consistent"

    @cached_property
    def admitted(self) -> dict[str, Bounds]:
        """What each claim was taken to admit, in its measure's unit."""
        return {a.claim: a.bounds for a in self.audited}

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(f for f in self.findings if f.severity == "error")

    def __bool__(self) -> bool:
        raise UsageError("a report is neither true nor false; ask for report.ok or report.contradictions")

    def render(self, output_format: str = "terminal") -> str:
        """Return the report as text in one of the output formats."""
        if self.renderer is None:
            raise UsageError("this report was made by hand and has no views; use factaudit.report.render")
        return self.renderer(self, output_format)

    def to_json(self) -> str:
        """Return the JSON report."""
        return self.render("json")

    def save(self, path: "str | Path") -> None:
        """Write the report to a file in the format that its suffix names (.html .json .sarif .md .xml .txt)."""
        target = Path(path)
        if target.suffix not in SUFFIXES:
            raise UsageError(f"no output format for {target.suffix!r}; known: {' '.join(SUFFIXES)}")
        target.write_text(self.render(SUFFIXES[target.suffix]), encoding="utf-8")

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, so that neither its style nor a notebook's reaches the other."""
        page = escape(self.render("html"), quote=True)
        return f'<iframe sandbox="allow-scripts" srcdoc="{page}" width="100%" height="720" frameborder="0"></iframe>'

    def __repr__(self) -> str:
        return f"Report({self.verdict}, {len(self.findings)} findings)"

    def __str__(self) -> str:
        return repr(self) if self.renderer is None else self.render("terminal")


SUFFIXES = {
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".sarif": "sarif",
    ".txt": "narrated",
    ".xml": "junit",
}
