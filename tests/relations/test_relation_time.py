"""Stocks, flows and rates in calendar time."""

import pytest

from factaudit import Bounds, InputError


@pytest.fixture
def stock(ledger):
    return ledger.stock("members", unit="person")


@pytest.fixture
def flow(ledger):
    return ledger.flow("joined", unit="person")


@pytest.fixture
def rolled(ledger, stock, flow):
    ledger.roll_forward(stock, inflows=[flow])


def test_steady_rate_counts_calendar_months(ledger, flow, conflicts):
    ledger.claim(flow.every("month", "2025-06/2025-12"), 10_800)
    ledger.claim(flow.during("2025-06/2025-12"), 7 * 10_800)
    assert not conflicts(ledger)
    ledger.claim(flow.during("2025-06/2025-08"), 3 * 10_800 + 1)
    assert conflicts(ledger) == [{"c1", "c3"}]


def test_steady_rate_fixes_each_month_and_an_average_only_the_sum(ledger, flow, conflicts):
    ledger.claim(flow.average_per("month", "2025-01/2025-03"), 100)
    ledger.claim(flow.during("2025-01"), 300)
    assert not conflicts(ledger)
    ledger.claim(flow.every("month", "2025-01/2025-03"), 100)
    assert conflicts(ledger) == [{"c2", "c3"}]


def test_quarters_add_up_to_the_half_year(ledger, flow, conflicts):
    for quarter, amount in (("2025-33", 10), ("2025-34", 20)):
        ledger.claim(flow.during(quarter), amount)
    ledger.claim(flow.during("2025-40"), 31)
    assert conflicts(ledger) == [{"c1", "c2", "c3"}]


def test_months_add_up_to_quarters_and_years(ledger, flow, conflicts):
    for month in range(1, 13):
        ledger.claim(flow.during(f"2025-{month:02}"), month)
    for quarter, amount in (("2025-33", 6), ("2025-34", 15), ("2025-35", 24), ("2025-36", 33)):
        ledger.claim(flow.during(quarter), amount)
    ledger.claim(flow.during("2025"), 78)
    assert not conflicts(ledger)


def test_a_part_of_a_duration_is_no_more_than_all_of_it(ledger, flow, conflicts):
    ledger.claim(flow.during("2025"), 100)
    ledger.claim(flow.during("2025-03/2025-05"), 101)
    assert conflicts(ledger) == [{"c1", "c2"}]


def test_a_signed_flow_may_be_more_in_a_part(ledger, conflicts):
    saldo = ledger.flow("saldo", unit="person", signed=True)
    ledger.claim(saldo.during("2025"), 100)
    ledger.claim(saldo.during("2025-03/2025-05"), 101)
    assert not conflicts(ledger)


def test_overlapping_durations(ledger, flow, conflicts):
    ledger.claim(flow.during("2025-01/2025-03"), 10)
    ledger.claim(flow.during("2025-02/2025-04"), 50)
    ledger.claim(flow.during("2025-01/2025-04"), 49)
    assert conflicts(ledger) == [{"c2", "c3"}]


def test_weeks_against_a_month(ledger, flow, conflicts):
    """Four weeks from Monday 3 February 2025 lie within February and two days of March."""
    ledger.claim(flow.every("week", "2025-02-03/2025-03-02"), 70)
    ledger.claim(flow.during("2025-02-03/2025-02-23"), 210)
    ledger.claim(flow.during("2025-02"), 209)
    assert conflicts(ledger) == [{"c1", "c3"}, {"c2", "c3"}]


def test_weekly_and_monthly_rates_may_stand_together(ledger, flow, conflicts):
    ledger.claim(flow.every("week", "2025-01-06/2025-02-02"), 7)
    ledger.claim(flow.every("month", "2025-01/2025-02"), 31)
    assert not conflicts(ledger)


def test_a_rate_of_weeks_that_a_month_cannot_hold(ledger, flow, conflicts):
    ledger.claim(flow.every("week", "2025-01-06/2025-01-26"), 11)
    ledger.claim(flow.every("month", "2025-01/2025-02"), 31)
    assert conflicts(ledger) == [{"c1", "c2"}]


@pytest.mark.usefixtures("rolled")
def test_a_stock_is_opening_plus_inflow(ledger, stock, flow, conflicts):
    ledger.claim(stock.at("2024"), 100)
    ledger.claim(flow.during("2025"), 20)
    ledger.claim(stock.at("2025"), 119)
    assert conflicts(ledger) == [{"c1", "c2", "c3", "r1"}]


