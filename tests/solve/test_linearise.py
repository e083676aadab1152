from factaudit.constraint import Choice, Product, Row, System
from factaudit.solve.linearise import PAIRS, Bound, bound_row, bounds_of, hull_rows, product_rows, relaxation

SHARE_OF_MEMBERS = Product(0, 1, 2, ("share",))
"""members = share * people."""


def derived(*rows, product=SHARE_OF_MEMBERS, choices=()):
    system = System(("members", "share", "people"), rows, (product,), choices)
    return set(relaxation(system).rows) - set(rows)


def test_a_ratio_claim_is_two_linear_rows_of_the_claim_and_the_product():
    rows = derived(
        Row(((1, -1000),), "<=", -878, ("claim",)), Row(((1, 1000),), "<", 879, ("claim",)), Row(((2, -1),), "<", 0)
    )
    assert rows == {
        Row(((0, -500), (2, 439)), "<=", 0, ("share", "claim")),
        Row(((0, 1000), (2, -879)), "<", 0, ("share", "claim")),
    }


def test_a_strict_claim_gives_a_strict_row_only_where_the_other_factor_is_positive():
    (row,) = derived(Row(((1, 10),), "<", 9, ("claim",)), Row(((2, -1),), "<=", 0))
    assert row.sense == "<="


def test_the_sign_is_named_where_a_claim_gives_it():
    (row,) = derived(Row(((1, 10),), "<=", 9, ("claim",)), Row(((2, -1),), "<=", 0, ("sign",)))
    assert row.ids == ("share", "claim", "sign")


def test_a_fixed_factor_makes_the_product_linear_whatever_the_other():
    assert derived(Row(((1, 2),), "=", 1, ("half",))) == {Row(((0, 2), (2, -1)), "=", 0, ("share", "half"))}


def test_four_finite_bounds_give_the_envelope_of_mccormick():
    rows = derived(
        *(Row(((i, sign),), "<=", right, (f"{i}{sign}",)) for i in (1, 2) for sign, right in ((-1, -1), (1, 2)))
    )
    assert {(row.terms, row.right) for row in rows} == {
        (((0, -1), (1, 1), (2, 1)), 1),
        (((0, 1), (1, -1), (2, -2)), -2),
        (((0, 1), (1, -2), (2, -1)), -2),
        (((0, -1), (1, 2), (2, 2)), 4),
    }


def test_a_square_lies_above_its_tangents():
    rows = derived(Row(((1, -1),), "<=", 3, ("low",)), product=Product(0, 1, 1))
    assert rows == {Row(((0, -1), (1, -6)), "<=", 9, ("low",))}


def test_a_union_of_bounds_has_a_hull():
    options = ((Row(((0, 1),), "<", 3), Row(((0, -1),), "<=", -1)), (Row(((0, 1),), "=", 7),))
    assert hull_rows(Choice(options, ("either",))) == (
        Row(((0, 1),), "<=", 7, ("either",)),
        Row(((0, -1),), "<=", -1, ("either",)),
    )


def test_options_about_different_quantities_have_no_hull():
    assert hull_rows(Choice(((Row(((0, 1),), "<", 3),), (Row(((1, 1),), "<", 3),)))) == ()


def test_a_choice_without_options_is_false():
    assert hull_rows(Choice((), ("never",))) == (Row((), "<", 0, ("never",)),)


def test_the_tightest_bound_of_an_option_counts():
    option = (Row(((0, 1),), "<=", 9), Row(((0, 1),), "<", 4), Row(((0, 1),), "<=", 4))
    assert hull_rows(Choice((option,))) == (Row(((0, 1),), "<", 4),)


def test_bounds_are_read_from_rows_of_one_term():
    rows = (Row(((0, -2),), "<", -3, ("a",)), Row(((0, 1), (1, 1)), "<=", 3), Row(((1, 5),), "=", 1))
    found = bounds_of(rows)
    assert [(b.side, b.value * 10, b.strict, b.ids) for b in (*found[0], *found[1])] == [
        (1, 15, True, ("a",)),
        (0, 2, False, ()),
    ]
    assert [bound_row(b) for b in (*found[0], *found[1])] == [rows[0], rows[2]]


def test_very_many_bounds_are_paired_with_what_nobody_claims_only():
    left = [Bound(1, 1, value, False, (f"c{value}",)) for value in range(PAIRS)]
    right = [Bound(2, 1, 0, False, ()), *(Bound(2, -1, value, False, (f"d{value}",)) for value in range(PAIRS))]
    assert len(product_rows(SHARE_OF_MEMBERS, left, right)) == PAIRS
    assert len(product_rows(Product(0, 2, 1), right, left)) == PAIRS
