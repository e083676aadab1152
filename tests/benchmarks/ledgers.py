"""Ledgers as a user builds them: many small ones in one file, and one tree of totals."""

from fractions import Fraction
from random import Random

from worlds import SEED

import factaudit as fa


def small(claims: int, conflicts: int) -> fa.Ledger:
    """Many components of six claims: a roll-forward whose inflow is the sum of two; some do not add up."""
    random, ledger = Random(SEED), fa.Ledger()
    count = claims // 6
    wrong = set(random.sample(range(count), min(conflicts, count)))
    for number in range(count):
        _town(ledger, random, number, shift=50_000 if number in wrong else 0)
    return ledger


def _town(ledger: fa.Ledger, random: Random, number: int, *, shift: int) -> None:
    members = ledger.stock(f"members {number}", unit="person")
    inflow, first, second, outflow = (
        ledger.flow(f"{name} {number}", unit="person") for name in ("inflow", "first", "second", "outflow")
    )
    ledger.roll_forward(members, inflows=[inflow], outflows=[outflow])
    ledger.total(inflow, [first, second])
    opening, one, other = (random.randrange(1_000, 90_000) for _ in range(3))
    losses = random.randrange(0, opening)
    told = (
        (members.at("2023"), opening),
        (first.during("2024"), one),
        (second.during("2024"), other),
        (inflow.during("2024"), one + other),
        (outflow.during("2024"), losses),
        (members.at("2024"), opening + one + other - losses + shift),
    )
    for spoken, value in told:
        ledger.claim(spoken, rounded(value, random.choice((1, 100, 1000))))


def tree(claims: int, *, wrong: bool) -> fa.Ledger:
    """One component: a tree of totals of ten parts each, every node told rounded to its size."""
    random, ledger = Random(SEED), fa.Ledger()
    level = []
    for leaf in range(claims * 9 // 10):
        measure, value = ledger.flow(f"leaf {leaf}", unit="person"), random.randrange(100, 10_000)
        ledger.claim(measure.during("2024"), rounded(value, random.choice((1, 10))))
        level.append((measure, value))
    unit, culprit = 10, level[len(level) // 2][0]
    while len(level) > 1:
        unit *= 10
        groups = [level[start : start + 10] for start in range(0, len(level), 10)]
        level = []
        for group in groups:
            measure, value = ledger.flow(f"total {unit} {len(level)}", unit="person"), sum(v for _, v in group)
            hit = wrong and culprit in [part for part, _ in group]
            ledger.total(measure, [part for part, _ in group])
            ledger.claim(measure.during("2024"), rounded(value + (100 * unit if hit else 0), unit))
            level.append((measure, value))
    return ledger


def rounded(value: int, unit: int) -> int | fa.Bounds:
    """Return a value rounded to a unit, with half a unit on each side; the value itself where the unit is 1."""
    if unit == 1:
        return value
    told = (value + unit // 2) // unit * unit
    return fa.Bounds.between(told - Fraction(unit, 2), told + Fraction(unit, 2))
