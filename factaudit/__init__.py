"""A linter for the numbers in a text, and an exact consistency checker for a ledger of claims."""
