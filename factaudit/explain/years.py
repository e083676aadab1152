"""The year as a slip of the pen: another year in which a claim would agree with everything else in the ledger."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import MAXYEAR, date
from functools import cached_property, lru_cache
from typing import Final

from attrs import define, evolve, field

from factaudit.constraint import System
from factaudit.errors import UsageError
from factaudit.explain.around import LARGE
from factaudit.explain.slips import is_narrow, other_years
from factaudit.model.bounds import Bounds
from factaudit.model.entries import Entries
from factaudit.model.number import Number
from factaudit.model.period import Period
from factaudit.model.quantity import Quantity, Series
from factaudit.relations.build import Built
from factaudit.relations.voices import Voice
from factaudit.solve import Effort, feasible
from factaudit.solve.components import split
from factaudit.solve.restrict import quantities_of

MOST: Final = 3
"""Other years that are offered for one claim."""

_Terms = tuple[tuple[int, Number], ...]

_YEAR: Final = re.compile(r"(?<![\d-])\d{4}")
"""The years in the EDTF text of a period."""

_LAST: Final = date.max.toordinal()


@define(slots=False)
class Years:
    """Finds the other years of claims in a scenario.

    A claim that is moved away ends its conflicts wherever it goes, so it has to be expected there: what everything
    else leaves for the other year admits it, is as close as it has to be for digits that slipped, and lies apart
    from what is left for the claim's own year.
    """

    entries: Entries
    built: Built
    effort: Effort
    _found: dict[str, tuple[Period, ...]] = field(factory=dict)

    def of(self, voice: Voice) -> tuple[Period, ...]:
        """Return the periods that a claim may have been meant for: its own in other years, those beside it first."""
        if voice.id not in self._found:
            self._found[voice.id] = tuple(self._other(voice))[:MOST] if _is_dated_number(voice) else ()
        return self._found[voice.id]

    def _other(self, voice: Voice) -> Iterator[Period]:
        series = voice.reading.claim.series
        times = self._spoken.get(series, {})
        known = {year for time in times for year in _years_of(time)} if len(times) > 1 else set[int]()
        for period in _in_other_years(voice, known):
            when = _when(voice, period)
            terms = self._terms(series, when)
            if terms and not self._denied(voice, when) and self._expected(voice, when, terms):
                yield period

    def _denied(self, voice: Voice, when: Period) -> bool:
        """Whether another claim says something else of that time."""
        said = (v.reading for v in self.built.voices_of[voice.reading.claim.series] if v.reading.when == when)
        return any(r.rate_unit == voice.reading.rate_unit and (r.bounds & voice.reading.bounds).empty for r in said)

    def _expected(self, voice: Voice, when: Period, terms: _Terms) -> bool:
        """Whether everything else leaves for that time just what a claim says, and something else for its own."""
        chunk, *others = self.built.chunks[voice.id]
        there = self._left(voice, terms)
        if others or there is None or there.empty or not is_narrow(there):
            return False
        unit = voice.reading.rate_unit
        said = voice.reading.bounds.scaled(when.count(unit) if unit else 1)
        here = None if (there & said).empty else self._left(voice, chunk.expression)
        return here is not None and (here & there).empty

    def _left(self, voice: Voice, terms: _Terms) -> Bounds | None:
        """Return what everything but a claim leaves a sum of quantities, None where that is not known."""
        part = self.around(index for index, _ in terms)
        if part is None:
            return None
        return feasible(part, terms, ids={*part.claims, *part.relations} - {voice.id}, effort=self.effort)

    def around(self, quantities: Iterable[int]) -> System | None:
        """Return the components of some quantities as one system, None where one is too large to ask much about."""
        parts = [] if self.effort.spent else [self._part_of.get(index) for index in quantities]
        known = {id(part): part for part in parts if part is not None}
        return None if None in parts or not known else _joined(tuple(known.values()))

    def _terms(self, series: Series, when: Period) -> _Terms:
        """Return the quantities that make up a series at a time: one, or the segments of a flow; none where unknown."""
        times = self._spoken[series]
        if when in times:
            return ((times[when], 1),)
        if self.entries.measure[series.measure].kind != "flow":
            return ()
        inside = sorted((p.start or 0, p.stop or 0, index) for p, index in times.items() if when.covers(p))
        ends = [when.start, *(stop for _, stop, _ in inside)]
        starts = [*(start for start, _, _ in inside), when.stop]
        return tuple((index, 1) for *_, index in inside) if ends == starts else ()

    @cached_property
    def _part_of(self) -> dict[int, System]:
        """The component of each quantity, but for those that are too large to ask much about."""
        parts = [part for part in split(self.built.system) if len(part.rows) <= LARGE]
        return {q: part for part in parts for item in part.constraints for q in quantities_of(item)}

    @cached_property
    def _spoken(self) -> dict[Series, dict[Period, int]]:
        """The quantities of each series by their times."""
        found: dict[Series, dict[Period, int]] = {}
        for index, quantity in enumerate(self.built.system.quantities):
            if isinstance(quantity, Quantity) and quantity.period is not None:
                found.setdefault(quantity.series, {})[quantity.period] = index
        return found


def _joined(parts: tuple[System, ...]) -> System:
    """Return components of one system as one."""
    first, *others = parts
    if not others:
        return first
    return evolve(
        first,
        rows=tuple(row for part in parts for row in part.rows),
        products=tuple(made for part in parts for made in part.products),
        choices=tuple(choice for part in parts for choice in part.choices),
        claims=tuple(dict.fromkeys(name for part in parts for name in part.claims)),
        relations=tuple(dict.fromkeys(name for part in parts for name in part.relations)),
    )


def _is_dated_number(voice: Voice) -> bool:
    """Whether a claim gives one number, other than nothing at all, at a date of its own."""
    claim, bounds = voice.reading.claim, voice.reading.bounds
    return claim.weight is not None and claim.period is not None and is_narrow(bounds) and 0 not in bounds


@lru_cache(maxsize=1024)
def _years_of(time: Period) -> frozenset[int]:
    """Return the years in which a time starts and ends; an instant between two years is of both."""
    if time.start is None or time.stop is None:
        return frozenset()
    return frozenset([date.fromordinal(day).year for day in (time.start, max(time.stop - 1, 1)) if day < _LAST])


def _in_other_years(voice: Voice, known: set[int]) -> Iterator[Period]:
    """Yield the period of a claim in those of some years that its own may have been written for."""
    text = str(voice.reading.claim.period)
    years = [int(year) for year in _YEAR.findall(text)]
    for year in other_years(years[-1]) if known and years else ():
        if year not in known:
            continue
        moved = [each + year - years[-1] for each in years]
        if all(0 < each < MAXYEAR for each in moved):
            with suppress(UsageError):  # there is no 29 February
                yield Period.parse(_retold(text, moved))


def _retold(text: str, years: list[int]) -> str:
    """Return the EDTF text of a period with other years in place of its own."""
    between = _YEAR.split(text)
    return between[0] + "".join(f"{year:04}{rest}" for year, rest in zip(years, between[1:], strict=True))


def _when(voice: Voice, period: Period) -> Period:
    """Return the time that a claim speaks of once it is dated to another period."""
    reading = voice.reading
    if reading.when == reading.claim.period:
        return period
    return period.at_start() if reading.claim.edge == "start" else period.at_end()
