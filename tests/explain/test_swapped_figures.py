"""Two figures of one measure that stand in each other's place are suggested to be swapped, where that explains all."""

import json
from importlib.resources import files

import jsonschema
import pytest

import factaudit as fa

PARTS = {"2023": ("1,200", "100"), "2024": ("1,452", "116")}


def table(kind="stock", **measure):
    """Return a ledger with the parts of two years, which give 1,300 and 1,568, and a way to tell their totals."""
    ledger = fa.Ledger()
    total, *parts = (getattr(ledger, kind)(name, **{"unit": "person", **measure}) for name in ("total", "one", "other"))
    ledger.total(total, parts)

    def during(measure, year):
        return measure.at(year) if kind == "stock" else measure.during(year)

    for year, values in PARTS.items():
        for part, value in zip(parts, values, strict=True):
            ledger.claim(during(part, year), value)
    return ledger, lambda year, value, **more: ledger.claim(during(total, year), value, **more)


def swaps(ledger, **options):
    """Return the swaps suggested, each with the claim it is suggested for and what is told of it."""
    repairs = [repair for finding in ledger.audit(**options).findings for repair in finding.repairs]
    return [(r.claim, s.exchanged_with, s.value, s.slip) for r in repairs for s in r.suggestions if s.exchanged_with]


@pytest.mark.parametrize("kind", ["stock", "flow"])
def test_the_totals_of_two_years(kind):
    ledger, total = table(kind)
    total("2023", "1,568")
    total("2024", "1,300")
    slip = "the figures of c5 and c6 may be swapped"
    assert sorted(swaps(ledger)) == [("c5", "c6", "1,300 and c6 1,568", slip), ("c6", "c5", "1,568 and c5 1,300", slip)]
    assert ("c5", "c6", "1.300 dan c6 1.568", "angka c5 dan c6 mungkin tertukar") in swaps(ledger, language="id")


def test_both_in_one_conflict_are_told_once():
    """The level fell by what came in: the two ends of the year were swapped."""
    ledger = fa.Ledger()
    members, joined = ledger.stock("members", unit="person"), ledger.flow("joined", unit="person")
    ledger.roll_forward(members, inflows=[joined], flows="closed")
    ledger.claim(members.at("2023"), "1,568")
    ledger.claim(joined.during("2024"), "268")
    ledger.claim(members.at("2024"), "1,300")
    assert swaps(ledger) == [("c1", "c3", "1,300 and c3 1,568", "the figures of c1 and c3 may be swapped")]


def test_the_figures_of_two_cities():
    """Each city has its districts; the two totals of one year were swapped."""
    ledger = fa.Ledger()
    for city, districts in (("Semarang", (300, 412)), ("Demak", (150, 77))):
        whole = ledger.stock("members", unit="person", entity=city)
        parts = [ledger.stock("members", unit="person", entity=f"{city} {side}") for side in ("north", "south")]
        ledger.total(whole, parts)
        for part, value in zip(parts, districts, strict=True):
            ledger.claim(part.at("2024"), value)
    ledger.claim(ledger.stock("members", unit="person", entity="Semarang").at("2024"), 227)
    ledger.claim(ledger.stock("members", unit="person", entity="Demak").at("2024"), 712)
    assert swaps(ledger) == []  # of different places, and in different conflicts


def test_a_whole_and_a_part():
    ledger = fa.Ledger()
    whole, one, other = (ledger.stock("members", unit="person", entity=e) for e in ("", "Semarang", "Tangerang"))
    ledger.total(whole, [one, other])
    for place, value in ((whole, 347), (one, 912), (other, 565)):
        ledger.claim(place.at("2024"), value)
    assert swaps(ledger) == [("c1", "c2", "912 and c2 347", "the figures of c1 and c2 may be swapped")]


def rolled(opening, closing):
    """Return a ledger in which 9 joined, nobody left, and two levels are told."""
    ledger = fa.Ledger()
    members, joined = ledger.stock("members", unit="person"), ledger.flow("joined", unit="person")
    ledger.roll_forward(members, inflows=[joined], flows="closed")
    ledger.claim(members.at("2023"), opening)
    ledger.claim(joined.during("2024"), 9)
    ledger.claim(members.at("2024"), closing)
    return ledger


def test_a_digit_that_explains_it_alone_is_simpler():
    """10 members and 9 more are 19, but 1 member and 9 more are 10."""
    assert {pair[:2] for pair in swaps(rolled(39, 30))} == {("c1", "c3")}
    assert swaps(rolled(19, 10)) == []


