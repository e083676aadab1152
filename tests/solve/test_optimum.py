from fractions import Fraction

import pytest

from factaudit.solve.budget import ExhaustedError
from factaudit.solve.optimum import greatest
from factaudit.solve.simplex import Simplex


@pytest.fixture
def simplex():
    """x and y between 0 and 10 with x + 2 y at most 12."""
    simplex = Simplex(100)
    for _ in range(2):
        simplex.set_bounds(simplex.add_variable(), (0, 0), (10, 0))
    simplex.set_bounds(simplex.add_sum(((0, 1), (1, 2))), None, (12, 0))
    assert simplex.check() is None
    return simplex


def test_the_greatest_value_lies_in_a_corner(simplex):
    assert greatest(simplex, simplex.add_sum(((0, 1), (1, 1)))) == (11, 0)
    assert greatest(simplex, simplex.add_sum(((1, 3),))) == (18, 0)
    assert greatest(simplex, simplex.add_sum(((0, -1), (1, -1)))) == (0, 0)


def test_an_end_that_is_not_attained_keeps_its_distance(simplex):
    simplex.set_bounds(2, None, (12, -1))
    assert simplex.check() is None
    assert greatest(simplex, simplex.add_sum(((0, 1), (1, 3)))) == (18, Fraction(-3, 2))


def test_what_nothing_stops_has_no_greatest_value(simplex):
    free = simplex.add_variable()
    assert greatest(simplex, simplex.add_sum(((0, 1), (free, 1)))) is None


def test_the_limit_on_pivots_holds(simplex):
    simplex.limit = simplex.pivots
    with pytest.raises(ExhaustedError):
        greatest(simplex, simplex.add_sum(((0, 1), (1, 1))))
