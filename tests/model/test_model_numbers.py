"""Exact numbers, bounds and what a policy makes of written ones."""

from fractions import Fraction

import pytest

from factaudit import Bounds, Interval, Policy, Stated, UsageError
from factaudit.model.number import ceiling_of, exact, exact_text, floor_of
from factaudit.model.policy import AS_WRITTEN, LENIENT, POLICIES, TRUNCATED, coarsest_step, lenient


@pytest.mark.parametrize(
    ("given", "number"),
    [("2.50", Fraction(5, 2)), ("-12", -12), ("6/3", 2), (" 1/3 ", Fraction(1, 3)), (Fraction(4, 2), 2), (7, 7)],
)
def test_numbers_are_whole_where_they_can_be(given, number):
    assert exact(given) == number
    assert type(exact(given)) is type(number)


@pytest.mark.parametrize("given", [0.1, True, None, "1e5", "1_000", "x", "1/0", "٣", "9" * 401])
def test_what_is_not_exact_is_refused(given):
    with pytest.raises(UsageError):
        exact(given)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "1/3"),
        (-7, "-7"),
        (Fraction(-22, 7), "-22/7"),
    ],
)
def test_text_of_a_number_is_exact(number, text):
    assert exact_text(number) == text
    assert exact(text) == number


def test_rounding_down_and_up():
    assert (floor_of(Fraction(-1, 2)), ceiling_of(Fraction(-1, 2))) == (-1, 0)
    assert (floor_of(3), ceiling_of(3)) == (3, 3)


def test_ends_are_plain_ints_whatever_rational_they_come_from():
    """The quotient of gmpy2's own whole numbers is a floating-point number, which may not reach a verdict."""
    gmpy2 = pytest.importorskip("gmpy2", reason="comes with the extra fast")
    ends = (floor_of(gmpy2.mpq(7, 2)), ceiling_of(gmpy2.mpq(7, 2)), floor_of(gmpy2.mpq(3)))
    assert ends == (3, 4, 3)
    assert {type(end) for end in ends} == {int}


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (Bounds.exactly(3), "{3}"),
        (Bounds.between(3, 5), "[3, 5]"),
        (Bounds.more_than(3), "(3, oo)"),
        (Bounds.at_most("2.5"), "(-oo, 2.5]"),
        (Bounds.between(3, 5) | Bounds.at_least(9), "[3, 5] | [9, oo)"),
        (Bounds.less_than(3) | Bounds.more_than(3), "(-oo, 3) | (3, oo)"),
        (Bounds.less_than(3) | Bounds.at_least(3), "(-oo, oo)"),
        (Bounds.less_than(3) & Bounds.at_least(3), "{}"),
    ],
)
def test_bounds_as_text(bounds, text):
    assert str(bounds) == text


def test_bounds_that_end_before_they_begin_are_refused():
    with pytest.raises(UsageError, match="the lower end 5 is above the upper end 3"):
        Bounds.between(5, 3)


def test_bounds_have_no_truth_value():
    with pytest.raises(UsageError, match=r"ask for \.empty"):
        bool(Bounds.exactly(0))


def test_scaling_by_a_negative_number_turns_the_ends():
    assert Bounds.more_than(3).scaled(-2) == Bounds.less_than(-6)
    with pytest.raises(UsageError):
        Bounds.exactly(1).scaled(0)


def test_empty_bounds_have_no_hull():
    with pytest.raises(UsageError):
        _ = Bounds(()).hull


def test_whole_numbers_of_open_ends():
    assert Bounds.of(Interval(1, 4, lower_open=True, upper_open=True)).whole() == Bounds.between(2, 3)
    assert Bounds.of(Interval(Fraction(1, 3), Fraction(2, 3))).whole().empty


def admits(policy=AS_WRITTEN, **stated):
    return str(policy.admits(Stated("", **stated)))


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ({"value": 28562}, "{28562}"),
        ({"value": 30000}, "{30000}"),
        ({"value": 230_000, "step": 1000, "rounded": True}, "[229500, 230500]"),
        ({"value": Fraction(8786, 100), "step": Fraction(1, 100), "rounded": True}, "[87.855, 87.865]"),
        ({"value": 85, "unit": "percent"}, "[84.5, 85.5]"),
        ({"value": 230_000, "step": 1000, "rounded": True, "comparator": ">"}, "(230000, oo)"),
        ({"value": 5, "comparator": "<"}, "(-oo, 5)"),
        ({"value": 5, "comparator": ">="}, "[5, oo)"),
        ({"value": 5, "comparator": "<="}, "(-oo, 5]"),
        ({"value": 600_000, "comparator": "~<"}, "[540000, 600000)"),
        ({"value": 100, "comparator": "~>"}, "(100, 110]"),
        ({"value": 40, "comparator": "~"}, "[36, 44]"),
        ({"value": -40, "comparator": "~"}, "[-44, -36]"),
        ({"value": 3, "upper": 5}, "[3, 5]"),
        ({"value": 3, "upper": 5, "step": 1, "rounded": True}, "[2.5, 5.5]"),
        ({"value": 3, "explicit": Bounds.at_least(1)}, "[1, oo)"),
        ({"value": 1234, "otherwise": (Stated("", Fraction(1234, 1000)),)}, "{1.234} | {1234}"),
        ({"value": 1, "otherwise": (Stated("", 2, explicit=Bounds.at_least(5)),)}, "{1} | [5, oo)"),
    ],
)
def test_as_written(stated, text):
    assert admits(**stated) == text


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ({"value": 2500, "step": 100, "rounded": True}, "[2500, 2600)"),
        ({"value": -2500, "step": 100, "rounded": True}, "(-2600, -2500]"),
        ({"value": 28562}, "{28562}"),
    ],
)
def test_truncated(stated, text):
    assert admits(TRUNCATED, **stated) == text


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ({"value": 30_000}, "[25000, 35000]"),
        ({"value": 30_000, "comparator": ">"}, "(25000, oo)"),
        ({"value": 28_562}, "{28562}"),
        ({"value": 40, "comparator": "~"}, "[32, 48]"),
    ],
)
def test_lenient(stated, text):
    assert admits(LENIENT, **stated) == text


def test_a_lenient_reading_is_never_narrower_than_the_policy():
    own = Policy("own", about=Fraction(1, 2))
    assert lenient(own).about == 1
    assert {policy.name for policy in POLICIES.values()} == set(POLICIES)


@pytest.mark.parametrize(
    ("value", "step", "rounded", "coarsest"),
    [
        (30_000, 1, False, 10_000),
        (28_562, 1, False, 0),
        (230_000, 1000, True, 10_000),
        (231_000, 1000, True, 1000),
        (0, 1, False, 0),
    ],
)
def test_the_worth_of_the_last_digit_that_is_not_zero(value, step, rounded, coarsest):
    assert coarsest_step(Stated("", value, step=step, rounded=rounded)) == coarsest
