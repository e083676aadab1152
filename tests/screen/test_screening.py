"""Islands of one shape: which are alike, which of them are cleared, and what is left for the solver."""

import factaudit as fa
from factaudit.model.bounds import Interval
from factaudit.relations.check import checked
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import scenarios
from factaudit.screen import screened


def left_of(ledger, *, enough=3):
    """Return the ids of the claims that are left to solve of what is, and what was cleared."""
    entries = checked(ledger.entries)
    facts = scenarios(entries, read_claims(entries))[0]
    rest, cleared = screened(entries, facts, enough=enough)
    assert not {reading.claim.id for reading in rest.readings} & cleared.compared
    assert not {relation.id for relation in rest.relations} & cleared.held
    return [reading.claim.id for reading in rest.readings], cleared


def town(ledger, name, opening, gain, closing, **more):
    members = ledger.stock(f"members {name}", unit="person", **more)
    growth = ledger.flow(f"growth {name}", unit="person", **more)
    ledger.roll_forward(members, inflows=[growth])
    for spoken, value in ((members.at("2023"), opening), (growth.during("2024"), gain), (members.at("2024"), closing)):
        ledger.claim(spoken, value, id=f"{name}{spoken.period}" if spoken.series == members.at("2023").series else name)


def towns(values, **more):
    ledger = fa.Ledger()
    for number, (opening, gain, closing) in enumerate(values):
        town(ledger, f"t{number}-", opening, gain, closing, **more)
    return ledger


def test_what_adds_up_is_cleared_and_what_does_not_is_left():
    left, cleared = left_of(towns([(10, 5, 15), (20, 1, 21), (30, 2, 33), (40, 0, 40)]))
    assert left == ["t2-2023", "t2-", "t2-2024"]
    assert cleared.components == 3
    assert len(cleared.compared) == 9
    assert cleared.held == {"r1", "r2", "r4"}


def test_a_shape_met_too_seldom_is_left():
    assert len(left_of(towns([(10, 5, 15), (20, 1, 21)]))[0]) == 6
    assert left_of(towns([(10, 5, 15), (20, 1, 21)]), enough=2)[0] == []


def test_a_count_is_not_below_zero():
    left, _ = left_of(towns([(10, 5, "less than 15"), (20, "less than 3", 10), (0, 1, 1), (0, 0, 0)]), enough=1)
    assert left == ["t0-2023", "t0-", "t0-2024", "t1-2023", "t1-", "t1-2024"]
    assert left_of(towns([(20, -10, 10)], signed=True), enough=1)[0] == []


def test_whole_things_are_not_split():
    third = fa.Bounds.of(Interval(1, 2, lower_open=True, upper_open=True))
    assert left_of(towns([(1, third, 3)]), enough=1)[0]
    assert left_of(towns([(1, third, "between 2 and 3")]), enough=1)[0] == []
    assert len(left_of(towns([(1, third, "between 2 and 3")], integral=True), enough=1)[0]) == 3


def test_open_ends_do_not_touch():
    over, under = fa.Bounds.more_than(15), fa.Bounds.less_than(15)
    left, _ = left_of(towns([(10, 5, over), (10, 5, under), (10, 6, over), (10, 4, under)]), enough=1)
    assert {name[:3] for name in left} == {"t0-", "t1-"}


def test_neighbouring_roundings_are_left():
    ledger = fa.Ledger()
    for number, (one, other) in enumerate([("2 million", "3 million"), ("2 million", "2 million")]):
        sales = ledger.flow(f"sales {number}", unit="person")
        ledger.claim(sales.during("2024"), one)
        ledger.claim(sales.during("2024"), other)
    left, cleared = left_of(ledger, enough=1)
    assert left == ["c1", "c2"]
    assert cleared.compared == {"c3", "c4"}


def test_claims_that_nothing_is_held_against_are_cleared_but_not_compared():
    ledger = fa.Ledger()
    for number in range(4):
        ledger.claim(ledger.stock(f"members {number}", unit="person").at("2024"), number)
    left, cleared = left_of(ledger)
    assert left == []
    assert (cleared.components, cleared.compared) == (4, frozenset())


def test_other_times_other_units_and_other_options_are_other_shapes():
    ledger = towns([(10, 5, 15), (20, 1, 21)])
    members = ledger.stock("members z", unit="person")
    growth = ledger.flow("growth z", unit="person")
    ledger.roll_forward(members, inflows=[growth], flows="open-inflows")
    for spoken, value in ((members.at("2023"), 10), (growth.during("2024"), 5), (members.at("2024"), 15)):
        ledger.claim(spoken, value)
    assert len(left_of(ledger)[0]) == 9
    assert len(left_of(ledger, enough=2)[0]) == 3


def test_products_circles_and_ambiguous_claims_are_left():
    ledger = fa.Ledger()
    part, whole = ledger.stock("insured", unit="person"), ledger.stock("population", unit="person")
    percent = ledger.ratio("coverage")
    ledger.share(part, whole, percent)
    ledger.claim(part.at("2024"), 50)
    ledger.claim(whole.at("2024"), 100)
    ledger.claim(percent.at("2024"), "50 percent")
    one, two, three = (ledger.stock(name, unit="person") for name in ("one", "two", "three"))
    ledger.total(three, [one, two])
    ledger.order(one, two)
    ledger.claim(three.at("2024"), 3)
    either = fa.Bounds.exactly(1) | fa.Bounds.exactly(3)
    ledger.claim(ledger.stock("unclear", unit="person").at("2024"), either)
    assert len(left_of(ledger, enough=1)[0]) == 5


def test_an_island_of_many_claims_is_left():
    ledger = fa.Ledger()
    parts = [ledger.flow(f"part {number}", unit="person") for number in range(250)]
    whole = ledger.flow("whole", unit="person")
    ledger.total(whole, parts)
    for part in (*parts, whole):
        ledger.claim(part.during("2024"), 1 if part is not whole else 250)
    assert len(left_of(ledger, enough=1)[0]) == 251
