from fractions import Fraction

from factaudit.constraint import Row
from factaudit.solve import Conflict, verify_certificate
from factaudit.solve.certificate import smallest

BELOW = Row(((0, 1),), "<", 1, ("a",))
ABOVE = Row(((0, -2),), "<=", -2, ("b",))
EQUAL = Row(((0, 1), (1, -1)), "=", 0, ("r",))


def test_two_rows_add_up_to_nothing_below_nothing():
    assert verify_certificate(Conflict(("a", "b"), ((BELOW, 2), (ABOVE, 1))))


def test_an_equality_may_be_subtracted():
    other = Row(((1, -1),), "<=", -3, ("c",))
    assert verify_certificate(Conflict(("a", "c", "r"), ((BELOW, 1), (EQUAL, -1), (other, 1))))


def test_an_inequality_may_not():
    low, high = Row(((0, 1),), "<=", 1, ("a",)), Row(((0, 1),), "<=", 2, ("b",))
    assert not verify_certificate(Conflict(("a", "b"), ((low, 1), (high, -1))))
    assert not verify_certificate(Conflict(("a", "b"), ((BELOW, -2), (ABOVE, -1))))


def test_terms_that_are_left_or_a_sum_that_holds_prove_nothing():
    assert not verify_certificate(Conflict(("a", "b"), ((BELOW, 1), (ABOVE, 1))))
    at_most_one = Row(((0, 1),), "<=", 1, ("a",))
    assert not verify_certificate(Conflict(("a", "b"), ((at_most_one, 2), (ABOVE, 1))))


def test_the_certificate_names_exactly_the_ids_of_the_conflict():
    assert not verify_certificate(Conflict(("a", "b", "c"), ((BELOW, 2), (ABOVE, 1))))
    assert not verify_certificate(Conflict(("a", "b")))


def test_multipliers_are_scaled_to_the_smallest_integers():
    assert smallest([(BELOW, Fraction(2, 3)), (EQUAL, 0), (ABOVE, Fraction(1, 3))]) == ((BELOW, 2), (ABOVE, 1))
    assert smallest([(BELOW, 4), (ABOVE, 2)]) == ((BELOW, 2), (ABOVE, 1))
