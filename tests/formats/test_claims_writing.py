"""What is written looks like what a person would write."""

import pytest
from test_claims_reading import SEMARANG

from factaudit.errors import UsageError
from factaudit.formats import claims_file
from factaudit.formats.starter import STARTER
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.quantity import Series
from factaudit.model.stated import Stated


def test_the_file_of_the_design_is_written_as_it_stands():
    assert claims_file.write(claims_file.reads(SEMARANG)) == SEMARANG.replace(
        'source: kabarjateng, quote: "28,562 active members"', "source: kabarjateng, quote: '28,562 active members'"
    )


def written(stated, language="en"):
    claim = Claim("c", Series("m"), stated)
    text = claims_file.write(Entries(language=language, measures=(Measure("m"),), claims=(claim,)))
    return text.partition("value: ")[2].removesuffix("}\n")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (Stated.number(5), "5"),
        (Stated("28,562", 28562), "'28,562'"),
        (Stated("28,562", 28562000), "{number: 28562000, words: '28,562'}"),
        (Stated.bounds(Bounds.more_than(5)), "{more-than: 5}"),
        (Stated.bounds(Bounds.between(3, 3)), "{min: 3, max: 3}"),
        (Stated.bounds(Bounds.at_most(3) | Bounds.exactly(5)), "{any-of: [{at-most: 3}, {min: 5, max: 5}]}"),
        (Stated.bounds(Bounds.anything()), "{any-of: [{at-least: 0}, {at-most: 0}]}"),
        (Stated("1e5", 100000, step=10), "{number: 100000, words: 1e5, step: 10}"),
    ],
)
def test_a_value_is_written_in_its_shortest_form(stated, expected):
    assert written(stated) == expected


def test_a_value_that_admits_nothing_cannot_be_written():
    with pytest.raises(UsageError, match="admits no number"):
        written(Stated("none", 0, explicit=Bounds(())))


def test_the_starter_is_a_ledger():
    ledger = claims_file.reads(STARTER)
    assert len(ledger.claims) == 7
    assert claims_file.reads(claims_file.write(ledger)) == ledger


def test_the_starter_holds_together():
    from factaudit.audit import audit

    report = audit(claims_file.reads(STARTER))
    assert report.ok, report
    assert not report.findings
