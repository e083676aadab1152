"""Values that satisfy the rows of a linear system: every answer of ``sat`` comes with them."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factaudit.constraint import Row, System
from factaudit.solve.linear import LinearOracle

QUANTITIES = range(5)


@st.composite
def rows(draw):
    chosen = sorted(draw(st.sets(st.sampled_from(QUANTITIES), max_size=3)))
    terms = tuple((quantity, draw(st.sampled_from((-3, -1, 1, 1, 2)))) for quantity in chosen)
    return Row(terms, draw(st.sampled_from(("<=", "<", "="))), draw(st.integers(-9, 9)))


@st.composite
def systems(draw):
    integral = frozenset(draw(st.sets(st.sampled_from(QUANTITIES))))
    return System(tuple("vwxyz"), tuple(draw(st.lists(rows(), max_size=8))), integral=integral)


def satisfied(row, value):
    total = sum(value[quantity] * c for quantity, c in row.terms)
    return {"<=": total <= row.right, "<": total < row.right, "=": total == row.right}[row.sense]


def witness(system):
    return LinearOracle(system).check(frozenset(), witness=True).witness


@given(systems())
def test_what_is_found_satisfies_every_row_and_is_whole_where_it_has_to_be(system):
    value = witness(system)
    if value is not None:
        assert all(satisfied(row, value) for row in system.rows)
        assert all(type(v) in (int, Fraction) for v in value.values())
        assert all(value[quantity].denominator == 1 for quantity in system.integral & value.keys())


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=6), st.sampled_from((1, 10, 1000)), st.booleans())
def test_a_total_and_its_parts_rounded_from_the_truth_are_always_satisfied(parts, step, whole):
    truth = [*parts, sum(parts)]
    told = [
        row
        for quantity, value in enumerate(truth)
        for row in (Row(((quantity, 2),), "<=", 2 * value + step), Row(((quantity, -2),), "<=", step - 2 * value))
    ]
    added = Row((*((part, 1) for part in range(len(parts))), (len(parts), -1)), "=", 0)
    system = System(tuple(map(str, truth)), (*told, added), integral=frozenset(range(len(truth)) if whole else ()))
    assert witness(system) is not None


def test_values_keep_off_open_ends():
    rows = (Row(((0, 1), (1, 1)), "=", 1), Row(((0, -1),), "<", 0), Row(((1, -1),), "<", 0), Row(((1, 3),), "<", 1))
    value = witness(System(("x", "y"), rows))
    assert 0 < value[1] < Fraction(1, 3)
