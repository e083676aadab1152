"""The simplex against z3, on random systems with strict and closed bounds, huge numbers and whole numbers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factaudit.constraint import Row, System
from factaudit.solve import choose_oracle, consistent, feasible, feasible_without
from factaudit.solve.certificate import adds_up
from factaudit.solve.forest import needed
from factaudit.solve.judge import judge

coefficients = st.one_of(st.integers(-3, 3), st.sampled_from([10**17 + 1, -(10**17), 10**30, 7, 999])).filter(bool)
rights = st.one_of(st.integers(-6, 6), st.sampled_from([10**17, 10**17 + 1, -(10**30), 1]))
senses = st.sampled_from(["<=", "<=", "<", "="])


@st.composite
def systems(draw, *, quantities=4, rows=8, names=5, integral=True):
    """Systems whose rows belong to none, one or two of a few claims and relations."""
    size = draw(st.integers(1, quantities))
    claims = draw(st.integers(0, names))
    ids = [f"c{n}" for n in range(claims)] + [f"r{n}" for n in range(draw(st.integers(0, names - claims)))]
    groups = st.lists(st.sampled_from(ids), max_size=2, unique=True).map(sorted).map(tuple) if ids else st.just(())
    terms = st.dictionaries(st.integers(0, size - 1), coefficients, max_size=3).map(lambda d: tuple(sorted(d.items())))
    made = draw(st.lists(st.builds(Row, terms, senses, rights, groups), max_size=rows))
    whole = draw(st.frozensets(st.integers(0, size - 1))) if integral and draw(st.booleans()) else frozenset()
    return System(
        tuple(f"q{n}" for n in range(size)),
        tuple(made),
        integral=whole,
        claims=tuple(name for name in ids if name[0] == "c"),
        relations=tuple(name for name in ids if name[0] == "r"),
    )


def names_of(system):
    return frozenset((*system.claims, *system.relations))


def holds(row, witness):
    left = sum(coefficient * witness.get(quantity, 0) for quantity, coefficient in row.terms)
    return {"<=": left <= row.right, "<": left < row.right, "=": left == row.right}[row.sense]


def in_force(system, ids):
    return [row for row in system.rows if ids.issuperset(row.ids)]


@given(systems(), st.data())
def test_the_simplex_and_z3_agree_whatever_was_asked_before(system, data):
    oracle = choose_oracle(system)
    names = names_of(system)
    subsets = st.frozensets(st.sampled_from(sorted(names))) if names else st.just(frozenset())
    for ids in data.draw(st.lists(subsets, min_size=1, max_size=3)):
        answer = oracle.check(ids, witness=True)
        verdict = judge(system, ids)
        if answer.status == "unknown" or verdict is None:
            continue
        assert (answer.status == "sat") == verdict
        if answer.status == "sat" and answer.witness is not None:
            assert all(holds(row, answer.witness) for row in in_force(system, ids))
            assert all(answer.witness.get(quantity, 0).denominator == 1 for quantity in system.integral)
        if answer.status == "unsat":
            assert answer.core <= ids
            assert judge(system, answer.core) is not True


@given(systems(integral=False))
def test_every_linear_refutation_adds_up(system):
    answer = choose_oracle(system).check(names_of(system))
    if answer.status == "unsat":
        assert answer.proof == "linear"
        assert adds_up(answer.certificate)
        assert {row for row, _ in answer.certificate} <= set(system.rows)
        assert all(type(weight) is int for _, weight in answer.certificate)


@given(systems(), st.booleans())
def test_consistency_is_what_z3_says(system, everything):
    ids = None if everything else frozenset(system.claims)
    answer, verdict = consistent(system, ids), judge(system, ids)
    assert answer is None or verdict is None or answer == verdict


@st.composite
def trees(draw):
    """Systems whose rows link each quantity to an earlier one: forests, with bounds on single quantities."""
    size = draw(st.integers(1, 6))
    whole = draw(st.booleans())
    factors = st.sampled_from([1, -1] if whole else [1, -1, 2, -3])
    rows = []
    for quantity in range(size):
        for _ in range(draw(st.integers(0, 2))):
            rows.append((((quantity, draw(st.sampled_from([1, -1, 3]))),), f"c{len(rows)}"))
        if quantity and draw(st.booleans()):
            near = draw(st.integers(0, quantity - 1))
            rows.append((((near, draw(factors)), (quantity, draw(factors))), f"c{len(rows)}"))
    made = tuple(Row(terms, draw(senses), draw(st.integers(-4, 4)), (name,)) for terms, name in rows)
    return System(
        tuple("abcdef"[:size]),
        made,
        integral=frozenset(range(size)) if whole else frozenset(),
        claims=tuple(name for _, name in rows),
    )


@given(trees())
def test_in_a_forest_two_sweeps_find_every_id_that_is_needed(system):
    ids = names_of(system)
    if judge(system, ids) is not False:
        return
    found = needed(system)
    if found is not None:
        assert found == {name for name in ids if judge(system, ids - {name})}


@given(trees())
def test_in_a_forest_two_sweeps_tell_what_is_left_without_each_id(system):
    ids = names_of(system)
    for name, left in feasible_without(system).items():
        (bounded,) = (row.terms[0][0] for row in system.rows if name in row.ids)
        assert not left.empty
        assert left == feasible(system, ((bounded, 1),), ids=ids - {name})


def test_exactness_where_floating_point_fails():
    x_and_y = ((0, 1), (1, 1))
    below = (Row(((0, 1),), "<", 1, ("a",)), Row(((1, 1),), "<", 1, ("b",)))
    probes = [
        ((*below, Row(x_and_y, "=", 2, ("c",))), False),
        ((Row(((0, 1),), "=", 10**17, ("a",)), Row(((0, 1),), "=", 10**17 + 1, ("b",))), False),
        ((Row(((0, 3),), "=", 1, ("a",)), Row(((0, 9),), "=", 3, ("b",))), True),
        (
            (Row(((0, 10),), "=", 1), Row(((1, 10),), "=", 2), Row(x_and_y, "<", 1), Row(((0, 10), (1, 10)), "=", 3)),
            True,
        ),
        ((Row(((0, 10**9),), "<=", 10**9 - 1), Row(((0, -1),), "<=", -1)), False),
        ((Row(((0, 1),), "<", 1), Row(((0, -(10**18)),), "<", -(10**18) + 1)), True),
    ]
    for rows, verdict in probes:
        assert consistent(System(("x", "y"), rows, claims=("a", "b", "c"))) is verdict


def test_a_third_is_a_third():
    system = System(("x",), (Row(((0, 3),), "=", 1),))
    assert choose_oracle(system).check(frozenset(), witness=True).witness == {0: Fraction(1, 3)}
