"""A year written for another is suggested where it explains a conflict, and only where it mends it."""

from attrs import evolve
from hypothesis import assume, event, given
from hypothesis import strategies as st

import factaudit as fa
from factaudit.explain.slips import other_years
from factaudit.explain.words import when
from factaudit.model.period import Period

VALUES = st.integers(1, 10**6)
DATES = ("{year:04}", "{year:04}-06", "{year:04}-33", "{year:04}-12-31")


def totalled(kind, parts):
    """Return a ledger in which parts add up to a total, the total and the parts."""
    ledger = fa.Ledger()
    total, *measures = (getattr(ledger, kind)(name, unit="person") for name in ["total", *"abc"[:parts]])
    ledger.total(total, measures)
    return ledger, total, measures


def said(measure, kind, time, value, ledger):
    return ledger.claim(measure.at(time) if kind == "stock" else measure.during(time), value)


def suggested(report, name):
    """Yield what is suggested as the date of a claim in each of its conflicts."""
    for finding in report.contradictions:
        if name in finding.conflict:
            repairs = (r for r in finding.repairs if (r.claim, r.aspect) == (name, "date"))
            yield {s.value for repair in repairs for s in repair.suggestions}


@st.composite
def misdated(draw):
    """Return a ledger that is true but for a total dated to another year, and the period it was meant for."""
    kind, date = draw(st.sampled_from(("stock", "flow"))), draw(st.sampled_from(DATES))
    year = draw(st.integers(1001, 9997))
    meant = draw(st.sampled_from([other for other in other_years(year) if other < 9999]))
    values = draw(st.tuples(*[st.lists(VALUES, min_size=2, max_size=2)] * draw(st.integers(1, 3))))
    own, other = (sum(of_both[i] for of_both in values) for i in (0, 1))
    assume(own != other)
    ledger, total, parts = totalled(kind, len(values))
    for part, of_both in zip(parts, values, strict=True):
        for each, value in zip((year, meant), of_both, strict=True):
            said(part, kind, date.format(year=each), value, ledger)
    told = draw(st.sets(st.sampled_from((year, meant))))
    for each, value in ((year, own), (meant, other)):
        if each in told:
            said(total, kind, date.format(year=each), value, ledger)
    wrong = said(total, kind, date.format(year=year), other, ledger)
    return ledger, wrong, Period.parse(date.format(year=meant))


@given(misdated())
def test_a_year_written_for_another_is_suggested(drawn):
    ledger, wrong, meant = drawn
    found = list(suggested(ledger.audit(), wrong))
    assert found
    assert all(when(meant, "en") in dates for dates in found)


@st.composite
def muddled(draw):
    """Return a ledger of few numbers over two years, many of them wrong."""
    kind = draw(st.sampled_from(("stock", "flow")))
    ledger, total, parts = totalled(kind, 2)
    few = st.sampled_from((100, 200, 300, 400, "about 300"))
    for year in (2024, 2025):
        for measure in draw(st.lists(st.sampled_from((total, *parts)), max_size=3)):
            said(measure, kind, str(year), draw(few), ledger)
    return ledger


@given(muddled())
def test_a_suggested_year_mends_all_conflicts_of_its_claim(ledger):
    report = ledger.audit()
    moves = {
        (repair.claim, suggestion.value, dict(finding.also).get(repair.claim, ()))
        for finding in report.contradictions
        for repair in finding.repairs
        if repair.aspect == "date"
        for suggestion in repair.suggestions
    }
    event(f"{len(moves)} suggested")
    for name, year, others in moves:
        claims = [ledger.entries.claim[each] for each in (name, *others)]
        mended = ledger.with_claims(*(evolve(claim, period=Period.parse(year)) for claim in claims))
        assert not any({name, *others} & set(finding.conflict) for finding in mended.audit().contradictions)
