"""Ledgers as tests: pytest collects ``*.claims.yaml``, and articles where ``factaudit_articles`` names them.

A ledger that contradicts itself is a failing test whose report is the terminal view. Nothing but
pytest is imported before the first ledger is run.
"""

import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from factaudit.ledger import Ledger
    from factaudit.model.entries import Entries
    from factaudit.model.report import Report

SUFFIX: Final = ".claims.yaml"
ARTICLES: Final = "factaudit_articles"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting that names articles."""
    parser.addini(ARTICLES, "patterns of articles to audit, relative to the root (docs/*.md)", "linelist", [])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "AuditedFile | None":
    """Collect claims files, and the articles that the settings name."""
    if file_path.name.endswith(SUFFIX) or _is_article(file_path, parent.config):
        return AuditedFile.from_parent(parent, path=file_path)
    return None


def _is_article(path: Path, config: pytest.Config) -> bool:
    patterns: list[str] = config.getini(ARTICLES)
    if not patterns or not path.is_relative_to(config.rootpath):
        return False
    return any(fnmatch(path.relative_to(config.rootpath).as_posix(), pattern) for pattern in patterns)


class AuditedFile(pytest.File):
    """A claims file or an article: one test."""

    def collect(self) -> "Iterator[AuditedItem]":
        """Yield the test of the file; it is read when it runs, so that what is deselected costs nothing."""
        yield AuditedItem.from_parent(self, name="factaudit")


class AuditedItem(pytest.Item):
    """The test that everything in one file can be true at once."""

    def runtest(self) -> None:
        """Audit the file."""
        report = _audit(self.path)
        if not report.ok:
            raise NotOk(report)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the terminal view of a contradiction, and each problem of an input at its place."""
        from factaudit.errors import FactAuditError  # noqa: PLC0415 - nothing loads before a ledger is run

        if isinstance(excinfo.value, NotOk | FactAuditError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return how the test is called where it fails."""
        return self.path, None, f"audit of {self.path.name}"


class NotOk(Exception):  # noqa: N818 - a verdict, not an error of the program
    """A ledger was found contradictory, or could not be decided."""

    def __init__(self, report: "Report") -> None:
        super().__init__(told(report))


def told(report: "Report") -> str:
    """Return a report for a failing test: the terminal view, led by what stayed undecided where that is the failure."""
    view = report.render("terminal")
    if report.verdict != "undetermined":
        return view
    open_questions = (f"could not decide {', '.join(ids)}: {why}" for ids, why in report.undetermined)
    return "\n".join((*open_questions, "", view))


def _audit(what: "Path | Ledger", **options: Any) -> "Report":
    from factaudit.audit import AuditOptions, audit  # noqa: PLC0415 - as above

    return audit(_entries(what) if isinstance(what, Path) else what.entries, options=AuditOptions(**options))


def _entries(path: Path) -> "Entries":
    here = Path.cwd()
    path = path.relative_to(here) if path.is_relative_to(here) else path
    if path.suffix not in {".yaml", ".yml", ".json"}:
        from factaudit.read import read_article  # noqa: PLC0415 - as above

        return read_article(path).entries
    from factaudit.formats import claims_file, quotes  # noqa: PLC0415 - as above

    return quotes.locate(claims_file.read(path))[0]


@pytest.fixture
def audit(request: pytest.FixtureRequest) -> "Callable[..., Report]":
    """Audit a ledger, or the claims file or article at a path relative to the test's own folder.

    Keyword arguments are the fields of ``AuditOptions``. Write ``assert report.ok, report`` with what it returns.
    """

    def audit(what: "Ledger | str | Path", **options: Any) -> "Report":
        return _audit(request.path.parent / what if isinstance(what, str | Path) else what, **options)

    return audit


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> Iterator[None]:
    """Show in full the report that a failed ``assert report.ok, report`` is about; pytest itself cuts it short."""
    outcome: Any = yield
    if call.excinfo is not None and hasattr(outcome.longrepr, "addsection") and "factaudit.model.report" in sys.modules:
        for report in _reports_of(call.excinfo):
            outcome.longrepr.addsection(f"factaudit: {report.verdict}", told(report))
    return outcome  # type: ignore[no-any-return] # pluggy's protocol: a wrapper returns the outcome


def _reports_of(excinfo: pytest.ExceptionInfo[BaseException]) -> "Iterator[Report]":
    """Yield the reports that were at hand where a test failed."""
    from factaudit.model.report import Report  # noqa: PLC0415 - it is loaded already

    if isinstance(excinfo.value, AssertionError):
        for value in excinfo.traceback[-1].frame.f_locals.values():
            if isinstance(value, Report) and not value.ok and value.renderer is not None:
                yield value
