"""Clearing islands at a glance changes no report: many copies of a world, each told a little differently."""

from unittest.mock import patch

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from worlds_settings import WORLDS

from factaudit import Ledger
from factaudit import strategies as fs
from factaudit.model.stated import Stated
from factaudit.screen import NOTHING, screened

ANY = fs.ledgers() | fs.ledgers(consistent=False).map(lambda drawn: drawn[0])


def renamed(entries, mark):
    """Return the sources as they are, and everything else under other ids."""

    def series(one):
        return evolve(one, measure=f"{one.measure}{mark}")

    def relation(one):
        roles = tuple(
            (role, tuple(evolve(term, series=series(term.series)) for term in terms)) for role, terms in one.roles
        )
        return evolve(one, id=f"{one.id}{mark}", roles=roles)

    return (
        tuple(evolve(measure, id=f"{measure.id}{mark}") for measure in entries.measures),
        tuple(relation(one) for one in entries.relations if not one.formula),
        tuple(evolve(claim, id=f"{claim.id}{mark}", series=series(claim.series)) for claim in entries.claims),
    )


@st.composite
def copies(draw):
    """Draw a ledger of several copies of a world; in each but the first, some claims tell another number."""
    entries = draw(ANY).entries
    measures, relations, claims = (), (), ()
    for copy in range(draw(st.integers(2, 3))):
        more, joins, told = renamed(entries, f"_{copy}")
        measures, relations = measures + more, relations + joins
        for claim in told:
            slip = draw(st.sampled_from((0, 0, 0, 0, 1, -1, 10))) if copy else 0
            claims += (evolve(claim, stated=Stated.number(claim.stated.value + slip)) if slip else claim,)
    return Ledger.of(evolve(entries, measures=measures, relations=relations, claims=claims))


def reported(ledger, way):
    """Return a report without what solving it took, and without what follows, as of a large ledger."""
    with patch("factaudit.audit.SMALL", 0), patch("factaudit.audit.screened", way):
        report = Ledger.of(ledger.entries).audit()
    return evolve(report, stats=tuple((name, count) for name, count in report.stats if name != "pivots"))


@WORLDS
@given(copies())
def test_the_report_is_the_same(ledger):
    whole = reported(ledger, lambda _, scenario: (scenario, NOTHING))
    quick = reported(ledger, lambda entries, scenario: screened(entries, scenario, enough=2))
    assert quick == whole
