"""What a user's type checker makes of the public names; checked by mypy, never run."""

from pathlib import Path
from typing import assert_type

from hypothesis.strategies import SearchStrategy

import factaudit as fa
from factaudit import strategies as fs

ledger = fa.Ledger("typed", language="id", policy=fa.Policy("own"))
members = ledger.stock("members", unit="person", integral=True)
quota = ledger.flow("quota", unit="person")
assert_type(ledger.roll_forward(members, inflows=[quota]), str)
assert_type(ledger.claim(members.at("2025-05"), "28.562", weight="fixed"), str)
assert_type(ledger.claim(quota.every("month", "2025"), fa.Bounds.at_most(10_800)), str)

report = ledger.audit(implied=True)
assert_type(report, fa.Report)
assert_type(report.ok, bool)
assert_type(report.verdict, str)
assert_type(report.findings, tuple[fa.Finding, ...])
assert_type(report.contradictions[0].conflict, tuple[str, ...])
assert_type(report.corrections, tuple[tuple[str, ...], ...])
assert_type(report.admitted["c1"], fa.Bounds)
assert_type(report.to_json(), str)
report.save(Path("report.html"))

assert_type(fa.Ledger.load("town.claims.yaml"), fa.Ledger)
assert_type(ledger.entries, fa.Entries)
assert_type(ledger.entries.claims, tuple[fa.Claim, ...])
assert_type(fa.Period.parse("2025").count("month"), int)

assert_type(fa.check_text("28,562 members"), fa.Report)
assert_type(fa.guard("28,562 members", against=ledger, called={"members": ["insured people"]}), fa.Report)
assert_type(fa.verify(report), fa.Verification)
assert_type(fa.verify(report).proved, tuple[fa.Finding, ...])

assert_type(fs.bounds(), SearchStrategy[fa.Bounds])
assert_type(fs.periods(bounded=True), SearchStrategy[fa.Period])
assert_type(fs.measures(), SearchStrategy[fa.Measure])
assert_type(fs.claims(), SearchStrategy[fa.Claim])
assert_type(fs.worlds(), SearchStrategy[fs.World])
assert_type(fs.ledgers(), SearchStrategy[fa.Ledger])
assert_type(fs.ledgers(consistent=False), SearchStrategy[tuple[fa.Ledger, fs.Planted]])
assert_type(fs.written_numbers("id"), SearchStrategy[fs.Written])
assert_type(fs.articles(language="id"), SearchStrategy[str])

ledger.claim(members, "no period")  # type: ignore[arg-type]
ledger.stock("members", integral="yes")  # type: ignore[arg-type]
fa.Policy(about=0.1)  # type: ignore[arg-type]
fs.ledgers(consistent="no")  # type: ignore[call-overload]
