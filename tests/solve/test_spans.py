from fractions import Fraction

from factaudit.constraint import Row
from factaudit.solve.spans import FREE, divided, empty, meet, normal, of_row, plus, times

ONE_TO_THREE = ((1, 0), (3, -1))


def test_rows_that_differ_by_a_factor_have_the_same_terms():
    assert normal(Row(((0, -4), (1, 6)), "<=", 3)) == (((0, 2), (1, -3)), -2)
    assert normal(Row(((0, 1), (1, 6)), "<=", 3)) == (((0, 1), (1, 6)), 1)


def test_a_row_leaves_a_half_line_and_an_equality_a_point():
    assert of_row(Row(((0, 2),), "<", 3), 2) == (None, (Fraction(3, 2), -1))
    assert of_row(Row(((0, -2),), "<=", 3), -2) == ((Fraction(-3, 2), 0), None)
    assert of_row(Row(((0, 3),), "=", 3), 3) == ((1, 0), (1, 0))


def test_what_lies_in_both():
    assert meet(ONE_TO_THREE, (None, (2, 0))) == ((1, 0), (2, 0))
    assert meet(FREE, ONE_TO_THREE) == ONE_TO_THREE
    assert empty(meet(ONE_TO_THREE, ((3, 0), None)))
    assert not empty(FREE)


def test_sums_and_multiples():
    assert plus(ONE_TO_THREE, ONE_TO_THREE) == ((2, 0), (6, -2))
    assert plus(ONE_TO_THREE, (None, (1, 0))) == (None, (4, -1))
    assert times(ONE_TO_THREE, -2) == ((-6, 1), (-2, 0))
    assert divided(ONE_TO_THREE, -1) == ((-3, 1), (-1, 0))
