"""Quotes are found in their sources, and the number within the quote is marked."""

import os

import pytest

from factaudit.errors import InputError
from factaudit.formats import claims_file
from factaudit.formats.quotes import locate

BRIEF = """\
Members in Semarang

In May 2025 the city counted 28,562 active
members. A quota of 10,800 a month follows.
The city expects lebih dari 230 ribu by December, and 3,000 of 23,000 left. It is 87,86 persen.
"""


def located(tmp_path, claims, text=BRIEF, file="brief.md"):
    (tmp_path / "brief.md").write_text(text, encoding="utf-8")
    ledger = tmp_path / "x.claims.yaml"
    lines = "\n".join(f"  - {{id: c{i + 1}, measure: m, {claim}}}" for i, claim in enumerate(claims))
    head = f"factaudit: 1\nsources: {{s: {{file: {file}}}, bare: {{}}}}\nmeasures: {{m: {{}}}}\nclaims:\n"
    ledger.write_text(head + lines + "\n", encoding="utf-8")
    return locate(claims_file.read(ledger))


def marked(entries, number=0):
    span = entries.claims[number].span
    texts = {document.id: document.text for document in entries.documents}
    return texts[span.source][span.start : span.end]


@pytest.mark.parametrize(
    ("value", "quote", "expected"),
    [
        ("28562", "the city counted 28,562 active", "28,562"),
        ("28562", "counted 28,562 active members", "28,562"),
        ("28562", "'counted   28,562 active members.'", "28,562"),
        ("10800", "A quota of 10,800 a month", "10,800"),
        ("87.86", "'It is 87,86 persen'", "87,86"),
        ("more than 230 thousand", "expects lebih dari 230 ribu by", "230"),
        ("'28,562'", "the city counted 28,562 active", "28,562"),
        ("3", "and 3,000 of 23,000 left", "and 3,000 of 23,000 left"),
        ("3000", "and 3,000 of 23,000 left", "3,000"),
        ("dozens", "A quota", "A quota"),
    ],
)
def test_the_number_of_a_claim_is_marked_in_its_quote(tmp_path, value, quote, expected):
    text = quote if quote.startswith("'") else f'"{quote}"'
    entries, missing = located(tmp_path, [f"source: s, value: {value}, quote: {text}"])
    assert marked(entries) == expected
    assert missing == ()


def test_prefix_and_suffix_tell_where_a_quote_stands(tmp_path):
    entries, _ = located(tmp_path, ['source: s, value: 28562, quote: "counted 28,562 active"'])
    span = entries.claims[0].span
    assert span.prefix == BRIEF[: BRIEF.index("counted")][-32:]
    assert span.suffix == "\nmembers. A quota of 10,800 a mo"
    assert span.quote == "counted 28,562 active"


def test_a_repeated_quote_is_found_by_what_stands_around_it(tmp_path):
    claims = [
        "source: s, value: 5, quote: 5 members",
        "source: s, value: 5, quote: {exact: 5 members, prefix: 'then '}",
    ]
    claims.append("source: s, value: 5, quote: {exact: 5 members, start: 13, end: 14}")
    entries, _ = located(tmp_path, claims, "5 members\nthen 5 members\n")
    assert [claim.span.start for claim in entries.claims] == [0, 15, 0]


def test_a_place_that_was_found_is_found_again(tmp_path):
    claims = ["source: s, value: 5, quote: {exact: 5 members, prefix: 'then '}"]
    entries, _ = located(tmp_path, claims, "5 members\nthen 5 members\n")
    assert locate(entries)[0] == entries
    again = claims_file.reads(claims_file.write(entries))
    assert again.claims[0].span == entries.claims[0].span


def test_a_quote_that_is_not_there_is_returned(tmp_path):
    entries, missing = located(tmp_path, ["source: s, value: 5, quote: five members"])
    assert missing == (("c1", "five members"),)
    assert marked(entries) == "5"
    assert entries.claims[0].span.quote == "five members"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("28562", "28562"),
        ("'28,562'", "'28,562'"),
        ("more than 9 thousand", "more than 9 thousand"),
        ("{min: 3, max: 5}", "{min: 3, max: 5}"),
        ("{any-of: [3, {min: 5}]}", "{any-of: [3, {min: 5}]}"),
    ],
)
def test_a_claim_without_a_text_is_marked_in_the_claims_file(tmp_path, value, expected):
    entries, missing = located(tmp_path, [f"source: bare, value: {value}, quote: x", f"value: {value}, note: y"])
    assert marked(entries, 0) == marked(entries, 1) == expected
    assert entries.claims[0].span.source == str(tmp_path / "x.claims.yaml")
    assert missing == ()


def test_places_count_every_line_break_of_yaml(tmp_path):
    entries, _ = located(tmp_path, ['note: "a\u2028b\u0085c", value: 5'])
    assert marked(entries) == "5"


def test_entries_that_were_never_a_file_keep_no_place():
    entries = claims_file.reads("{factaudit: 1, measures: {m: {}}, claims: [{id: c, measure: m, value: 1}]}")
    assert locate(entries) == (entries, ())


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("no.md", "no such file"),
        (".", "it is a folder"),
        ("pipe", "not a regular file"),
        ("big", "more than the limit"),
    ],
)
def test_a_source_that_cannot_be_read_is_told_where_it_is_named(tmp_path, file, message):
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "big").open("wb") as big:
        big.truncate(50_000_000)
    with pytest.raises(InputError, match=message) as raised:
        located(tmp_path, ["value: 5"], file=file)
    assert str(raised.value.problems[0].place) == f"{tmp_path}/x.claims.yaml:2:21"
