"""Several ledgers audited as one."""

import pytest
from attrs import evolve

from factaudit.audit import audit
from factaudit.errors import InputError
from factaudit.formats import claims_file
from factaudit.formats.merge import together
from factaudit.model.measure import Measure
from factaudit.read import read_article
from factaudit.report import render

FIRST = """\
factaudit: 1
title: First
sources: {s: {title: One, file: a.md}}
measures: {m: {kind: stock, unit: person, entity: Solo}, x: {}}
relations: [{id: r1, order: m <= x}, {id: only, order: x <= m}]
claims: [{id: c1, measure: m, value: 1, source: s, quote: one}]
ignore: [{rule: total, claim: c1, reason: known}]
"""
SECOND = FIRST.replace("First", "Second").replace("One", "Two").replace("id: only", "id: other")


def ledgers(*texts):
    return [claims_file.reads(text, f"{'abc'[i]}/{'abc'[i]}.claims.yaml") for i, text in enumerate(texts)]


def test_measures_of_one_id_are_one_and_other_ids_are_kept_apart():
    joined = together(ledgers(FIRST, SECOND))
    assert [m.id for m in joined.measures] == ["m", "x"]
    assert [c.id for c in joined.claims] == ["a/c1", "b/c1"]
    assert [(c.source, c.span.source) for c in joined.claims] == [("a/s", "a/s"), ("b/s", "b/s")]
    assert [r.id for r in joined.relations] == ["a/r1", "only", "b/r1", "other"]
    assert [(s.id, s.file) for s in joined.sources] == [("a/s", "a/a.md"), ("b/s", "b/a.md")]
    assert joined.ignore == (("total:a/c1", "known"), ("total:b/c1", "known"))
    assert joined.title == "First; Second"
    assert [d.path for d in joined.documents] == ["a/a.claims.yaml", "b/b.claims.yaml"]


def test_what_is_joined_can_be_written():
    joined = together(ledgers(FIRST, SECOND))
    assert claims_file.reads(claims_file.write(joined)) == evolve(joined, documents=())


def test_one_source_of_two_ledgers_stays_one():
    shared = FIRST.replace(", file: a.md", "")
    assert [s.id for s in together(ledgers(shared, shared)).sources] == ["s"]


def test_files_of_one_name_are_numbered():
    one, other = ledgers(FIRST)[0], evolve(ledgers(FIRST)[0], path="b/a.claims.yaml")
    assert [c.id for c in together([one, other]).claims] == ["a/c1", "a-2/c1"]


def test_one_ledger_stays_as_it_is():
    (one,) = ledgers(FIRST)
    assert together([one]) is one


def test_what_one_ledger_knows_of_a_measure_holds_for_all():
    more = FIRST.replace("entity: Solo", "entity: Solo, integral: true, signed: false")
    assert together(ledgers(FIRST, more)).measures[0] == Measure(
        "m", kind="stock", unit="person", entity="Solo", integral=True, signed=False
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            "kind: ratio, unit: person",
            "the measure 'm' is a ratio in 'person' here, but a stock in 'person' at a/a.claims",
        ),
        ("kind: stock, unit: IDR", "the measure 'm' is a stock in 'IDR' here, but a stock in 'person' at"),
    ],
)
def test_measures_that_differ_are_told_with_both_places(changed, message):
    with pytest.raises(InputError) as raised:
        together(ledgers(FIRST, FIRST.replace("kind: stock, unit: person", changed)))
    assert message in raised.value.problems[0].message
    assert str(raised.value.problems[0].place) == "b/b.claims.yaml:4:12"


def test_a_formula_that_would_change_its_meaning_is_told():
    formula = FIRST.replace("order: x <= m", "formula: m == x * 2").replace("Solo", "Bandung")
    with pytest.raises(InputError, match=r"'m' is about 'Bandung' here, but about 'Solo' at a/a.claims.yaml:4:12"):
        together(ledgers(FIRST, formula))
    assert together(ledgers(formula, formula)).relations[1].formula == "m == x * 2"


def test_policies_must_agree():
    with pytest.raises(InputError, match="the policy 'lenient' is not the policy 'as-written' of a/a"):
        together(ledgers(FIRST, FIRST + "policy: lenient\n"))


def texts(*sentences):
    return [
        read_article(text, language="en", path=f"{name}.md").entries for name, text in zip("ab", sentences, strict=True)
    ]


def test_measures_read_from_texts_stay_those_of_their_text():
    joined = together(texts("In May 2025 the city had 28,562 members.", "In May 2025 the village had 400 patients."))
    assert [measure.id for measure in joined.measures] == ["a.md/m1", "b.md/m1"]
    assert audit(joined).ok
    assert "patients" in render(audit(joined), show=["claims"])


def test_each_text_is_looked_at_by_itself():
    late = "Rates rose, Sari said (June 14, 2024) to 12.5 people in town."
    joined = together(texts("Published on June 12, 2024\n\nRates rose to 10 percent.", late))
    found = [(f.rule, f.spans[0].source, f.spans[0].quote) for f in audit(joined).findings]
    assert found == [("fractional-count", "b.md/article", "12.5")]


def test_what_was_not_understood_in_each_text_is_listed():
    joined = together(texts("It was 12.5 in the end.", "It counted 30 people. It was 13.5 then."))
    assert [(u.what, u.source) for u in audit(joined).unchecked if not u.id] == [
        ("12.5", "a.md/article"),
        ("13.5", "b.md/article"),
    ]
