"""The conflicts of a small forest, read off from what each end follows from, against those that a search finds."""

from unittest.mock import patch

from hypothesis import assume, given
from hypothesis import strategies as st

from factaudit.constraint import Row, System
from factaudit.solve import Budget, labels
from factaudit.solve.certificate import adds_up
from factaudit.solve.linear import LinearOracle
from factaudit.solve.marco import conflicts_of


@st.composite
def forests(draw):
    """Sums of quantities that stand in no other sum but one, with bounds on some of them."""
    rows, free, names = [], [0], iter(f"c{n}" for n in range(100))
    ids = st.sampled_from(["own", "own", "own", "guaranteed", "c0", "shared"])
    size = 1

    def of():
        chosen = draw(ids)
        own = next(names)
        return {"own": (own,), "guaranteed": (), "shared": (own, "d")}.get(chosen, (chosen,))

    for _ in range(draw(st.integers(0, 3))):
        parts = [free.pop(draw(st.integers(0, len(free) - 1))), *range(size, size + draw(st.integers(1, 2)))]
        free += range(size, size + len(parts))
        size += len(parts)
        terms = tuple((q, draw(st.sampled_from([1, 1, -1, 2]))) for q in sorted(parts))
        rows.append(Row(terms, draw(st.sampled_from(["=", "=", "<=", "<"])), draw(st.integers(-4, 4)), of()))
    for _ in range(draw(st.integers(1, 8))):
        terms = ((draw(st.integers(0, size - 1)), draw(st.sampled_from([1, -1, 3]))),)
        rows.append(Row(terms, draw(st.sampled_from(["=", "<=", "<"])), draw(st.integers(-5, 5)), of()))
    claims = dict.fromkeys(name for row in rows for name in row.ids)
    whole = frozenset(range(size)) if draw(st.booleans()) else frozenset()
    return System(tuple(map(str, range(size))), tuple(rows), integral=whole, claims=tuple(claims))


def searched(system):
    with patch.object(labels, "SMALL", -1):
        return conflicts_of(system, LinearOracle(system), Budget()).conflicts


@given(forests())
def test_the_same_conflicts_are_read_off_as_a_search_finds(system):
    known = LinearOracle(system).conflicts()
    assume(known is not None)
    assert len(known) == len(set(known))
    assert set(known) == {frozenset(conflict.ids) for conflict in searched(system)}


@given(forests())
def test_each_is_listed_in_the_same_order_with_a_proof_of_its_own(system):
    assume(LinearOracle(system).conflicts() is not None)
    found = conflicts_of(system, LinearOracle(system), Budget())
    assert [conflict.ids for conflict in found.conflicts] == [conflict.ids for conflict in searched(system)]
    assert found.limits == ()
    for conflict in found.conflicts:
        assert {name for row, _ in conflict.certificate for name in row.ids} == set(conflict.ids)
        assert adds_up(conflict.certificate)


def stated(quantity, value, name):
    return Row(((quantity, 1),), "=", value, (name,))


TOTAL = Row(((0, 1), (1, 1), (2, -1)), "=", 0, ("r",))
TWICE = (TOTAL, stated(0, 1, "a"), stated(1, 2, "b"), stated(2, 4, "c"), stated(2, 5, "d"))


def system_of(*rows):
    return System(tuple("xyz"), rows, claims=tuple(sorted({name for row in rows for name in row.ids})))


def test_a_total_told_twice_conflicts_with_its_parts_and_with_itself():
    found = LinearOracle(system_of(*TWICE)).conflicts()
    assert set(found) == {frozenset("abcr"), frozenset("abdr"), frozenset("cd")}


def test_circles_and_many_ids_are_left_to_a_search():
    circle = Row(((0, 1), (1, -1)), "=", 0, ("s",))
    assert LinearOracle(system_of(*TWICE, circle)).conflicts() is None
    many = (stated(0, value, f"c{value}") for value in range(labels.SMALL + 1))
    assert LinearOracle(system_of(*many)).conflicts() is None


def test_more_ways_to_bound_a_sum_than_are_looked_at_are_left_to_a_search():
    parts = range(7)
    bounds = [Row(((q, 1),), "<=", 3 + told, (f"{told}{q}",)) for q in parts for told in (0, 1)]
    total = Row((*((q, 1) for q in parts), (7, -1)), "=", 0, ("r",))
    system = System(
        tuple("abcdefgh"), (*bounds, total, stated(7, 99, "t")), claims=(*(b.ids[0] for b in bounds), "r", "t")
    )
    assert LinearOracle(system).conflicts() is None
    assert len(conflicts_of(system, LinearOracle(system), Budget(max_conflicts=200)).conflicts) == 2**7


def test_as_many_conflicts_as_are_wanted_are_found_by_a_search_that_tells_the_limit():
    system = system_of(*TWICE)
    found = conflicts_of(system, LinearOracle(system), Budget(max_conflicts=3))
    assert len(found.conflicts) == 3
    assert [reason.key for reason in found.limits] == ["first"]
