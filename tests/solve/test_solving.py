from fractions import Fraction

import pytest

from factaudit.constraint import Row, System
from factaudit.model.reason import Reason
from factaudit.solve import Budget, Memo, solve, verify_certificate


def exactly(quantity, value, name):
    return Row(((quantity, 1),), "=", value, (name,))


def total(parts, whole, name="r"):
    return Row((*((part, 1) for part in parts), (whole, -1)), "=", 0, (name,))


@pytest.fixture
def sums():
    """Two sums that are off by one each and share no quantity."""
    rows = [exactly(0, 1, "a"), exactly(1, 2, "b"), exactly(2, 4, "c"), total((0, 1), 2, "r")]
    rows += [exactly(3, 1, "d"), exactly(4, 2, "e"), exactly(5, 4, "f"), total((3, 4), 5, "s")]
    return System(tuple("uvwxyz"), tuple(rows), claims=tuple("abcdef"), relations=("r", "s"))


def test_each_component_gives_its_conflict_with_a_certificate(sums):
    outcome = solve(sums)
    assert [conflict.ids for conflict in outcome.conflicts] == [("a", "b", "c", "r"), ("d", "e", "f", "s")]
    assert all(map(verify_certificate, outcome.conflicts))
    assert outcome.complete


def test_corrections_take_one_claim_of_each_component(sums):
    assert solve(sums).corrections == tuple((x, y) for x in "abc" for y in "def")


def test_the_cap_on_corrections_is_stated():
    rows = (exactly(0, 1, "a"), exactly(0, 2, "b"))
    outcome = solve(System(("x",), rows, claims=("a", "b")), budget=Budget(max_corrections=1))
    assert outcome.corrections == (("a",),)
    assert outcome.limits == (Reason.of("few", count=1),)
    assert not outcome.complete


def three_values_each(count):
    """Quantities that are each claimed to be 1, 2 and 3."""
    rows = tuple(exactly(n, value, f"{n}-{value}") for n in range(count) for value in (1, 2, 3))
    return System(tuple(map(str, range(count))), rows, claims=tuple(row.ids[0] for row in rows))


def test_of_many_independent_groups_a_few_corrections_show_how_to_choose():
    outcome = solve(three_values_each(50))
    assert len(outcome.corrections) == 20
    assert outcome.limits == (Reason.of("groups", count=20, groups=50),)
    in_full = solve(three_values_each(6))
    assert len(in_full.corrections) == 3**6
    assert in_full.complete


def test_weights_choose_and_fixed_claims_stay():
    rows = (exactly(0, 1, "a"), exactly(0, 2, "b"), exactly(0, 1, "c"))
    system = System(("x",), rows, claims=tuple("abc"))
    assert solve(system).corrections == (("b",),)
    heavy = System(("x",), rows, claims=tuple("abc"), weights={"b": Fraction(5, 2)})
    assert solve(heavy).corrections == (("a", "c"),)
    fixed = System(("x",), rows, claims=tuple("abc"), weights={"b": None, "a": None})
    outcome = solve(fixed)
    assert outcome.corrections == ()
    assert outcome.limits == (Reason("stuck"),)


def test_a_claim_with_rows_in_two_components_is_one_correction():
    rows = (exactly(0, 1, "a"), exactly(1, 1, "a"), exactly(0, 2, "b"), exactly(1, 2, "c"))
    outcome = solve(System(("x", "y"), rows, claims=tuple("abc")))
    assert [conflict.ids for conflict in outcome.conflicts] == [("a", "b"), ("a", "c")]
    assert outcome.corrections == (("a",),)


def test_a_conflict_in_one_component_drops_larger_ones_of_another():
    rows = (Row(((0, 1),), "<", 0, ("a",)), Row(((0, -1),), "<", 0, ("a",)), exactly(1, 1, "a"), exactly(1, 2, "b"))
    assert [c.ids for c in solve(System(("x", "y"), rows, claims=("a", "b"))).conflicts] == [("a",)]


