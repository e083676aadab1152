"""Nothing heavy loads before it is needed."""

import sys

import pytest
from programs import succeeded

HEAVY = {
    *("sympy", "z3", "pint", "yaml", "pysat", "babel", "jinja2", "rich"),
    *("trafilatura", "hypothesis", "pytest"),
}


def loaded_by(program):
    report = f"import sys\n{program}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(succeeded(sys.executable, "-c", report).stdout.splitlines()[-1].split())


def commanded(*arguments):
    return f"from factaudit.cli import main\ntry: main({list(arguments)!r})\nexcept SystemExit: pass"


@pytest.mark.parametrize(
    "program",
    ["import factaudit", "import factaudit; dir(factaudit)", commanded("--help"), commanded("check", "--help")],
)
def test_loads_nothing_heavy(program):
    assert not loaded_by(program) & HEAVY


def test_explaining_a_rule_loads_nothing_heavy():
    assert not loaded_by(commanded("explain", "total")) & HEAVY


def test_a_ledger_of_counts_needs_neither_z3_nor_sympy():
    program = (
        "import factaudit as fa\nledger = fa.Ledger()\n"
        "members, men = (ledger.stock(name, unit='person') for name in ('members', 'men'))\n"
        "ledger.total(members, [men])\nledger.claim(members.at('2024'), 5)\nledger.claim(men.at('2024'), 6)\n"
        "assert not ledger.audit().ok"
    )
    assert not loaded_by(program) & {"z3", "sympy", "rich", "trafilatura", "hypothesis", "pytest"}


def test_every_public_name_is_there():
    succeeded(sys.executable, "-c", "from factaudit import *")
