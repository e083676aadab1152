"""A scenario without the islands that can be cleared at a glance."""

from typing import Final

from attrs import evolve, frozen

from factaudit.model.entries import Entries
from factaudit.relations.reading import flow_like
from factaudit.relations.scenario import Scenario
from factaudit.screen.plan import plan_of
from factaudit.screen.shapes import alike

ENOUGH: Final = 8
"""Islands of a shape from which on it pays to work out how they are cleared."""


@frozen
class Cleared:
    """The islands that were found consistent: how many parts, which claims were compared, which relations held."""

    components: int = 0
    compared: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()


NOTHING: Final = Cleared()


def screened(entries: Entries, scenario: Scenario, *, enough: int = ENOUGH) -> tuple[Scenario, Cleared]:
    """Return what of a scenario is left to solve, and what was cleared.

    Args:
        entries: the ledger, checked.
        scenario: what must be true at once.
        enough: how many islands of a shape there must be.
    """
    relations = entries.relations if scenario.relations is None else scenario.relations
    flows = flow_like(entries)
    claims: set[str] = set()
    joins: set[str] = set()
    compared: set[str] = set()
    held: set[str] = set()
    components = 0
    for islands in alike(entries, scenario.readings, relations, flows, enough=enough):
        plan = plan_of(islands[0], entries, flows)
        if plan is None:
            continue
        doubtful = plan.doubtful(islands)
        cleared = [island for place, island in enumerate(islands) if place not in doubtful]
        claims |= {reading.claim.id for island in cleared for reading in island.readings}
        joins |= {relation.id for island in cleared for relation in island.relations}
        compared |= {island.readings[place].claim.id for island in cleared for place in plan.compared}
        held |= {island.relations[place].id for island in cleared for place in plan.held}
        components += plan.components * len(cleared)
    rest = evolve(
        scenario,
        readings=tuple([reading for reading in scenario.readings if reading.claim.id not in claims]),
        relations=tuple([relation for relation in relations if relation.id not in joins]),
    )
    return rest, Cleared(components, frozenset(compared), frozenset(held))
