"""Conflicts, corrections and feasible bounds against brute force on small random systems."""

from fractions import Fraction
from itertools import combinations

from attrs import evolve
from hypothesis import assume, event, given
from hypothesis import strategies as st
from test_solve_oracle import systems

from factaudit.constraint import Row, System
from factaudit.solve import (
    Budget,
    Effort,
    Memo,
    choose_oracle,
    consistent,
    feasible,
    solve,
    support,
    verify_certificate,
)
from factaudit.solve.judge import judge

weights = st.sampled_from([1, 1, 2, Fraction(1, 2), None])


def minimal_conflicts(system):
    """Every minimal contradictory set of ids, by trying all subsets in order of size."""
    names = (*system.claims, *system.relations)
    found = []
    for size in range(len(names) + 1):
        for subset in map(frozenset, combinations(names, size)):
            if not any(conflict <= subset for conflict in found) and judge(system, subset) is False:
                found.append(subset)
    return found


def least_corrections(system, conflicts):
    """Every set of claims of least weight that meets all conflicts, without those that hold another."""
    free = [name for name in system.claims if system.weights.get(name, 1) is not None]
    subsets = [frozenset(subset) for size in range(len(free) + 1) for subset in combinations(free, size)]
    hitting = [subset for subset in subsets if all(conflict & subset for conflict in conflicts)]
    price = {subset: sum((Fraction(system.weights.get(n, 1)) for n in subset), Fraction(0)) for subset in hitting}
    least = [subset for subset in hitting if price[subset] == min(price.values())]
    return {subset for subset in least if not any(other < subset for other in least)}


@st.composite
def weighted(draw):
    system = draw(systems(quantities=3, rows=7, names=4))
    return evolve(system, weights={name: draw(weights) for name in system.claims})


@given(weighted())
def test_all_minimal_conflicts_and_all_least_corrections_are_those_of_brute_force(system):
    outcome = solve(system)
    assume(not outcome.undetermined)
    wanted = minimal_conflicts(system)
    assert {frozenset(conflict.ids) for conflict in outcome.conflicts} == set(wanted)
    assert len(outcome.conflicts) == len(wanted)
    assert outcome.verdict == ("contradictory" if wanted else "consistent")
    if wanted:
        assert set(map(frozenset, outcome.corrections)) == least_corrections(system, wanted)


@st.composite
def banded(draw):
    """Sums of a few quantities, each claimed to be within a band or above or below something, a few guaranteed to."""
    sums = st.dictionaries(st.integers(0, 3), st.sampled_from([-2, -1, 1, 1, 3]), min_size=2, max_size=4)
    rows = []
    for number in range(draw(st.integers(5, 9))):
        names = draw(st.sampled_from([(f"c{number}",)] * 8 + [("c0",), ()]))
        terms = tuple(sorted(draw(sums).items()))
        middle, half = draw(st.integers(-9, 9)), draw(st.integers(0, 3))
        for sign in draw(st.sampled_from([(1,), (-1,), (1, -1), (1, -1)])):
            left = tuple((quantity, sign * c) for quantity, c in terms)
            rows.append(Row(left, draw(st.sampled_from(["<=", "<"])), sign * middle + half, names))
    return System(tuple("wxyz"), tuple(rows), claims=tuple(dict.fromkeys(name for row in rows for name in row.ids)))


@given(banded())
def test_a_refutation_that_calls_itself_minimal_is(system):
    answer = choose_oracle(system).check(frozenset(system.claims))
    event(f"{answer.status}, minimal {answer.minimal}")
    if answer.minimal:
        assert all(judge(system, answer.core - {name}) for name in answer.core)


@given(systems())
def test_certificates_verify_and_lists_are_in_order(system):
    outcome = solve(system)
    order = {name: place for place, name in enumerate((*system.claims, *system.relations))}
    keys = [(len(c.ids), [order[name] for name in c.ids]) for c in outcome.conflicts]
    assert keys == sorted(keys)
    for conflict in outcome.conflicts:
        assert list(conflict.ids) == sorted(conflict.ids, key=order.__getitem__)
        assert verify_certificate(conflict) or (conflict.proof == "integer" and not conflict.certificate)


