"""The number line of a conflict: what each claim admits, and what would do given all the others."""

from itertools import groupby

from attrs import frozen

from factaudit.catalogue import Words
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.claim import Claim
from factaudit.model.finding import Finding
from factaudit.model.number import Number
from factaudit.model.report import Report
from factaudit.report.page.scale import Scale, Tick
from factaudit.report.reading import bounds_words, label, rated, unit_words


@frozen
class Bar:
    """An interval on an axis, in percent; an end is ``open``, ``closed`` or goes ``on`` beyond the axis."""

    start: float
    stop: float
    lower: str
    upper: str

    @property
    def width(self) -> float:
        """How long it is, in percent."""
        return round(self.stop - self.start, 3)

    @property
    def point(self) -> bool:
        """Whether it is one value."""
        return self.start == self.stop and self.lower == self.upper == "closed"


@frozen
class Lane:
    """A claim's row: what it admits and what would do."""

    claim: str
    label: str
    admits: str
    feasible_text: str
    stated: tuple[Bar, ...]
    feasible: tuple[Bar, ...]


@frozen
class NumberLine:
    """Claims in one unit over one axis."""

    unit: str
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]

    @property
    def telling(self) -> bool:
        """Whether there is something to compare: a second claim, or what would do."""
        return len(self.lanes) > 1 or any(lane.feasible for lane in self.lanes)


def number_lines(finding: Finding, report: Report, words: Words) -> tuple[NumberLine, ...]:
    """Return a number line for each unit that the claims of a finding are in."""
    admitted = report.admitted
    claims = [report.entries.claim[i] for i in finding.conflict if i in report.entries.claim and i in admitted]
    mended = [r for r in finding.repairs if r.aspect == "value"]
    feasible = {r.claim: (r.bounds, r.feasible) for r in mended if r.bounds is not None}
    units = {claim.id: _axis(claim, report) for claim in claims}
    ordered = sorted(claims, key=lambda c: list(units.values()).index(units[c.id]))
    lines = (
        _line(list(group), _unit(*unit, words), report, feasible, words)
        for unit, group in groupby(ordered, key=lambda c: units[c.id])
    )
    return tuple(line for line in lines if line.telling)


def _unit(unit: str, rate: str, words: Words) -> str:
    named = unit_words(unit, Bounds.anything(), words)
    return rated(named, rate, words)


def _axis(claim: Claim, report: Report) -> tuple[str, str]:
    """Return the unit and rate of a claim: a level and a monthly amount do not share an axis."""
    measure = report.entries.measure.get(claim.series.measure)
    return (measure.unit if measure is not None else claim.unit, claim.every or claim.average_per)


def _line(
    claims: list[Claim], unit: str, report: Report, feasible: dict[str, tuple[Bounds, str]], words: Words
) -> NumberLine:
    admitted = report.admitted
    mended = {c.id: feasible.get(c.id, (Bounds(()), "")) for c in claims}
    shown = [*(admitted[c.id] for c in claims), *(bounds for bounds, _ in mended.values())]
    scale = Scale.over(end for bounds in shown for end in _ends(bounds))
    lanes = tuple(
        Lane(
            claim.id,
            label(claim, report.entries, words),
            bounds_words(admitted[claim.id], words),
            mended[claim.id][1],
            _bars(admitted[claim.id], scale),
            _bars(mended[claim.id][0], scale),
        )
        for claim in claims
    )
    return NumberLine(unit, lanes, scale.ticks(words))


def _ends(bounds: Bounds) -> list[Number]:
    return [end for i in bounds.intervals for end in (i.lower, i.upper) if end is not None]


def _bars(bounds: Bounds, scale: Scale) -> tuple[Bar, ...]:
    return tuple(_bar(interval, scale) for interval in bounds.intervals)


def _bar(interval: Interval, scale: Scale) -> Bar:
    return Bar(
        0.0 if interval.lower is None else scale.at(interval.lower),
        100.0 if interval.upper is None else scale.at(interval.upper),
        _end(interval.lower, left_out=interval.lower_open),
        _end(interval.upper, left_out=interval.upper_open),
    )


def _end(value: Number | None, *, left_out: bool) -> str:
    if value is None:
        return "on"
    return "open" if left_out else "closed"
