"""The command line. Only click is imported here; what a command needs loads when it runs."""

import os
import sys
from pathlib import Path
from typing import Final

import click

FORMATS: Final = ("terminal", "narrated", "json", "sarif", "github", "junit", "html", "markdown", "claimreview")
POLICIES: Final = ("as-written", "truncated", "lenient")
LANGUAGES: Final = ("en", "id")

USAGE: Final = 2
"""Exit code for input that cannot be used, as click has for wrong usage."""

INTERRUPTED: Final = 130
"""128 and the number of SIGINT, as shells report it."""

_Paths = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="factaudit", message="factaudit %(version)s")
def commands() -> None:
    """Check whether the numbers in texts and ledgers can all be true at once.

    Exit codes: 0 nothing found, 1 contradictions, 2 unusable input or usage, 3 undetermined.
    """


@commands.command()
@click.argument("paths", nargs=-1, required=True, type=_Paths, metavar="PATH...")
@click.option("--together", is_flag=True, help="Audit all ledgers as one; measures of one id and entity are one.")
@click.option("-f", "--output-format", type=click.Choice(FORMATS), default="terminal", show_default=True)
@click.option("-o", "--output", type=_Paths, help="Write there instead of standard output.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the messages.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--width", type=click.IntRange(40, 1000), help="Columns; 80 where there is no terminal.")
@click.option("--ascii", is_flag=True, help="Write ASCII only.")
@click.option("-q", "--quiet", is_flag=True, help="One line a finding.")
@click.option("--all", is_flag=True, help="Show every conflict where many share their claims.")
@click.option("--show-claims", is_flag=True, help="List every claim with what it admits.")
@click.option("--show-unchecked", is_flag=True, help="List what was not compared, and why.")
@click.option("--show-ignored", is_flag=True, help="List findings that were silenced, and why.")
@click.option("--statistics", is_flag=True, help="Say what the audit took.")
@click.option("--policy", type=click.Choice(POLICIES), help="How written numbers are read.")
@click.option("--select", multiple=True, metavar="RULES", help="Report only these rules (names, codes, FA4).")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules out.")
@click.option("--tight", is_flag=True, help="Also report what agrees only thanks to rounding.")
@click.option("--redundant", is_flag=True, help="Also report claims that follow from the others.")
@click.option("--implied", is_flag=True, help="Also give bounds for what nobody stated.")
@click.option("--verify", is_flag=True, help="Have z3 judge each verdict independently.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@click.option("--baseline", type=_Paths, help="An earlier JSON report; show only what is new since.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.pass_context
def check(context: click.Context, /, **options: object) -> None:
    """Audit claims files, texts and folders of them."""
    from factaudit.cli.checking import Check  # noqa: PLC0415

    context.exit(Check.asked(options).run())


@commands.command()
@click.argument("path", type=_Paths)
@click.option("-f", "--output-format", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
@click.option("-o", "--output", type=_Paths, help="Write there instead of standard output.")
def read(path: Path, output_format: str, output: Path | None) -> None:
    """Read a text and write its claims as a claims file, for a person to correct."""
    from factaudit.cli.output import write  # noqa: PLC0415
    from factaudit.cli.reading import READERS  # noqa: PLC0415

    write(READERS[output_format](path), output)


@commands.command()
@click.argument("rule", required=False, default="")
def explain(rule: str) -> None:
    """Print the page of a rule, given by name or code; all rules without one."""
    from factaudit.cli.output import write  # noqa: PLC0415
    from factaudit.report.rules import index, page  # noqa: PLC0415

    write(page(rule) if rule else index(), None)


@commands.command()
@click.option("--report", is_flag=True, help="The schema of the JSON report instead.")
def schema(*, report: bool) -> None:
    """Print the JSON Schema of a claims file."""
    from factaudit.cli.output import write  # noqa: PLC0415
    from factaudit.cli.schemas import claims_schema, report_schema  # noqa: PLC0415

    write(report_schema() if report else claims_schema(), None)


@commands.command()
@click.argument("file", type=_Paths, default=Path("ledger.claims.yaml"))
def init(file: Path) -> None:
    """Write a commented claims file to start from."""
    from factaudit.cli.output import write_new  # noqa: PLC0415
    from factaudit.formats.starter import STARTER  # noqa: PLC0415

    write_new(STARTER, file)
    click.echo(f"wrote {file}; next: factaudit check {file}", err=True)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    try:
        code = commands.main(arguments, prog_name="factaudit", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except Exception as error:  # whatever goes wrong, nobody outside should meet a traceback
        if os.environ.get("FACTAUDIT_DEBUG"):
            raise
        click.echo(_what_went_wrong(error), err=True)
        sys.exit(USAGE)
    sys.exit(code or 0)


def _what_went_wrong(error: Exception) -> str:
    """Return what an error says, and of one that nobody foresaw how to report it."""
    from factaudit.errors import FactAuditError  # noqa: PLC0415

    if isinstance(error, FactAuditError):
        return printable(str(error))
    kind = f"{type(error).__name__}: {error}"
    return printable(
        f"internal error: {kind}\n  help: this is a mistake in factaudit, please report it with what"
        " FACTAUDIT_DEBUG=1 in the environment makes it print"
    )


def printable(text: str) -> str:
    """Return error lines with anything that could steer a terminal escaped."""
    from factaudit.report.text import safe  # noqa: PLC0415

    return "\n".join(map(safe, text.split("\n")))
