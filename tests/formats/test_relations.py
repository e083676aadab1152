"""Relations in a claims file, with their short forms."""

import pytest

from factaudit.errors import InputError
from factaudit.formats import claims_file
from factaudit.formats.relation_table import KINDS
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.relations import kinds

HEAD = "factaudit: 1\nmeasures: {a: {}, b: {entity: Bandung}, f: {kind: flow}, p: {kind: ratio}}\nrelations:\n  - "
A, B, F, P = Term(Series("a")), Term(Series("b", "Bandung")), Term(Series("f")), Term(Series("p"))


def relation(line):
    return claims_file.reads(HEAD + "{id: r, " + line + "}").relations[0]


def made(kind, options=(), period=None, **roles):
    terms = tuple((name, term if isinstance(term, tuple) else (term,)) for name, term in roles.items())
    return Relation("r", kind, terms, options, period=period)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("roll-forward: {stock: a, inflows: [f]}", made("roll-forward", stock=A, inflows=(F,))),
        ("roll-forward: {stock: a, outflows: [f, f], flows: open-inflows}",
         made("roll-forward", (("flows", "open-inflows"),), stock=A, outflows=(F, F))),
        ("total: {whole: a, parts: [b, a]}", made("total", whole=A, parts=(B, A))),
        ("total: {parts: [b], whole: a, exhaustive: false}",
         made("total", (("exhaustive", "false"),), whole=A, parts=(B,))),
        ("share: {part: a, whole: b, percent: p}", made("share", part=A, whole=B, percent=P)),
        ("order: {lesser: a, greater: b, strict: true}", made("order", (("strict", "true"),), lesser=A, greater=B)),
        ("order: a <= b", made("order", lesser=A, greater=B)),
        ("order: a<b", made("order", (("strict", "true"),), lesser=A, greater=B)),
        ("order: a >= b", made("order", lesser=B, greater=A)),
        ("order: a > b", made("order", (("strict", "true"),), lesser=B, greater=A)),
        ("part-of: {part: a, whole: b}", made("order", lesser=A, greater=B)),
        ("average: {mean: p, count: a, total: b}", made("average", mean=P, count=A, total=B)),
        ("restated: [a, b]", made("restated", same=(A, B))),
        ("total: {whole: a, parts: [a]}, at: 2025", made("total", period=Period.parse("2025"), whole=A, parts=(A,))),
        ("formula: p == a / b, at: 2025", Relation("r", "formula", formula="p == a / b", period=Period.parse("2025"))),
        ("change: {from: a, to: b, absolute: a}", made("change", **{"from": A, "to": B, "absolute": A})),
    ],
)  # fmt: skip
def test_each_kind_fills_its_roles(line, expected):
    assert relation(line) == expected


def test_a_change_of_one_measure_runs_between_two_periods():
    read = relation("change: {of: b, from: 2024-12, to: 2025-12, percent: p}")
    (first,), (last,) = read.role("from"), read.role("to")
    assert first == Term(Series("b", "Bandung"), Period.parse("2024-12"))
    assert last == Term(Series("b", "Bandung"), Period.parse("2025-12"))
    assert read.role("percent") == (P,)


def test_a_term_may_have_its_own_entity_period_and_factor():
    read = relation("restated: [{measure: f, entity: Solo, during: 2025, factor: -1/2}, a]")
    term = read.role("same")[0]
    assert (term.series, term.period, term.factor) == (
        Series("f", "Solo"),
        Period.parse("2025"),
        -Term(A.series).factor / 2,
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("§{id: r}", "a relation has exactly one kind, got none"),
        ("§{id: r, order: a < b, restated: [a, b]}", "exactly one kind, got order and restated"),
        ("{id: r, order: §a <= c}", "unknown measure 'c'"),
        ("{id: r, order: §a b}", "expected an order such as a <= b"),
        ("{id: r, §totals: {whole: a}}", "unknown key 'totals' in a relation"),
        ("{id: r, total: §{whole: a}}", "a total needs the key 'parts'"),
        ("{id: r, total: {whole: a, parts: §[]}}", "expected at least 1 measures, got 0"),
        ("{id: r, total: {whole: a, parts: §b}}", "expected a list of measures, got 'b'"),
        ("{id: r, total: {whole: §[a], parts: [b]}}", "expected one measure, got a list"),
        ("{id: r, restated: §[a]}", "expected at least 2 measures, got 1"),
        ("{id: r, change: §{from: a, to: b}}", "a change needs at least one of absolute, percent, points"),
        ("{id: r, change: {of: a, from: §soon, to: 2025, percent: p}}", "expected a date such as 2025"),
        ("{id: r, roll-forward: {stock: §f}}", "stock is about a stock, but 'f' is a flow"),
        ("{id: r, roll-forward: {stock: a, flows: §shut}}", "expected closed, or which flows are open, got 'shut'"),
        ("{id: r, restated: [a, {measure: f, §at: 2025}]}", "a flow is an amount over a stretch of time"),
        ("{id: r, restated: [a, {measure: b, factor: §0}]}", "a factor is not zero"),
        ("{id: r, formula: §[a]}", "expected a formula such as"),
    ],
)
def test_a_relation_that_makes_no_sense_is_refused_where_it_stands(line, message, unmark):
    text, place = unmark(HEAD + line)
    with pytest.raises(InputError) as raised:
        claims_file.reads(text)
    told = [(problem.place.line, problem.place.column) for problem in raised.value.problems]
    assert message in raised.value.problems[0].message
    assert place in told


def test_the_table_has_the_roles_that_relations_need():
    for name, kind in KINDS.items():
        wanted = kinds.KINDS[name]
        assert {role.name for role in kind.roles if role.required} == set(wanted.required)
        assert {role.name for role in kind.roles if not role.required} == set(wanted.optional)
    assert {*KINDS, "restated", "formula"} == set(kinds.KINDS)
