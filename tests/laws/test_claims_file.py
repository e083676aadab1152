"""A ledger written to a claims file reads back to the same ledger."""

from datetime import date
from fractions import Fraction

import jsonschema
import pytest
import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from factaudit import strategies as fs
from factaudit.errors import InputError
from factaudit.formats import claims_file
from factaudit.formats.schema import schema
from factaudit.formats.value_forms import in_words, plain_number, rounded_to
from factaudit.model.claim import MODALITIES, Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import KINDS, Measure
from factaudit.model.number import exact
from factaudit.model.period import Period
from factaudit.model.policy import POLICIES, Policy
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.model.rule import RULES
from factaudit.model.source import Source, Span
from factaudit.model.stated import COMPARATORS, Stated

AWKWARD = (
    "",
    "no",
    "null",
    "~",
    "2025",
    "1e5",
    "- a",
    "a: b",
    "#",
    "'",
    '"',
    "a\nb",
    " a ",
    "28,562",
    "*x",
    "!t",
    "<<",
)

texts = st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
long_texts = st.text(st.sampled_from("ab \n'\":,é"), min_size=100, max_size=300) | texts
ids = st.one_of(
    st.sampled_from(["no", "null", "1", "c1", "a b", "members", "[x]", "a:b", "ä"]),
    st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12),
)
numbers = st.one_of(st.integers(-(10**9), 10**9), st.fractions(max_denominator=999)).map(exact)
positive = numbers.filter(lambda number: number > 0)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
periods = fs.periods()
bounds = fs.bounds(numbers)


plain = st.decimals(-(10**9), 10**9, places=3).map(lambda number: plain_number(f"{number:f}")).filter(bool)
full = st.builds(
    Stated,
    text=texts,
    value=numbers,
    upper=st.none() | numbers,
    comparator=st.sampled_from(COMPARATORS),
    step=positive,
    rounded=st.booleans(),
    unit=st.sampled_from(["", "person"]),
    explicit=st.none() | bounds,
)
words = st.sampled_from(["more than 230 thousand", "28,562", "87.86", "between 3 and 5", "about 40"])
stated = st.one_of(
    plain,
    st.builds(Stated.number, numbers),
    st.builds(Stated.bounds, bounds),
    st.builds(rounded_to, numbers, positive),
    full,
    st.builds(lambda one, others: evolve(one, otherwise=tuple(others)), full, st.lists(full, max_size=2)),
    words.map(lambda said: in_words(said, "en")),
)


sources = st.builds(
    Source, id=ids, title=texts, publisher=texts, published=st.none() | days, file=texts, url=texts,
    language=st.sampled_from(["", "en", "id"]),
)  # fmt: skip
measures = st.builds(
    Measure, id=ids, label=texts, kind=st.sampled_from(KINDS), unit=st.sampled_from(["", "person", "IDR", "percent"]),
    entity=texts, integral=st.booleans(), signed=st.none() | st.booleans(),
)  # fmt: skip
spans = st.builds(
    Span, source=st.just(""), start=st.none() | st.integers(0, 9999), end=st.none() | st.integers(0, 9999),
    quote=long_texts, prefix=texts, suffix=texts,
)  # fmt: skip


@st.composite
def terms(draw, known, kind=""):
    measure = draw(st.sampled_from([m for m in known if not kind or m.kind == kind]))
    entity = draw(st.just(measure.entity) | texts)
    return Term(Series(measure.id, entity), draw(st.none() | periods), draw(numbers.filter(bool)))


def _roles(draw, term, *names, many=()):
    lists = {name: draw(st.lists(term, min_size=1, max_size=3)) for name in many}
    return tuple((name, tuple(lists.get(name) or [draw(term)])) for name in names)


SIMPLE = {
    "total": (("whole", "parts"), ("parts",), "exhaustive"),
    "order": (("lesser", "greater"), (), "strict"),
    "share": (("part", "whole", "percent"), (), ""),
    "average": (("mean", "count", "total"), (), ""),
}


@st.composite
def simple_relations(draw, known):
    kind = draw(st.sampled_from(list(SIMPLE)))
    names, many, option = SIMPLE[kind]
    chosen = draw(st.sampled_from(["", "true", "false"])) if option else ""
    roles = _roles(draw, terms(known), *names, many=many)
    return {"kind": kind, "roles": roles, "options": ((option, chosen),) if chosen else ()}


@st.composite
def changes(draw, known):
    whole = _roles(draw, terms(known), "from", "to", "absolute", "percent", "points")
    before = draw(terms(known))
    ends = (("from", (before,)), ("to", (evolve(before, period=draw(st.none() | periods)),)))
    return {"kind": "change", "roles": draw(st.sampled_from([whole, whole[:3], (*ends, whole[4])]))}


@st.composite
def roll_forwards(draw, known):
    roles = [("stock", (draw(terms(known, "stock")),))]
    flows = st.lists(terms(known, "flow"), max_size=2).map(tuple)
    roles += [(name, draw(flows)) for name in ("inflows", "outflows") if draw(st.booleans())]
    flow = draw(st.sampled_from(["", "closed", "open", "open-inflows"]))
    return {"kind": "roll-forward", "roles": tuple(roles), "options": (("flows", flow),) if flow else ()}


