"""What may be changed about a ledger without changing its verdict: order, ids, units, and what it stands beside."""

from unittest.mock import patch

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from worlds_settings import WORLDS

from factaudit import Ledger, units
from factaudit import strategies as fs

ANY = fs.ledgers() | fs.ledgers(consistent=False).map(lambda drawn: drawn[0])


def voiced(report):
    """Return the conflicts with each claim as the set of ids that say the same."""
    return {
        frozenset(frozenset({name, *dict(finding.also).get(name, ())}) for name in finding.conflict)
        for finding in report.contradictions
    }


@WORLDS
@given(ANY, st.randoms(use_true_random=False))
def test_order(ledger, random):
    entries = ledger.entries
    mixed = {
        name: tuple(random.sample(getattr(entries, name), len(getattr(entries, name))))
        for name in ("claims", "relations", "measures")
    }
    again = Ledger.of(evolve(entries, **mixed)).audit()
    first = ledger.audit()
    assert again.verdict == first.verdict
    assert voiced(again) == voiced(first)


@WORLDS
@given(ANY)
def test_ids(ledger):
    entries = ledger.entries
    claims = tuple(evolve(claim, id=f"claim/{claim.id[::-1]}") for claim in entries.claims)
    relations = tuple(evolve(relation, id=f"held {relation.id}") for relation in entries.relations)
    again = Ledger.of(evolve(entries, claims=claims, relations=relations)).audit()
    first = ledger.audit()
    renamed = {c.id: new.id for c, new in zip(entries.claims, claims, strict=True)}
    renamed |= {r.id: new.id for r, new in zip(entries.relations, relations, strict=True)}
    assert {frozenset(renamed[name] for name in f.conflict) for f in first.contradictions} == {
        frozenset(f.conflict) for f in again.contradictions
    }


OTHER_UNITS = {"kilometer": "meter", "meter": "kilometer", "percent": "1", "": "percent"}


@WORLDS
@given(ANY, st.data())
def test_units_of_measures(ledger, data):
    """A measure kept in another unit is the same measure, once each claim says in which unit it is made."""
    entries = ledger.entries
    if any(relation.kind == "formula" for relation in entries.relations):
        return
    known = [m.id for m in entries.measures if m.unit in OTHER_UNITS]
    chosen = data.draw(st.sets(st.sampled_from(known))) if known else set()
    claims = tuple(evolve(claim, unit=entries.measure[claim.series.measure].unit or "1") for claim in entries.claims)
    measures = tuple(evolve(m, unit=OTHER_UNITS[m.unit]) if m.id in chosen else m for m in entries.measures)
    again, first = Ledger.of(evolve(entries, claims=claims, measures=measures)).audit(), ledger.audit()
    assert again.verdict == first.verdict
    assert voiced(again) == voiced(first)


@WORLDS
@given(ANY, st.data())
def test_units_of_claims(ledger, data):
    """A claim made in metres says what it says in kilometres."""
    entries = ledger.entries
    claims = []
    for claim in entries.claims:
        unit = entries.measure[claim.series.measure].unit
        other = OTHER_UNITS.get(unit)
        if other is None or not data.draw(st.booleans()):
            claims.append(claim)
            continue
        bounds = entries.policy.admits(claim.stated).scaled(units.factor(unit, other))
        claims.append(evolve(claim, unit=other, stated=stated_as(bounds)))
    again, first = Ledger.of(evolve(entries, claims=tuple(claims))).audit(), ledger.audit()
    assert again.verdict == first.verdict
    assert voiced(again) == voiced(first)


def stated_as(bounds):
    from factaudit.model.stated import Stated

    return Stated.bounds(bounds)


@WORLDS
@given(ANY, fs.worlds(), st.data())
def test_adding_claims_removes_no_conflict(ledger, world, data):
    """More said about the same or about something else may shrink a conflict, and never ends one."""
    entries, other = ledger.entries, world.named("_new")
    facts = data.draw(st.lists(st.sampled_from(other.facts), max_size=4))
    claims = tuple(fact.claim(f"new{i}", data.draw(fs.told(fact.value))) for i, fact in enumerate(facts))
    twice = tuple(evolve(claim, id=f"{claim.id} again") for claim in entries.claims[:2])
    more = evolve(
        entries,
        measures=entries.measures + other.measures,
        relations=entries.relations + other.relations,
        claims=entries.claims + claims + twice,
    )
    before = {frozenset(finding.conflict) for finding in ledger.audit().contradictions}
    after = {frozenset(finding.conflict) for finding in Ledger.of(more).audit().contradictions}
    assert before == after


@WORLDS
@given(ANY, ANY)
def test_unrelated_parts_audited_together(one, other):
    far = other.entries
    apart = evolve(
        far,
        measures=tuple(evolve(m, id=f"{m.id}_far") for m in far.measures),
        relations=tuple(map(_far_relation(far), far.relations)),
        claims=tuple(
            evolve(c, id=f"{c.id}-far", series=evolve(c.series, measure=f"{c.series.measure}_far")) for c in far.claims
        ),
    )
    near = one.entries
    joined = evolve(
        near,
        measures=near.measures + apart.measures,
        relations=near.relations + apart.relations,
        claims=near.claims + apart.claims,
    )
    alone = [Ledger.of(entries).audit() for entries in (near, apart)]
    together = Ledger.of(joined).audit()
    assert {f.conflict for f in together.contradictions} == {f.conflict for r in alone for f in r.contradictions}


def _far_relation(entries):
    names = {measure.id for measure in entries.measures}

    def far(relation):
        roles = tuple(
            (role, tuple(evolve(t, series=evolve(t.series, measure=f"{t.series.measure}_far")) for t in terms))
            for role, terms in relation.roles
        )
        formula = " ".join(f"{word}_far" if word in names else word for word in relation.formula.split(" "))
        return evolve(relation, id=f"{relation.id}-far", roles=roles, formula=formula)

    return far


def edited(ledger, data):
    """Return the ledger with a claim added, told otherwise, or made about something else."""
    entries = ledger.entries
    value = data.draw(fs.told(data.draw(st.integers(0, 1000))))
    claim, other = (data.draw(st.sampled_from(entries.claims)) for _ in range(2))
    edit = data.draw(st.sampled_from(("told otherwise", "moved", "added")))
    if edit == "told otherwise":
        return ledger.with_claims(evolve(claim, stated=value))
    if edit == "moved":
        return ledger.with_claims(evolve(other, id=claim.id))
    return ledger.with_claims(evolve(other, id="added", stated=value))


@WORLDS
@given(ANY.filter(lambda ledger: ledger.entries.claims), st.sampled_from((0, 1000)), st.data())
def test_an_edit_audited_again_is_the_new_ledger_audited_afresh(ledger, small, data):
    """Small ledgers are audited whole; of large ones only what an edit touches."""
    with patch("factaudit.incremental.SMALL", small):
        ledger.audit()
        for _ in range(2):
            ledger = edited(ledger, data)
            again, fresh = ledger.audit(), Ledger.of(ledger.entries).audit()
            assert {f.conflict for f in again.contradictions} == {f.conflict for f in fresh.contradictions}
            assert (again.verdict, again.corrections) == (fresh.verdict, fresh.corrections)
            assert again.audited == fresh.audited
            assert sorted(u.what for u in again.unchecked) == sorted(u.what for u in fresh.unchecked)
