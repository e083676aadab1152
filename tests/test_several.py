from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from factaudit.several import Several


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2))))
def test_values_come_back_in_the_order_in_which_they_were_added(pairs):
    several, lists = Several(), defaultdict(list)
    for key, value in pairs:
        several.add(key, value)
        lists[key].append(value)
    assert [several.of(key) for key in "abcd"] == [tuple(lists[key]) for key in "abcd"]
    assert [key in several for key in "abcd"] == [bool(lists[key]) for key in "abcd"]
