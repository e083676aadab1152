"""Laws of reading and writing numbers, in every language there is a file for."""

import re
from fractions import Fraction

import pytest
from counting import grown, no_hanging
from hypothesis import given
from hypothesis import strategies as st

from factaudit.errors import UsageError
from factaudit.language import find, languages, load, read_value, write_amount, write_number, write_scaled
from factaudit.model.number import exact

codes = st.sampled_from(languages())
decimals = st.builds(
    lambda units, places: exact(Fraction(units, 10**places)), st.integers(-(10**15), 10**15), st.integers(0, 6)
)


@given(decimals, codes)
def test_a_written_number_is_read_back(value, code):
    assert read_value(write_number(value, code), code).value == value


@given(st.integers(-(10**6), 10**6), st.sampled_from((-3, -2, -1, 0, 3, 4, 5, 6, 7, 8, 9)), codes)
def test_a_number_written_to_a_step_is_read_back_with_its_precision(units, power, code):
    step = exact(Fraction(10) ** power)
    value = exact(units * step)
    stated = read_value(write_scaled(value, step, code), code)
    assert (stated.value, stated.step, stated.rounded) == (value, step, power != 0)


@given(decimals, st.sampled_from(("percent", "percentage_point", "IDR", "USD", "kilometer", "IDR/person/month")), codes)
def test_a_written_amount_is_read_back_with_its_unit(value, unit, code):
    stated = read_value(write_amount(value, unit, code), code)
    assert (stated.value, stated.unit) == (value, unit)


@given(st.fractions(), st.integers(0, 5), codes)
def test_rounding_goes_outward_by_less_than_a_step(value, places, code):
    low = read_value(write_number(value, code, places=places, rounding="down"), code).value
    high = read_value(write_number(value, code, places=places, rounding="up"), code).value
    assert low <= value <= high
    assert high - low <= Fraction(1, 10**places)


@given(decimals)
def test_without_a_language_a_number_has_one_reading_or_is_refused(value):
    for code in languages():
        written = write_number(value, code)
        try:
            assert read_value(written, None).value == value
        except UsageError as error:
            assert "ambiguous" in str(error)  # noqa: PT017 - a number may also be read


_ONES = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas",
}
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_english(number):
    """Spell a whole number as English does."""
    ones = _ONES["en"].split()
    if number < 20:
        return ones[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{ones[number % 10]}" if number % 10 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest and (size == 100 or rest < 100) else " "
            return f"{in_english(number // size)} {word}{joint + in_english(rest) if rest else ''}"
    raise AssertionError(number)


def in_indonesian(number):
    """Spell a whole number as Indonesian does."""
    ones = _ONES["id"].split()
    if number < 12:
        return ones[number]
    if number < 20:
        return f"{ones[number - 10]} belas"
    for size, word in ((10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh")):
        if number >= size:
            many, rest = divmod(number, size)
            start = f"se{word}" if many == 1 and size in {100, 1000} else f"{in_indonesian(many)} {word}"
            return f"{start} {in_indonesian(rest)}" if rest else start
    raise AssertionError(number)


@pytest.mark.parametrize(("code", "spell"), [("en", in_english), ("id", in_indonesian)])
@given(number=st.integers(0, 10**12 - 1) | st.integers(0, 2000))
def test_a_number_spelled_out_is_read_back(code, spell, number):
    assert read_value(spell(number), code).value == number


@given(st.text(), codes)
def test_any_text_can_be_searched_and_spans_slice_to_the_surface(text, code):
    end = 0
    for numeral in find(text, code):
        assert numeral.start >= end
        assert text[numeral.start : numeral.end] == numeral.digits
        end = numeral.end


PIECES = (
    "0 1 12 345 , . - – / : % $ Rp ( ) ½ one two third hundred million and a of point half dua puluh belas ratus juta "
    "setengah pertiga koma ke- between antara dan to hingga k M e10 ^2 x10^3 \n \t"
)
pieces = st.sampled_from(PIECES.split(" "))


@given(st.lists(pieces | st.just(" "), max_size=30).map("".join), codes)
def test_any_mixture_of_numeral_parts_can_be_searched(text, code):
    for numeral in find(text, code):
        assert text[numeral.start : numeral.end] == numeral.digits
        assert numeral.upper is None or numeral.value <= numeral.upper


@given(st.lists(pieces | st.just(" "), max_size=20).map("".join), st.text(max_size=40), codes)
def test_reading_is_stable_under_appended_text(text, more, code):
    before = list(find(text, code))
    assert list(find(f"{text}\n\n.\n\n{more}", code))[: len(before)] == before


@given(st.lists(pieces | st.just(" "), max_size=12).map("".join), codes)
def test_words_are_read_or_refused_with_a_reason(words, code):
    try:
        read_value(words, code)
    except UsageError as error:
        assert re.search("expected|knows|ambiguous|no amount|twice", str(error))  # noqa: PT017 - most are refused


SIGNS = ("1", ",", " ", "(", ")", "-", ".", "\n", "$", "a", "%", "[", "\u202f")
GROUPS = ("1,", "1 ", "123 ", "one ", "one hundred and ", "a ", "minus ", "half of a ", "dua puluh ", "1-", "5% ")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("code", languages())
def test_no_pattern_tries_a_megabyte_of_one_sign_again_and_again(sign, code):
    load(code)
    with no_hanging():
        assert len(list(find(sign * 10**6, code))) == (sign == "1")


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("piece", SIGNS + GROUPS)
def test_the_work_of_finding_grows_with_the_text_and_no_faster(piece, code):
    assert grown(lambda text: list(find(text, code)), piece * 500, piece * 2_000) < 5
