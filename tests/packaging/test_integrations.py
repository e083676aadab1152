"""The pre-commit hook and the CI action, run as those would run them, on example data."""

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from programs import ROOT, run

EXAMPLES = ROOT / "examples"
PROGRAMS = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
CODES = {"semarang-brief": 1, "semarang-workers": 0}


@pytest.fixture
def hook():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return hook


@pytest.mark.parametrize(("example", "code"), CODES.items())
def test_the_hook_checks_the_claims_files_of_a_commit(hook, example, code):
    committed = [file for file in EXAMPLES.rglob("*") if file.parent.name == example]
    chosen = [file for file in committed if re.search(hook["files"], str(file))]
    assert len(chosen) == 1
    assert run(*shlex.split(hook["entry"]), *chosen, env=ENVIRONMENT).returncode == code


@pytest.fixture
def action(tmp_path):
    """Run the step of the action that checks, its environment taken from the inputs as the runner would."""
    described = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = described["runs"]["steps"][-1]
    programs = tmp_path / "factaudit" / "bin"
    programs.mkdir(parents=True)
    (programs / "factaudit").symlink_to(PROGRAMS / "factaudit")

    def check(**inputs):
        defaults = {name: given["default"] for name, given in described["inputs"].items()}
        values = {**defaults, **inputs}
        env = {k: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: values[m[1]], v) for k, v in step["env"].items()}
        environment = {**ENVIRONMENT, **env, "RUNNER_TEMP": str(tmp_path)}
        return run(shutil.which("bash"), "-e", "-c", step["run"], env=environment, cwd=ROOT)

    return check


def test_the_action_marks_the_lines_of_a_contradiction(action):
    done = action(paths="examples/semarang-brief")
    assert done.returncode == 1
    assert "::error " in done.stdout
    assert "file=examples/semarang-brief/semarang-brief.md,line=5" in done.stdout


def test_the_action_passes_what_is_consistent(action):
    done = action(paths="examples/semarang-workers examples/tangerang-2024")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_action_runs_no_command_from_its_inputs(action, tmp_path):
    action(paths=f"$(touch {tmp_path}/made) ; touch {tmp_path}/made", arguments="`touch made`")
    assert not (tmp_path / "made").exists()
