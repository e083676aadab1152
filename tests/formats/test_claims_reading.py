"""A claims file is read into entries, as DESIGN section 9 writes it."""

from datetime import date
from fractions import Fraction

import pytest
from counting import grown

from factaudit.errors import InputError, Place
from factaudit.formats import claims_file
from factaudit.model.claim import Claim
from factaudit.model.measure import Measure
from factaudit.model.period import Period
from factaudit.model.policy import AS_WRITTEN, LENIENT, Policy
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.model.source import Source, Span
from factaudit.model.stated import Stated

SEMARANG = """\
factaudit: 1
title: Health-insurance members, Semarang, 2025
sources:
  kabarjateng: {title: UHC members, publisher: kabarjateng.id, published: 2025-06-10, file: semarang-brief.md}
measures:
  members: {label: active UHC members, kind: stock, unit: person, entity: Kota Semarang, integral: true}
  quota: {label: UHC quota, kind: flow, unit: person, entity: Kota Semarang}
relations:
  - {id: r1, roll-forward: {stock: members, inflows: [quota]}}
claims:
  - {id: c1, measure: members, at: 2025-05, value: 28562, source: kabarjateng, quote: "28,562 active members"}
  - {id: c2, measure: quota, during: 2025-06/2025-12, every: month, value: 10800, modality: limit, source: kabarjateng}
  - {id: c3, measure: members, at: 2025-12, value: more than 230 thousand, modality: projected, source: kabarjateng}
"""
MEMBERS, QUOTA = Series("members", "Kota Semarang"), Series("quota", "Kota Semarang")

BARE = """\
factaudit: 1
measures: {m: {}, f: {kind: flow}, r: {kind: ratio}}
"""


def one(section, line):
    entries = claims_file.reads(f"{BARE}{section}:\n  - {{{line}}}\n")
    return getattr(entries, section)[0]


def mistakes(text):
    with pytest.raises(InputError) as raised:
        claims_file.reads(text, "x.claims.yaml")
    return [(p.place.line, p.place.column, p.message, p.hint) for p in raised.value.problems]


def test_the_file_of_the_design_gives_its_ledger():
    ledger = claims_file.reads(SEMARANG)
    assert ledger.title == "Health-insurance members, Semarang, 2025"
    assert ledger.language == "en"
    assert ledger.policy == AS_WRITTEN
    assert ledger.sources == (
        Source("kabarjateng", "UHC members", "kabarjateng.id", date(2025, 6, 10), "semarang-brief.md"),
    )
    assert ledger.measures == (
        Measure("members", "active UHC members", "stock", "person", "Kota Semarang", integral=True),
        Measure("quota", "UHC quota", "flow", "person", "Kota Semarang"),
    )
    roles = (("stock", (Term(MEMBERS),)), ("inflows", (Term(QUOTA),)))
    assert ledger.relations == (Relation("r1", "roll-forward", roles),)
    assert ledger.claims[0] == Claim(
        "c1",
        MEMBERS,
        Stated("28562", 28562),
        Period.parse("2025-05"),
        source="kabarjateng",
        span=Span("kabarjateng", quote="28,562 active members"),
    )
    assert ledger.claims[1] == Claim(
        "c2",
        QUOTA,
        Stated("10800", 10800),
        Period.parse("2025-06/2025-12"),
        every="month",
        modality="limit",
        source="kabarjateng",
    )
    assert ledger.claims[2].stated == Stated("more than 230 thousand", 230000, comparator=">", step=1000, rounded=True)


def test_every_entry_knows_its_place():
    ledger = claims_file.reads(SEMARANG, "semarang.claims.yaml")
    assert ledger.path == "semarang.claims.yaml"
    assert ledger.claims[0].place == _place_of("28562")
    assert ledger.measures[1].place == _place_of("quota: {")
    assert ledger.relations[0].place == _place_of("{stock")
    assert ledger.sources[0].place == _place_of("semarang-brief.md")


def _place_of(words):
    line = next(i for i, line in enumerate(SEMARANG.splitlines()) if words in line)
    return Place("semarang.claims.yaml", line + 1, SEMARANG.splitlines()[line].index(words) + 1)


def test_sections_may_come_in_any_order():
    head, measures = BARE.splitlines()
    text = f"claims: [{{id: c1, measure: m, value: 1}}]\n{measures}\n{head}\n"
    assert claims_file.reads(text).claims[0].series == Series("m")


def test_a_claim_may_speak_of_another_entity():
    assert one("claims", "id: c, measure: m, entity: Pontianak, value: 1").series == Series("m", "Pontianak")


