"""What holds for every system with products or choices, with z3 as the judge."""

from fractions import Fraction

from hypothesis import assume, event, given
from hypothesis import strategies as st

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.judge import judge
from factaudit.solve.nonlinear import NonlinearOracle, part_in_force
from factaudit.solve.nonlinear_witness import satisfies
from factaudit.solve.propagate import propagate

QUANTITIES = 4
JUDGE_MS = 1_000


@st.composite
def rows(draw, name, *, longest=3):
    indices = draw(st.lists(st.integers(0, QUANTITIES - 1), min_size=1, max_size=longest, unique=True))
    terms = tuple((index, draw(st.sampled_from((-3, -2, -1, 1, 2, 3)))) for index in sorted(indices))
    return Row(terms, draw(st.sampled_from(("<=", "<", "="))), draw(st.integers(-6, 6)), (name,) if name else ())


@st.composite
def systems(draw):
    counts = [draw(st.integers(0, most)) for most in (5, 3, 2)]
    linear = tuple(draw(rows(f"c{number}")) for number in range(counts[0] + 1))
    factors = st.integers(0, QUANTITIES - 1)
    products = tuple(
        Product(draw(factors), draw(factors), draw(factors), (f"p{number}",)) for number in range(counts[1])
    )
    options = st.lists(st.lists(rows("", longest=2), max_size=2).map(tuple), max_size=3).map(tuple)
    choices = tuple(Choice(draw(options), (f"o{number}",)) for number in range(counts[2]))
    integral = frozenset(index for index in range(QUANTITIES) if draw(st.booleans()))
    return System(tuple("abcd"), linear, products, choices, integral)


def ids_of(system):
    parts = (*system.rows, *system.products, *system.choices)
    return frozenset(name for part in parts for name in part.ids)


@given(systems())
def test_the_ladder_and_z3_agree_whenever_both_decide(system):
    check = NonlinearOracle(system).check(ids_of(system))
    verdict = judge(system, timeout_ms=JUDGE_MS)
    event(f"{check.status}, z3 {verdict}")
    assume(verdict is not None and check.status != "unknown")
    assert (check.status == "sat") is verdict


@given(systems())
def test_a_witness_satisfies_everything(system):
    check = NonlinearOracle(system).check(ids_of(system), witness=True)
    if check.witness is not None:
        assert check.status == "sat"
        assert satisfies(system, check.witness)


@given(systems())
def test_a_core_is_refuted_by_itself(system):
    check = NonlinearOracle(system).check(ids_of(system))
    assume(check.status == "unsat")
    assert check.core <= ids_of(system)
    assert judge(system, check.core, timeout_ms=JUDGE_MS) is not True
    assert NonlinearOracle(system).check(check.core).status != "sat"


@given(systems(), st.data())
def test_what_was_learned_does_not_change_an_answer(system, data):
    oracle = NonlinearOracle(system)
    for _ in range(4):
        ids = frozenset(name for name in sorted(ids_of(system)) if data.draw(st.booleans()))
        fresh, learned = NonlinearOracle(system).check(ids), oracle.check(ids, witness=True)
        assert "unknown" in {fresh.status, learned.status} or fresh.status == learned.status
        if learned.witness is not None:
            assert satisfies(part_in_force(system, ids), learned.witness)


@given(systems())
def test_propagation_removes_no_value_that_can_be_taken(system):
    check = NonlinearOracle(system).check(ids_of(system), witness=True)
    assume(check.witness is not None)
    known = propagate(system.rows, system.products, system.integral)
    assert known.core is None
    for index, value in check.witness.items():
        lower, upper = known.lower.get(index), known.upper.get(index)
        assert lower is None or value > lower.value or (value == lower.value and not lower.is_open)
        assert upper is None or value < upper.value or (value == upper.value and not upper.is_open)


def rounded(value, unit):
    """Return the rows that a rounded claim makes of quantity ``index``: half a unit on each side."""
    told = round(Fraction(value) / unit) * unit
    return told - unit / 2, told + unit / 2


def between(index, low, high, name):
    return (
        Row(((index, -low.denominator),), "<=", -low.numerator, (name,)),
        Row(((index, high.denominator),), "<=", high.numerator, (name,)),
    )


UNITS = st.sampled_from([Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(10), Fraction(1000)])
SMALL_UNITS = st.sampled_from([Fraction(1, 1000), Fraction(1, 100), Fraction(1, 10)])


@st.composite
def hidden_worlds(draw):
    """A chain of levels, each a rate times the one before, and a part that is a share of each level."""
    level = Fraction(draw(st.integers(1, 10**6)))
    linear, products = list(between(0, *rounded(level, draw(UNITS)), "level 0")), []
    for step in range(draw(st.integers(1, 5))):
        rate = Fraction(draw(st.integers(500, 2000)), 1000)
        share = Fraction(draw(st.integers(0, 1000)), 1000)
        here, base = 4 * step, 4 * (step + 1)
        told = {base: level * rate, base - 2: rate, base - 1: share, base - 3: share * level * rate}
        for index, value in sorted(told.items()):
            if draw(st.booleans()):
                unit = draw(SMALL_UNITS if index % 4 in (2, 3) else UNITS)
                linear += between(index, *rounded(value, unit), f"{index}")
        products += [
            Product(base, here, base - 2, (f"growth {step}",)),
            Product(base - 3, base - 1, base, (f"share {step}",)),
        ]
        level *= rate
    names = tuple(map(str, range(4 * 6 + 1)))
    return System(names, (*linear, *(Row(((i, -1),), "<=", 0) for i in range(25))), tuple(products))


@given(hidden_worlds())
def test_a_hidden_world_told_in_rounded_claims_is_never_flagged(system):
    assert NonlinearOracle(system).check(ids_of(system)).status == "sat"


@given(st.integers(2, 60), st.integers(0, 400), st.sampled_from([1, 10, 100]))
def test_printed_means_are_judged_as_counting_does(count, told, parts):
    """The GRIM test of Brown and Heathers (2017): a mean of whole answers, told in tenths or hundredths."""
    half = Fraction(1, 2 * parts)
    low, high = Fraction(told, parts) - half, Fraction(told, parts) + half
    linear = (*between(0, low, high, "mean"), Row(((1, 1),), "=", count, ("count",)), Row(((2, -1),), "<=", 0))
    system = System(("mean", "count", "sum"), linear, (Product(2, 0, 1, ("r",)),), integral=frozenset({1, 2}))
    possible = any(low * count <= total <= high * count for total in range(int(high * count) + 2))
    assert (NonlinearOracle(system).check(ids_of(system)).status == "sat") is possible
