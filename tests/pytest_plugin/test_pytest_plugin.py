"""Ledgers as tests of pytest."""

import subprocess
import sys

import pytest

pytest_plugins = "pytester"

GOOD = """
factaudit: 1
measures:
  members: {kind: stock, unit: person}
claims:
  - {id: c1, measure: members, at: 2025-05, value: 5}
"""
BAD = GOOD + "  - {id: c2, measure: members, at: 2025-05, value: 6}\n"
BROKEN = GOOD.replace("measure: members", "measure: membres").replace("2025-05", "2025-13")
CUBES = """
factaudit: 1
measures:
  a: {unit: item, integral: true}
  b: {unit: item, integral: true}
  c: {unit: item, integral: true}
relations:
  - {id: r1, formula: a**3 + b**3 == c**3}
claims:
  - {id: c1, measure: a, at: 2025, value: at least 1}
  - {id: c2, measure: b, at: 2025, value: at least 1}
  - {id: c3, measure: c, at: 2025, value: at least 1}
"""
"""Euler proved that there are no such numbers; no search finds that out."""
ARTICLE = (
    "A library had 100 members. Membership rose from 100 to 150 members, an increase of 70 percent. Call 555-0199.\n"
)

ALONE = ("-p", "no:factaudit", "-p", "factaudit.pytest_plugin")
"""Load the plugin from its module, whether or not it is installed as an entry point."""


@pytest.fixture
def project(pytester, monkeypatch):
    """Write files and run pytest on them."""
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)

    def write(**files):
        for name, text in files.items():
            pytester.makefile(".claims.yaml", **{name: text})

    pytester.write = write
    pytester.test = lambda *arguments: pytester.runpytest_subprocess(*ALONE, *arguments)
    return pytester


def test_a_consistent_ledger_passes(project):
    project.write(good=GOOD)
    project.test().assert_outcomes(passed=1)


def test_a_contradiction_fails_with_the_terminal_view(project):
    project.write(bad=BAD)
    result = project.test()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*error?restated?*FA407*", "*--> bad.claims.yaml:*", "*c1*", "*c2*", "repairs*"])
    assert "Traceback" not in result.stdout.str()
    assert "pytest_plugin.py" not in result.stdout.str()


def test_input_errors_fail_with_every_place(project):
    project.write(broken=BROKEN)
    result = project.test()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["broken.claims.yaml:5:*membres*", "broken.claims.yaml:5:*month 13*"])
    assert "Traceback" not in result.stdout.str()


def test_what_is_not_decided_fails_in_its_own_words(project):
    project.write(cubes=CUBES)
    result = project.test()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["could not decide c1, c2, c3, r1: *", "undetermined: 0 contradictions*"])
    assert "Traceback" not in result.stdout.str()


def test_deselecting_by_name(project):
    project.write(good=GOOD, bad=BAD)
    project.test("-k", "good").assert_outcomes(passed=1, deselected=1)


def test_last_failed_runs_only_what_failed(project):
    project.write(good=GOOD, bad=BAD)
    project.test().assert_outcomes(passed=1, failed=1)
    project.write(bad=GOOD)
    project.test("--lf").assert_outcomes(passed=1)


def test_ledgers_are_shared_out_by_xdist(project):
    project.write(good=GOOD, bad=BAD)
    result = project.test("-n", "2", "-p", "xdist")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*error?restated?*"])


def test_articles_are_collected_where_the_settings_name_them(project):
    project.makeini("[pytest]\nfactaudit_articles = texts/*.md")
    project.mkdir("texts").joinpath("news.md").write_text(ARTICLE)
    project.path.joinpath("other.md").write_text(ARTICLE)
    result = project.test()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*error?change?*", "*texts/news.md:1:*", "*1 not compared*"])


def test_the_audit_fixture_reads_beside_the_test_and_shows_the_report_in_full(project):
    project.write(bad=BAD)
    project.makepyfile(
        """
        def test_ledger(audit):
            report = audit("bad.claims.yaml", tight=True)
            assert report.ok, report
        """
    )
    result = project.test("test_the_audit_fixture_reads_beside_the_test_and_shows_the_report_in_full.py")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*AssertionError: Report(contradictory, 1 findings)", "*factaudit: contradictory*"])
    result.stdout.fnmatch_lines(["*error?restated?*", "repairs*"])


def test_the_audit_fixture_takes_a_ledger(project):
    project.makepyfile(
        """
        import factaudit as fa

        def test_ledger(audit):
            ledger = fa.Ledger()
            members = ledger.stock("members", unit="person")
            ledger.claim(members.at("2025"), 5)
            report = audit(ledger)
            assert report.ok, report
        """
    )
    project.test().assert_outcomes(passed=1)


def test_a_failing_test_without_a_report_stays_as_it_is(project):
    project.makepyfile("def test_other():\n    assert 1 == 2")
    result = project.test()
    result.assert_outcomes(failed=1)
    assert "factaudit:" not in result.stdout.str()


def test_a_report_without_views_is_left_as_pytest_shows_it(project):
    project.makepyfile(
        """
        from factaudit import Entries, Report

        def test_made_by_hand():
            report = Report(Entries(), "contradictory")
            assert report.ok, report
        """
    )
    result = project.test()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*AssertionError: Report(contradictory, 0 findings)"])


def test_articles_are_named_relative_to_the_root(project):
    inside, outside = project.mkdir("inside"), project.mkdir("outside")
    for folder in (inside, outside):
        folder.joinpath("news.md").write_text(ARTICLE)
    inside.joinpath("pytest.ini").write_text("[pytest]\nfactaudit_articles = *.md\n")
    project.test("--rootdir", inside, "-c", inside / "pytest.ini", inside, outside).assert_outcomes(failed=1)


def test_nothing_is_imported_where_there_is_no_ledger(project):
    project.makepyfile(
        "import sys\n\ndef test_other():\n    assert 'attrs' not in sys.modules or 'sympy' not in sys.modules"
    )
    program = (
        "import sys, pytest; code = pytest.main(sys.argv[1:]); "
        "print([m for m in sys.modules if m.startswith('factaudit')], "
        "[m for m in ('sympy', 'z3', 'pint', 'yaml') if m in sys.modules]); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, "-q", *ALONE, "-p", "no:hypothesispytest", "-p", "no:xdist"]
    ended = subprocess.run(command, cwd=project.path, capture_output=True, text=True, check=False)
    assert ended.stdout.splitlines()[-1] == "['factaudit', 'factaudit.pytest_plugin'] []"


def test_the_setting_is_described(project):
    project.test("--help").stdout.fnmatch_lines(["*factaudit_articles (linelist):*"])
