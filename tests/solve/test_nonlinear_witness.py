from fractions import Fraction

import pytest

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.nonlinear_witness import option_that_holds, product_holds, row_holds, satisfies


@pytest.mark.parametrize(
    ("sense", "right", "holds"),
    [("<=", 3, True), ("<", 3, False), ("=", 3, True), ("<", 4, True), ("=", 4, False), ("<=", 2, False)],
)
def test_rows_are_compared_exactly(sense, right, holds):
    assert row_holds(Row(((0, 1), (1, 3)), sense, right), {0: 2, 1: Fraction(1, 3)}) is holds


def test_what_nobody_asked_about_is_zero():
    assert row_holds(Row(((7, 5),), "=", 0), {})
    assert product_holds(Product(0, 1, 2), {1: 5})


def test_the_first_option_that_holds_is_found():
    low, high = (Row(((0, 1),), "<=", 1),), (Row(((0, -1),), "<=", -5),)
    choice = Choice((low, high))
    assert [option_that_holds(choice, {0: value}) for value in (0, 3, 6)] == [low, None, high]


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        ({0: 2, 1: 3, 2: 6}, True),
        ({0: 2, 1: 3, 2: 5}, False),
        ({0: 1, 1: 3, 2: 3}, False),
        ({0: Fraction(5, 2), 1: 2, 2: 5}, False),
        ({0: 3, 1: 3, 2: 9}, False),
    ],
)
def test_everything_has_to_hold(values, holds):
    system = System(
        ("n", "x", "p"),
        (Row(((0, -1),), "<=", -2),),
        (Product(2, 0, 1),),
        (Choice(((Row(((2, 1),), "<=", 6),), (Row(((2, -1),), "<=", -10),))),),
        frozenset({0}),
    )
    assert satisfies(system, values) is holds
