"""Times and cuts are worked out for classes of series; they are those that relations pass on one by one."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from factaudit import Period
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.relation import Relation, Term
from factaudit.model.stated import Stated
from factaudit.relations.cuts import adds_in_each_segment, cuts
from factaudit.relations.reading import read_claims
from factaudit.relations.timeline import timeline

STOCKS = [Measure(f"stock{n}", kind="stock") for n in range(4)]
FLOWS = [Measure(f"flow{n}", kind="flow") for n in range(5)]
MEASURES = (*STOCKS, *FLOWS, Measure("ratio", kind="ratio"))
DAY = Period.parse("2024-05-10")
PERIODS = [DAY, *map(Period.parse, ("2024", "2024-40", "2024-02", "2024-05/2024-09", "2025", "2024/2025"))]

terms = st.lists(st.sampled_from(MEASURES), min_size=1, max_size=3, unique=True).map(
    lambda measures: tuple(Term(measure.series) for measure in measures)
)
stocks, flows = (st.sampled_from(some).map(lambda measure: (Term(measure.series),)) for some in (STOCKS, FLOWS))
roles = st.one_of(
    st.tuples(st.just("total"), st.tuples(terms, terms).map(lambda two: (("whole", two[0]), ("parts", two[1])))),
    st.tuples(st.just("total"), st.tuples(flows, flows).map(lambda two: (("whole", two[0]), ("parts", two[1])))),
    st.tuples(st.just("restated"), terms.map(lambda same: (("same", same),))),
    st.tuples(
        st.just("roll-forward"), st.tuples(stocks, flows).map(lambda two: (("stock", two[0]), ("inflows", two[1])))
    ),
)
relations = st.lists(roles, max_size=6).map(
    lambda many: tuple(Relation(f"r{n}", kind, roles) for n, (kind, roles) in enumerate(many))
)
said = st.lists(st.tuples(st.sampled_from(MEASURES), st.sampled_from([None, *PERIODS])), max_size=8)


def claimed(said, steady):
    """Claims about measures at periods; those of flows over whole months as steady rates where asked for."""
    for number, (measure, period) in enumerate(said):
        every = "month" if steady and measure.kind == "flow" and period not in {None, DAY} else ""
        yield Claim(f"c{number}", measure.series, Stated.number(1), period, every=every)


@given(said, relations, st.booleans())
def test_times_and_cuts_are_those_that_relations_pass_on(said, relations, steady):
    entries = Entries(measures=MEASURES, relations=relations, claims=tuple(claimed(said, steady)))
    readings = read_claims(entries)
    line = timeline(entries, readings, relations)
    times = passed_on(line, readings, relations)
    every = [measure.series for measure in MEASURES]
    assert {series: set(line.times_of(series).periods) for series in every} == times
    found = cuts(line, readings, relations)
    shared = cut_alike(line, readings, relations, times)
    assert {series: list(found.of(series)) for series in shared} == {s: sorted(cut) for s, cut in shared.items()}


@given(said, relations)
def test_series_of_the_same_times_share_them(said, relations):
    entries = Entries(measures=MEASURES, relations=relations, claims=tuple(claimed(said, steady=False)))
    line = timeline(entries, read_claims(entries), relations)
    assert len(set(map(id, line.times.values()))) == len({times.periods for times in line.times.values()})


def passed_on(line, readings, relations):
    """Pass times on from relation to relation until none is gained."""
    times = {measure.series: set() for measure in MEASURES}
    for reading in readings:
        if reading.when is not None:
            times[reading.claim.series].add(reading.when)
    before = None
    while before != times:
        before = {series: set(known) for series, known in times.items()}
        for relation in relations:
            joined = [s for s in relation.series if s not in line.constants] if relation.repeated else []
            spanning = [s for s in joined if line.is_flow(s)] or joined
            for period in chain.from_iterable([list(times[series]) for series in spanning]):
                for series in joined:
                    times[series].add(line.time_for(series, period))
    return times


def cut_alike(line, readings, relations, times):
    """Cut flows at the ends of their times, at stocks that they roll forward, with rates and with each other."""
    cut = {s: {end for p in known for end in (p.start, p.stop)} for s, known in times.items() if line.is_flow(s)}
    before = None
    while before != cut:
        before = {series: set(ends) for series, ends in cut.items()}
        for relation in relations:
            if relation.kind == "roll-forward":
                (stock,), (flow,) = relation.role("stock"), relation.role("inflows")
                cut[flow.series] |= {instant.stop for instant in times[stock.series]}
            if adds_in_each_segment(relation, line):
                ends = set().union(*(cut[series] for series in relation.series))
                cut.update((series, set(ends)) for series in relation.series)
        for reading in readings:
            if reading.claim.every:
                ends = cut[reading.claim.series]
                units = list(reading.when.units(reading.claim.every))
                ends |= {e for u in units if any(u.start < c < u.stop for c in ends) for e in (u.start, u.stop)}
    return cut
