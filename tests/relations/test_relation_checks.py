"""What makes no sense is told before anything is solved, all of it at once."""

import pytest

from factaudit import InputError, Ledger, UnitError, UsageError


def problems(ledger):
    with pytest.raises(InputError) as raised:
        ledger.audit()
    return [problem.message for problem in raised.value.problems]


def test_kilograms_for_persons(ledger):
    ledger.claim(ledger.stock("members", unit="person").at("2025"), 5, unit="kilogram")
    (message,) = problems(ledger)
    assert message.startswith("claim c1: kilogram cannot be compared with person")


def test_currencies_are_kept_apart(ledger):
    ledger.restated(ledger.stock("price", unit="IDR"), ledger.stock("cost", unit="USD"))
    (message,) = problems(ledger)
    assert "restated r1 joins cost in USD with price in IDR" in message


def test_counted_things_are_dimensions_of_their_own(ledger):
    ledger.total(ledger.stock("all", unit="facility"), [ledger.stock("staff", unit="person")])
    (message,) = problems(ledger)
    assert "person cannot be compared with facility" in message


def test_unknown_units_are_told_with_the_nearest_known(ledger):
    ledger.stock("members", unit="persn")
    (message,) = problems(ledger)
    assert message == "measure members: unknown unit 'persn'; did you mean 'person'?"


def test_every_mistake_is_told(ledger):
    ledger.stock("members", unit="persn")
    ledger.claim(ledger.stock("road", unit="meter").at("2025"), 5, unit="second")
    ledger.formula("nobody == 1")
    assert len(problems(ledger)) == 3


def test_relations_of_one_shape_are_all_told_and_none_hides_behind_another(ledger):
    persons = [ledger.stock(f"group {n}", unit="person") for n in range(4)]
    money = ledger.stock("money", unit="IDR")
    ledger.total(persons[0], persons[1:3])
    ledger.total(persons[0], [persons[1], money])
    ledger.total(persons[1], persons[2:])
    ledger.total(persons[2], [persons[3], money])
    assert [message.split(" joins")[0] for message in problems(ledger)] == ["total r2", "total r4"]


def test_a_relation_at_a_period_is_judged_by_it(ledger):
    whole, part = ledger.flow("whole", unit="person"), ledger.flow("part", unit="person")
    ledger.total(whole, [part])
    ledger.total(whole.during("2025"), [part.during("../2025")])
    assert problems(ledger) == ["total r2 holds at ../2025-12, which has an open end"]


def test_a_roll_forward_needs_a_stock_and_flows(ledger):
    stock, flow = ledger.stock("members", unit="person"), ledger.flow("joined", unit="person")
    ledger.roll_forward(stock)
    ledger.roll_forward(flow, inflows=[stock])
    assert problems(ledger) == [
        "roll-forward r1 needs inflows or outflows",
        "roll-forward r2 needs a stock as stock, joined is a flow",
        "roll-forward r2 needs a flow as inflows, members is a stock",
    ]


def test_a_relation_needs_its_roles(ledger):
    ledger.relate("share", part=ledger.stock("part"))
    assert problems(ledger) == ["share r1 needs whole"]


def test_ids_are_unique_over_claims_and_relations(ledger):
    members = ledger.stock("members")
    ledger.claim(members.at("2025"), 5, id="x")
    ledger.relate("restated", id="x", same=[members, ledger.stock("others")])
    assert problems(ledger) == ["the id 'x' of this relation is already taken by a claim"]


def test_a_percentage_that_is_no_pure_number(ledger):
    part, whole = ledger.stock("part", unit="person"), ledger.stock("all", unit="person")
    ledger.share(part, whole, ledger.stock("share", unit="person"))
    (message,) = problems(ledger)
    assert message == "share r1 needs a pure number or percent as percent, share is in person"


def test_a_product_whose_units_do_not_fit(ledger):
    mean, count, total = (ledger.stock(n, unit=u) for n, u in (("m", "IDR"), ("n", "person"), ("s", "person")))
    ledger.average(mean, count, total)
    assert any("m in IDR times n in person does not give s in person" in message for message in problems(ledger))


def test_a_stock_has_no_rate(ledger):
    ledger.claim(ledger.stock("members").every("month", "2025"), 5)
    assert problems(ledger) == ["claim c1: a stock has no rate; members would have to be a flow"]


def test_a_relation_of_a_flow_needs_both_ends_of_its_time(ledger):
    flow = ledger.flow("joined")
    ledger.order(flow.during("2025/.."), ledger.flow("left"))
    assert problems(ledger)[0] == "order r1 holds at 2025-01/.., which has an open end"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: Ledger(policy="strict"), "unknown policy 'strict'; known: as-written, truncated, lenient"),
        (lambda: Ledger().relate("rollforward"), "unknown relation 'rollforward'"),
        (lambda: Ledger().stock("m", integer=True), "unknown property integer of a measure; known: integral, signed"),
        (lambda: Ledger().order("a", "b"), "the role lesser takes a measure or several, got 'a'"),
        (lambda: Ledger().claim(Ledger().stock("m").constant, 0.5), "expected an exact number"),
    ],
)
def test_misuse_of_the_library_raises(wrong, message):
    with pytest.raises(UsageError, match=message):
        wrong()


def test_a_taken_id_raises(ledger):
    members = ledger.stock("members")
    ledger.claim(members.at("2025"), 5, id="x")
    with pytest.raises(UsageError, match="the claim 'x' is there already"):
        ledger.claim(members.at("2025"), 5, id="x")


def test_unit_errors_are_usage_errors():
    assert issubclass(UnitError, UsageError)
