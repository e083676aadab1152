"""Implied values: what the claims, taken together, say of a quantity that nobody stated."""

from collections.abc import Iterator
from typing import Final

from factaudit.explain import words
from factaudit.explain.phrases import phrases
from factaudit.model.bounds import Bounds
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.quantity import Quantity
from factaudit.model.report import Implied
from factaudit.relations.build import Built
from factaudit.solve import Effort, feasible, support

MOST: Final = 50
"""Quantities that are asked for in one audit."""

SUPPORT: Final = 200
"""Claims up to which the few that a bound rests on are looked for."""


def implied(entries: Entries, built: Built, effort: Effort, language: str) -> Iterator[Implied]:
    """Yield the bounds of the quantities that no claim states, where two or more claims bound them.

    Ends once ``effort`` is spent.
    """
    stated = {index for chunks in built.chunks.values() for chunk in chunks for index, _ in chunk.expression}
    asked = 0
    for index, quantity in enumerate(built.system.quantities):
        if index in stated or not isinstance(quantity, Quantity):
            continue
        asked += 1
        if asked > MOST or effort.spent:
            return
        found = feasible(built.system, ((index, 1),), effort=effort)
        if found is None or found.empty or _says_nothing(found):
            continue
        measure = entries.measure[quantity.series.measure]
        period = "" if quantity.period is None else str(quantity.period)
        text = _told(quantity, measure, found, language)
        yield Implied(measure.id, quantity.series.entity, period, found, _support(built, index, found, effort), text)


def _told(quantity: Quantity, measure: Measure, found: Bounds, language: str) -> str:
    """Write an implied value: "population, Pontianak, end of February 2025: from 676,645 to 677,860"."""
    say, entity = phrases(language), quantity.series.entity
    where = "" if entity in measure.name else entity
    when = "" if quantity.period is None else words.when(quantity.period, language)
    about = ", ".join(part for part in (measure.name, where, when) if part)
    return say("implied", about=about, bounds=words.bounds(found, words.Style(measure, language)))


def _says_nothing(found: Bounds) -> bool:
    """Whether nothing is known but that a count is not below zero."""
    hull = found.hull
    return hull.upper is None and (hull.lower is None or hull.lower <= 0)


def _support(built: Built, index: int, found: Bounds, effort: Effort) -> tuple[str, ...]:
    return support(built.system, index, found, effort=effort) if len(built.system.claims) <= SUPPORT else ()
