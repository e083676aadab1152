from fractions import Fraction

import pytest

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve import nonlinear_search
from factaudit.solve.nonlinear_search import Search
from factaudit.solve.nonlinear_witness import satisfies


def at_least(index, value, *ids):
    value = Fraction(value)
    return Row(((index, -value.denominator),), "<=", -value.numerator, ids)


def at_most(index, value, *ids):
    value = Fraction(value)
    return Row(((index, value.denominator),), "<=", value.numerator, ids)


def decided(system):
    check = Search(system).decide()
    if check.status == "sat":
        assert satisfies(system, check.witness)
    return check


def test_products_in_a_chain_are_satisfied_by_fixing_factors():
    rows = [at_least(0, 100), at_most(0, 101), at_least(8, "121.5"), at_most(8, "122")]
    rows += [row for rate in range(4, 8) for row in (at_least(rate, "1.045"), at_most(rate, "1.055"))]
    products = tuple(Product(level + 1 if level < 3 else 8, level, level + 4) for level in range(4))
    assert decided(System(tuple(map(str, range(9))), tuple(rows), products)).status == "sat"


def test_a_product_of_two_unknowns_with_a_given_sum_is_split_until_refuted():
    # x + y = 10 and x * y >= 26 cannot be: the most is 25
    rows = (Row(((0, 1), (1, 1)), "=", 10, ("sum",)), at_least(2, 26, "product"), at_least(0, 0), at_least(1, 0))
    check = decided(System(("x", "y", "p"), rows, (Product(2, 0, 1, ("r",)),)))
    assert (check.status, check.core) == ("unsat", {"sum", "product", "r"})


def test_whole_factors_are_enumerated():
    # 2 <= x, y and x * y = 13
    rows = (at_least(0, 2, "x"), at_least(1, 2, "y"), Row(((2, 1),), "=", 13, ("p",)))
    system = System(("x", "y", "p"), rows, (Product(2, 0, 1, ("r",)),), integral=frozenset({0, 1}))
    assert decided(system).core == {"x", "y", "p", "r"}


def test_a_fractional_count_beside_the_products_is_settled():
    rows = (Row(((0, 3), (1, 5)), "=", 7, ("sum",)), at_least(0, -9), at_most(0, 9), at_least(2, 1), at_most(2, 3))
    system = System(("n", "m", "x", "y"), rows, (Product(3, 2, 2),), integral=frozenset({0, 1}))
    assert decided(system).status == "sat"


def test_choices_are_taken_in_order_until_one_does():
    options = tuple((Row(((0, 1),), "=", value), Row(((1, 1),), "=", value)) for value in (1, 2, 3))
    rows = (Row(((2, 1),), "=", 9, ("nine",)),)
    system = System(("x", "y", "p"), rows, (Product(2, 0, 1, ("r",)),), (Choice(options, ("which",)),))
    assert decided(system).witness[0] == 3


@pytest.mark.parametrize("name", ["SOLVES", "PIVOTS"])
def test_no_effort_no_answer(name, monkeypatch):
    monkeypatch.setattr(nonlinear_search, name, 0)
    rows = (Row(((0, 1), (1, 1)), "=", 10), at_least(2, 24), at_least(0, 0), at_least(1, 0))
    assert decided(System(("x", "y", "p"), rows, (Product(2, 0, 1),))).status == "unknown"


def test_whole_numbers_that_branching_does_not_settle_are_split_as_cases(monkeypatch):
    monkeypatch.setattr(nonlinear_search, "BRANCHES", 0)
    rows = (Row(((0, 3), (1, 5)), "=", 7), at_least(0, -9), at_most(0, 9), at_least(1, -9), at_most(1, 9))
    system = System(("n", "m", "x", "y"), rows, (Product(3, 2, 2),), integral=frozenset({0, 1}))
    assert decided(system).status == "sat"