CENSUS = {
    "2010": {"men": 119_630_913, "women": 118_010_413, "all": 237_641_326},
    "2020": {"men": 136_661_899, "women": 133_542_018, "all": 270_203_917},
}
"""Population of Indonesia by sex: BPS - Statistics Indonesia, Population Census 2010 and 2020."""


@pytest.mark.parametrize("wrong", ["men", "women", "all"])
def test_the_figures_of_two_censuses(wrong):
    ledger = fa.Ledger()
    measures = {name: ledger.stock(name, unit="person") for name in ("all", "men", "women")}
    ledger.total(measures["all"], [measures["men"], measures["women"]])
    names = {}
    for year, other in (("2010", "2020"), ("2020", "2010")):
        for name, measure in measures.items():
            told_of = other if name == wrong else year
            names[name, year] = ledger.claim(measure.at(year), CENSUS[told_of][name])
    pair = {names[wrong, year] for year in CENSUS}
    assert {frozenset(found[:2]) for found in swaps(ledger)} == {frozenset(pair)}


def test_a_swap_is_simpler_than_two_digits():
    ledger = fa.Ledger()
    total, part = ledger.stock("total", unit="person"), ledger.stock("part", unit="person")
    ledger.restated(total, part)
    for measure, values in ((part, ("1,300", "1,330")), (total, ("1,330", "1,300"))):
        for year, value in zip(("2023", "2024"), values, strict=True):
            ledger.claim(measure.at(year), value)
    assert {frozenset(pair[:2]) for pair in swaps(ledger)} == {frozenset({"c1", "c2"}), frozenset({"c3", "c4"})}


def test_a_swap_that_leaves_something_wrong_is_none():
    ledger, total = table()
    total("2023", "1,568")
    total("2024", "1,301")
    assert swaps(ledger) == []


def test_where_almost_anything_would_do_agreement_proves_nothing():
    """Nobody leaves and nobody says how many came: any rise would do."""
    ledger = fa.Ledger()
    members, joined = ledger.stock("members", unit="person"), ledger.flow("joined", unit="person")
    ledger.roll_forward(members, inflows=[joined], flows="closed")
    ledger.claim(members.at("2023"), "1,568")
    ledger.claim(members.at("2024"), "1,300")
    assert not ledger.audit().ok
    assert swaps(ledger) == []


def test_a_fixed_figure_stays_where_it_is():
    ledger, total = table()
    total("2023", "1,568", weight="fixed")
    total("2024", "1,300")
    assert swaps(ledger) == []


def test_more_than_a_number_is_no_figure():
    ledger, total = table()
    total("2023", "more than 1,567")
    total("2024", "1,300")
    assert swaps(ledger) == []


def test_figures_in_different_units_do_not_stand_for_each_other():
    ledger = fa.Ledger()
    road, part = ledger.stock("road", unit="kilometer"), ledger.stock("part", unit="kilometer")
    ledger.restated(road, part)
    ledger.claim(part.at("2023"), 12)
    ledger.claim(part.at("2024"), "13")
    ledger.claim(road.at("2023"), 13, unit="kilometer")
    ledger.claim(road.at("2024"), 12_000, unit="meter")
    assert all(pair[:2] not in {("c3", "c4"), ("c4", "c3")} for pair in swaps(ledger))


def test_figures_rounded_to_neighbours_are_told_apart():
    """Two rounded totals of one year contradict each other wherever they touch, and a swap has to end that too."""
    ledger, total = table()
    total("2023", "1,568")
    total("2024", "1.3 thousand")
    total("2024", "1.2 thousand")
    assert swaps(ledger) == []


@pytest.mark.parametrize("view", ["terminal", "narrated", "markdown", "html", "json"])
@pytest.mark.parametrize(
    ("language", "slip"),
    [("en", "the figures of c1 and c3 may be swapped"), ("id", "angka c1 dan c3 mungkin tertukar")],
)
def test_every_view_tells_it(view, language, slip):
    shown = rolled(39, 30).audit(language=language).render(view)
    assert slip in " ".join(shown.split())


def test_the_json_report_names_the_other_claim():
    report = json.loads(rolled(39, 30).audit().to_json())
    jsonschema.validate(report, json.loads(files("factaudit.report").joinpath("report.schema.json").read_text()))
    told = [s for f in report["findings"] for r in f["repairs"] for s in r["suggestions"]]
    slip = "the figures of c1 and c3 may be swapped"
    assert told == [{"value": "30 and c3 39", "slip": slip, "exchanged_with": "c3"}]
