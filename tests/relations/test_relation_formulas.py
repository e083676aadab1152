"""Formulas: the user's own relations."""

import pytest

from factaudit import InputError


@pytest.fixture
def numbers(ledger):
    """Name pure numbers, which may be negative."""

    def numbers(**values):
        for name, value in values.items():
            measure = ledger.stock(name, signed=True)
            if value is not None:
                ledger.claim(measure.constant, value, id=name)

    return numbers


def test_a_quotient(ledger, conflicts):
    ledger.claim(ledger.stock("members", unit="person").at("2025"), 50)
    ledger.claim(ledger.stock("population", unit="person").at("2025"), 100)
    ledger.claim(ledger.ratio("coverage").at("2025"), 51)
    ledger.formula("coverage == members / population")
    assert conflicts(ledger) == [{"c1", "c2", "c3", "r1"}]


def test_percent_is_a_hundredth_in_a_formula(ledger, conflicts):
    ledger.claim(ledger.ratio("coverage").at("2025"), 50)
    ledger.formula("coverage == 0.5")
    assert not conflicts(ledger)


@pytest.mark.parametrize(
    ("formula", "values", "holds"),
    [
        ("a / b == c", {"a": 6, "b": -2, "c": -3}, True),
        ("a / b == c", {"a": 6, "b": -2, "c": 3}, False),
        ("a / b == c", {"a": 0, "b": 0, "c": 3}, False),
        ("a / b >= 2", {"a": -6, "b": -2}, True),
        ("a / b >= 2", {"a": -6, "b": 2}, False),
        ("a / b >= 2", {"a": 6, "b": -2}, False),
        ("a / b < 2", {"a": 6, "b": -2}, True),
        ("a / b < 2", {"a": -6, "b": -2}, False),
        ("a / b / c > 1", {"a": 8, "b": -2, "c": -2}, True),
        ("a / b / c > 1", {"a": 8, "b": -2, "c": 2}, False),
        ("a / b ** 2 > 1", {"a": 8, "b": -2}, True),
        ("a / b ** 2 > 1", {"a": 3, "b": -2}, False),
        ("a / (b + c) == 2", {"a": 10, "b": 2, "c": 3}, True),
        ("a / (b + c) == 2", {"a": 10, "b": 2, "c": 4}, False),
        ("a / (b - c) >= 2", {"a": -10, "b": 2, "c": 6}, True),
        ("a / (b - c) >= 2", {"a": -10, "b": 6, "c": 2}, False),
        ("1 / a == b", {"a": 4, "b": "0.25"}, True),
        ("a / 3 + b / 2 == c", {"a": 1, "b": 1, "c": None}, True),
        ("a - -b == 2 * c", {"a": 1, "b": 1, "c": 1}, True),
        ("a ** 2 == b", {"a": -3, "b": 9}, True),
        ("a < b < c", {"a": 1, "b": 2, "c": 3}, True),
        ("a < b < c", {"a": 1, "b": 3, "c": 3}, False),
    ],
)
def test_formulas_over_signed_numbers(ledger, numbers, conflicts, formula, values, holds):
    numbers(**values)
    ledger.formula(formula)
    assert (not conflicts(ledger)) == holds


@pytest.mark.parametrize(
    ("formula", "values", "holds"),
    [
        ("if a > 100 then b >= 2", {"a": 200, "b": 2}, True),
        ("if a > 100 then b >= 2", {"a": 200, "b": 1}, False),
        ("if a > 100 then b >= 2", {"a": 100, "b": 1}, True),
        ("if a == 0 then b == 0", {"a": 0, "b": 1}, False),
        ("if a == 0 then b == 0", {"a": -1, "b": 1}, True),
        ("if a > 0 and b > 0 then c > 0", {"a": 1, "b": 1, "c": 0}, False),
        ("if a > 0 and b > 0 then c > 0", {"a": 1, "b": 0, "c": 0}, True),
        ("if a > 0 or b > 0 then c > 0", {"a": 1, "b": 0, "c": 0}, False),
        ("a > 0 or b > 0", {"a": 0, "b": 0}, False),
        ("not a > 0", {"a": 1}, False),
        ("not (a > 0 and b > 0)", {"a": 1, "b": 0}, True),
        ("not a == b", {"a": 1, "b": 1}, False),
        ("if a > 0 then b / a >= 2", {"a": 0, "b": 5}, True),
        ("if a > 0 then b / a >= 2", {"a": 1, "b": 5}, True),
        ("if a > 0 then b / a >= 2", {"a": 5, "b": 5}, False),
        ("if a < 0 then b / a >= 2", {"a": -1, "b": -5}, True),
        ("if a < 0 then b / a >= 2", {"a": -1, "b": 5}, False),
    ],
)
def test_conditions(ledger, numbers, conflicts, formula, values, holds):
    numbers(**values)
    ledger.formula(formula)
    assert (not conflicts(ledger)) == holds


def test_a_count_that_is_divided_by_is_above_zero(ledger, conflicts):
    ledger.claim(ledger.stock("part", unit="person").constant, 0)
    ledger.claim(ledger.stock("whole", unit="person").constant, 0)
    ledger.claim(ledger.ratio("share").constant, 0)
    ledger.formula("share == part / whole")
    assert conflicts(ledger) == [{"c2", "r1"}]


def test_a_formula_holds_at_each_period_of_its_measures(ledger, conflicts):
    net, gain, loss = (ledger.flow(name, signed=True) for name in ("net", "gain", "loss"))
    ledger.formula("net == gain - loss")
    for year, values in (("2024", (1, 3, 2)), ("2025", (2, 3, 2))):
        for measure, value in zip((net, gain, loss), values, strict=True):
            ledger.claim(measure.during(year), value)
    assert conflicts(ledger) == [{"c4", "c5", "c6", "r1"}]


def test_a_constant_takes_part_at_every_period(ledger, conflicts):
    fee, price, volume = ledger.flow("fee", unit="IDR"), ledger.stock("price", unit="IDR"), ledger.flow("volume")
    ledger.formula("fee == price * volume")
    ledger.claim(price.constant, 7)
    for year, amount in (("2024", 70), ("2025", 71)):
        ledger.claim(fee.during(year), amount)
        ledger.claim(volume.during(year), 10)
    assert {"c1", "c4", "c5", "r1"} in conflicts(ledger)


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("__import__('os').system('id')", "expected a comparison"),
        ("a == b.c", "an attribute"),
        ("a == 9 ** 9 ** 9", "a binop"),
        ("a == f(1)", "a call"),
        ("a == 'x'", "a text"),
        ("a == 1 / 0", "divides by zero"),
        ("1 == 2", "names no measure"),
        ("a == a", "does not depend on any measure"),
        ("a != 3", "compares with"),
        ("a == nobody", "names no known measure: nobody"),
        ("a ==", "cannot read the formula"),
        ("a == " + "(" * 60 + "a" + ")" * 60, "nested too deeply"),
        ("a == True", "a text"),
    ],
)
def test_what_a_formula_cannot_hold_is_named(ledger, numbers, formula, message):
    numbers(a=1)
    ledger.formula(formula)
    with pytest.raises(InputError, match=message.replace("(", r"\(")):
        ledger.audit()
