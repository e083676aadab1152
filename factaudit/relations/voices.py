"""Claims that say the same: solved once, reported under the first id with the others beside it."""

from collections.abc import Iterable

from attrs import frozen

from factaudit.model.bounds import Bounds
from factaudit.model.number import Number, exact
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.relations.reading import Reading
from factaudit.relations.scenario import scenario_of


@frozen
class Voice:
    """Readings that admit the same values of the same quantity; their weights add, and one fixed fixes all."""

    readings: tuple[Reading, ...]

    @property
    def id(self) -> str:
        """The id of the first claim."""
        return self.readings[0].claim.id

    @property
    def reading(self) -> Reading:
        """What all of them say."""
        return self.readings[0]

    @property
    def also(self) -> tuple[str, ...]:
        """The ids of the other claims."""
        return tuple(reading.claim.id for reading in self.readings[1:])

    @property
    def weight(self) -> Number | None:
        """How much they are trusted together."""
        weights = [reading.claim.weight for reading in self.readings]
        if None in weights:
            return None
        return exact(sum(weight for weight in weights if weight is not None))


def voices(readings: Iterable[Reading]) -> tuple[Voice, ...]:
    """Group readings by what they say, in the order of their first claims."""
    heard: dict[tuple[Series, Period | None, str, str, Bounds, str], list[Reading]] = {}
    for reading in readings:
        claim = reading.claim
        key = (claim.series, reading.when, claim.every, claim.average_per, reading.bounds, _side(reading))
        heard.setdefault(key, []).append(reading)
    return tuple(Voice(tuple(group)) for group in heard.values())


def _side(reading: Reading) -> str:
    """Tell facts, limits and each future apart."""
    return "limit" if reading.claim.modality == "limit" else scenario_of(reading.claim)
