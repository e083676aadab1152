from factaudit.constraint import Product, Row, System
from factaudit.solve.forest import needed, spared


def stated(quantity, value, name):
    return Row(((quantity, 1),), "=", value, (name,))


TOTAL = Row(((0, 1), (1, 1), (2, -1)), "=", 0, ("r",))
OFF = (TOTAL, stated(0, 1, "a"), stated(1, 2, "b"), stated(2, 4, "c"))


def system_of(*rows, products=(), integral=()):
    names = sorted({name for row in rows for name in row.ids})
    return System(tuple("xyz"), rows, products, integral=frozenset(integral), claims=tuple(names))


def test_every_member_of_the_only_conflict_is_needed():
    assert needed(system_of(*OFF)) == frozenset("abcr")
    assert needed(system_of(*OFF, integral=[0, 1, 2])) == frozenset("abcr")


def test_what_a_second_conflict_does_without_is_not():
    assert needed(system_of(*OFF, stated(2, 5, "d"))) == frozenset()
    assert needed(system_of(*OFF, stated(2, 4, "d"))) == frozenset("abr")


def test_what_is_left_without_a_member_is_told_of_quantities_alone():
    assert spared(system_of(*OFF)) == {"a": ((2, 0),) * 2, "b": ((3, 0),) * 2, "c": ((3, 0),) * 2}
    assert spared(system_of(*OFF, stated(2, 5, "d"))) == {}


def test_circles_products_and_gaps_are_left_to_others():
    circle = Row(((0, 1), (1, -1)), "=", 0, ("s",))
    assert needed(system_of(*OFF, circle)) is None
    assert needed(system_of(*OFF, products=(Product(2, 0, 1),))) is None
    assert needed(system_of(*OFF, Row(((0, 2), (1, 3)), "=", 1, ("s",)), integral=[0, 1, 2])) is None
    assert needed(system_of(*OFF, stated(0, 1, "b"))) is None
    assert spared(system_of(*OFF, circle)) == {}