@pytest.mark.usefixtures("rolled")
def test_a_flow_told_for_a_part_of_the_time_leaves_the_rest_open(ledger, stock, flow, conflicts):
    ledger.claim(stock.at("2024"), 100)
    ledger.claim(flow.during("2025-33"), 20)
    ledger.claim(stock.at("2025"), 500)
    assert not conflicts(ledger)
    ledger.claim(stock.at("2025"), "less than 120", id="low")
    assert {"c1", "c2", "low", "r1"} in conflicts(ledger)


@pytest.mark.usefixtures("rolled")
def test_a_flow_that_runs_past_the_last_stock_is_not_all_its_own(ledger, stock, flow, conflicts):
    ledger.claim(stock.at("2025-01-01"), 0)
    ledger.claim(stock.at("2025-01-02"), 0)
    ledger.claim(flow.during("2025-01-02/2025-01-15"), 1)
    assert not conflicts(ledger)


@pytest.mark.usefixtures("rolled")
def test_steady_rate_with_a_stock_in_the_middle_of_a_month(ledger, stock, flow, conflicts):
    ledger.claim(stock.at("2024-12"), 0)
    ledger.claim(flow.every("month", "2025-01/2025-03"), 30)
    ledger.claim(stock.at("2025-02-14"), 45)
    assert not conflicts(ledger)
    ledger.claim(stock.at("2025-02-14"), "more than 60", id="high")
    ledger.claim(stock.at("2025-02-14"), "less than 30", id="low")
    found = conflicts(ledger)
    assert {"c1", "c2", "high", "r1"} in found
    assert {"c2", "low", "r1"} in found


@pytest.mark.usefixtures("rolled")
def test_several_stocks_in_one_month_share_its_rate(ledger, stock, flow, conflicts):
    ledger.claim(stock.at("2024-12"), 0)
    ledger.claim(flow.every("month", "2025-01/2025-02"), 30)
    ledger.claim(stock.at("2025-01-10"), 20)
    ledger.claim(stock.at("2025-01-20"), 19)
    assert conflicts(ledger) == [{"c3", "c4", "r1"}]


def test_a_stock_speaks_of_the_end_of_its_month(ledger, stock, conflicts):
    ledger.claim(stock.at("2025-05"), 5)
    ledger.claim(stock.at("2025-05-31"), 6)
    assert conflicts(ledger) == [{"c1", "c2"}]


def test_the_start_of_a_month_is_the_end_of_the_one_before(ledger, stock, conflicts):
    ledger.claim(stock.at("2025-06", edge="start"), 5)
    ledger.claim(stock.at("2025-05"), 6)
    assert conflicts(ledger) == [{"c1", "c2"}]


@pytest.mark.usefixtures("rolled")
def test_edge_start_takes_in_the_flow_of_the_first_month(ledger, stock, flow, conflicts):
    ledger.claim(stock.at("2025", edge="start"), 10)
    ledger.claim(flow.every("month", "2025"), 1)
    ledger.claim(stock.at("2025"), 22)
    assert not conflicts(ledger)


def test_an_open_start_leaves_the_end(ledger, stock, conflicts):
    ledger.claim(stock.at("../2025-05"), 5)
    ledger.claim(stock.at("2025-05"), 6)
    assert conflicts(ledger) == [{"c1", "c2"}]


def test_the_start_of_an_open_period_is_an_error(ledger, stock):
    ledger.claim(stock.at("../2025-05", edge="start"), 5)
    with pytest.raises(InputError, match="claim c1: an open period has no start"):
        ledger.audit()


def test_a_rate_needs_whole_calendar_units(ledger, flow):
    ledger.claim(flow.every("month", "2025-01-15/2025-03-14"), 5)
    with pytest.raises(InputError, match="not made of whole calendar units"):
        ledger.audit()


def test_roll_forward_with_an_outflow(ledger, stock, flow, conflicts):
    left = ledger.flow("left", unit="person")
    ledger.roll_forward(stock, inflows=[flow], outflows=[left])
    ledger.claim(stock.at("2024"), 100)
    ledger.claim(flow.during("2025"), 20)
    ledger.claim(left.during("2025"), 30)
    ledger.claim(stock.at("2025"), 90)
    assert not conflicts(ledger)
    ledger.claim(stock.at("2025"), "more than 90", id="more")
    assert {"c1", "c2", "c3", "more", "r1"} in conflicts(ledger)


