"""The ``check`` command: load, audit, drop what is known, show, and say by the exit code how it ended."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import click
from attrs import evolve, frozen

from factaudit.cli import USAGE, printable
from factaudit.cli.baseline import known, only_new
from factaudit.cli.loading import Loaded, load
from factaudit.cli.output import terminal_width, wants_ascii, wants_color, write
from factaudit.cli.progress import bar
from factaudit.cli.settings import Settings, rule_names, settings
from factaudit.errors import InputError, Problem
from factaudit.model.entries import Entries
from factaudit.model.policy import POLICIES
from factaudit.model.report import Report
from factaudit.report import render
from factaudit.report.text import safe
from factaudit.report.words import words

if TYPE_CHECKING:
    from factaudit.audit import AuditOptions

CONTRADICTIONS: Final = 1
UNDETERMINED: Final = 3

_PARTS: Final = {
    "claims": "show_claims",
    "unchecked": "show_unchecked",
    "ignored": "show_ignored",
    "statistics": "statistics",
    "conflicts": "all",
}
"""Optional parts of the views, by the flag that asks for each."""


@frozen
class Check:
    """What was asked on the command line, project settings filled in."""

    paths: tuple[Path, ...]
    together: bool
    output_format: str
    output: Path | None
    language: str
    color: str
    width: int | None
    ascii: bool
    quiet: bool
    show: tuple[str, ...]
    policy: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    tight: bool
    redundant: bool
    implied: bool
    verify: bool
    jobs: int
    baseline: Path | None
    watch: bool

    @classmethod
    def asked(cls, options: dict[str, object]) -> Self:
        """Return the check that command-line options ask for; a project's settings stand in for what is left out."""
        project = settings(Path.cwd())
        given = {k: v for k, v in options.items() if k not in _PARTS.values()}
        given["show"] = tuple(part for part, flag in _PARTS.items() if options[flag])
        return cls(**{**given, **_filled(options, project)})  # type: ignore[arg-type] # click has checked the types

    def run(self) -> int:
        """Check once, or again at every change, and return the exit code."""
        if not self.watch:
            return self._once(self._loaded())
        from factaudit.cli.watching import watch  # noqa: PLC0415

        watch(self._watched)
        return 0

    def _loaded(self) -> Loaded:
        say = words(self.language)
        with bar() as shown:
            return load(self.paths, lambda file: shown.of(say("loading", path=safe(file.name))), together=self.together)

    def _watched(self) -> Iterator[Path]:
        loaded = self._loaded()
        try:
            self._once(loaded)
        except InputError as error:
            tell(error.problems)
        yield from loaded.files
        for one in loaded.inputs:
            yield from (Path(d.path) for d in one.documents)

    def _once(self, loaded: Loaded) -> int:
        tell(loaded.problems)
        reports, problems = self._audits(loaded.inputs)
        tell(problems)
        if reports:
            write(self._text(reports), self.output)
        return USAGE if problems or loaded.problems else exit_code(reports)

    def _audits(self, inputs: Sequence[Entries]) -> tuple[list[Report], tuple[Problem, ...]]:
        """Return the reports of all inputs that make sense, and what is wrong with the others."""
        from factaudit.audit import audit  # noqa: PLC0415

        options = self._options()
        seen = known(self.baseline) if self.baseline is not None else frozenset()
        reports: list[Report] = []
        problems: list[Problem] = []
        with bar() as shown:
            for number, one in enumerate(inputs, 1):
                progress = shown.of(self._waited_for(one, number, len(inputs)))
                try:
                    report = audit(one, options=evolve(options, progress=progress))
                except InputError as error:
                    problems += error.problems
                    continue
                reports.append(only_new(report, seen))
        return reports, tuple(problems)

    def _waited_for(self, entries: Entries, number: int, several: int) -> str:
        """Return what stands beside the progress bar."""
        told = words(self.language)("auditing", path=safe(Path(entries.path).name or entries.title))
        return f"{number}/{several} {told}" if several > 1 else told

    def _options(self) -> "AuditOptions":
        from factaudit.audit import AuditOptions  # noqa: PLC0415

        return AuditOptions(
            language=self.language,
            policy=POLICIES[self.policy] if self.policy else None,
            jobs=self.jobs,
            tight=self.tight,
            redundant=self.redundant,
            implied=self.implied,
            verify=self.verify,
            select=self.select,
            ignore=self.ignore,
        )

    def _text(self, reports: Sequence[Report]) -> str:
        return render(
            reports,
            self.output_format,
            language=self.language,
            width=self.width or terminal_width(self.output),
            color=wants_color(self.color, self.output),
            ascii=self.ascii or wants_ascii(self.output),
            quiet=self.quiet,
            show=self.show,
        )


def _filled(options: dict[str, object], project: Settings) -> dict[str, object]:
    select, ignore = (rule_names(tuple(map(str, options[k]))) for k in ("select", "ignore"))  # type: ignore[call-overload] # both are tuples
    return {
        "language": options["language"] or project.language or "en",
        "policy": options["policy"] or project.policy,
        "select": select or project.select,
        "ignore": (*project.ignore, *ignore),
    }


def tell(problems: Iterable[Problem]) -> None:
    """Print what is wrong with the input, a line each, to standard error."""
    for problem in problems:
        click.echo(printable(str(problem)), err=True)


def exit_code(reports: Sequence[Report]) -> int:
    """Return how a run ended: a contradiction outweighs what stayed undetermined."""
    if any(r.contradictions or r.verdict == "contradictory" for r in reports):
        return CONTRADICTIONS
    return UNDETERMINED if any(r.verdict == "undetermined" for r in reports) else 0
