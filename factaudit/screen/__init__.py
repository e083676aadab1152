"""Clearing islands of a recurring shape before any rows are made of them.

A large ledger says much the same of many things: this town's members and last year's, that town's. Such islands differ
in their numbers only. What their relations leave to each quantity is worked out once for the shape, and then for all of
them together, column by column. What is cleared this way is consistent; of all else nothing is said, and the solver
decides it.
"""

from factaudit.screen.screening import NOTHING, Cleared, screened

__all__ = ["NOTHING", "Cleared", "screened"]
