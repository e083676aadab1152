"""What an audit returns: verdict, findings, corrections, implied values and what was not checked."""

from collections.abc import Callable
from functools import cached_property
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import field, frozen

from factaudit.errors import UsageError
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.number import exact_text

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
    """Something that was seen and not compared, and why; ``id`` is that of a claim or relation, empty for words."""

    what: str
    why: str
    source: str = ""
    start: int | None = None
    end: int | None = None
    id: str = ""


@frozen
class Audited:
    """What a claim was taken to say: the bounds it admits in its measure's unit, and that in words."""

    claim: str
    bounds: Bounds
    reading: str


@frozen(repr=False)
class Report:
    """The result of an audit; ``render`` gives it as a view (``terminal``, ``json``, ``html``, ...).

    ``language`` is that of its sentences.
    """

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
    language: str = "en"
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

    def to_dataframe(self) -> Any:
        """Return the claims as a table of polars, or of pandas where only that is installed.

        Numbers are exact, as text: ``lower`` and ``upper`` are None where there is no end. ``verdict`` is that on
        the claim, ``conflicts`` counts the contradictions that it stands in, with their rules and other members.

        Raises:
            UsageError: where neither is installed.
        """
        for library in FRAMES:
            try:
                return import_module(library).DataFrame(self._columns())
            except ModuleNotFoundError as error:
                if error.name != library:
                    raise
        raise UsageError("a dataframe needs polars or pandas, and neither is installed; try: pip install polars")

    def _columns(self) -> "dict[str, list[str | int | bool | None]]":
        rows = [self._row(claim) for claim in self.entries.claims]
        return {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}

    def _row(self, claim: Claim) -> "tuple[str | int | bool | None, ...]":
        measure = self.entries.measure.get(claim.series.measure)
        bounds = self.admitted.get(claim.id)
        hull = bounds.hull if bounds is not None and not bounds.empty else Interval(None, None)
        ends = (None if end is None else exact_text(end) for end in (hull.lower, hull.upper))
        found = [finding for finding in self.contradictions if claim.id in finding.conflict]
        against = dict.fromkeys(i for f in found for i in f.conflict if i in self.entries.claim and i != claim.id)
        return (
            claim.id,
            measure.name if measure is not None else claim.series.measure,
            claim.series.entity,
            "" if claim.period is None else str(claim.period),
            claim.every or claim.average_per,
            claim.modality,
            measure.unit if measure is not None else claim.unit,
            claim.stated.text,
            "" if bounds is None else str(bounds),
            *ends,
            hull.lower_open,
            hull.upper_open,
            self._verdict_on(claim.id, disputed=bool(found)),
            len(found),
            " ".join(dict.fromkeys(finding.rule for finding in found)),
            " ".join(against),
            claim.source,
            claim.speaker,
        )

    def _verdict_on(self, claim: str, *, disputed: bool) -> str:
        if disputed:
            return "contradictory"
        return "undetermined" if any(claim in ids for ids, _ in self.undetermined) else "consistent"

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


FRAMES = ("polars", "pandas")
"""Where dataframes come from, in the order of preference."""

COLUMNS = (
    "claim",
    "measure",
    "entity",
    "period",
    "rate",
    "modality",
    "unit",
    "stated",
    "bounds",
    "lower",
    "upper",
    "lower_open",
    "upper_open",
    "verdict",
    "conflicts",
    "rules",
    "against",
    "source",
    "speaker",
)
"""The columns of a dataframe."""

SUFFIXES = {
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".sarif": "sarif",
    ".txt": "narrated",
    ".xml": "junit",
}
