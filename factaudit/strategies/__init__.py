"""Hypothesis strategies: hidden true worlds, what may truly be said of them, and contradictions planted in that.

A statistics pipeline is right if whatever it publishes of a world audits clean:

>>> from hypothesis import given
>>> from factaudit import strategies as fs
>>> @given(fs.ledgers())
... def test_the_truth_is_never_flagged(ledger):
...     assert ledger.audit().ok

Everything shrinks towards small ledgers with round numbers. hypothesis is imported here only.
"""

from factaudit.strategies.articles import articles
from factaudit.strategies.ledgers import Planted, claims, ledgers
from factaudit.strategies.numbers import bounds, numbers, told
from factaudit.strategies.times import measures, periods
from factaudit.strategies.words import Written, written_numbers
from factaudit.strategies.world import Fact, Identity, World
from factaudit.strategies.worlds import worlds

__all__ = [
    "Fact",
    "Identity",
    "Planted",
    "World",
    "Written",
    "articles",
    "bounds",
    "claims",
    "ledgers",
    "measures",
    "numbers",
    "periods",
    "told",
    "worlds",
    "written_numbers",
]
