"""Totals, shares, changes, orders, averages and other names, one quantity at a time."""

from importlib.resources import files

import pytest

from factaudit import Bounds, InputError, Stated
from factaudit.relations import shipped


def rounded(value, step):
    return Stated(str(value), value, step=step, rounded=True)


def test_what_is_shipped_is_what_the_templates_compile_to():
    """Where this fails: ``python -m factaudit.relations.shipped > factaudit/relations/compiled.json``."""
    assert files("factaudit.relations").joinpath("compiled.json").read_text(encoding="utf-8") == shipped.text()


def test_parts_add_up_to_their_total(ledger, conflicts):
    whole, *parts = (ledger.stock(name, unit="person") for name in ("all", "men", "women"))
    ledger.total(whole, parts)
    for measure, value in ((whole, 10), *zip(parts, (4, 7), strict=True)):
        ledger.claim(measure.at("2025"), value)
    assert conflicts(ledger) == [{"c1", "c2", "c3", "r1"}]


def test_parts_that_are_not_all_add_up_to_no_more(ledger, conflicts):
    whole, part = ledger.stock("all", unit="person"), ledger.stock("men", unit="person")
    ledger.total(whole, [part], exhaustive=False)
    ledger.claim(whole.at("2025"), 10)
    ledger.claim(part.at("2025"), 4)
    assert not conflicts(ledger)
    ledger.claim(part.at("2025"), "more than 10", id="more")
    assert {"c1", "more", "r1"} in conflicts(ledger)


def test_parts_over_entities(ledger, conflicts):
    """One measure of three cities adds up to that of their province."""
    members = ledger.stock("members", unit="person", entity="Banten")
    cities = [members.of(city) for city in ("Tangerang", "Serang", "Cilegon")]
    ledger.total(members, cities)
    ledger.claim(members.at("2025"), 100)
    for city, count in zip(cities, (50, 30, 21), strict=True):
        ledger.claim(city.at("2025"), count)
    assert conflicts(ledger) == [{"c1", "c2", "c3", "c4", "r1"}]


def test_one_part_alone_may_exceed_its_total(ledger, conflicts):
    members = ledger.stock("members", unit="person", entity="Banten")
    ledger.total(members, [members.of("Serang"), members.of("Cilegon")])
    ledger.claim(members.at("2025"), 100)
    ledger.claim(members.of("Serang").at("2025"), 101)
    assert conflicts(ledger) == [{"c1", "c2", "r1"}]


def test_money_may_be_below_zero(ledger, conflicts):
    total, gains, losses = (ledger.flow(name, unit="USD") for name in ("result", "gains", "losses"))
    ledger.total(total, [gains, losses])
    ledger.claim(total.during("2025"), 100)
    ledger.claim(gains.during("2025"), 150)
    assert not conflicts(ledger)


def test_rounded_parts_need_not_add_up_to_the_last_digit(ledger, conflicts):
    total, one, other = (ledger.stock(name, unit="USD") for name in ("total", "one", "other"))
    ledger.total(total, [one, other])
    for measure, millions in ((total, 11), (one, 5), (other, 5)):
        ledger.claim(measure.at("2025"), rounded(millions * 10**6, 10**6))
    assert not conflicts(ledger)
    ledger.claim(other.at("2025"), Bounds.at_most(4_900_000), id="less")
    assert {"c1", "c2", "less", "r1"} in conflicts(ledger)


def test_a_share_fits_its_part_and_whole(ledger, conflicts):
    part, whole, share = ledger.stock("part", unit="person"), ledger.stock("all", unit="person"), ledger.ratio("share")
    ledger.share(part, whole, share)
    ledger.claim(part.at("2025"), 123)
    ledger.claim(whole.at("2025"), 145)
    ledger.claim(share.at("2025"), "84.8 percent")
    assert not conflicts(ledger)
    ledger.claim(share.at("2025"), "84.9 percent", id="wrong")
    assert {"c1", "c2", "wrong", "r1"} in conflicts(ledger)


def test_a_share_as_a_pure_number(ledger, conflicts):
    part, whole = ledger.stock("part", unit="person"), ledger.stock("all", unit="person")
    share = ledger.ratio("share", unit="1")
    ledger.share(part, whole, share)
    for measure, value in ((part, 1), (whole, 4), (share, Stated.number(25))):
        ledger.claim(measure.at("2025"), value, unit="percent" if measure is share else "")
    assert not conflicts(ledger)


