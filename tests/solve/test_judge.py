import os
import signal
import threading
from fractions import Fraction

import pytest

from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.judge import judge, smt_text

BELOW_ONE = Row(((0, 1),), "<", 1, ("below",))
ABOVE_ONE = Row(((0, -1),), "<=", -1, ("above",))
TOUCHING = System(("x",), (BELOW_ONE, ABOVE_ONE))


def test_all_rows_are_in_force_unless_ids_are_named():
    assert judge(TOUCHING) is False
    assert judge(TOUCHING, {"below"}) is True


def test_a_part_with_two_ids_is_in_force_only_with_both():
    system = System(("x",), (Row(((0, 1),), "<", 0, ("a", "b")), Row(((0, -1),), "<=", 0)))
    assert [judge(system, ids) for ids in (set(), {"a"}, {"b"}, {"a", "b"})] == [True, True, True, False]


def test_what_comes_from_a_measure_is_always_in_force():
    assert judge(System(("x",), (Row((), "<", 0),)), set()) is False


@pytest.mark.parametrize("right", [10**17, 10**40])
def test_numbers_of_any_size_stay_exact(right):
    assert judge(System(("x",), (Row(((0, 1),), "=", right), Row(((0, 1),), "=", right + 1)))) is False


def test_thirds_stay_exact():
    third = Row(((0, 3),), "=", 1)
    near = Fraction(1, 3) + Fraction(1, 10**30)
    assert judge(System(("x",), (third, Row(((0, 9),), "=", 3)))) is True
    assert judge(System(("x",), (third, Row(((0, near.denominator),), "=", near.numerator)))) is False


def test_counts_are_whole():
    half = Row(((0, 2),), "=", 1)
    assert judge(System(("n",), (half,))) is True
    assert judge(System(("n",), (half,), integral=frozenset({0}))) is False


def test_a_product_of_a_count_and_a_mean_is_the_total():
    mean_of_25 = (Row(((0, 1000),), "<", 4745), Row(((0, -1000),), "<=", -4735), Row(((1, 1),), "=", 25))
    for integral, expected in ((frozenset({1, 2}), False), (frozenset({1}), True)):
        system = System(("mean", "count", "total"), mean_of_25, (Product(2, 0, 1),), integral=integral)
        assert judge(system) is expected


def test_one_option_of_a_choice_is_enough():
    either = Choice(((Row(((0, 1),), "=", 3),), (Row(((0, 1),), "=", 5),)), ("either",))
    three, four = Row(((0, 1),), "=", 3), Row(((0, 1),), "=", 4)
    assert judge(System(("x",), (three,), choices=(either,))) is True
    assert judge(System(("x",), (four,), choices=(either,))) is False
    assert judge(System(("x",), (four,), choices=(either,)), set()) is True


def test_a_choice_without_options_cannot_be_met_and_one_without_conditions_always_is():
    assert judge(System((), (), choices=(Choice(()),))) is False
    assert judge(System((), (), choices=(Choice(((),)),))) is True


def fermat():
    cubes = [Product(3 + i, i, i) for i in range(3)] + [Product(6 + i, 3 + i, i) for i in range(3)]
    rows = [Row(((i, -1),), "<=", -1) for i in range(3)] + [Row(((6, 1), (7, 1), (8, -1)), "=", 0)]
    return System(tuple("xyzabcdef"), tuple(rows), tuple(cubes), integral=frozenset(range(9)))


def test_giving_up_is_not_an_answer():
    assert judge(fermat(), rlimit=200_000, timeout_ms=5_000) is None


def test_an_interruption_is_raised_and_not_taken_for_giving_up():
    interrupt = threading.Timer(0.3, signal.pthread_kill, (threading.main_thread().ident, signal.SIGINT))
    interrupt.start()
    with pytest.raises(KeyboardInterrupt):
        judge(fermat(), timeout_ms=20_000)


def test_blocking_reads_can_still_be_interrupted_afterwards():
    """The release after a minute is a guard against hanging, and no measurement."""
    judge(TOUCHING)
    reading, writing = os.pipe()
    interrupt = threading.Timer(0.2, signal.pthread_kill, (threading.main_thread().ident, signal.SIGINT))
    release = threading.Timer(60, os.write, (writing, b"."))
    release.start()
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - the interrupt may come before the read
        interrupt.start()
        os.read(reading, 1)
    assert not release.finished.is_set()
    release.cancel()


def test_the_text_names_only_quantities_in_force():
    assert "q1" not in smt_text(System(("x", "y"), (BELOW_ONE, Row(((1, 1),), "=", 0, ("y",)))), {"below"})


def test_the_text_mixes_whole_and_rational_quantities():
    mixed = System(("n", "x"), (Row(((0, 1), (1, -2)), "<=", 7),), integral=frozenset({0}))
    assert smt_text(mixed).splitlines()[-1] == "(assert (<= (+ (to_real q0) (* (- 2.0) q1)) 7.0))"
