import pytest

from factaudit.model.reason import Reason
from factaudit.solve.budget import ExhaustedError
from factaudit.solve.simplex import Simplex


def simplex_of(size, *sums, limit=1000):
    simplex = Simplex(limit)
    for _ in range(size):
        simplex.add_variable()
    return simplex, [simplex.add_sum(terms) for terms in sums]


def test_values_end_up_within_all_bounds():
    simplex, (total,) = simplex_of(2, ((0, 1), (1, 1)))
    simplex.set_bounds(0, (0, 0), (3, 0))
    simplex.set_bounds(1, (0, 0), (3, 0))
    simplex.set_bounds(total, (5, 0), None)
    assert simplex.check() is None
    assert simplex.value[0] + simplex.value[1] == simplex.value[total] >= 5


def test_a_refutation_weighs_upper_bounds_positive_and_lower_ones_negative():
    simplex, (total,) = simplex_of(2, ((0, 1), (1, 1)))
    simplex.set_bounds(0, None, (1, -1))
    simplex.set_bounds(1, None, (1, -1))
    simplex.set_bounds(total, (2, 0), None)
    assert simplex.check() == ((0, 1), (1, 1), (total, -1))


def test_a_strict_bound_keeps_its_distance():
    simplex, _ = simplex_of(1)
    simplex.set_bounds(0, (3, 1), None)
    assert simplex.check() is None
    assert (simplex.value[0], simplex.shift[0]) == (3, 1)


def test_bounds_that_cross_refute_themselves_until_loosened():
    simplex, _ = simplex_of(1)
    simplex.set_bounds(0, (3, 0), (2, 0))
    assert simplex.check() == ((0, 1), (0, -1))
    simplex.set_bounds(0, (3, 0), None)
    assert simplex.check() is None


def test_a_refuted_row_is_refuted_again_and_mended_when_loosened():
    simplex, (total,) = simplex_of(2, ((0, 1), (1, -1)))
    simplex.set_bounds(0, (0, 0), (0, 0))
    simplex.set_bounds(1, (0, 0), (0, 0))
    simplex.set_bounds(total, (1, 0), None)
    assert simplex.check() == simplex.check() != None  # noqa: E711
    simplex.set_bounds(0, (0, 0), None)
    assert simplex.check() is None
    assert simplex.value[0] == 1


def test_the_limit_on_pivots_is_an_error_that_loses_nothing():
    simplex, totals = simplex_of(3, ((0, 1), (1, 1)), ((1, 1), (2, 1)), ((0, 1), (2, 1)), limit=0)
    for total, value in zip(totals, (3, 5, 4), strict=True):
        simplex.set_bounds(total, (value, 0), (value, 0))
    with pytest.raises(ExhaustedError) as raised:
        simplex.check()
    assert raised.value.reason == Reason.of("pivots", count=0)
    simplex.limit = 100
    assert simplex.check() is None
    assert simplex.value[:3] == [1, 2, 3]
