from factaudit.constraint import Row, System
from factaudit.solve.budget import Budget
from factaudit.solve.mus import minimal_conflict, shrink
from factaudit.solve.oracle import Check
from factaudit.solve.restrict import Index


class Told:
    """An oracle for which a set of ids is contradictory when it holds one of some conflicts."""

    def __init__(self, *conflicts, unknown=()):
        self.conflicts = list(map(frozenset, conflicts))
        self.unknown = set(map(frozenset, unknown))
        self.asked = []

    def check(self, ids, *, witness=False):
        assert not witness
        self.asked.append(ids)
        if ids in self.unknown:
            return Check("unknown", why="told so")
        core = next((conflict for conflict in self.conflicts if conflict <= ids), None)
        return Check("sat") if core is None else Check("unsat", core)


def test_what_is_left_is_minimal_and_was_refuted():
    found = shrink(Told("bd", "ae"), frozenset("abcde"), "abcde")
    assert found.ids == frozenset("bd")
    assert found.proved
    assert found.refutation.core == found.ids


def test_the_core_of_a_refutation_saves_questions():
    oracle = Told("a")
    assert shrink(oracle, frozenset("abcde"), "edcba").ids == frozenset("a")
    assert len(oracle.asked) == 2


def test_what_could_not_be_decided_is_kept_and_told():
    found = shrink(Told("a", unknown=["a"]), frozenset("ab"), "ba")
    assert (found.ids, found.proved) == (frozenset("ab"), False)


def test_only_what_the_core_brings_into_force_is_looked_at():
    rows = tuple(Row(((0, 1),), "=", value, (name,)) for value, name in enumerate("abc"))
    index = Index(System(("x",), rows, claims=tuple("abc")))
    found = minimal_conflict(index, frozenset("abc"), {name: place for place, name in enumerate("abc")}, Budget())
    assert (found.ids, found.proved) == (frozenset("ab"), True)
    assert found.work > 0
