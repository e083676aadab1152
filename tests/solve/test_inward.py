import pytest

from factaudit.constraint import Row
from factaudit.solve.inward import inward

WHOLE = frozenset({0, 1})


@pytest.mark.parametrize(
    ("row", "rounded"),
    [
        (Row(((0, 1),), "<", 5), Row(((0, 1),), "<=", 4)),
        (Row(((0, 2),), "<", 5), Row(((0, 1),), "<=", 2)),
        (Row(((0, 2),), "<", 4), Row(((0, 1),), "<=", 1)),
        (Row(((0, -2),), "<=", -5), Row(((0, -1),), "<=", -3)),
        (Row(((0, 2), (1, 4)), "<=", 7), Row(((0, 1), (1, 2)), "<=", 3)),
        (Row(((0, 2), (1, 4)), "=", 8), Row(((0, 1), (1, 2)), "=", 4)),
        (Row(((0, 2), (1, 4)), "=", 7), Row((), "<=", -1)),
        (Row(((0, 1), (1, -1)), "<", 0), Row(((0, 1), (1, -1)), "<=", -1)),
    ],
)
def test_rows_over_whole_numbers_are_rounded(row, rounded):
    assert inward(row, WHOLE) == rounded


def test_a_row_with_a_quantity_that_can_be_split_stays():
    row = Row(((0, 2), (5, 2)), "<", 5)
    assert inward(row, WHOLE) is row


def test_a_row_that_is_tight_already_stays():
    row = Row(((0, 1),), "<=", 5)
    assert inward(row, WHOLE) is row
