"""Calendar periods, and measures of every kind."""

from datetime import date
from typing import Final

from hypothesis import strategies as st

from factaudit.model.measure import KINDS, Measure
from factaudit.model.period import Period, month_start

FIRST_DAY: Final = date(2020, 1, 1).toordinal()
DAYS: Final = 3650

UNITS: Final = ("person", "IDR", "kilometer", "facility", "percent", "")
ENTITIES: Final = ("", "Semarang", "Tangerang", "Pontianak")


@st.composite
def periods(draw: st.DrawFn, *, bounded: bool = False) -> Period:
    """Return periods as people name them: years, quarters, days, stretches; with open ends unless ``bounded``."""
    first = draw(calendar_units())
    if not draw(st.booleans()):
        return first
    last = draw(calendar_units())
    starts, stops = (first.start, last.start), (first.stop, last.stop)
    start, stop = min(filter(None, starts)), max(filter(None, stops))
    open_end = "" if bounded else draw(st.sampled_from(("", "start", "stop")))
    return Period(None if open_end == "start" else start, None if open_end == "stop" else stop)


@st.composite
def calendar_units(draw: st.DrawFn) -> Period:
    """Return one year, half-year, quarter, month or day of the 2020s."""
    length = draw(st.sampled_from((1, 12, 3, 6, 0)))
    if length == 0:
        day = FIRST_DAY + draw(st.integers(0, DAYS))
        return Period(day, day + 1)
    year = draw(st.integers(0, 9)) + 2020
    month = 1 + length * draw(st.integers(0, 12 // length - 1))
    return Period(month_start(year, month), month_start(year, month + length))


@st.composite
def measures(draw: st.DrawFn, *, id: str = "m") -> Measure:  # noqa: A002 - the field's name
    """Return measures of every kind, by the name of ``id``; counts may be integral, and each may be signed."""
    kind = draw(st.sampled_from(KINDS))
    unit = draw(st.sampled_from(UNITS))
    integral = unit in {"person", "facility"} and kind != "ratio" and draw(st.booleans())
    signed = draw(st.sampled_from((None, False, True)))
    return Measure(id, f"measure {id}", kind, unit, draw(st.sampled_from(ENTITIES)), integral, signed)