def test_weight_is_trust_and_fixed_claims_have_none():
    assert one("claims", "id: c, measure: m, value: 1, weight: 2.5").weight == Fraction(5, 2)
    assert one("claims", "id: c, measure: m, value: 1, weight: fixed").weight is None


def test_an_open_interval_dates_a_stock_to_its_end():
    assert one("claims", "id: c, measure: m, at: ../2025-05, value: 1").period == Period.parse("../2025-05")


def test_words_like_no_and_2025_are_texts():
    source = claims_file.reads("factaudit: 1\nsources: {s: {title: 2025, publisher: no}}").sources[0]
    assert (source.title, source.publisher) == ("2025", "no")


def test_a_quote_may_be_a_selector_of_the_annotation_model():
    claim = one("claims", "id: c, measure: m, value: 1, quote: {exact: one, prefix: a, suffix: b, start: 3, end: 6}")
    assert claim.span == Span("", 3, 6, "one", "a", "b")


def test_a_policy_is_a_name_or_differs_from_one():
    policy = claims_file.reads("{factaudit: 1, policy: lenient}").policy
    assert policy == LENIENT
    policy = claims_file.reads("{factaudit: 1, policy: {base: truncated, about: 5 %, nearly: 1/20}}").policy
    assert policy == Policy("own", "truncated", about=Fraction(1, 20), nearly=Fraction(1, 20))


def test_what_is_ignored_has_a_reason():
    text = BARE + "claims: [{id: c3, measure: m, value: 1}]\n"
    text += "ignore: [{rule: total, reason: known}, {rule: share, claim: c3, reason: asked}]\n"
    assert claims_file.reads(text).ignore == (("total", "known"), ("share:c3", "asked"))
    empty = "factaudit: 1\nignore:\n  - {rule: total, reason: ' '}\n"
    assert [(line, column, told) for line, column, told, _ in mistakes(empty)] == [
        (3, 27, "a finding is silenced for a reason, and none is given")
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{id: c, measure: f, §at: 2025, value: 1}", "a flow is an amount over a stretch of time"),
        ("{id: c, measure: m, §during: 2025, value: 1}", "a stock is a level at an instant"),
        ("{id: c, measure: r, at: 2025, §during: 2025, value: 1}", "both at and during are given"),
        ("{id: c, measure: m, at: §2025-13, value: 1}", "there is no month 13: '2025-13'"),
        ("{id: c, measure: m, at: §2025/.., value: 1}", "has no end for a level to be dated to"),
        ("{id: c, measure: f, during: 2025, §edge: start, value: 1}", "has no edge"),
        ("{id: c, measure: m, at: 2025, §every: month, value: 1}", "every is for amounts, and 'm' is a stock"),
        ("{id: c, measure: f, §every: month, value: 1}", "a rate needs its period"),
        ("{id: c, measure: f, during: 2025-06-03/2025-12, every: §month, value: 1}", "whole calendar units"),
        ("{id: c, measure: f, during: 1000/2025, average-per: §day, value: 1}", "more than 4,000 calendar units"),
        ("{id: c, measure: f, during: 2025, §every: month, average-per: day, value: 1}", "both every and average-per"),
        ("{id: c, measure: f, during: 2025, every: §fortnight, value: 1}", "expected a calendar unit"),
        ("{id: c, measure: §n, value: 1}", "unknown measure 'n'"),
        ("{id: c, measure: m, source: §s, value: 1}", "unknown source 's'"),
        ("{id: c, measure: m, value: 1, weight: §0}", "a weight is above zero"),
        ("{id: c, measure: m, value: 1, weight: §heavy}", "expected a plain decimal or ratio"),
        ("{id: c, measure: m, value: 1, modality: §certain}", "expected a modality"),
        ("{id: c, measure: m, value: 1, unit: §smoot}", "unknown unit 'smoot'"),
        ("{id: §'', measure: m, value: 1}", "expected a short name as an id"),
        ("{id: §[c], measure: m, value: 1}", "expected an id, got a list"),
        ("{id: c, measure: m, value: 1, quote: {exact: x, start: §-3}}", "expected a number of characters"),
        ("§{id: c, measure: m}", "a claim needs the key 'value'"),
        ("{id: c, measure: m, value: 1, §nota: x}", "unknown key 'nota' in a claim"),
    ],
)
def test_a_claim_that_makes_no_sense_is_refused_where_it_stands(line, message, unmark):
    text, place = unmark(f"{BARE}claims:\n  - {line}\n")
    ((*found, told, _),) = mistakes(text)
    assert tuple(found) == place
    assert message in told


