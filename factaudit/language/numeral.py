"""A number as it stands in a text."""

from attrs import frozen

from factaudit.model.number import Number


@frozen
class Numeral:
    """A number from ``start`` to ``end``: digits or words, sign and scale word; signs beside it are apart.

    ``kind`` is ``cardinal``, ``fraction``, ``vague`` (``value`` to ``upper``), ``ordinal``, or ``code`` for
    digits that are no quantity (dates, times, versions, names; their ``value`` says nothing). A range
    such as "3-5" is a cardinal with an ``upper``. ``digits`` is the number as printed, ``scale`` the
    scale word or sign it ends in (1: none). ``currency`` is the currency whose sign stands before it, at
    ``currency_at``; ``percent`` is ``percent`` or ``percentage_point`` where such a sign or word follows,
    at ``percent_at``.
    """

    start: int
    end: int
    value: Number
    digits: str
    kind: str = "cardinal"
    step: Number = 1
    rounded: bool = False
    upper: Number | None = None
    scale: int = 1
    currency: str = ""
    currency_at: tuple[int, int] | None = None
    percent: str = ""
    percent_at: tuple[int, int] | None = None
