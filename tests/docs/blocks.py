"""The code blocks of a page, run in the order in which they are read, in one folder.

A ``yaml`` block that starts with ``# name: verdict`` is saved under that name and must get that verdict; the rules
found stand in brackets. A ``console`` block is run by a shell and its output compared, ``...`` standing for anything.
Python is run, JSON and TOML are parsed.
"""

import doctest
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml
from sybil import Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser

from factaudit import Ledger

HEADER = re.compile(r"# (?P<name>\S+\.ya?ml)(?:: (?P<verdict>\w+)(?: \((?P<rules>[^)]*)\))?)?$")
LANGUAGES = {"python", "yaml", "console", "json", "toml", "text"}
MARK = "\x1e"
ELLIPSIS = doctest.ELLIPSIS


def ledger(example):
    text = example.parsed
    header = HEADER.match(text.splitlines()[0])
    assert header, "a yaml block starts with '# its-name.yaml', and a claims file with its verdict as well"
    path = Path(header["name"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if not header["verdict"]:
        yaml.safe_load(text)
        return
    report = Ledger.load(path).audit()
    found = sorted({finding.rule for finding in report.findings})
    said = sorted(filter(None, (header["rules"] or "").split(", ")))
    assert (report.verdict, found) == (header["verdict"], said), f"{report.verdict} {found}\n{report}"


def commands(text):
    """Return pairs of a command and the output that stands below it."""
    steps = []
    for line in text.splitlines():
        if line.startswith("$ "):
            steps.append([line[2:], []])
        elif line.split(" ")[0] == ">" and not steps[-1][1]:
            steps[-1][0] += "\n" + line[2:]
        else:
            steps[-1][1].append(line)
    return [(command, "\n".join(output)) for command, output in steps]


def console(example):
    steps = commands(example.parsed)
    script = "\n".join(f"{command}\nstatus=$?; printf '{MARK}'; (exit $status)" for command, _ in steps)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", script],
        env={**os.environ, "PATH": path, "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    for (command, wanted), got in zip(steps, ran.stdout.split(MARK), strict=False):
        assert same(wanted, got), f"$ {command}\nexpected:\n{wanted}\ngot:\n{got}"


def same(wanted, got):
    lines = ("\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n" for text in (wanted, got))
    return doctest.OutputChecker().check_output(*lines, ELLIPSIS)


def parsed(loads):
    return lambda example: loads(example.parsed) and None


SYBIL = Sybil(
    [
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("yaml", ledger),
        CodeBlockParser("console", console),
        CodeBlockParser("json", parsed(json.loads)),
        CodeBlockParser("toml", parsed(tomllib.loads)),
        SkipParser(),
    ]
)


def run(page):
    """Run all blocks of a page in the current folder."""
    for example in SYBIL.parse(page).examples():
        example.evaluate()
