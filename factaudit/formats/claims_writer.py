"""Writing a ledger as a claims file that reads back to the same ledger."""

from factaudit.model.entries import Entries


def write(entries: Entries) -> str:
    """Return the text of a claims file."""
    return entries.title