def test_a_share_of_whole_things_that_no_whole_number_gives(ledger, conflicts):
    """5.1 % of 25 people would be between one and two of them."""
    part = ledger.stock("part", unit="person", integral=True)
    whole, share = ledger.stock("all", unit="person", integral=True), ledger.ratio("share")
    ledger.share(part, whole, share)
    ledger.claim(whole.at("2025"), 25)
    ledger.claim(share.at("2025"), "5.1 percent")
    assert conflicts(ledger) == [{"c1", "c2", "r1"}]


def test_a_mean_that_no_whole_total_gives(ledger, conflicts):
    """The GRIM test: 25 answers in whole points have no mean of 3.47."""
    mean, count, total = (
        ledger.ratio("mean", unit="1"),
        ledger.stock("count", unit="1"),
        ledger.stock("points", unit="1", integral=True),
    )
    ledger.average(mean, count, total)
    ledger.claim(count.at("2025"), 25)
    ledger.claim(mean.at("2025"), "3.47", id="mean")
    assert conflicts(ledger) == [{"c1", "mean", "r1"}]


def test_a_mean_per_household(ledger, conflicts):
    mean = ledger.ratio("size", unit="person/household")
    count, total = ledger.stock("households", unit="household"), ledger.stock("people", unit="person")
    ledger.average(mean, count, total)
    for measure, value in ((mean, Stated.number(4)), (count, 10), (total, 41)):
        ledger.claim(measure.at("2025"), value)
    assert conflicts(ledger) == [{"c1", "c2", "c3", "r1"}]


def test_a_mean_in_the_unit_of_its_total(ledger, conflicts):
    mean, count, total = (
        ledger.ratio("mean", unit="meter"),
        ledger.stock("n", unit="1"),
        ledger.stock("sum", unit="kilometer"),
    )
    ledger.average(mean, count, total)
    for measure, value in ((mean, Stated.number(500)), (count, 4), (total, 2)):
        ledger.claim(measure.at("2025"), value)
    assert not conflicts(ledger)


def test_from_to_by_an_amount(ledger, conflicts):
    members, gain = ledger.stock("members", unit="person"), ledger.flow("gain", unit="person", signed=True)
    ledger.change(members.at("2024"), members.at("2025"), absolute=gain)
    ledger.claim(members.at("2024"), 100)
    ledger.claim(members.at("2025"), 90)
    ledger.claim(gain.during("2025"), -10)
    assert not conflicts(ledger)
    ledger.claim(gain.during("2025"), 10, id="wrong")
    assert {"c1", "c2", "wrong", "r1"} in conflicts(ledger)


def test_from_to_by_a_percentage_of_the_first(ledger, conflicts):
    members, growth = ledger.stock("members", unit="person"), ledger.ratio("growth")
    ledger.change(members.at("2024"), members.at("2025"), percent=growth)
    ledger.claim(members.at("2024"), 100)
    ledger.claim(members.at("2025"), 150)
    ledger.claim(growth.during("2025"), Stated.number(50))
    assert not conflicts(ledger)


def test_growth_of_a_flow_from_year_to_year(ledger, conflicts):
    sales, growth = ledger.flow("sales", unit="USD"), ledger.ratio("growth")
    ledger.change(sales.during("2024"), sales.during("2025"), percent=growth)
    ledger.claim(sales.during("2024"), 200)
    ledger.claim(growth.during("2025"), Stated.number(10))
    ledger.claim(sales.during("2025-33"), 100)
    ledger.claim(sales.during("2025"), 230, id="wrong")
    assert conflicts(ledger) == [{"c1", "c2", "wrong", "r1"}]


@pytest.mark.parametrize(("unit", "first", "second"), [("percent", 85, 87), ("1", "0.85", "0.87")])
def test_from_to_by_percentage_points(ledger, conflicts, unit, first, second):
    coverage, gain = ledger.ratio("coverage", unit=unit), ledger.ratio("gain", unit="percentage_point")
    ledger.change(coverage.at("2024"), coverage.at("2025"), points=gain)
    ledger.claim(coverage.at("2024"), Stated.number(exact(first)))
    ledger.claim(coverage.at("2025"), Stated.number(exact(second)))
    ledger.claim(gain.during("2025"), Stated.number(2))
    assert not conflicts(ledger)
    ledger.claim(gain.during("2025"), Stated.number(3), id="wrong")
    assert {"c1", "c2", "wrong", "r1"} in conflicts(ledger)


