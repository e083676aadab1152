"""Scenarios: what is, and each stated future that starts from it under the stated limits.

Reported and estimated claims describe what is. The projected claims of one source describe one
future, its targets another, so that a target and a projection may differ and a missed target is no
contradiction: a future is held only against facts from before what it foretells, and only against
those that relations connect with it.
"""

from collections.abc import Iterable

from attrs import frozen

from factaudit.model.claim import FACTUAL, Claim
from factaudit.model.entries import Entries
from factaudit.model.period import Period
from factaudit.model.relation import Relation
from factaudit.relations.islands import Islands, islands
from factaudit.relations.reading import Reading


@frozen
class Scenario:
    """Claims that must all be true at once.

    ``future`` holds the ids of those that foretell, ``relations`` the relations between them (None: all of
    the ledger's).
    """

    name: str
    readings: tuple[Reading, ...]
    future: frozenset[str] = frozenset()
    relations: tuple[Relation, ...] | None = None


def scenarios(entries: Entries, readings: tuple[Reading, ...]) -> tuple[Scenario, ...]:
    """Return what is, the same under the stated limits, and each stated future in the order of the ledger."""
    facts = tuple(r for r in readings if r.claim.modality in FACTUAL and not r.claim.scenario)
    limits = tuple(r for r in readings if r.claim.modality == "limit" and not r.claim.scenario)
    futures: dict[str, list[Reading]] = {}
    for reading in readings:
        name = scenario_of(reading.claim)
        if name:
            futures.setdefault(name, []).append(reading)
    worlds = [Scenario("what is", facts)]
    if not futures and not limits:
        return tuple(worlds)
    place = islands(entries.relations)
    facts_on, limits_on = _by_island(facts, place), _by_island(limits, place)
    order = {reading.claim.id: at for at, reading in enumerate(readings)}
    relations_on = _relations_by_island(entries, place)

    def world(name: str, told: Iterable[Reading], on: Iterable[int], future: frozenset[str] = frozenset()) -> None:
        related = tuple(relation for island in on for relation in relations_on.get(island, ()))
        worlds.append(Scenario(name, tuple(sorted(told, key=lambda r: order[r.claim.id])), future, related))

    if limits:
        world("the limits", [r for on in limits_on for r in (*facts_on.get(on, ()), *limits_on[on])], limits_on)
    for name, own in futures.items():
        told, foretold_on = list(own), _by_island(own, place)
        for on, foretold in foretold_on.items():
            told += [*_known(entries, facts_on.get(on, []), foretold), *limits_on.get(on, [])]
        world(name, told, foretold_on, frozenset(r.claim.id for r in own if r.claim.modality not in FACTUAL))
    return tuple(worlds)


def _by_island(readings: Iterable[Reading], place: Islands) -> dict[int, list[Reading]]:
    """Group readings by what they could have to do with each other at all."""
    found: dict[int, list[Reading]] = {}
    for reading in readings:
        found.setdefault(place.of(reading.claim.series), []).append(reading)
    return found


def _relations_by_island(entries: Entries, place: Islands) -> dict[int, list[Relation]]:
    found: dict[int, list[Relation]] = {}
    for relation in entries.relations:
        if relation.series:
            found.setdefault(place.of(relation.series[0]), []).append(relation)
    return found


def scenario_of(claim: Claim) -> str:
    """Return the future that a claim belongs to, empty for facts and limits."""
    if claim.scenario:
        return claim.scenario
    if claim.modality in FACTUAL or claim.modality == "limit":
        return ""
    return " of ".join(filter(None, (claim.modality, claim.source, claim.speaker)))


def _known(entries: Entries, facts: list[Reading], own: list[Reading]) -> list[Reading]:
    """Return the facts that a future starts from."""
    horizon, published = _horizon(own), _published(entries, own)
    return [fact for fact in facts if _known_before(fact, horizon, own, published)]


def _horizon(own: list[Reading]) -> int | None:
    """Return the earliest end of what a future foretells."""
    ends = [r.when.stop for r in own if r.when and r.when.stop is not None and r.claim.modality not in FACTUAL]
    return min(ends, default=None)


def _published(entries: Entries, own: list[Reading]) -> int | None:
    sources = [entries.source.get(r.claim.source) for r in own]
    days = [s.published.toordinal() for s in sources if s and s.published]
    return max(days, default=None)


def _known_before(fact: Reading, horizon: int | None, own: list[Reading], published: int | None) -> bool:
    """Whether a fact was there to start from when a future was told: a level then, or what had flowed until then."""
    if fact.when is None or fact.when.stop is None or horizon is None:
        return fact.claim.series not in {r.claim.series for r in own}
    dated: Period = fact.claim.period or fact.when
    known = dated.start if fact.when.instant else dated.stop and dated.stop - 1
    return fact.when.stop < horizon and (published is None or known is None or known <= published)
