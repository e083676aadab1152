import json
import subprocess
import sys

import pytest

from factaudit.model.policy import LENIENT


@pytest.fixture
def ledger(folder):
    def write(name, text):
        file = folder / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(text)
        return file

    return write


@pytest.mark.parametrize(("text", "code"), [("good", 0), ("bad", 1), ("broken", 2), ("open", 3)])
def test_exit_codes(run, ledger, text, code):
    assert run("check", ledger("a.claims.yaml", text)).code == code


@pytest.mark.parametrize(
    ("texts", "code"), [(["good", "open"], 3), (["open", "bad"], 1), (["bad", "broken"], 2), (["good", "good"], 0)]
)
def test_the_worst_ledger_decides_the_exit_code(run, ledger, texts, code):
    files = [ledger(f"{i}.yaml", text) for i, text in enumerate(texts)]
    assert run("check", *files).code == code


def test_every_problem_of_every_file_is_told_with_its_place(run, ledger):
    ended = run("check", ledger("a.yaml", "broken"), "absent.yaml", ledger("b.yaml", "bad"))
    lines = ended.err.splitlines()
    assert lines[0] == "absent.yaml: there is no such file"
    assert lines[1].endswith("a.yaml:3:7: month 13")
    assert lines[2].endswith(r"a.yaml:9:1: no unit\x1b[2J")
    assert "Traceback" not in ended.err
    assert "error[restated]" in ended.out


def test_a_ledger_that_makes_no_sense_keeps_no_other_from_being_audited(run, ledger):
    ended = run("check", ledger("a.yaml", "senseless"), ledger("b.yaml", "bad"))
    assert ended.code == 2
    assert ended.err.endswith("a.yaml:4:2: grams for persons\n")
    assert "error[restated]" in ended.out


def test_folders_are_read_whole(run, ledger):
    ledger("in/a.yaml", "good")
    ledger("in/b.yaml", "bad")
    assert len(json.loads(run("check", "in", "-f", "json").out)["reports"]) == 2


def test_a_file_named_twice_is_audited_once(run, ledger, audits):
    file = ledger("a.yaml", "good")
    run("check", file, file)
    assert len(audits.calls) == 1


def test_together_audits_one_ledger(run, ledger, audits):
    run("check", "--together", ledger("a.yaml", "good"), ledger("b.yaml", "bad"))
    assert [entries.title for entries, _ in audits.calls] == ["good + bad"]


def test_together_tells_what_does_not_go_together(run, ledger):
    ended = run("check", "--together", ledger("a.yaml", "kg"), ledger("b.yaml", "m"))
    assert ended.code == 2
    assert ended.err.splitlines() == ["a:1:1: units differ", "b:1:1: units differ"]


def test_output_goes_to_a_file(run, ledger, folder):
    ended = run("check", ledger("a.yaml", "bad"), "-o", "out.txt", "--color", "always")
    assert ended.out == ""
    assert "\x1b[1;31merror[restated]:\x1b[0m" in (folder / "out.txt").read_text()


def test_output_that_cannot_be_written_is_a_usage_error(run, ledger):
    ended = run("check", ledger("a.yaml", "good"), "-o", "no/such/folder.txt")
    assert (ended.code, ended.err) == (2, "no/such/folder.txt: cannot write: No such file or directory\n")


def test_pipes_are_not_coloured(run, ledger):
    assert "\x1b" not in run("check", ledger("a.yaml", "bad")).out


def test_audit_options_are_handed_on(run, ledger, audits):
    flags = ("--tight", "--redundant", "--implied", "--verify", "--jobs", "2", "--policy", "lenient")
    run("check", ledger("a.yaml", "good"), *flags, "--select", "FA4,weekday", "--ignore", "total")
    _, options = audits.calls[0]
    assert (options.tight, options.redundant, options.implied, options.verify) == (True,) * 4
    assert options.jobs == 2
    assert options.policy is LENIENT
    assert options.select[:2] == ("roll-forward", "total")
    assert options.select[-1] == "weekday"
    assert options.ignore == ("total",)


def test_unknown_rules_are_a_usage_error(run, ledger):
    ended = run("check", ledger("a.yaml", "good"), "--select", "FA9,totl")
    assert ended.code == 2
    assert "unknown rule 'FA9'" in ended.err
    assert "unknown rule 'totl'" in ended.err


def test_project_settings_stand_in_for_options(run, ledger, audits):
    lists = 'ignore = ["FA501"]\nselect = ["total"]\n'
    ledger("pyproject.toml", f'[tool.factaudit]\n{lists}policy = "lenient"\nlanguage = "id"')
    ended = run("check", ledger("a.yaml", "bad"), "--ignore", "order")
    _, options = audits.calls[0]
    assert (options.ignore, options.select, options.policy) == (("tight", "order"), ("total",), LENIENT)
    assert options.language == "id"
    assert "kesalahan[restated]" in ended.out


def test_wrong_project_settings_are_all_told(run, ledger):
    ledger("pyproject.toml", '[tool.factaudit]\nlanguage = "fr"\nselect = ["nope"]\nignore = 3\ncolour = true')
    ended = run("check", ledger("a.yaml", "bad"))
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 4


def test_broken_project_file_is_told(run, ledger):
    ledger("pyproject.toml", "[tool")
    assert "cannot be read as TOML" in run("check", ledger("a.yaml", "bad")).err


def test_baseline_leaves_only_what_is_new(run, ledger):
    file = ledger("a.yaml", "bad")
    run("check", file, "-f", "json", "-o", "old.json")
    again = run("check", file, "--baseline", "old.json")
    assert (again.code, "1 known before" in again.out) == (0, True)
    ledger("a.yaml", "bad too")
    assert run("check", file, "--baseline", "old.json").code == 1


@pytest.mark.parametrize("text", ["[]", "{", '{"findings": [1]}', '{"reports": 3}'])
def test_a_baseline_that_is_no_report_is_a_usage_error(run, ledger, text):
    ended = run("check", ledger("a.yaml", "bad"), "--baseline", ledger("old.json", text))
    assert ended.code == 2
    assert "expected a JSON report of factaudit" in ended.err


def test_a_missing_baseline_is_a_usage_error(run, ledger):
    assert "cannot be read" in run("check", ledger("a.yaml", "bad"), "--baseline", "old.json").err


def test_wrong_usage_exits_with_two(run):
    assert run("check").code == 2
    assert run("check", "x", "--output-format", "pdf").code == 2
    assert run("chekc").code == 2


def test_width_is_as_asked(run, ledger):
    first = run("check", ledger("a.yaml", "bad"), "--width", "100").out.splitlines()[0]
    assert len(first) == 100


def test_each_of_many_conflicts_is_shown_for_the_asking(tmp_path):
    claims = "".join(f"  - {{id: c{n}, measure: m, at: 2025, value: {n}}}\n" for n in range(7))
    path = tmp_path / "many.claims.yaml"
    path.write_text(f"factaudit: 1\nmeasures:\n  m: {{kind: stock}}\nclaims:\n{claims}")
    command = [sys.executable, "-m", "factaudit", "check", str(path)]
    few, each = (
        subprocess.run([*command, *more], capture_output=True, text=True, check=False) for more in ([], ["--all"])
    )
    assert few.returncode == each.returncode == 1
    assert "and 15 more conflicts of the same claims; --all shows each" in few.stdout
    assert (few.stdout.count("error[restated]"), each.stdout.count("error[restated]")) == (6, 21)
    assert few.stdout.endswith(each.stdout[each.stdout.index("c0 stands in") :])
