"""The value of a claim: plain numbers, words, and bounds given as such."""

from fractions import Fraction

import pytest

from factaudit.errors import InputError
from factaudit.formats import claims_file
from factaudit.model.bounds import Bounds
from factaudit.model.policy import AS_WRITTEN
from factaudit.model.stated import Stated


def stated(value, language="en"):
    text = f"factaudit: 1\nlanguage: {language}\nmeasures: {{m: {{}}}}\n"
    return claims_file.reads(f"{text}claims: [{{id: c, measure: m, value: {value}}}]\n").claims[0].stated


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("28562", Stated("28562", 28562)),
        ("-3", Stated("-3", -3)),
        ("0", Stated("0", 0)),
        ("87.86", Stated("87.86", Fraction(8786, 100), step=Fraction(1, 100), rounded=True)),
        ("65.0", Stated("65.0", 65, step=Fraction(1, 10), rounded=True)),
        ("{number: 1/3}", Stated("1/3", Fraction(1, 3))),
        (
            "{number: 230000, words: 230 ribu, comparator: '>', step: 1000, rounded: true, unit: person}",
            Stated("230 ribu", 230000, comparator=">", step=1000, rounded=True, unit="person"),
        ),
        ("{number: 3, upper: 5, or: [{number: 35}]}", Stated("3", 3, 5, otherwise=(Stated("35", 35),))),
        ("{number: 3, admits: {min: 2}}", Stated("3", 3, explicit=Bounds.at_least(2))),
    ],
)
def test_a_number_is_kept_as_it_is_written(written, expected):
    assert stated(written) == expected


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("{min: 3, max: 5}", Bounds.between(3, 5)),
        ("{at-least: 3}", Bounds.at_least(3)),
        ("{at-most: 1/3}", Bounds.at_most(Fraction(1, 3))),
        ("{more-than: 3, at-most: 5}", Bounds.more_than(3) & Bounds.at_most(5)),
        ("{min: 3, less-than: 5.5}", Bounds.at_least(3) & Bounds.less_than("5.5")),
        ("{rounded: 4.74, to: 0.01}", Bounds.between("4.735", "4.745")),
        ("{any-of: [3, {min: 5, max: 9}, {rounded: 20, to: 2}]}",
         Bounds.exactly(3) | Bounds.between(5, 9) | Bounds.between(19, 21)),
    ],
)  # fmt: skip
def test_explicit_bounds_admit_what_they_say(written, bounds):
    assert stated(written).explicit == bounds
    assert AS_WRITTEN.admits(stated(written)) == bounds


def test_a_rounded_number_is_shown_as_the_number():
    assert stated("{rounded: 4.74, to: 0.01}").text == "4.74"


def test_quoted_numbers_and_words_follow_the_language():
    assert stated("'28,562'", "en").value == 28562
    assert stated("'28.562'", "id").value == 28562
    assert stated("lebih dari 230 ribu", "id").comparator == ">"
    assert stated("'28,562'").text == "28,562"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{}", "expected bounds, got an empty mapping"),
        ("{min: 5, max: 3}", "these bounds admit no number"),
        ("{more-than: 3, less-than: 3}", "these bounds admit no number"),
        ("{min: 3, at-least: 3}", "two lower ends: min and at-least"),
        ("{max: 3, less-than: 4}", "two upper ends: max and less-than"),
        ("{minimum: 3}", "unknown key 'minimum' in bounds"),
        ("{min: 1e9}", "expected a plain decimal or ratio, got '1e9'"),
        ("{min: 1/0}", "expected a plain decimal or ratio, got '1/0'"),
        ("{rounded: 3}", "a rounded number needs the key 'to'"),
        ("{rounded: 3, to: -1}", "a number is rounded to a step above zero"),
        ("{any-of: []}", "expected at least 1 bounds, got 0"),
        ("{any-of: [{number: 3}]}", "expected explicit bounds"),
        ("{number: 3, comparator: is}", "expected a comparator, got 'is'"),
        ("'many things'", "cannot read 'many things'"),
    ],
)
def test_a_value_that_says_nothing_is_refused(written, message):
    with pytest.raises(InputError) as raised:
        stated(written)
    assert message in raised.value.problems[0].message
