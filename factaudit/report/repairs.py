"""Repairs as a table of two columns, or what must be given up where no single change mends a conflict."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from factaudit.catalogue import Words
from factaudit.model.finding import Finding, Repair
from factaudit.report.options import View
from factaudit.report.paint import Paint
from factaudit.report.text import columns, pad, safe, wrapped

SHOWN: Final = 6
"""How many sets of claims to give up are listed; the JSON report has them all."""

MOST_IDS: Final = 12
"""Ids up to which one such set is told whole."""

_GAP: Final = 4


def repair_table(finding: Finding, view: View, paint: Paint) -> Iterator[str]:
    """Yield the repairs of a finding, two to a line where they fit, then what slips of the pen would explain."""
    words = view.words
    mending = mends(finding)
    if mending:
        yield paint(words("repairs"), "strong")
        yield from _columns([repair_text(r, words) for r in mending], view, paint)
        for text in suggestions(mending, words):
            yield from wrapped(text, view.width, "  ", "    ")
    elif given_up := to_give_up(finding, words):
        yield from wrapped(given_up, view.width, "", "  ")


def mends(finding: Finding) -> tuple[Repair, ...]:
    """Return the repairs of which each suffices: those that leave a value."""
    return tuple(r for r in finding.repairs if r.bounds is None or not r.bounds.empty)


def repair_text(repair: Repair, words: Words) -> str:
    """Return one repair on one line."""
    return safe(words("repair", claim=repair.claim, stated=repair.stated, feasible=repair.feasible))


def suggestions(repairs: Sequence[Repair], words: Words) -> Iterator[str]:
    """Yield a line for each value that a slip would explain."""
    for repair in repairs:
        for s in repair.suggestions:
            yield safe(words("suggestion", claim=repair.claim, value=s.value, slip=s.slip))


def to_give_up(finding: Finding, words: Words) -> str:
    """Return the least sets of claims to give up, and that no single change is enough where that is so."""
    if not finding.corrections:
        return words("no-change") if finding.repairs else ""
    sets = sets_text(finding.corrections, words)
    if all(len(ids) > 1 for ids in finding.corrections):
        return words("no-repair", sets=sets)
    text = words("give-up", sets=sets)
    return f"{words('no-change')}; {text}" if finding.repairs else text


def sets_text(sets: Sequence[Sequence[str]], words: Words) -> str:
    """Return sets of ids as ``c1 and c2, or c3``, the first few of them."""
    shown = words("or-else").join(_set_text(ids, words) for ids in sets[:SHOWN])
    rest = len(sets) - SHOWN
    return f"{shown}, {words('more', count=rest)}" if rest > 0 else shown


def _set_text(ids: Sequence[str], words: Words) -> str:
    """Return ids as ``c1 and c2``; of very many the first few, with how many more there are."""
    if len(ids) <= MOST_IDS:
        return words("and").join(map(safe, ids))
    return f"{', '.join(map(safe, ids[:SHOWN]))} {words('more', count=len(ids) - SHOWN)}"


def _columns(cells: list[str], view: View, paint: Paint) -> Iterator[str]:
    left, right = cells[::2], cells[1::2]
    wide = max(map(columns, left)) + _GAP
    if right and 2 + wide + max(map(columns, right)) <= view.width:
        for one, other in zip_longest(left, right, fillvalue=""):
            yield f"  {paint(pad(one, wide), 'repair')}{paint(other, 'repair')}".rstrip()
        return
    for cell in cells:
        yield from (paint(line, "repair") for line in wrapped(cell, view.width, "  ", "    "))
