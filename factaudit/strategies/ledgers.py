"""Ledgers of claims about a hidden true world: all true, or with a contradiction planted among them."""

from functools import cache
from typing import Final, Literal, overload

from attrs import evolve, frozen
from hypothesis import strategies as st

from factaudit.ledger import Ledger
from factaudit.model.claim import MODALITIES, Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.number import Number, exact, exact_text
from factaudit.model.stated import Stated
from factaudit.strategies.numbers import told
from factaudit.strategies.times import measures, periods
from factaudit.strategies.world import Fact, Identity, World
from factaudit.strategies.worlds import worlds

MOST_CLAIMS = 6

_SCENARIOS: Final = st.sampled_from(("", "plan"))


@frozen
class Planted:
    """Claims that cannot all be true, by id, and the relations they need for that; a conflict lies among them."""

    claims: tuple[str, ...]
    relations: tuple[str, ...]


@st.composite
def claims(draw: st.DrawFn, measure: Measure | None = None, *, id: str = "c1") -> Claim:  # noqa: A002 - the field's name
    """Return well-formed claims with this ``id`` about a ``measure``, or about any where none is given."""
    about = draw(measures()) if measure is None else measure
    period = draw(periods(bounded=True))
    value = draw(st.integers(0, 1000))
    return evolve(Fact(about.series, value, period).claim(id, draw(told(value))), modality=draw(modalities()))


@cache
def modalities() -> st.SearchStrategy[str]:
    """Return modalities, ``reported`` first."""
    return st.sampled_from(MODALITIES)


@st.composite
def true_claims(draw: st.DrawFn, world: World, *, first: int = 1) -> tuple[Claim, ...]:
    """Return claims that are true of a world, numbered from ``first``."""
    if not world.facts:
        return ()
    places = draw(st.lists(st.integers(0, len(world.facts) - 1), max_size=MOST_CLAIMS))
    return tuple(
        evolve(fact.claim(f"c{number}", draw(told(fact.value))), modality=draw(modalities()))
        for number, fact in enumerate((world.facts[place] for place in places), first)
    )


@overload
def ledgers(world: World | None = None, *, consistent: Literal[True] = True) -> st.SearchStrategy[Ledger]: ...
@overload
def ledgers(world: World | None = None, *, consistent: Literal[False]) -> st.SearchStrategy[tuple[Ledger, Planted]]: ...
def ledgers(
    world: World | None = None, *, consistent: bool = True
) -> st.SearchStrategy[Ledger] | st.SearchStrategy[tuple[Ledger, Planted]]:
    """Return ledgers about a hidden true world.

    Args:
        world: the world, any where left out.
        consistent: whether all claims are true of it; if not, each ledger comes with what was planted in it.
    """
    return _consistent(world) if consistent else _contradictory(world)


@st.composite
def _consistent(draw: st.DrawFn, world: World | None) -> Ledger:
    hidden = draw(worlds()) if world is None else world
    return _ledger(hidden, draw(true_claims(hidden)))


@st.composite
def _contradictory(draw: st.DrawFn, world: World | None) -> tuple[Ledger, Planted]:
    hidden = draw(worlds()) if world is None else world
    twice = st.sampled_from(hidden.facts).map(lambda fact: Identity((fact,), fact))
    settled = st.sampled_from(hidden.identities) if hidden.identities else twice
    identity = draw(st.one_of(twice, settled))
    scenario = draw(_SCENARIOS)
    planted = [fact.claim(f"c{i}", Stated.number(fact.value)) for i, fact in enumerate(identity.given, 1)]
    planted.append(identity.result.claim(f"c{len(planted) + 1}", draw(_wrong(identity))))
    lies = tuple(evolve(claim, scenario=scenario) for claim in planted)
    ledger = _ledger(hidden, lies + draw(true_claims(hidden, first=len(lies) + 1)))
    return ledger, Planted(tuple(claim.id for claim in lies), identity.relations)


@st.composite
def _wrong(draw: st.DrawFn, identity: Identity) -> Stated:
    """Tell a result that its identity does not allow."""
    apart = draw(st.integers(1, 100))
    below = exact(identity.settled - apart)
    if identity.at_least:
        told_low = (Stated.number(below), _compared("<", below), _compared("<=", below))
        return draw(st.sampled_from(told_low))
    above = exact(identity.settled + apart)
    ways = (Stated.number(above), _compared(">", above), _compared("<", below), Stated.number(below))
    return draw(st.sampled_from(ways))


def _compared(comparator: str, value: Number) -> Stated:
    return Stated(f"{comparator} {exact_text(value)}", value, comparator=comparator)


def _ledger(world: World, told_claims: tuple[Claim, ...]) -> Ledger:
    part = world.about(claim.series.measure for claim in told_claims)
    return Ledger.of(Entries(measures=part.measures, relations=part.relations, claims=told_claims))
