from attrs import evolve

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve import Budget, Memo, solve
from factaudit.solve.marco import Listing

SYSTEM = System(("x", "y"), (Row(((0, 1), (1, 1)), "=", 3, ("a",)),), claims=("a",))
MOVED = System(tuple("vwxyz"), (Row(((2, 1), (4, 1)), "=", 3, ("a",)),), claims=("a",))


def recalled(memo, system, budget=None):
    return memo.recall(system, budget or Budget(), lambda _: Listing(witness={0: 1, 1: 2}))


def test_other_numbers_of_quantities_are_the_same_component():
    memo = Memo()
    recalled(memo, SYSTEM)
    assert recalled(memo, MOVED).witness == {2: 1, 4: 2}
    assert (len(memo), memo.hits) == (1, 1)


def test_anything_else_is_another_component():
    others = [
        evolve(SYSTEM, rows=(Row(((0, 1), (1, 1)), "=", 4, ("a",)),)),
        evolve(SYSTEM, integral=frozenset({0})),
        evolve(SYSTEM, weights={"a": 2}),
        evolve(SYSTEM, claims=(), relations=("a",)),
        evolve(SYSTEM, products=(Product(0, 1, 1, ("a",)),)),
        evolve(SYSTEM, choices=(Choice((SYSTEM.rows,), ("a",)),)),
    ]
    memo = Memo()
    for system in (SYSTEM, *others):
        recalled(memo, system)
    recalled(memo, SYSTEM, Budget(nodes=1))
    assert (len(memo), memo.hits) == (8, 0)


def test_certificates_are_told_in_the_numbers_of_the_asker():
    rows = SYSTEM.rows + tuple(Row(((quantity, 1),), "=", 2, (name,)) for quantity, name in enumerate("bc"))
    system = evolve(SYSTEM, rows=rows, claims=tuple("abc"))
    place = {0: 2, 1: 4}
    moved_rows = tuple(evolve(r, terms=tuple((place[q], c) for q, c in r.terms)) for r in rows)
    moved = evolve(MOVED, rows=moved_rows, claims=tuple("abc"))
    memo = Memo()
    solve(system, memo=memo)
    assert solve(moved, memo=memo) == solve(moved)
    assert memo.hits == 1


def test_a_search_that_was_stopped_is_not_remembered():
    memo = Memo()
    memo.recall(SYSTEM, Budget(), lambda _: Listing(interrupted=True))
    assert len(memo) == 0
