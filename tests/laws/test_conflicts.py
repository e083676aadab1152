"""Each conflict is minimal, by the word of an independent judge; corrections mend all, and nothing less does."""

from hypothesis import given
from worlds_settings import SLOW, WORLDS

from factaudit import strategies as fs
from factaudit.relations.build import build
from factaudit.relations.check import checked
from factaudit.relations.reading import read_claims
from factaudit.relations.scenario import scenarios
from factaudit.solve.judge import judge


def systems(ledger):
    entries = checked(ledger.entries)
    return [build(entries, scenario) for scenario in scenarios(entries, read_claims(entries))]


def solved(report):
    """Return the contradictions that were found by solving; a lint names the claims that it looked at."""
    return [finding for finding in report.contradictions if finding.proof]


def conflicts_by_world(ledger, report):
    """Pair each contradiction with a system that it is one of."""
    built = systems(ledger)
    for finding in solved(report):
        names = frozenset(finding.conflict)
        world = next(
            b for b in built if names <= {*b.system.claims, *b.system.relations} and not judge(b.system, names)
        )
        yield world.system, names


@SLOW
@given(fs.ledgers(consistent=False))
def test_a_conflict_is_minimal(drawn):
    ledger, _ = drawn
    for system, names in conflicts_by_world(ledger, ledger.audit()):
        assert judge(system, names) is False
        for name in names:
            assert judge(system, names - {name}) is True


@WORLDS
@given(fs.ledgers(consistent=False))
def test_no_conflict_holds_another(drawn):
    ledger, _ = drawn
    found = [frozenset(finding.conflict) for finding in solved(ledger.audit())]
    assert len(set(found)) == len(found)
    assert not any(a < b for a in found for b in found)


@WORLDS
@given(fs.ledgers(consistent=False))
def test_a_correction_mends_all_and_is_minimal(drawn):
    ledger, _ = drawn
    report = ledger.audit()
    conflicts = [frozenset(finding.conflict) for finding in solved(report)]
    for correction in report.corrections:
        assert all(conflict & set(correction) for conflict in conflicts)
        for name in correction:
            assert any(not conflict & (set(correction) - {name}) for conflict in conflicts)


@SLOW
@given(fs.ledgers(consistent=False))
def test_a_verdict_is_that_of_the_judge(drawn):
    ledger, _ = drawn
    truths = [judge(built.system) for built in systems(ledger)]
    assert (ledger.audit().verdict == "contradictory") >= (truths[0] is False)


@SLOW
@given(fs.ledgers(consistent=False))
def test_a_repair_mends_its_conflict(drawn):
    """Any value within the feasible bounds of a repair, put in its claim's place, ends the conflict."""
    from attrs import evolve

    from factaudit.model.stated import Stated

    ledger, _ = drawn
    for finding in solved(ledger.audit()):
        for repair in finding.repairs:
            if repair.aspect != "value" or repair.bounds is None or repair.bounds.empty:
                continue
            claim = ledger.entries.claim[repair.claim]
            mended = ledger.with_claims(evolve(claim, stated=Stated.bounds(repair.bounds)))
            left = {f.conflict for f in mended.audit().contradictions}
            assert finding.conflict not in left, repair


def ends_of(bounds):
    """Yield the ends of every interval, whether each is open, and which way is out."""
    for interval in bounds.intervals:
        for end, is_open, out in ((interval.lower, interval.lower_open, -1), (interval.upper, interval.upper_open, 1)):
            if end is not None:
                yield end, is_open, out


@SLOW
@given(fs.ledgers(consistent=False))
def test_a_repair_ends_where_it_must(drawn):
    """The end of a repair, or a value just inside where it is open, mends its conflict; one just outside does not."""
    from fractions import Fraction

    from attrs import evolve

    from factaudit import Bounds
    from factaudit.model.stated import Stated
    from factaudit.relations.reading import conversion

    ledger, _ = drawn
    for finding in solved(ledger.audit()):
        for repair in finding.repairs:
            if repair.aspect != "value" or repair.bounds is None or repair.bounds.empty:
                continue
            claim = ledger.entries.claim[repair.claim]
            measure = ledger.entries.measure[claim.series.measure]
            members = [c for c in ledger.entries.claims if c.id in finding.conflict and c.id != claim.id]
            relations = tuple(r for r in ledger.entries.relations if r.id in finding.conflict)
            alone = evolve(ledger.entries, relations=relations)
            step = Fraction(1) if measure.integral else Fraction(1, 10**9)
            for end, is_open, out in ends_of(repair.bounds):
                for value, mends in ((end - out * step * is_open, True), (end + out * step * (not is_open), False)):
                    if value in repair.bounds and not mends:
                        continue
                    said = Stated.bounds(Bounds.exactly(value * Fraction(1, conversion(claim, measure))))
                    told = type(ledger).of(evolve(alone, claims=(*members, evolve(claim, stated=said))))
                    assert (not solved(told.audit())) is mends, (repair, value)
