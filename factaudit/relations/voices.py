"""Claims that say the same: solved once, reported under the first id with the others beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

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
        if len(self.readings) == 1:
            return self.readings[0].claim.weight
        weights = [reading.claim.weight for reading in self.readings]
        if None in weights:
            return None
        return exact(sum(weight for weight in weights if weight is not None))


def voices(readings: Sequence[Reading]) -> tuple[Voice, ...]:
    """Group readings by what they say, in the order of their first claims."""
    spoken = Counter([reading.claim.series for reading in readings])
    heard: dict[tuple[Series, Period | None, str, str, Bounds, str], list[Reading]] = {}
    groups: list[Sequence[Reading]] = []
    for reading in readings:
        claim = reading.claim
        if spoken[claim.series] == 1:
            groups.append((reading,))
            continue
        key = (claim.series, reading.when, claim.every, claim.average_per, reading.bounds, _side(reading))
        group = heard.get(key)
        if group is None:
            group = heard[key] = []
            groups.append(group)
        group.append(reading)
    return tuple([Voice(tuple(group)) for group in groups])


def _side(reading: Reading) -> str:
    """Tell facts, limits and each future apart."""
    return "limit" if reading.claim.modality == "limit" else scenario_of(reading.claim)


def neighbours(heard: Iterable[Voice]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that round one quantity to two neighbouring numbers, "2 million" and "3 million".

    What they admit touches in one point, halfway, but whichever way that is rounded, it is rounded one way.
    """
    rounded: dict[tuple[Series, Period | None, str, Number], list[Voice]] = {}
    for voice in heard:
        claim, stated = voice.reading.claim, voice.reading.claim.stated
        if stated.rounded and stated.plain:
            key = (
                claim.series,
                voice.reading.when,
                claim.every + claim.average_per + _side(voice.reading),
                stated.step,
            )
            rounded.setdefault(key, []).append(voice)
    for group in rounded.values():
        for one, other in combinations(group, 2):
            touching = (one.reading.bounds & other.reading.bounds).point is not None
            if touching and one.reading.bounds.point is None and other.reading.bounds.point is None:
                yield one.id, other.id
