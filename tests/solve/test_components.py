from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.components import split


def test_quantities_linked_by_rows_products_or_choices_stay_together():
    link, lone = Row(((0, 1), (1, 1)), "=", 0, ("r",)), Row(((6, 1),), "=", 1, ("b", "a"))
    product = Product(2, 3, 1)
    choice = Choice(((Row(((4, 1),), "=", 1),), (Row(((5, 1),), "=", 1),)), ("c",))
    first, last, middle = split(
        System(tuple("abcdefg"), (link, lone), (product,), (choice,), claims=("a", "b", "c"), relations=("r",))
    )
    assert (first.rows, first.products, first.relations) == ((link,), (product,), ("r",))
    assert (last.rows, last.claims) == ((lone,), ("a", "b"))
    assert (middle.choices, middle.claims) == ((choice,), ("c",))


def test_each_row_without_terms_is_alone():
    rows = (Row((), "<", 0, ("a",)), Row((), "<", 0, ("b",)))
    assert [part.claims for part in split(System((), rows, claims=("a", "b")))] == [("a",), ("b",)]
