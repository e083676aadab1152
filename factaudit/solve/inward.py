"""Rounding inwards: a row over whole numbers admits no more than its nearest whole right side."""

from math import gcd

from factaudit.constraint import Row


def inward(row: Row, integral: frozenset[int]) -> Row:
    """Return the row that admits the same whole numbers, as tight as rounding makes it.

    Only rows whose quantities are all integral are rounded: coefficients are divided by their common factor
    and the right side rounded down (Gomory 1958, the one-row cut); ``<`` becomes ``<=``. An equality whose
    right side the factor does not divide becomes ``0 <= -1``.

    >>> inward(Row(((0, -2),), "<", -5), frozenset({0}))
    Row(terms=((0, -1),), sense='<=', right=-3, ids=())
    """
    if row.sense != "<" and len(row.terms) == 1 and row.terms[0][1] in (1, -1):
        return row  # nearly every row of a ledger: there is nothing to divide by
    if not row.terms or not all(quantity in integral for quantity, _ in row.terms):
        return row
    common = gcd(*[coefficient for _, coefficient in row.terms])
    if row.sense == "<":
        right = -((-row.right) // common) - 1
    elif row.sense == "=" and row.right % common:
        return Row((), "<=", -1, row.ids)
    elif common == 1:
        return row
    else:
        right = row.right // common
    terms = tuple((quantity, coefficient // common) for quantity, coefficient in row.terms)
    return Row(terms, "=" if row.sense == "=" else "<=", right, row.ids)
