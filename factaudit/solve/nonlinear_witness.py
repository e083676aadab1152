"""Whether given values satisfy a system, by plain arithmetic alone, and which ratios they would need to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from factaudit.constraint import Choice, Product, Row, System
from factaudit.model.number import Number, exact

Values = Mapping[int, Number]
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


def violation(product: Product, values: Values) -> Fraction:
    """Return how far a result is from the product of its factors, as a part of its size."""
    result = Fraction(values.get(product.result, 0))
    miss = abs(result - values.get(product.left, 0) * values.get(product.right, 0))
    return miss / (1 + abs(result))


def option_that_holds(choice: Choice, values: Values) -> Sequence[Row] | None:
    """Return the first option whose rows all hold, None where none does."""
    for option in choice.options:
        if all(row_holds(row, values) for row in option):
            return option
    return None


def ratios_of(system: System) -> frozenset[int]:
    """Return the factors that are free to be a ratio: they stand in one product and in no sum with others."""
    uses = Counter(index for product in system.products for index in (product.result, product.left, product.right))
    rows = [*system.rows, *(row for choice in system.choices for option in choice.options for row in option)]
    summed = {index for row in rows if len(row.terms) > 1 for index, _ in row.terms}
    factors = {factor for product in system.products for factor in (product.left, product.right)}
    return frozenset(index for index in factors - summed if uses[index] == 1)


def with_ratios(system: System, values: Values, ratios: frozenset[int]) -> dict[int, Number]:
    """Return the values with each ratio read off from its result and its other factor, where that is not zero.

    Shares, rates of change and means are such ratios; what is claimed of them is linear in result and
    factor (see ``linearise``), so that a witness of the relaxation nearly always becomes one of the system.
    """
    mended = dict(values)
    for product in system.products:
        for ratio, other in ((product.left, product.right), (product.right, product.left)):
            divisor = values.get(other, 0)
            if ratio in ratios and divisor:
                mended[ratio] = exact(Fraction(values.get(product.result, 0)) / divisor)
                break
    return mended
