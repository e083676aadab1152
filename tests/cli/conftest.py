"""A command line whose audit and formats are stand-ins, so that only the command line is tested here."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from attrs import field, frozen

from factaudit.cli import main
from factaudit.errors import InputError, Place, Problem
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.quantity import Series
from factaudit.model.report import Report
from factaudit.model.stated import Stated

CONTRADICTION = Finding("restated", "error", "one quantity is given two values", conflict=("c1",))
VERDICTS = {"bad": "contradictory", "open": "undetermined", "good": "consistent"}


def discover(paths):
    found = [p for path in paths for p in (sorted(path.iterdir()) if path.is_dir() else [path])]
    missing = [Problem("there is no such file", Place(str(p))) for p in found if not p.exists()]
    if missing:
        raise InputError(missing)
    return found


def read(path, _progress=None):
    text = Path(path).read_text()
    if "broken" in text:
        places = Place(str(path), 3, 7), Place(str(path), 9, 1)
        raise InputError([Problem("month 13", places[0]), Problem("no unit\x1b[2J", places[1])])
    claims = (Claim("c1", Series("m"), Stated(text.strip(), 1)),)
    return Entries(title=text.strip(), path=str(path), claims=claims)


def read_article(path):
    if not Path(path).exists():
        raise FileNotFoundError(2, "No such file or directory")
    return SimpleNamespace(entries=read(path))


def together(ledgers):
    if any("kg" in ledger.title for ledger in ledgers):
        raise InputError([Problem("units differ", Place("a", 1, 1)), Problem("units differ", Place("b", 1, 1))])
    return Entries(title=" + ".join(ledger.title for ledger in ledgers), path="together")


@frozen
class AuditOptions:
    policy: object = None
    language: str = "en"
    jobs: int = 1
    tight: bool = False
    redundant: bool = False
    implied: bool = False
    verify: bool = False
    select: tuple = ()
    ignore: tuple = ()
    progress: object = None


@frozen
class Audits:
    """The audits that were asked for, with their options."""

    calls: list = field(factory=list)

    def audit(self, entries, *, options=None):
        self.calls.append((entries, options))
        if "senseless" in entries.title:
            raise InputError([Problem("grams for persons", Place(entries.path, 4, 2))])
        verdict = next((v for word, v in VERDICTS.items() if word in entries.title), "consistent")
        findings = (CONTRADICTION,) if verdict == "contradictory" else ()
        undetermined = ((("c1",), "no time"),) if verdict == "undetermined" else ()
        return Report(entries, verdict, findings=findings, undetermined=undetermined, stats=(("compared", 1),))


@pytest.fixture
def audits(monkeypatch):
    audits = Audits()
    stand_ins = {
        "factaudit.audit": {"audit": audits.audit, "AuditOptions": AuditOptions},
        "factaudit.formats.claims_file": {"read": read},
        "factaudit.formats.project": {"discover": discover},
        "factaudit.formats.quotes": {"locate": lambda entries: (entries, ())},
        "factaudit.formats.merge": {"together": together},
        "factaudit.read": {
            "Article": SimpleNamespace,
            "read_article": read_article,
            "mentions_json": lambda article: f'{{"mentions": "{article.entries.title}"}}',
        },
        "factaudit.formats.claims_writer": {"write": lambda entries: f"title: {entries.title}\n"},
        "factaudit.formats.schema": {"schema": lambda: {"title": "claims"}},
        "factaudit.formats.starter": {"STARTER": "factaudit: 1\n"},
    }
    for name, names in stand_ins.items():
        module = ModuleType(name)
        vars(module).update(names)
        monkeypatch.setitem(sys.modules, name, module)
    return audits


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(audits, folder, capfd):  # noqa: ARG001 - the command line runs in the folder, with the stand-ins
    """Run a command line and return its exit code, standard output and standard error."""

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(list(map(str, arguments)))
        out, err = capfd.readouterr()
        return SimpleNamespace(code=ended.value.code, out=out, err=err)

    return run
