from fractions import Fraction

from factaudit.constraint import Choice, Row, System
from factaudit.model.bounds import Bounds
from factaudit.solve import consistent, feasible


def between(quantity, low, high, name="", *, opened=False):
    ids = (name,) if name else ()
    sense = "<" if opened else "<="
    return Row(((quantity, 1),), sense, high, ids), Row(((quantity, -1),), sense, -low, ids)


BOX = (*between(0, 10, 20, "a"), *between(1, 3, 7, "b", opened=True))
SYSTEM = System(("x", "y"), BOX, claims=("a", "b"))


def test_ends_of_a_sum_are_open_where_a_part_is():
    assert str(feasible(SYSTEM, [(0, 1), (1, 1)], constant=Fraction(1, 2))) == "(13.5, 27.5)"
    assert str(feasible(SYSTEM, [(0, Fraction(1, 3))])) == "[10/3, 20/3]"


def test_only_the_ids_in_force_count():
    assert str(feasible(SYSTEM, [(0, 1), (1, 1)], ids=["a"])) == "(-oo, oo)"
    assert feasible(SYSTEM, [(0, 2)], ids=["a"]) == Bounds.between(20, 40)


def test_ratios_are_bounded_exactly():
    assert str(feasible(SYSTEM, [(0, 1)], over=[(1, 1)])) == "(10/7, 20/3)"
    assert str(feasible(SYSTEM, [(0, 1)], constant=1, over=[(0, 1), (1, 1)])) == "(11/17, 21/23)"


def test_a_ratio_over_what_is_never_positive_is_empty():
    system = System(("x", "y"), (*between(0, 1, 2), *between(1, -3, 0)))
    assert feasible(system, [(0, 1)], over=[(1, 1)]) == Bounds(())


def test_a_contradiction_leaves_nothing_but_only_where_it_is_connected():
    rows = (*BOX, *between(2, 5, 4, "c"))
    system = System(("x", "y", "z"), rows, claims=("a", "b", "c"))
    assert feasible(system, [(2, 1)]) == Bounds(())
    assert feasible(system, [(0, 1)]) == Bounds.between(10, 20)
    assert consistent(system) is False
    assert consistent(system, ["a", "b"]) is True


def test_whole_numbers_have_whole_ends_that_are_attained():
    rows = (*between(0, 0, 20), *between(1, 0, 20), Row(((0, 3), (1, -5)), "=", 1))
    system = System(("x", "y"), rows, integral=frozenset({0, 1}))
    assert feasible(system, [(0, 1)]) == Bounds.between(2, 17)
    assert feasible(system, [(1, 2)], constant=1) == Bounds.between(3, 21)


def test_choices_are_a_union():
    seven, nine = Row(((0, 1),), "=", 7), Row(((0, 1),), "=", 9)
    system = System(("x", "y", "z"), (), choices=(Choice(((seven,), (nine,)), ("a",)),), claims=("a",))
    assert str(feasible(system, [(0, 1)])) == "{7} | {9}"


def test_a_quantity_that_nothing_mentions_is_free():
    assert feasible(System(("x",), ()), [(0, 1)]) == Bounds.anything()
