"""Whether any of many bounds meets another is what asking each of them says."""

from hypothesis import given
from hypothesis import strategies as st

from factaudit import strategies as fs
from factaudit.model.bounds import Bounds
from factaudit.rules.overlaps import Overlaps

CLOSE = fs.bounds(st.integers(0, 6))  # ends that often touch


@given(st.lists(CLOSE, max_size=6), CLOSE)
def test_some_bounds_meet_where_one_of_them_does(many, asked):
    assert Overlaps.of(many).meet(asked) == any(not (bounds & asked).empty for bounds in many)


def test_touching_ends_meet_where_both_are_closed():
    below_five = Overlaps.of([Bounds.less_than(5)])
    assert not below_five.meet(Bounds.at_least(5))
    assert Overlaps.of([Bounds.at_most(5)]).meet(Bounds.at_least(5))
    assert not Overlaps.of([]).meet(Bounds.anything())
