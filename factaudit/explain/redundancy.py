"""Redundancy: what a ledger says that already follows from the rest of it, and from which few."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from factaudit.constraint import Row, System
from factaudit.explain import words
from factaudit.explain.phrases import phrases
from factaudit.model.bounds import Bounds
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.number import Number
from factaudit.relations.build import Built
from factaudit.relations.voices import Voice
from factaudit.solve import Effort, feasible

SUPPORT: Final = 60
"""Claims and relations up to which the few that something follows from are looked for."""

Stated = tuple[tuple[tuple[int, Number], ...], Bounds]
"""A sum of unknowns and the bounds that somebody puts on it."""


def redundant(entries: Entries, built: Built, effort: Effort, language: str) -> Iterator[Finding]:
    """Yield the claims, then the relations, that say nothing which the rest does not say already."""
    for voice in built.voices:
        if effort.spent:
            return
        said = [(chunk.expression, voice.reading.bounds.scaled(chunk.count)) for chunk in built.chunks[voice.id]]
        support = _support(built.system, voice.id, said, effort)
        if support is not None:
            yield _claim_follows(entries, voice, support, language)
    rows = _rows_of_relations(built.system)
    for name, own in rows.items():
        if effort.spent:
            return
        support = _support(built.system, name, [(row.terms, _bounds(row)) for row in own], effort)
        if support is not None:
            message = phrases(language)("request.redundant-relation", relation=name)
            yield _finding(name, message, support, language)


def _rows_of_relations(system: System) -> dict[str, list[Row]]:
    """Return the rows of each relation that is a conjunction of rows alone."""
    choosing = {name for choice in system.choices for name in choice.ids}
    found: dict[str, list[Row]] = {name: [] for name in system.relations if name not in choosing}
    for row in system.rows:
        for name in row.ids:
            if name in found:
                found[name].append(row)
    return {name: rows for name, rows in found.items() if rows}


def _bounds(row: Row) -> Bounds:
    if row.sense == "=":
        return Bounds.exactly(row.right)
    return Bounds.less_than(row.right) if row.sense == "<" else Bounds.at_most(row.right)


def _support(system: System, name: str, said: Sequence[Stated], effort: Effort) -> tuple[str, ...] | None:
    """Return a smallest set of the others from which all of it follows, None where it does not."""
    others = [other for other in (*system.claims, *system.relations) if other != name]
    if not _follows(system, said, others, effort):
        return None
    if len(others) > SUPPORT:
        return ()
    for other in tuple(others):
        rest = [one for one in others if one != other]
        if _follows(system, said, rest, effort):
            others = rest
    return tuple(others)


def _follows(system: System, said: Sequence[Stated], others: Sequence[str], effort: Effort) -> bool:
    for terms, admitted in said:
        found = feasible(system, terms, ids=others, effort=effort)
        if found is None or found.empty or not (found & ~admitted).empty:
            return False
    return True


def _claim_follows(entries: Entries, voice: Voice, support: tuple[str, ...], language: str) -> Finding:
    claim = voice.reading.claim
    measure = entries.measure[claim.series.measure]
    stated = words.stated(claim, voice.reading.bounds, measure, language)
    message = phrases(language)("request.redundant", claim=claim.id, measure=measure.name, stated=stated)
    finding = _finding(claim.id, message, support, language)
    return finding if claim.span is None else evolve(finding, spans=(claim.span,))


def _finding(name: str, message: str, support: tuple[str, ...], language: str) -> Finding:
    because = phrases(language)("request.follows-from", ids=", ".join(support)) if support else ""
    return Finding("redundant", "note", message, conflict=(name,), because=because)
