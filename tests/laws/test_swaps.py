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
    return fact.series.measure, fact.every, fact.average_per


def settled(world):
    """Return the identities of a world by the kind of what they settle, those of one number only left out."""
    found = {}
    for identity in world.identities:
        if not identity.at_least:
            found.setdefault(kind(identity.result), []).append(identity)
    return [same for same in found.values() if len({identity.result.value for identity in same}) > 1]


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
def of_one_kind(draw):
    """Return a world and its identities that settle facts of one kind."""
    world = draw(TIMED)
    alike = settled(world)
    assume(alike)
    return world, draw(st.sampled_from(alike))


@st.composite
def swapped(draw):
    """Return a ledger true but for two swapped figures that stand in one sum, or each in its own; and their ids."""
    world, same = draw(of_one_kind())
    one = draw(st.sampled_from(same))
    within = [fact for fact in one.given if kind(fact) == kind(one.result)]
    apart = {i.result: i.given for i in same if one.result not in i.given and i.result.series == one.result.series}
    others = [fact for fact in (*within, *apart) if fact.value != one.result.value]
    assume(others)
    other = draw(st.sampled_from(others))
    more = draw(st.lists(st.sampled_from(world.facts), max_size=3))
    others = (f for f in (*one.given, *apart.get(other, ()), *more) if f not in {one.result, other})
    facts = draw(st.permutations(list(dict.fromkeys((one.result, other, *others)))))
    values = {one.result: other.value, other: one.result.value}
    ids = {f"c{place}" for place, fact in enumerate(facts, 1) if fact in values}
    return told(world, facts, [values.get(fact, fact.value) for fact in facts]), frozenset(ids)


@WORLDS
@given(swapped())
def test_figures_that_were_swapped_are_suggested_to_be(drawn):
    """Unless one of them alone, changed by a stroke or to another year, explains as much."""
    ledger, pair = drawn
    report = ledger.audit()
    assume(report.contradictions)
    first = {each: name for finding in report.contradictions for name, also in finding.also for each in also}
    pair = frozenset(first.get(name, name) for name in pair)
    simpler = [s for _, name, s in suggestions(report) if name in pair and not s.exchanged_with]
    event(f"swap {pair in swaps(report)}, simpler {bool(simpler)}")
    assert pair in swaps(report) or simpler


@st.composite
def muddled(draw):
    """Return a ledger in which two or three figures that others settle are told in any order."""
    world, same = draw(of_one_kind())
    chosen = draw(st.lists(st.sampled_from(same), min_size=2, max_size=3, unique_by=lambda i: i.result))
    results = [identity.result for identity in chosen]
    mixed = dict(zip(results, draw(st.permutations([fact.value for fact in results])), strict=True))
    facts = list(dict.fromkeys((*results, *(fact for identity in chosen for fact in identity.given))))
    return told(world, facts, [mixed.get(fact, fact.value) for fact in facts])


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