@pytest.mark.parametrize(
    ("flows", "too_much", "too_little"),
    [("closed", True, True), ("open-inflows", False, True), ("open-outflows", True, False), ("open", False, False)],
)
def test_flows_beside_the_stated_ones(ledger, stock, flow, conflicts, flows, too_much, too_little):
    ledger.roll_forward(stock, inflows=[flow], flows=flows)
    ledger.claim(stock.at("2024"), 100)
    ledger.claim(flow.during("2025"), 20)
    ledger.claim(stock.at("2025"), 121, id="much")
    assert bool(conflicts(ledger)) == too_much
    ledger.claim(stock.at("2026"), 200)
    ledger.claim(flow.during("2026"), 50)
    low = ledger.with_claims()
    low.claim(stock.at("2026"), "less than 130", id="little")
    assert any("little" in c and "c4" not in c for c in conflicts(low)) == too_little


def test_roll_forward_in_its_own_time_only(ledger, stock, flow, conflicts):
    entries = ledger_with_period(ledger, stock, flow, "2025-01/..")
    entries.claim(stock.at("2023"), 0)
    entries.claim(flow.during("2024"), 50)
    entries.claim(stock.at("2024"), 10)
    assert not conflicts(entries)
    entries.claim(flow.during("2025"), 5)
    entries.claim(stock.at("2025"), 16)
    assert conflicts(entries) == [{"c3", "c4", "c5", "r1"}]


def ledger_with_period(ledger, stock, flow, period):
    from attrs import evolve

    from factaudit import Ledger, Period

    ledger.roll_forward(stock, inflows=[flow])
    (relation,) = ledger.entries.relations
    return Ledger.of(evolve(ledger.entries, relations=(evolve(relation, period=Period.parse(period)),)))


def test_an_undated_flow_says_nothing_of_several_stretches(ledger, stock, flow, conflicts):
    ledger.roll_forward(stock, inflows=[flow])
    ledger.claim(flow.constant, 10)
    for year, level in (("2023", 0), ("2024", 10), ("2025", 90)):
        ledger.claim(stock.at(year), level)
    assert not conflicts(ledger)


def test_a_claim_without_a_date_speaks_of_the_day_of_its_source(ledger, stock, conflicts):
    ledger.source("paper", published="2025-05-12")
    ledger.claim(stock.constant, 5, source="paper")
    ledger.claim(stock.at("2025-05-12"), 6)
    assert conflicts(ledger) == [{"c1", "c2"}]
    (finding,) = ledger.audit().findings
    assert "c1 speaks of the day its source was published" in finding.assumes


def test_flows_that_add_up_do_so_in_each_month(ledger, conflicts):
    whole, part, other = (ledger.flow(name, unit="person") for name in ("whole", "part", "other"))
    ledger.total(whole, [part, other])
    ledger.claim(whole.during("2025-33"), 30)
    ledger.claim(part.every("month", "2025-33"), 4)
    ledger.claim(other.during("2025-01/2025-02"), 10)
    ledger.claim(other.during("2025-03"), 8)
    assert not conflicts(ledger)
    ledger.claim(whole.during("2025-03"), Bounds.at_most(11), id="low")
    assert {"c2", "c4", "low", "r1"} in conflicts(ledger)


@pytest.mark.parametrize("first", ["order", "formula"])
def test_a_ratio_of_flows_speaks_of_their_durations_in_any_order_of_relations(ledger, conflicts, first):
    """A cap of December is no cap of the year, through however many relations it is known to be one of durations."""
    fee, volume = ledger.flow("fee", unit="IDR"), ledger.flow("volume")
    price, cap = ledger.ratio("price", unit="IDR"), ledger.ratio("cap", unit="IDR")
    for kind in ("order", "formula") if first == "order" else ("formula", "order"):
        ledger.order(price, cap) if kind == "order" else ledger.formula("fee == price * volume")
    ledger.claim(fee.during("2025"), 70)
    ledger.claim(volume.during("2025"), 10)
    ledger.claim(cap.at("2025-12"), 5)
    assert not conflicts(ledger)
    ledger.claim(cap.at("2025"), 5, id="cap")
    assert conflicts(ledger)


def test_a_relation_of_one_year_takes_its_flows_over_that_year(ledger, conflicts):
    """A part told for two years says only that no more than that came in one of them."""
    from attrs import evolve

    from factaudit import Ledger, Period

    whole, part = ledger.flow("whole", unit="person"), ledger.flow("part", unit="person")
    ledger.total(whole, [part])
    entries = evolve(ledger.entries, relations=(evolve(ledger.entries.relations[0], period=Period.parse("2025")),))
    ledger = Ledger.of(entries)
    ledger.claim(whole.during("2025"), 10)
    ledger.claim(part.during("2024/2025"), 25)
    assert not conflicts(ledger)
    ledger.claim(part.during("2024/2025"), 9, id="less")
    assert {"c1", "less", "r1"} in conflicts(ledger)
