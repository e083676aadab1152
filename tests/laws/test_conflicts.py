"""Each conflict is minimal, by the word of an independent judge; corrections mend all, and nothing less does."""

from fractions import Fraction

from attrs import evolve
from hypothesis import assume, given
from worlds_settings import WORLDS

from factaudit import Bounds
from factaudit import strategies as fs
from factaudit.model.stated import Stated
from factaudit.relations.build import build
from factaudit.relations.check import checked
from factaudit.relations.reading import conversion, read_claims
from factaudit.relations.scenario import scenarios
from factaudit.solve import solve
from factaudit.solve.judge import judge


def systems(entries):
    """Return the system of each scenario of a ledger: what is first, then what is foretold."""
    entries = checked(entries)
    return [build(entries, scenario).system for scenario in scenarios(entries, read_claims(entries))]


def conflicts_in(entries):
    """Return what solving finds, with nothing worked out about it."""
    return {frozenset(conflict.ids) for system in systems(entries) for conflict in solve(system).conflicts}


def solved(report):
    """Return the contradictions that were found by solving; a lint names the claims that it looked at."""
    return [finding for finding in report.contradictions if finding.proof]


@WORLDS
@given(fs.ledgers(consistent=False))
def test_a_conflict_is_minimal_and_told_once(drawn):
    ledger, _ = drawn
    found = [frozenset(finding.conflict) for finding in solved(ledger.audit())]
    assert len(set(found)) == len(found)
    built = systems(ledger.entries) if found else []
    for names in found:
        system = next(one for one in built if names <= {*one.claims, *one.relations} and judge(one, names) is False)
        for name in names:
            assert judge(system, names - {name}) is True


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


@WORLDS
@given(fs.ledgers(consistent=False))
def test_solving_finds_something_where_the_judge_does(drawn):
    ledger, _ = drawn
    report = ledger.audit()
    assume(not report.undetermined)
    truths = [judge(system) for system in systems(ledger.entries)]
    assert bool(solved(report)) is (False in truths)


def repaired(ledger):
    """Yield each conflict of a ledger with each claim that other values would mend, and the bounds of those."""
    for finding in solved(ledger.audit()):
        for repair in finding.repairs:
            if repair.aspect == "value" and repair.bounds is not None and not repair.bounds.empty:
                yield frozenset(finding.conflict), ledger.entries.claim[repair.claim], repair.bounds


def telling(entries, claim, value):
    """Return a claim with another number, which is given in the unit of its measure."""
    factor = conversion(claim, entries.measure[claim.series.measure])
    return evolve(claim, stated=Stated.bounds(Bounds.exactly(value * Fraction(1, factor))))


def inside(interval):
    """Return a number within an interval, halfway where it has two ends."""
    lower, upper = interval.lower, interval.upper
    if lower is None:
        return 0 if upper is None else upper - 1
    return lower + 1 if upper is None else Fraction(lower + upper, 2)


@WORLDS
@given(fs.ledgers(consistent=False))
def test_a_repair_mends_its_conflict(drawn):
    """Any value within the feasible bounds of a repair, put in its claim's place, ends the conflict."""
    ledger, _ = drawn
    assume(not any(measure.integral for measure in ledger.entries.measures))  # there, values between may be missing
    for conflict, claim, bounds in repaired(ledger):
        for interval in bounds.intervals:
            mended = ledger.with_claims(telling(ledger.entries, claim, inside(interval)))
            assert conflict not in conflicts_in(mended.entries), (claim, interval)


def ends_of(bounds):
    """Yield the ends of every interval, whether each is open, and which way is out."""
    for interval in bounds.intervals:
        for end, is_open, out in ((interval.lower, interval.lower_open, -1), (interval.upper, interval.upper_open, 1)):
            if end is not None:
                yield end, is_open, out


@WORLDS
@given(fs.ledgers(consistent=False))
def test_a_repair_ends_where_it_must(drawn):
    """The end of a repair, or a value just inside where it is open, mends its conflict; one just outside does not."""
    ledger, _ = drawn
    entries = ledger.entries
    for conflict, claim, bounds in repaired(ledger):
        measure = entries.measure[claim.series.measure]
        members = tuple(c for c in entries.claims if c.id in conflict and c.id != claim.id)
        alone = evolve(entries, relations=tuple(r for r in entries.relations if r.id in conflict))
        step = Fraction(1) if measure.integral else Fraction(1, 10**9)
        for end, is_open, out in ends_of(bounds):
            for value, mends in ((end - out * step * is_open, True), (end + out * step * (not is_open), False)):
                if value in bounds and not mends:
                    continue
                told = evolve(alone, claims=(*members, telling(entries, claim, value)))
                assert (not conflicts_in(told)) is mends, (claim, bounds, value)
