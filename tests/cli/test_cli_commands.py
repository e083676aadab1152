import contextlib
import json
import os
import signal
import subprocess
import sys

import pytest


def python(*arguments, **more):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, **more)


HELP = """
import sys
from counting import calls

def load_click():
    import click

def ask_for_help():
    from factaudit.cli import commands
    commands(["check", "--help"], standalone_mode=False)

before = set(sys.modules)
counts = [calls(load_click), calls(ask_for_help)]
loaded = {name for name in set(sys.modules) - before if name.partition(".")[0] not in sys.stdlib_module_names}
print(*sorted(name for name in loaded if not name.startswith("click.")), file=sys.stderr)
print(*counts, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def helped():
    """Ask for help in a process of its own."""
    return python("-c", HELP, env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))})


def test_help_loads_click_and_nothing_heavy(helped):
    assert "Audit claims files" in helped.stdout
    assert helped.stderr.splitlines()[0] == "click factaudit factaudit.cli"


def test_help_takes_less_work_than_loading_click(helped):
    loading, helping = (int(count) for count in helped.stderr.splitlines()[1].split())
    assert helping < loading


def test_choices_are_those_of_the_modules_they_stand_for():
    from factaudit import cli, report
    from factaudit.catalogue import LANGUAGES
    from factaudit.cli import settings
    from factaudit.model.policy import POLICIES

    assert tuple(report.FORMATS) == cli.FORMATS
    assert tuple(POLICIES) == cli.POLICIES
    assert LANGUAGES == cli.LANGUAGES == settings.LANGUAGES


def test_version(run):
    assert run("--version").out.startswith("factaudit 0.")


def test_read_writes_a_claims_file(run, folder):
    (folder / "a.md").write_text("28 people")
    assert run("read", "a.md").out == "title: 28 people\n"
    run("read", "a.md", "-o", "a.claims.yaml")
    assert (folder / "a.claims.yaml").read_text() == "title: 28 people\n"


def test_read_lists_mentions_as_json(run, folder):
    (folder / "a.md").write_text("28 people")
    assert json.loads(run("read", "a.md", "-f", "json").out) == {"mentions": "28 people"}


def test_reading_what_is_not_there_is_a_usage_error(run):
    ended = run("read", "b.md")
    assert (ended.code, ended.err) == (2, "b.md: cannot be read: No such file or directory\n")


def test_watch_goes_on_after_a_mistake(run, folder, monkeypatch):
    from factaudit.cli import watching

    file = folder / "a.yaml"
    file.write_text("broken")
    texts = iter(["bad", "good"])

    def pause(_seconds):
        file.write_text(next(texts, None) or interrupted())

    monkeypatch.setattr(watching.watch, "__kwdefaults__", {"pause": pause})
    ended = run("check", "a.yaml", "--watch", "--baseline", "absent.json")
    assert ended.code == 128 + signal.SIGINT
    assert ended.err.count("watching") == 3
    assert "month 13" in ended.err
    assert ended.err.count("absent.json: cannot be read") == 3


def test_init_writes_a_starter_once(run, folder):
    assert run("init").code == 0
    assert (folder / "ledger.claims.yaml").read_text() == "factaudit: 1\n"
    again = run("init")
    assert again.code == 2
    assert "this file is there already" in again.err


def test_schema_of_claims_files_and_of_reports(run):
    assert json.loads(run("schema").out) == {"title": "claims"}
    assert json.loads(run("schema", "--report").out)["title"] == "factaudit report"


def test_explain_lists_the_rules(run):
    assert "FA401  roll-forward" in run("explain").out


def test_explain_knows_names_and_codes(run):
    assert run("explain", "fa402").out == run("explain", "total").out
    assert run("explain", "total").out.startswith("# total (FA402)")


def test_explain_suggests_near_names(run):
    ended = run("explain", "rol-forward")
    assert ended.code == 2
    assert "did you mean roll-forward" in ended.err


def test_a_reader_that_goes_away_is_no_error():
    program = "import sys; from factaudit.cli.output import write; write('x' * 200000, None)"
    ended = subprocess.run(
        f'{sys.executable} -c "{program}" | head -c 1', shell=True, capture_output=True, text=True, check=False
    )
    assert ended.stderr == ""


def test_an_interrupted_run_ends_as_shells_expect(run, monkeypatch):
    from factaudit import cli

    monkeypatch.setattr(cli.commands, "main", interrupted)
    assert run("check", "x").code == 128 + signal.SIGINT


def interrupted(*_arguments, **_more):
    raise KeyboardInterrupt


def broken(*_arguments, **_more):
    raise ZeroDivisionError


def test_output_is_utf_8_whatever_the_locale():
    program = "from factaudit.cli.output import write; write('会員数 \\udc80', None)"
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=ascii_only)
    assert ended.stdout.decode() == "会員数 \\udc80"


def test_watch_runs_again_when_a_file_changes(tmp_path):
    from factaudit.cli.watching import watch

    file = tmp_path / "a.yaml"
    runs = []

    def once():
        runs.append(file.exists())
        if len(runs) == 3:
            raise KeyboardInterrupt
        return [file]

    def pause(_seconds):
        file.write_text("x" * len(runs))

    with pytest.raises(KeyboardInterrupt):
        watch(once, pause=pause)
    assert runs == [False, True, True]


BAR = """
from factaudit.cli.progress import bar
with bar(delay_s={delay}) as shown:
    for name in "xy":
        tell = shown.of("auditing [bold]" + name)
        for done in range(1, 4):
            tell(done, 3)
print(getattr(tell, "__name__", "told"))
"""


def at_a_terminal(program, **environment):
    """Run a program with a terminal for its standard error, and return what it wrote there and elsewhere."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment}
    ended = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=theirs, text=True, check=True, env=environment
    )
    os.close(theirs)
    shown = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal, contextlib.suppress(OSError):
        while piece := terminal.read(1000):
            shown += piece
    return shown.decode(), ended.stdout


def test_progress_is_shown_at_a_terminal_and_taken_away():
    shown, out = at_a_terminal(BAR.format(delay=0))
    assert "auditing [bold]y" in shown
    assert "100%" in shown
    assert shown.endswith("\x1b[2K")
    assert out == "_tell\n"


@pytest.mark.parametrize(("delay", "term"), [(1000, "xterm"), (0, "dumb")])
def test_no_bar_for_short_work_or_a_terminal_that_cannot_draw_it(delay, term):
    assert at_a_terminal(BAR.format(delay=delay), TERM=term)[0] == ""


def test_progress_is_never_shown_in_pipes():
    ended = python("-c", BAR.format(delay=0))
    assert (ended.stdout, ended.stderr) == ("told_nobody\n", "")


def test_an_unforeseen_error_is_no_traceback(monkeypatch, capsys):
    from factaudit import cli

    def broken(*_arguments, **_options):
        raise RuntimeError("a slip of ours")

    monkeypatch.delenv("FACTAUDIT_DEBUG", raising=False)
    monkeypatch.setattr(cli.commands, "main", broken)
    with pytest.raises(SystemExit) as raised:
        cli.main(["check"])
    told = capsys.readouterr().err
    assert raised.value.code == 2
    assert told.startswith("internal error: RuntimeError: a slip of ours\n")
    monkeypatch.setenv("FACTAUDIT_DEBUG", "1")
    with pytest.raises(RuntimeError, match="a slip of ours"):
        cli.main(["check"])