def relations(known, name):
    same = st.lists(terms(known), min_size=2, max_size=4).map(lambda same: (("same", tuple(same)),))
    kinds = st.one_of(
        simple_relations(known),
        changes(known),
        roll_forwards(known),
        st.fixed_dictionaries({"kind": st.just("restated"), "roles": same}),
        st.fixed_dictionaries({"kind": st.just("formula"), "formula": texts}),
    )
    return st.builds(lambda kind, period: Relation(name, period=period, **kind), kinds, st.none() | periods)


@st.composite
def claims(draw, name, known, cited):
    measure = draw(st.sampled_from(known))
    source = draw(st.sampled_from(["", *(s.id for s in cited)]))
    span = draw(st.none() | spans)
    claim = draw(st.builds(
        Claim,
        id=st.just(name),
        series=st.builds(Series, st.just(measure.id), st.just(measure.entity) | texts),
        stated=stated,
        period=st.none() | periods,
        modality=st.sampled_from(MODALITIES),
        source=st.just(source),
        speaker=texts,
        scenario=texts,
        weight=st.none() | positive,
        unit=st.sampled_from(["", measure.unit]),
        span=st.just(span and evolve(span, source=source)),
        note=long_texts,
    ))  # fmt: skip
    if measure.unit != "person":
        claim = evolve(claim, stated=evolve(claim.stated, unit=""))
    if measure.kind == "flow" and claim.period is not None and draw(st.booleans()):
        claim = evolve(claim, **{draw(st.sampled_from(["every", "average_per"])): "month"}, period=Period.parse("2025"))
    if measure.kind == "ratio":
        claim = evolve(claim, edge=draw(st.sampled_from(["start", "end"])))
    if measure.kind == "stock" and claim.period is not None and not claim.period.bounded:
        claim = evolve(claim, period=None)  # a level needs an end to be dated to, and the file is refused
    return claim


fractions = st.fractions(0, 1, max_denominator=50)
policies = st.one_of(
    st.sampled_from(list(POLICIES.values())),
    st.builds(
        Policy, name=texts | st.just("lenient"), rounding=st.sampled_from(["nearest", "truncated", "none"]),
        zeros=st.sampled_from(["exact", "rounded"]), about=fractions, nearly=fractions, over=fractions,
    ),
)  # fmt: skip


@st.composite
def entries(draw):
    flow, stock = Measure("flow", kind="flow"), Measure("stock", kind="stock", unit="person")
    known = [flow, stock, *draw(st.lists(measures, max_size=2))]
    known = list({m.id: m for m in known}.values())
    cited = list({s.id: s for s in draw(st.lists(sources, max_size=2))}.values())
    names = draw(st.lists(ids, max_size=4, unique=True))
    rules = st.sampled_from([*RULES, *(f"{rule}:{name}" for rule in list(RULES)[:2] for name in names)])
    return Entries(
        title=draw(texts),
        language="en",
        sources=tuple(evolve(s, language="en") for s in cited),
        measures=tuple(known),
        relations=tuple(draw(relations(known, name)) for name in names[::2]),
        claims=tuple(draw(claims(name, known, cited)) for name in names[1::2]),
        policy=draw(policies),
        ignore=tuple(draw(st.lists(st.tuples(rules, texts.filter(str.strip)), max_size=2))),
    )


@given(fs.ledgers())
def test_what_is_true_of_a_world_reads_back_the_same(ledger):
    assert claims_file.reads(ledger.to_yaml()) == ledger.entries


class CoreLoader(yaml.SafeLoader):
    """Reads dates as the texts that JSON has."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if not tag.endswith("timestamp")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
VALIDATOR = jsonschema.Draft202012Validator(schema())


@given(entries())
def test_what_is_written_is_what_the_schema_describes_and_reads_back_the_same(ledger):
    text = claims_file.write(ledger)
    VALIDATOR.validate(yaml.load(text, CoreLoader))
    assert claims_file.reads(text) == ledger


@given(entries(), st.data())
def test_a_damaged_file_is_read_or_refused_with_places(ledger, data):
    text = claims_file.write(ledger)
    start = data.draw(st.integers(0, len(text)))
    junk = data.draw(st.sampled_from(["", "{", "]", "&a ", "*a", "!!int ", "\t", ": ", "- ", "'", "1e9", "\n"]))
    damaged = text[:start] + junk + text[start + data.draw(st.integers(0, 5)) :]
    try:
        claims_file.reads(damaged, "x.claims.yaml")
    except InputError as error:
        assert all(problem.place.file == "x.claims.yaml" and problem.place.line for problem in error.problems)  # noqa: PT017


@given(st.text())
def test_any_text_is_read_or_refused(text):
    with pytest.raises(InputError):
        claims_file.reads(text)


@given(numbers, positive)
def test_a_rounded_number_admits_half_a_step_on_each_side(value, step):
    admitted = rounded_to(value, step).explicit
    assert exact(value + Fraction(step) / 2) in admitted
    assert exact(value - Fraction(step) / 2) in admitted
    assert exact(value + Fraction(step)) not in admitted