def test_units_of_other_things_are_refused():
    text = "factaudit: 1\nmeasures: {m: {unit: person}}\nclaims:\n  - {id: c, measure: m, value: 1, unit: kilogram}\n"
    assert mistakes(text) == [
        (4, 41, "kilogram cannot be compared with person: the measure 'm' is in 'person'",
         "correct the unit, or name another measure"),
    ]  # fmt: skip
    assert mistakes(text.replace("value: 1, unit: kilogram", "value: 1 kg"))[0][:2] == (4, 32)


def test_a_near_miss_is_named():
    text = SEMARANG.replace("measure: quota", "measure: quotas").replace("title: Health", "titel: Health")
    assert mistakes(text) == [
        (2, 1, "unknown key 'titel' in a claims file", "did you mean 'title'?"),
        (12, 23, "unknown measure 'quotas'", "did you mean 'quota'?"),
    ]


def test_all_mistakes_of_a_claim_are_told_at_once():
    text = BARE + "claims:\n  - {id: c, measure: f, at: 2025, edge: end, every: month, value: cat, unit: m}\n"
    assert [column for _, column, _, _ in mistakes(text)] == [25, 35, 67]


def test_a_number_keeps_its_thousands_between_braces():
    entries = claims_file.reads(BARE + "claims:\n  - {id: c, measure: m, value: 1,028,562, weight: 2}\n")
    assert (entries.claims[0].stated.value, entries.claims[0].weight) == (1_028_562, 2)


def test_any_other_comma_between_braces_is_explained():
    found = mistakes(BARE + "claims:\n  - {id: c, measure: m, value: 28, 562}\n")
    assert found[0][3] == "a comma ends a value here; put quotes around a number that holds one"


def test_an_id_is_given_once():
    text = BARE + "claims:\n  - {id: c, measure: m, value: 1}\n  - {id: c, measure: m, value: 2}\n"
    assert mistakes(text) == [(5, 10, "the id 'c' stands here again; it is first given in line 4", "")]
    assert mistakes("factaudit: 1\nmeasures:\n  m: {}\n  m: {}\n")[0][:2] == (4, 3)


def test_a_measure_that_is_wrong_is_no_unknown_measure():
    text = "factaudit: 1\nmeasures: {m: {kind: level}}\nclaims: [{id: c, measure: m, value: 1}]\n"
    assert [line for line, *_ in mistakes(text)] == [2]


def test_rules_and_claims_that_are_ignored_must_be_known():
    text = "factaudit: 1\nignore:\n  - {rule: totals, reason: x}\n  - {rule: total, claim: c9, reason: x}\n"
    assert [(line, column) for line, column, _, _ in mistakes(text)] == [(3, 12), (4, 26)]


def test_the_version_and_the_language_must_be_known():
    assert mistakes("factaudit: 2\nlanguage: xx\n") == [
        (1, 12, "expected version 1 of the format, got '2'", "write factaudit: 1"),
        (2, 11, "unknown language 'xx'", "known: en, id"),
    ]
    assert mistakes("title: x\n")[0][2] == "a claims file needs the key 'factaudit'"


def test_the_words_of_a_source_are_in_its_language():
    text = "{factaudit: 1, sources: {s: {language: id}}, measures: {m: {}}, "
    text += "claims: [{id: c, measure: m, source: s, value: lebih dari 230 ribu}]}"
    assert claims_file.reads(text).claims[0].stated.value == 230000


def many(count):
    periods = [f"2025-{month:02}" for month in range(1, 13)]
    claims = (f"id: c{i}, measure: members, at: {periods[i % 12]}, value: {i}, quote: no {i}" for i in range(count))
    return SEMARANG.partition("claims:")[0] + "claims:\n" + "".join(f"  - {{{claim}}}\n" for claim in claims)


def test_the_work_of_reading_grows_with_the_claims_and_no_faster():
    assert grown(claims_file.reads, many(1_000), many(4_000)) < 5


def test_whoever_waits_is_told_how_far_a_large_file_is_read():
    claims = "".join(f"  - {{id: c{i}, measure: m, at: 2025, value: {i}}}\n" for i in range(3_000))
    told = []
    text = f"factaudit: 1\nmeasures: {{m: {{unit: person}}}}\nclaims:\n{claims}"
    assert len(claims_file.reads(text, progress=lambda done, total: told.append((done, total))).claims) == 3_000
    assert told == sorted(told)
    assert len({done for done, _ in told}) > 5
    assert all(done < total for done, total in told)