@given(systems(), st.permutations(range(5)))
def test_a_memo_and_other_indices_change_nothing(system, order):
    place = dict(enumerate(sorted(order[: len(system.quantities)])))
    moved = evolve(
        system,
        quantities=tuple("abcde"),
        rows=tuple(evolve(r, terms=tuple((place[q], c) for q, c in r.terms)) for r in system.rows),
        integral=frozenset(place[q] for q in system.integral),
    )
    memo = Memo()
    solve(system, memo=memo)
    solved, recalled = len(memo), memo.hits
    assert solve(moved, memo=memo) == solve(moved)
    assert (len(memo), memo.hits - recalled) == (solved, solved + recalled)


@given(systems(), st.integers(1, 6))
def test_a_limit_on_conflicts_is_kept_and_stated(system, limit):
    """What is always in force holds, as what measures guarantee does: a count is not below zero."""
    full = solve(system)
    assume(all(conflict.ids for conflict in full.conflicts))
    few = solve(system, budget=Budget(max_conflicts=limit))
    assert len(few.conflicts) <= max(limit, 0)
    assert {c.ids for c in few.conflicts} <= {c.ids for c in full.conflicts}
    assert few.verdict == full.verdict
    assert few.limits or few.conflicts == full.conflicts


def with_row(system, terms, sense, right):
    return evolve(system, rows=(*system.rows, Row(terms, sense, right)))


def scaled_row(terms, sign, end, sense):
    """Return ``sign * terms sense sign * end`` with integers."""
    end = Fraction(end)
    left = tuple((quantity, sign * coefficient * end.denominator) for quantity, coefficient in terms)
    return left, sense, sign * end.numerator


@given(systems(), st.dictionaries(st.integers(0, 4), st.integers(-3, 3).filter(bool), min_size=1, max_size=3))
def test_feasible_ends_are_tight(system, chosen):
    terms = tuple(sorted((q, c) for q, c in chosen.items() if q < len(system.quantities)))
    assume(terms)
    whole = all(quantity in system.integral for quantity, _ in terms)
    assume(whole or not system.integral)
    touched = evolve(system, rows=tuple(row for row in system.rows if row.terms))
    bounds = feasible(touched, terms)
    assume(bounds is not None)
    if bounds.empty:
        assert judge(touched) is False
        return
    hull = bounds.hull
    for end, is_open, sign in ((hull.lower, hull.lower_open, -1), (hull.upper, hull.upper_open, 1)):
        if end is None:
            continue
        beyond = with_row(touched, *scaled_row(terms, -sign, end, "<"))
        attained = with_row(touched, *scaled_row(terms, sign, end, "="))
        assert judge(beyond) in (False, None) or judge(touched) is False
        assert judge(attained) in (not is_open, None) or judge(touched) is False


@given(systems(rows=6), st.integers(0, 3))
def test_the_claims_that_a_bound_rests_on_give_it(system, index):
    index %= len(system.quantities)
    assume(all(row.terms for row in system.rows) and consistent(system))
    found = feasible(system, ((index, 1),))
    assume(found is not None and not found.empty)
    names = support(system, index, found, effort=Effort(10**9))
    again = feasible(system, ((index, 1),), ids=(*names, *system.relations))
    assert again == found or (again is None and system.integral)  # whole numbers may not be settled with less said


@given(systems(integral=False), st.integers(0, 4), st.integers(0, 4))
def test_ratios_stay_within_their_bounds_and_reach_them(system, over, under):
    size = len(system.quantities)
    over, under = over % size, under % size
    rows = tuple(row for row in system.rows if row.terms)
    positive = evolve(system, rows=(*rows, Row(((under, -1),), "<", 0)))
    bounds = feasible(evolve(system, rows=rows), [(over, 1)], over=[(under, 1)])
    if bounds is None or judge(positive) is False:
        assert bounds is None or bounds.empty or judge(evolve(system, rows=rows)) is False
        return
    if bounds.empty:
        assert judge(positive) is not True
        return
    for end, is_open, sign in (
        (bounds.hull.lower, bounds.hull.lower_open, -1),
        (bounds.hull.upper, bounds.hull.upper_open, 1),
    ):
        if end is None:
            continue
        difference = {over: end.denominator}
        difference[under] = difference.get(under, 0) - end.numerator
        left = tuple(sorted((q, c) for q, c in difference.items() if c))
        beyond = with_row(positive, tuple((q, -sign * c) for q, c in left), "<", 0)
        assert judge(beyond) is not True
        assert judge(with_row(positive, left, "=", 0)) in (not is_open, None)


def test_a_system_without_rows_is_consistent():
    assert solve(System((), ())).verdict == "consistent"
