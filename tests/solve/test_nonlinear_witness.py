from fractions import Fraction

import pytest
from attrs import evolve

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.nonlinear_witness import (
    option_that_holds,
    product_holds,
    ratios_of,
    row_holds,
    satisfies,
    with_ratios,
)


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


SHARE_AND_SUM = System(
    ("members", "share", "people", "rate", "next"),
    (Row(((1, 10),), "<=", 9), Row(((2, 1), (4, 1)), "<=", 500)),
    (Product(0, 1, 2), Product(4, 3, 2)),
)


def test_a_factor_of_one_product_that_stands_in_no_sum_is_a_ratio():
    assert ratios_of(SHARE_AND_SUM) == {1, 3}


def test_a_factor_that_an_option_adds_up_is_no_ratio():
    summed = Choice(((Row(((1, 1), (3, 1)), "=", 1),),))
    assert ratios_of(evolve(SHARE_AND_SUM, choices=(summed,))) == set()


def test_a_square_has_no_ratio():
    assert ratios_of(System(("x", "y"), (), (Product(1, 0, 0),))) == set()


def test_ratios_are_read_off_where_the_other_factor_is_not_zero():
    values = {0: 40, 1: 9, 2: 50, 3: 9, 4: 60}
    mended = with_ratios(SHARE_AND_SUM, values, ratios_of(SHARE_AND_SUM))
    assert mended == {**values, 1: Fraction(4, 5), 3: Fraction(6, 5)}
    assert satisfies(SHARE_AND_SUM, mended)
    assert with_ratios(SHARE_AND_SUM, {**values, 2: 0}, ratios_of(SHARE_AND_SUM)) == {**values, 2: 0}
