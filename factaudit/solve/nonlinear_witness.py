"""Whether given values satisfy a system, by plain arithmetic alone."""

from collections.abc import Mapping, Sequence

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.rational import Rational

Values = Mapping[int, Rational]
"""Values of quantities; those that nothing asked about are absent and count as zero."""


def satisfies(system: System, values: Values) -> bool:
    """Return whether values satisfy every row, product, choice and wholeness of a system, whatever its ids.

    >>> satisfies(System(("a", "b"), (Row(((0, 1),), "=", 2),), (Product(1, 0, 0),)), {0: 2, 1: 4})
    True
    """
    return (
        all(values.get(index, 0).denominator == 1 for index in system.integral)
        and all(product_holds(product, values) for product in system.products)
        and all(row_holds(row, values) for row in system.rows)
        and all(option_that_holds(choice, values) is not None for choice in system.choices)
    )


def row_holds(row: Row, values: Values) -> bool:
    """Return whether values satisfy a row."""
    total = sum(coefficient * values.get(index, 0) for index, coefficient in row.terms)
    if row.sense == "=":
        return bool(total == row.right)
    return bool(total < row.right if row.sense == "<" else total <= row.right)


def product_holds(product: Product, values: Values) -> bool:
    """Return whether the result is the product of the factors."""
    return bool(values.get(product.result, 0) == values.get(product.left, 0) * values.get(product.right, 0))


def option_that_holds(choice: Choice, values: Values) -> Sequence[Row] | None:
    """Return the first option whose rows all hold, None where none does."""
    for option in choice.options:
        if all(row_holds(row, values) for row in option):
            return option
    return None
