"""Language files: complete, true to CLDR, and enough by themselves for a new language."""

from importlib.resources import files

import pytest
import yaml
from babel import Locale
from counting import calls

from factaudit import units
from factaudit.errors import UsageError
from factaudit.language import find, languages, load, read_value
from factaudit.language.load import _read, language_of, neutral


def unit_names(language):
    return {*language.units.values(), *language.unit_signs.values(), *language.currencies.values()}


@pytest.mark.parametrize("code", languages())
def test_every_unit_is_known_to_the_registry(code):
    for name in unit_names(load(code)) | set(load(code).rates.values()):
        assert units.dimension(name) is not None


@pytest.mark.parametrize("code", languages())
def test_separators_and_names_are_those_of_cldr(code):
    language, locale = load(code), Locale.parse(code)
    symbols = locale.number_symbols["latn"]
    assert (language.separators.group, language.separators.decimal) == (symbols["group"], symbols["decimal"])
    assert language.calendar.months == tuple(locale.months["format"]["wide"].values())
    assert language.calendar.months_short == tuple(locale.months["format"]["abbreviated"].values())
    assert language.calendar.weekdays == tuple(locale.days["format"]["wide"][day] for day in range(7))
    assert language.calendar.weekdays_short == tuple(locale.days["format"]["abbreviated"][day] for day in range(7))


def test_no_and_on_are_words_and_no_truth_values():
    """YAML 1.1 reads a bare no, on or off as a truth value."""
    assert {"no", "some"} <= load("en").words["one"].idiom.not_after
    assert {"on", "by"} <= load("en").after_part


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML without libyaml scans in Python")
@pytest.mark.parametrize("code", languages())
def test_a_language_loads_with_few_calls_a_character(code):
    """PyYAML's own scanner takes over ten calls a character, libyaml two."""
    folder = files("factaudit.language")
    characters = sum(len((folder / f"{name}.yaml").read_text(encoding="utf-8")) for name in (code, "symbols"))
    load.cache_clear()
    _read.cache_clear()
    assert calls(load, code) < 4 * characters


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match=r"unknown language 'xx'; known: en, id"):
        load("xx")


@pytest.mark.parametrize(
    "content",
    [
        {"numbers": {"words": {"uno": "one"}}},
        {"comparators": [{"sign": "=>", "words": ["mas"]}]},
        {"comparators": [{"words": ["mas"]}]},
        {"numbers": {"vague": {"muchos": 5}}},
    ],
)
def test_a_wrong_language_file_is_refused(content):
    with pytest.raises(UsageError, match="language file"):
        language_of(content, "es")


def test_without_a_language_there_are_signs_only():
    assert neutral().unit("%") == "percent"
    assert neutral().unit("people") == ""


SPANISH = yaml.safe_load("""
language: es
name: español
separators: {group: ".", decimal: ","}
numbers:
  words: {cero: 0, un: 1, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, doce: 12, veintiuno: 21, treinta: 30, cien: 100,
          ciento: 100, doscientos: 200, mil: 1_000}
  times: {mil: 1_000, millón: 1_000_000, millones: 1_000_000}
  joiners: {"y": 10}
  point: [coma]
  signs: {menos: -1}
  fractions: {medio: 1/2}
  denominators: {tercios: 3}
  vague: {decenas: [20, 99]}
comparators:
  - {sign: ">", words: [más de]}
ranges:
  - {before: entre, between: "y"}
units:
  person: [personas, habitantes]
  month: [mes]
  percent: [por ciento]
rates: {before: [por, al]}
""")


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("28.562 habitantes", 28562, "person"),
        ("más de 230 mil personas al mes", 230_000, "person/month"),
        ("treinta y dos mil doscientos doce", 32_212, ""),
        ("un millón doscientos mil", 1_200_000, ""),
        ("dos tercios", pytest.approx(2 / 3), ""),
        ("1,5 millones", 1_500_000, ""),
        ("menos cinco coma dos por ciento", pytest.approx(-5.2), "percent"),
        ("entre 3 y 5", 3, ""),
        ("decenas", 20, ""),
    ],
)
def test_a_third_language_is_one_file_and_no_code(words, value, unit):
    stated = read_value(words, language_of(SPANISH))
    assert (stated.value, stated.unit) == (value, unit)


def test_a_third_language_is_found_in_text():
    text = "En mayo había 28.562 habitantes, y ciento treinta y dos médicos para treinta y un mil casas."
    assert [n.value for n in find(text, language_of(SPANISH))] == [28562, 132, 31_000]
