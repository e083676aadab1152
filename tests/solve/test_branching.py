from factaudit.constraint import Row, System
from factaudit.solve import Budget
from factaudit.solve.linear import LinearOracle

ALL = frozenset("ab")


def oracle_of(*rows, integral=(0, 1), nodes=100):
    system = System(("x", "y"), rows, integral=frozenset(integral), claims=("a", "b"))
    return LinearOracle(system, Budget(nodes=nodes))


def test_a_fractional_vertex_is_branched_into_a_whole_solution():
    oracle = oracle_of(Row(((0, 2), (1, 3)), "=", 7, ("a",)), Row(((0, -1), (1, 1)), "<=", 0, ("b",)))
    witness = oracle.check(ALL, witness=True).witness
    assert 2 * witness[0] + 3 * witness[1] == 7
    assert witness[1] <= witness[0]


def test_no_whole_number_lies_between_is_unsat_with_its_ids():
    oracle = oracle_of(
        Row(((0, 3), (1, 5)), "=", 4, ("a",)), Row(((0, -1),), "<=", 0, ("b",)), Row(((1, -1),), "<=", 0, ("b",))
    )
    answer = oracle.check(ALL)
    assert (answer.status, answer.core, answer.proof, answer.certificate) == ("unsat", ALL, "integer", ())
    assert oracle.check(frozenset("a")).status == "sat"


def test_an_unbounded_diagonal_ends():
    rows = (Row(((0, -2), (1, 2)), "<=", 3), Row(((0, 2), (1, -2)), "<", -1), Row(((0, -1),), "<=", -(10**9)))
    assert oracle_of(*rows).check(frozenset()).status == "sat"


def test_branching_leaves_no_trace():
    oracle = oracle_of(Row(((0, 2), (1, 3)), "=", 7, ("a",)), Row(((0, 2),), "=", 2, ("b",)))
    assert oracle.check(frozenset("a")).status == "sat"
    assert oracle.check(ALL).status == "unsat"
    assert oracle.check(frozenset("b"), witness=True).witness[0] == 1
