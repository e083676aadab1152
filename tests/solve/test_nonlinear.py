from fractions import Fraction

import pytest

from factaudit.constraint import Choice, Product, Row, System
from factaudit.model.reason import Reason
from factaudit.solve import nonlinear
from factaudit.solve.choose import choose_oracle
from factaudit.solve.hard import decide_hard
from factaudit.solve.judge import judge
from factaudit.solve.nonlinear import NonlinearOracle, part_in_force
from factaudit.solve.nonlinear_witness import satisfies


def between(index, low, high, name):
    low, high = Fraction(low), Fraction(high)
    return (
        Row(((index, -low.denominator),), "<=", -low.numerator, (name,)),
        Row(((index, high.denominator),), "<=", high.numerator, (name,)),
    )


def exactly(index, value, name):
    value = Fraction(value)
    return Row(((index, value.denominator),), "=", value.numerator, (name,))


def mean_of(mean, count):
    """total = mean * count, where the total is a count of whole points."""
    half = Fraction(1, 200)
    rows = (*between(0, Fraction(mean) - half, Fraction(mean) + half, "mean"), exactly(1, count, "count"))
    return System(("mean", "count", "total"), rows, (Product(2, 0, 1, ("total",)),), integral=frozenset({1, 2}))


ALL = frozenset({"mean", "count", "total"})


@pytest.fixture
def no_z3(monkeypatch):
    def refuse(*_):
        pytest.fail("z3 was asked")

    monkeypatch.setattr(nonlinear, "decide_hard", refuse)


@pytest.mark.usefixtures("no_z3")
def test_a_mean_of_4_74_for_25_people_cannot_be():
    check = choose_oracle(mean_of("4.74", 25)).check(ALL)
    assert (check.status, check.core, check.proof) == ("unsat", ALL, "nonlinear")


@pytest.mark.usefixtures("no_z3")
def test_means_are_judged_as_counting_by_hand_does():
    for count in (7, 19, 25, 30):
        for hundredths in range(300, 330):
            low, high = Fraction(2 * hundredths - 1, 200) * count, Fraction(2 * hundredths + 1, 200) * count
            possible = any(low <= total <= high for total in range(10 * count))
            check = NonlinearOracle(mean_of(Fraction(hundredths, 100), count)).check(ALL)
            assert (check.status == "sat") is possible, (hundredths, count)


@pytest.mark.usefixtures("no_z3")
def test_a_mean_is_possible_for_some_of_the_counts_that_words_admit():
    some = mean_of("4.74", 25)
    dozens = System(
        some.quantities,
        (*some.rows[:2], *between(1, 20, 30, "count")),
        some.products,
        integral=some.integral,
    )
    check = NonlinearOracle(dozens).check(ALL, witness=True)
    assert check.status == "sat"
    assert satisfies(dozens, check.witness)
    assert check.witness[1] in (23, 27)


def share_of_members(members, share, people):
    rows = (*between(0, *members, "members"), *between(1, *share, "share"), *between(2, *people, "people"))
    return System(("members", "share", "people"), rows, (Product(0, 1, 2, ("r",)),))


CLAIMS = frozenset({"members", "share", "people", "r"})


@pytest.mark.usefixtures("no_z3")
def test_a_ratio_is_decided_at_its_very_ends():
    touching = share_of_members((90, 95), ("0.8", "0.9"), (70, 100))
    beyond = share_of_members((Fraction(90) + Fraction(1, 10**20), 95), ("0.8", "0.9"), (70, 100))
    assert NonlinearOracle(touching).check(CLAIMS).status == "sat"
    assert NonlinearOracle(beyond).check(CLAIMS).core == CLAIMS


@pytest.mark.usefixtures("no_z3")
@pytest.mark.parametrize("missing", sorted(CLAIMS))
def test_any_part_given_up_mends_a_share(missing):
    beyond = share_of_members((91, 95), ("0.8", "0.9"), (70, 100))
    check = NonlinearOracle(beyond).check(CLAIMS - {missing}, witness=True)
    assert check.status == "sat"
    assert satisfies(part_in_force(beyond, CLAIMS - {missing}), check.witness)


@pytest.mark.usefixtures("no_z3")
@pytest.mark.parametrize(
    ("rows", "products"),
    [
        ((exactly(0, 100, "x"), exactly(1, 3, "y"), Row(((2, -1),), "<=", -50, ("z",))), (Product(0, 2, 1, ("r",)),)),
        ((exactly(0, 10, "a"), exactly(1, 40, "b"), Row(((2, -2),), "<=", -1, ("p",))), (Product(0, 2, 1, ("r",)),)),
    ],
)
def test_quotients_that_validatetools_calls_feasible_are_not(rows, products):
    system = System(("x", "y", "z"), rows, products)
    ids = frozenset(name for row in rows for name in row.ids) | {"r"}
    assert NonlinearOracle(system).check(ids).core == ids


@pytest.mark.usefixtures("no_z3")
def test_a_weighted_average_lies_between_the_averages():
    means = (*between(0, 50, 51, "m1"), *between(1, 60, 61, "m2"), *between(2, "61.5", 62, "overall"))
    positive = tuple(Row(((index, -1),), "<", 0) for index in (3, 4))
    totals = (Row(((3, 1), (4, 1), (5, -1)), "=", 0, ("people",)), Row(((6, 1), (7, 1), (8, -1)), "=", 0, ("sums",)))
    products = (Product(6, 0, 3, ("p1",)), Product(7, 1, 4, ("p2",)), Product(8, 2, 5, ("p3",)))
    system = System(tuple(map(str, range(9))), (*means, *positive, *totals), products)
    ids = frozenset({"m1", "m2", "overall", "people", "sums", "p1", "p2", "p3"})
    oracle = NonlinearOracle(system)
    assert oracle.check(ids).status == "unsat"
    assert all(oracle.check(ids - {name}).status == "sat" for name in ids)