def test_rounding_a_single_bound_is_an_integer_proof_with_its_sum():
    rows = (Row(((0, 2),), "<=", 5, ("a",)), Row(((0, -2),), "<=", -5, ("b",)))
    conflict = solve(System(("x",), rows, integral=frozenset({0}), claims=("a", "b"))).conflicts[0]
    assert conflict.proof == "integer"
    assert verify_certificate(conflict)
    assert [row.right for row, _ in conflict.certificate] == [2, -3]


def test_a_plain_sum_is_preferred_to_rounding():
    rows = (Row(((0, 2),), "<=", 5, ("a",)), Row(((0, -2),), "<=", -7, ("b",)))
    conflict = solve(System(("x",), rows, integral=frozenset({0}), claims=("a", "b"))).conflicts[0]
    assert conflict.proof == "linear"
    assert {row for row, _ in conflict.certificate} == set(rows)


def test_a_witness_satisfies_what_is_consistent():
    rows = (Row(((0, 1), (1, 1)), "<", 1, ("a",)), Row(((0, -3),), "<=", -1, ("b",)), Row(((1, -3),), "<", -1, ("c",)))
    witness = solve(System(("x", "y"), rows, claims=tuple("abc"))).witness
    assert witness[0] + witness[1] < 1
    assert witness[0] >= Fraction(1, 3) < witness[1]


def test_where_pivots_run_out_the_last_resort_decides():
    rows = (Row(((0, 1), (1, 1)), "=", 3), Row(((0, 1), (1, -1)), "=", 1), Row(((0, 2), (1, 1)), "=", 9, ("a",)))
    conflict = solve(System(("x", "y"), rows, claims=("a",)), budget=Budget(pivots=0)).conflicts[0]
    assert (conflict.ids, conflict.certificate, conflict.proof) == (("a",), (), "nonlinear")


def test_components_after_the_last_pivot_are_not_looked_at(sums):
    outcome = solve(sums, budget=Budget(total_pivots=-1))
    assert [part.why for part in outcome.undetermined] == [Reason.of("spent", count=-1)] * 2


def test_a_component_seen_before_is_not_solved_again(sums):
    memo = Memo()
    first = solve(sums, memo=memo)
    assert (len(memo), memo.hits) == (2, 0)
    assert solve(sums, memo=memo) == first
    assert (len(memo), memo.hits) == (2, 2)


def test_a_chain_of_a_thousand_links_has_its_one_conflict():
    links = 1000
    rows = [exactly(0, 0, "first"), exactly(2 * links, links + 1, "last")]
    for link in range(links):
        rows.append(exactly(2 * link + 1, 1, f"c{link}"))
        terms = ((2 * link, 1), (2 * link + 1, 1), (2 * link + 2, -1))
        rows.append(Row(terms, "=", 0, (f"r{link}",)))
    claims = ("first", *(f"c{link}" for link in range(links)), "last")
    relations = tuple(f"r{link}" for link in range(links))
    outcome = solve(System(tuple(map(str, range(2 * links + 1))), tuple(rows), claims=claims, relations=relations))
    assert [conflict.ids for conflict in outcome.conflicts] == [(*claims, *relations)]
    assert verify_certificate(outcome.conflicts[0])


def test_processes_give_the_same_outcome():
    rows, claims = [], []
    for quantity in range(1500):
        claims += [f"a{quantity}", f"b{quantity}"]
        rows += [exactly(quantity, 1, claims[-2]), Row(((quantity, 1),), "<", 1 + quantity % 100, (claims[-1],))]
        rows.append(Row(((quantity, -1),), "<=", 0))
    system = System(tuple(map(str, range(1500))), tuple(rows), claims=tuple(claims))
    assert solve(system, jobs=2) == solve(system)
    assert len(solve(system).conflicts) == 15
