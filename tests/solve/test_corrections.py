"""The sets of claims of least weight whose removal leaves everything else consistent."""

from hypothesis import given
from hypothesis import strategies as st

from factaudit.solve import Budget
from factaudit.solve.corrections import Trust, least

NAMES = [f"c{i}" for i in range(8)]
CONFLICTS = st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=3), min_size=1, max_size=6)


@given(CONFLICTS, st.randoms(use_true_random=False))
def test_the_order_of_conflicts_changes_nothing(conflicts, random):
    trust = Trust(NAMES, {})
    mixed = random.sample(conflicts, len(conflicts))
    assert least(mixed, trust, Budget()) == least(conflicts, trust, Budget())


def test_groups_are_mended_one_by_one_in_the_order_of_their_claims():
    conflicts = [frozenset(("c4", "c5")), frozenset(("c0", "c1"))]
    sets = least(conflicts, Trust(NAMES, {}), Budget()).sets
    assert [sorted(names) for names in sets] == [["c0", "c4"], ["c0", "c5"], ["c1", "c4"], ["c1", "c5"]]