@pytest.mark.usefixtures("no_z3")
def test_a_claim_between_two_readings_refutes_both_of_them():
    union = Choice(((exactly(0, 3, "_"),), (Row(((0, -1),), "<=", -9),)), ("reading",))
    union = Choice(tuple(tuple(Row(r.terms, r.sense, r.right) for r in option) for option in union.options), union.ids)
    system = System(("x",), between(0, 4, 8, "claim"), choices=(union,))
    oracle = NonlinearOracle(system)
    assert oracle.check(frozenset({"reading", "claim"})).core == {"reading", "claim"}
    assert oracle.check(frozenset({"claim"})).status == "sat"


@pytest.mark.usefixtures("no_z3")
def test_the_core_of_a_choice_unites_the_cores_of_its_options():
    either = Choice(((Row(((0, 1),), "<=", 0),), (Row(((1, 1),), "<=", 0),)), ("either",))
    rows = (exactly(0, 1, "x"), exactly(1, 1, "y"), exactly(2, 1, "z"))
    assert NonlinearOracle(System(("x", "y", "z"), rows, choices=(either,))).check(
        frozenset({"x", "y", "z", "either"})
    ).core == {"x", "y", "either"}


@pytest.mark.usefixtures("no_z3")
def test_options_that_a_core_does_not_need_are_jumped_over():
    choices = tuple(Choice(((exactly(i, 0, "_"),), (exactly(i, 1, "_"),)), (f"bit{i}",)) for i in range(2, 14))
    choices = tuple(
        Choice(tuple(tuple(Row(r.terms, r.sense, r.right) for r in o) for o in c.options), c.ids) for c in choices
    )
    either = Choice(((Row(((0, 1),), "<=", 0),), (Row(((1, 1),), "<=", 0),)), ("either",))
    system = System(tuple("abcdefghijklmn"), (exactly(0, 1, "x"), exactly(1, 1, "y")), choices=(*choices, either))
    ids = frozenset({"x", "y", "either", *(f"bit{i}" for i in range(2, 14))})
    assert NonlinearOracle(system).check(ids).core == {"x", "y", "either"}


@pytest.mark.usefixtures("no_z3")
def test_a_linear_refutation_keeps_its_certificate():
    rows = (exactly(0, 1, "x"), exactly(0, 2, "y"))
    check = NonlinearOracle(System(("x", "p"), rows, (Product(1, 0, 0, ("r",)),))).check(frozenset({"x", "y", "r"}))
    assert (check.proof, check.core) == ("linear", {"x", "y"})
    assert {row for row, _ in check.certificate} == set(rows)


@pytest.mark.usefixtures("no_z3")
def test_rounding_counts_inwards_is_a_whole_number_proof():
    rows = (Row(((0, 2), (1, 2)), "=", 3, ("odd",)),)
    system = System(("n", "m", "p"), rows, (Product(2, 0, 1, ("r",)),), integral=frozenset({0, 1}))
    assert NonlinearOracle(system).check(frozenset({"odd", "r"})).proof == "integer"


def test_irrational_roots_are_z3s_to_find():
    square = System(("x", "two"), (exactly(1, 2, "two"), Row(((0, -1),), "<", 0, ("positive",))), (Product(1, 0, 0),))
    check = NonlinearOracle(square).check(frozenset({"two", "positive"}), witness=True)
    assert (check.status, check.witness) == ("sat", None)


def test_what_z3_alone_refutes_rests_on_all_that_is_in_force(monkeypatch):
    monkeypatch.setattr(nonlinear, "Search", _Helpless)
    ids = frozenset({"sum", "product", "r"})
    check = NonlinearOracle(SUM_10_PRODUCT_26).check(ids)
    assert (check.status, check.core, check.proof) == ("unsat", ids, "nonlinear")


def test_what_nothing_settles_is_unknown_and_says_why(monkeypatch):
    monkeypatch.setattr(nonlinear, "Search", _Helpless)
    monkeypatch.setattr(nonlinear, "decide_hard", lambda *_: None)
    check = NonlinearOracle(SUM_10_PRODUCT_26).check(frozenset({"sum", "product", "r"}))
    assert check.status == "unknown"
    assert check.why == Reason("unsettled")


SUM_10_PRODUCT_26 = System(
    ("x", "y", "p"),
    (Row(((0, 1), (1, 1)), "=", 10, ("sum",)), Row(((2, -1),), "<=", -26, ("product",))),
    (Product(2, 0, 1, ("r",)),),
)


class _Helpless:
    work = 0

    def __init__(self, system):
        self.system = system

    def decide(self):
        return nonlinear.Check("unknown")


@pytest.mark.usefixtures("no_z3")
def test_later_questions_are_answered_from_earlier_ones(monkeypatch):
    oracle = NonlinearOracle(mean_of("4.74", 25))
    assert oracle.check(ALL).status == "unsat"
    assert oracle.check(ALL - {"count"}).status == "sat"
    monkeypatch.setattr(oracle, "_climb", lambda *_: pytest.fail("solved again"))
    assert oracle.check(ALL | {"more"}).status == "unsat"
    assert oracle.check(ALL - {"count", "total"}).status == "sat"
    assert oracle.check(ALL - {"count"}).witness is None
    assert oracle.check(ALL - {"count"}, witness=True).witness is not None


@pytest.mark.parametrize(("mean", "expected"), [("4.74", False), ("4.76", True)])
def test_hard_whole_number_systems_go_to_the_child(mean, expected):
    assert decide_hard(mean_of(mean, 25), ALL) is expected
    assert judge(mean_of(mean, 25), ALL) is expected
