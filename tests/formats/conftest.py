"""A mark in a text shows where a mistake is to be found."""

import pytest

MARK = "§"


@pytest.fixture
def unmark():
    """Take the mark out of a text, and tell the line and column that it stood at."""

    def without_mark(text):
        before, _, after = text.partition(MARK)
        assert MARK in text
        assert MARK not in after
        return before + after, (before.count("\n") + 1, len(before) - before.rfind("\n"))

    return without_mark