def exact(value):
    from factaudit.model.number import exact

    return exact(value)


@pytest.mark.parametrize(
    ("role", "unit", "wanted"), [("points", "percent", "percentage_point"), ("percent", "percentage_point", "percent")]
)
def test_percent_and_percentage_points_are_different_things(ledger, role, unit, wanted):
    coverage, gain = ledger.ratio("coverage"), ledger.ratio("gain", unit=unit)
    ledger.change(coverage.at("2024"), coverage.at("2025"), **{role: gain})
    with pytest.raises(InputError, match=f"change r1 needs a pure number or {wanted} as {role}, gain is in {unit}"):
        ledger.audit()


def test_order(ledger, conflicts):
    less, more = ledger.stock("less", unit="person"), ledger.stock("more", unit="person")
    ledger.order(less, more)
    ledger.claim(less.at("2025"), 5)
    ledger.claim(more.at("2025"), 5)
    assert not conflicts(ledger)
    ledger.order(less, more, strict=True)
    assert conflicts(ledger) == [{"c1", "c2", "r2"}]


def test_order_in_different_units(ledger, conflicts):
    less, more = ledger.stock("less", unit="meter"), ledger.stock("more", unit="kilometer")
    ledger.order(less, more)
    ledger.claim(less.at("2025"), 1001)
    ledger.claim(more.at("2025"), 1)
    assert conflicts(ledger) == [{"c1", "c2", "r1"}]


def test_other_names_for_one_quantity(ledger, conflicts):
    names = [
        ledger.stock(name, unit=unit)
        for name, unit in (("road", "kilometer"), ("street", "meter"), ("way", "kilometer"))
    ]
    ledger.restated(*names)
    for name, value in zip(names, (2, 2000, 3), strict=True):
        ledger.claim(name.at("2025"), value)
    assert conflicts(ledger) == [{"c1", "c3", "r1"}, {"c2", "c3", "r1"}]


def test_a_relation_at_one_time_holds_only_then(ledger, conflicts):
    part, whole = ledger.stock("part", unit="person"), ledger.stock("all", unit="person")
    ledger.order(part.at("2024"), whole)
    ledger.claim(part.at("2025"), 5)
    ledger.claim(whole.at("2025"), 4)
    ledger.claim(part.at("2024"), 6)
    ledger.claim(whole.at("2024"), 7)
    assert not conflicts(ledger)


def test_constants_take_part_at_no_date(ledger, conflicts):
    """Undated claims of several measures speak of one and the same time."""
    part, whole, share = ledger.stock("part", unit="person"), ledger.stock("all", unit="person"), ledger.ratio("share")
    ledger.share(part, whole, share)
    ledger.claim(part.constant, 5)
    ledger.claim(share.constant, Stated.number(50))
    assert not conflicts(ledger)
    ledger.claim(whole.constant, 11)
    assert conflicts(ledger) == [{"c1", "c2", "c3", "r1"}]


def test_a_count_is_not_below_zero(ledger, conflicts):
    ledger.claim(ledger.stock("members", unit="person").at("2025"), -1)
    assert conflicts(ledger) == [{"c1"}]
    assert ledger.audit().contradictions[0].rule == "impossible"


@pytest.mark.parametrize("unit", ["", "IDR", "percent"])
def test_pure_numbers_money_and_ratios_may_be(ledger, conflicts, unit):
    ledger.claim(ledger.ratio("result", unit=unit).at("2025"), Stated.number(-1))
    assert not conflicts(ledger)


def test_claims_in_other_units_are_one_voice(ledger):
    road = ledger.stock("road", unit="kilometer")
    ledger.claim(road.at("2025"), 2)
    ledger.claim(road.at("2025"), 2000, unit="meter")
    ledger.claim(road.at("2025"), 3)
    (finding,) = ledger.audit().contradictions
    assert (finding.conflict, finding.also) == (("c1", "c3"), (("c1", ("c2",)),))
