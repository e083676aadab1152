"""The timeline of a stock: what is stated of it, and how far its flows can carry it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

from factaudit.catalogue import Words
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.number import Number
from factaudit.model.period import month_start
from factaudit.model.relation import Relation
from factaudit.model.report import Report
from factaudit.report.page.reach import Flow, Point, reach
from factaudit.report.page.scale import Scale, Tick
from factaudit.report.reading import bounds_words, label, number_words

_MOST_DATES: Final = 4
_MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600)


@frozen
class Stand:
    """What a claim says of the stock at an instant; heights in percent from the top, None beyond the picture."""

    claim: str
    text: str
    alt: str
    at: float
    low: float
    high: float
    beyond: str
    anchor: str
    disputed: bool


@frozen
class Course:
    """A line through time in percent of the picture, with what to write at its end."""

    points: tuple[tuple[float, float], ...]
    text: str

    @property
    def rising(self) -> bool:
        """Whether it ends above its start: then there is room for its text above its end, elsewhere below."""
        return self.points[-1][1] < self.points[0][1]


@frozen
class Gap:
    """The distance between what can be reached and what is stated, at the time of the statement."""

    at: float
    reached: float
    stated: float
    text: str
    anchor: str


@frozen
class Timeline:
    """The picture of a stock over time."""

    title: str
    stands: tuple[Stand, ...]
    gap: Gap | None
    highest: Course | None
    lowest: Course | None
    dates: tuple[Tick, ...]
    levels: tuple[Tick, ...]

    @property
    def area(self) -> tuple[tuple[float, float], ...]:
        """The corners of what can be reached, empty where one of its edges is not known."""
        if self.highest is None or self.lowest is None:
            return ()
        return (*self.highest.points, *reversed(self.lowest.points))


def timeline(
    relation: Relation, report: Report, words: Words, disputed: Iterable[str] = (), gap: str = ""
) -> Timeline | None:
    """Return the picture of a roll-forward's stock, None where fewer than two of its levels are dated.

    ``disputed`` are the ids of a conflict: only its flows are followed, and from its own opening level;
    ``gap`` is what to write between the level it reaches and the one it states.
    """
    told = frozenset(disputed)
    stock = relation.role("stock")
    claims = _beside([c for c in _dated(report) if stock and c.series == stock[0].series], told)
    if len(claims) < 2:
        return None
    levels = {c.id: report.admitted[c.id] for c in claims}
    opening = min((c for c in claims if not told or c.id in told), key=_instant, default=claims[0])
    flows = _flows(relation, report, told)
    paths = [reach(_instant(opening), levels[opening.id], flows, up=up) for up in (True, False)]
    canvas = _Canvas.around(claims, levels, paths, report, words)
    stands = tuple(canvas.stand(c, levels[c.id], disputed=c.id in told) for c in claims)
    high, low = canvas.courses(*paths)
    title = _title(claims[0], report, words)
    between = _gap(stands, high, low, gap) if gap else None
    return Timeline(title, stands, between, high, low, canvas.dates(), canvas.heights.ticks(words))


def _beside(claims: list[Claim], told: frozenset[str]) -> list[Claim]:
    """Return the disputed claims, and the others at instants of their own, so that none hides another."""
    taken = {_instant(c) for c in claims if c.id in told}
    return [c for c in claims if c.id in told or _instant(c) not in taken]


def _title(claim: Claim, report: Report, words: Words) -> str:
    measure = report.entries.measure.get(claim.series.measure)
    name = measure.name if measure is not None else claim.series.measure
    return words("claim.of", measure=name, entity=claim.series.entity) if claim.series.entity else name


def _gap(stands: tuple[Stand, ...], high: Course | None, low: Course | None, text: str) -> Gap | None:
    """Return the gap to the first disputed level that stands where a course ends, beyond it."""
    for stand in (s for s in stands if s.disputed):
        if high and high.points[-1][0] == stand.at and stand.low < high.points[-1][1]:
            return Gap(stand.at, high.points[-1][1], stand.low, text, stand.anchor)
        if low and low.points[-1][0] == stand.at and stand.high > low.points[-1][1]:
            return Gap(stand.at, low.points[-1][1], stand.high, text, stand.anchor)
    return None


def _dated(report: Report) -> list[Claim]:
    admitted = report.admitted
    known = (c for c in report.entries.claims if c.id in admitted and not admitted[c.id].empty)
    return [c for c in known if c.period is not None and c.period.bounded]


def _instant(claim: Claim) -> int:
    assert claim.period is not None
    end = claim.period.stop if claim.edge == "end" else claim.period.start
    assert end is not None
    return end


def _flows(relation: Relation, report: Report, told: frozenset[str]) -> list[Flow]:
    signs = {t.series: s for role, s in (("inflows", 1), ("outflows", -1)) for t in relation.role(role)}
    claims = [c for c in _dated(report) if c.series in signs and (not told or c.id in told)]
    return [Flow(c, report.admitted[c.id], signs[c.series]) for c in claims]


@frozen
class _Canvas:
    """The picture's axes, and how to put claims and courses between them."""

    days: Scale
    heights: Scale
    report: Report
    words: Words

    @classmethod
    def around(
        cls, claims: list[Claim], levels: dict[str, Bounds], paths: list[list[Point]], report: Report, words: Words
    ) -> "_Canvas":
        ends = [end for b in levels.values() for i in b.intervals for end in (i.lower, i.upper) if end is not None]
        return cls(
            Scale.over([*map(_instant, claims), *(day for path in paths for day, _ in path)]),
            Scale.over([0, *ends, *(level for path in paths for _, level in path)]),
            report,
            words,
        )

    def stand(self, claim: Claim, bounds: Bounds, *, disputed: bool) -> Stand:
        hull, at = bounds.hull, self.days.at(_instant(claim))
        text = bounds_words(bounds, self.words)
        return Stand(
            claim.id,
            text,
            f"{claim.id} {label(claim, self.report.entries, self.words)}: {text}",
            at,
            self._height(hull.lower, otherwise=100.0),
            self._height(hull.upper, otherwise=0.0),
            "up" if hull.upper is None else "down" if hull.lower is None else "",
            "end" if at > 60 else "start",
            disputed,
        )

    def _height(self, value: Number | None, *, otherwise: float) -> float:
        return otherwise if value is None else round(100 - self.heights.at(value), 3)

    def courses(self, high: list[Point], low: list[Point]) -> tuple[Course | None, Course | None]:
        """Return the highest and the lowest course; one course alone where they are the same."""
        if high == low:
            return self._course(high, "page.only"), None
        return self._course(high, "page.highest"), self._course(low, "page.lowest")

    def _course(self, path: list[Point], told: str) -> Course | None:
        if not path:
            return None
        points = tuple((self.days.at(day), self._height(level, otherwise=0.0)) for day, level in path)
        return Course(points, self.words(told, level=number_words(path[-1][1], self.words)))

    def dates(self) -> tuple[Tick, ...]:
        """Return a few months or years that start within the picture."""
        first, last = (date.fromordinal(max(int(end), 1)) for end in (self.days.low, self.days.high))
        start, stop = (day.year * 12 + day.month - 1 for day in (first, last))
        step = next((n for n in _MONTH_STEPS if stop - start <= n * _MOST_DATES), _MONTH_STEPS[-1])
        boundaries = (month_start(m // 12, m % 12 + 1) for m in range(-(-start // step) * step, stop + 1, step))
        return tuple(self._date(b, step) for b in boundaries if self.days.low <= b <= self.days.high)

    def _date(self, boundary: int, step: int) -> Tick:
        """Name the boundary by the month or year that ends there, as levels are."""
        last = date.fromordinal(boundary - 1)
        month = self.words.each("months")[last.month - 1][:3]
        text = self.words("page.year-end" if step % 12 == 0 else "page.month-end", month=month, year=last.year)
        at = self.days.at(boundary)
        return Tick(at, text, "end" if at > 92 else "start" if at < 8 else "middle")
