"""Two figures that were swapped are suggested to be, and whatever swap is suggested makes everything agree."""

from attrs import evolve
from hypothesis import assume, event, given
from hypothesis import strategies as st
from worlds_settings import WORLDS

from factaudit import Ledger
from factaudit.model.entries import Entries
from factaudit.model.stated import Stated
from factaudit.strategies.linked import linked
from factaudit.strategies.rolling import rolling
from factaudit.strategies.scenes import shares, totals

TIMED = st.one_of(totals(), shares(), rolling(), linked())
"""Worlds that are told of at several times."""


def kind(fact):
    return fact.series, fact.every, fact.average_per


def told(world, facts, values):
    """Return the ledger in which some facts of a world are told with these values."""
    claims = tuple(f.claim(f"c{i}", Stated.number(v)) for i, (f, v) in enumerate(zip(facts, values, strict=True), 1))
    part = world.about(fact.series.measure for fact in facts)
    return Ledger.of(Entries(measures=part.measures, relations=part.relations, claims=claims))


def suggestions(report):
    """Yield what is suggested for each claim, with its conflict."""
    for finding in report.contradictions:
        for repair in finding.repairs:
            yield from ((finding, repair.claim, suggestion) for suggestion in repair.suggestions)


def swaps(report):
    return {frozenset({name, s.exchanged_with}) for _, name, s in suggestions(report) if s.exchanged_with}


@st.composite
def swapped(draw):
    """Return a true ledger but for two swapped figures, each told apart from the other by true ones, and their ids."""
    world = draw(TIMED)
    alike = {}
    for identity in world.identities:
        if not identity.at_least:
            alike.setdefault(kind(identity.result), []).append(identity)
    alike = [same for same in alike.values() if len({identity.result.value for identity in same}) > 1]
    assume(alike)
    same = draw(st.sampled_from(alike))
    one = draw(st.sampled_from(same))
    others = [i for i in same if i.result.value != one.result.value and one.result not in i.given]
    others = [i for i in others if i.result not in one.given]
    assume(others)
    other = draw(st.sampled_from(others))
    more = draw(st.lists(st.sampled_from(world.facts), max_size=3))
    told_truly = (f for f in (*one.given, *other.given, *more) if f not in {one.result, other.result})
    facts = draw(st.permutations(list(dict.fromkeys((one.result, other.result, *told_truly)))))
    values = {one.result: other.result.value, other.result: one.result.value}
    ids = {f"c{place}" for place, fact in enumerate(facts, 1) if fact in values}
    return told(world, facts, [values.get(fact, fact.value) for fact in facts]), frozenset(ids)


@WORLDS
@given(swapped())
def test_figures_that_were_swapped_are_suggested_to_be(drawn):
    ledger, pair = drawn
    report = ledger.audit()
    first = {each: name for finding in report.contradictions for name, also in finding.also for each in also}
    pair = frozenset(first.get(name, name) for name in pair)
    simpler = [s for _, name, s in suggestions(report) if name in pair and not s.exchanged_with]
    event(f"swap {pair in swaps(report)}, simpler {bool(simpler)}")
    assert pair in swaps(report) or any(s.number is None for s in simpler)


@st.composite
def muddled(draw):
    """Return a ledger of the numbers of a world, those of one series among each other in any order."""
    world = draw(TIMED)
    facts = draw(st.lists(st.sampled_from(world.facts), min_size=2, max_size=8, unique=True))
    told_of = {}
    for fact in facts:
        told_of.setdefault(kind(fact), []).append(fact.value)
    mixed = {each: draw(st.permutations(values)) for each, values in told_of.items()}
    return told(world, facts, [mixed[kind(fact)].pop() for fact in facts])


def exchanged(ledger, one, other):
    """Return a ledger in which some claims state the figure of others, and the other way round."""
    figures = [ledger.entries.claim[names[0]].stated for names in (one, other)]
    claims = [(name, figure) for names, figure in zip((one, other), reversed(figures), strict=True) for name in names]
    return ledger.with_claims(*(evolve(ledger.entries.claim[name], stated=figure) for name, figure in claims))


@WORLDS
@given(muddled())
def test_a_suggested_swap_makes_everything_around_it_agree(ledger):
    report = ledger.audit()
    before = {frozenset(finding.conflict) for finding in report.contradictions}
    also = {name: others for finding in report.contradictions for name, others in finding.also}
    pairs = swaps(report)
    event(f"{len(pairs)} suggested")
    for pair in pairs:
        one, other = ((name, *also.get(name, ())) for name in sorted(pair))
        after = {frozenset(f.conflict) for f in exchanged(ledger, one, other).audit().contradictions}
        assert after <= before
        assert not any(conflict & {*one, *other} for conflict in after)
