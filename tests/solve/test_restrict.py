from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.restrict import Index, index_of, quantities_of

CLAIM = Row(((0, 1),), "=", 1, ("a",))
LINK = Row(((0, 1), (1, 1)), "=", 3, ("r",))
BOTH = Row(((1, 1),), "<=", 2, ("a", "r"))
BELOW, APART = Row(((1, -1),), "<=", 0), Row(((2, -1),), "<=", 0)
FALSE = Row((), "<", 0)
SYSTEM = System(("x", "y", "z"), (CLAIM, LINK, BOTH, BELOW, APART), claims=("a",), relations=("r",))


def test_only_rows_all_of_whose_ids_are_there_with_the_background_they_touch():
    assert Index(SYSTEM).restricted(frozenset("a")).rows == (CLAIM,)
    whole = Index(SYSTEM).restricted(frozenset("ar"))
    assert set(whole.rows) == {CLAIM, LINK, BOTH, BELOW}
    assert (whole.claims, whole.relations) == (("a",), ("r",))


def test_without_ids_all_of_the_background_is_there():
    assert Index(SYSTEM).restricted(frozenset()).rows == (BELOW, APART)


def test_a_background_without_quantities_is_always_there():
    system = System(("x",), (CLAIM, FALSE), claims=("a",))
    assert set(Index(system).restricted(frozenset("a")).rows) == {CLAIM, FALSE}


def test_what_is_connected_with_a_quantity():
    assert set(Index(SYSTEM).connected(None, [0]).rows) == {CLAIM, LINK, BOTH, BELOW}
    assert Index(SYSTEM).connected(None, [2]).rows == (APART,)
    assert set(Index(SYSTEM).connected(frozenset("r"), [0]).rows) == {LINK, BELOW}


def test_products_and_choices_are_items_too():
    product, choice = Product(0, 1, 2, ("r",)), Choice(((CLAIM,), (LINK,)), ("a",))
    system = System(("x", "y", "z"), (CLAIM,), (product,), (choice,), claims=("a",), relations=("r",))
    assert system.constraints == (CLAIM, product, choice)
    assert quantities_of(product) == [0, 1, 2]
    assert quantities_of(choice) == [0, 0, 1]
    part = Index(system).restricted(frozenset("r"))
    assert (part.rows, part.products, part.choices) == ((), (product,), ())


def test_the_latest_index_is_kept():
    assert index_of(SYSTEM) is index_of(SYSTEM)
