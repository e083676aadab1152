"""Tables of rounded cells with their totals: many rows that are off by a little."""

from random import Random

import pytest

from factaudit.constraint import Row, System
from factaudit.solve import solve, verify_certificate
from factaudit.solve.nudge import nudge
from factaudit.solve.simplex import Simplex


def table(side, error=0):
    """A table of numbers told to the nearest ten, with the exact totals of its rows and columns."""
    random = Random(side)
    cells = [[random.randrange(10, 1000) for _ in range(side)] for _ in range(side)]
    rows, claims, relations = [], [], []
    for i in range(side):
        for j in range(side):
            claims.append(f"c{i}-{j}")
            told, place = (cells[i][j] + 5) // 10 * 10, i * side + j
            rows += [
                Row(((place, 1),), "<=", told + 5, (claims[-1],)),
                Row(((place, -1),), "<=", 5 - told, (claims[-1],)),
            ]
    places = [
        [range(i * side, (i + 1) * side) for i in range(side)],
        [range(j, side * side, side) for j in range(side)],
    ]
    for kind, lines in zip("hv", places, strict=True):
        for number, line in enumerate(lines):
            relations.append(f"{kind}{number}")
            exact = sum(cells[place // side][place % side] for place in line)
            off = error if relations[-1] == "h3" else 0
            rows.append(Row(tuple((place, 1) for place in line), "=", exact + off, (relations[-1],)))
    whole = frozenset(range(side * side))
    names = tuple(map(str, range(side * side)))
    return System(names, tuple(rows), integral=whole, claims=tuple(claims), relations=tuple(relations))


@pytest.mark.parametrize("side", [5, 12, 40])
def test_a_table_of_rounded_cells_fits_its_totals_without_many_pivots(side):
    outcome = solve(table(side))
    assert outcome.verdict == "consistent"
    assert outcome.stats["pivots"] < 200


def test_a_total_out_of_reach_is_refuted_by_its_own_line():
    outcome = solve(table(25, error=5000))
    assert "h3" in outcome.conflicts[0].ids
    assert len(outcome.conflicts[0].ids) == 26
    assert all(map(verify_certificate, outcome.conflicts))


def test_a_move_mends_two_rows_at_once_and_pushes_none_out():
    simplex = Simplex(100)
    for _ in range(3):
        simplex.set_bounds(simplex.add_variable(), (0, 0), (4, 0))
    first, second = simplex.add_sum(((0, 1), (1, 1))), simplex.add_sum(((1, 1), (2, 1)))
    for total in (first, second):
        simplex.set_bounds(total, (5, 0), (5, 0))
    nudge(simplex, [first, second, 0])
    assert [simplex.value[total] for total in (first, second)] == [5, 5]
    assert simplex.pivots == 0
    assert simplex.check() is None
