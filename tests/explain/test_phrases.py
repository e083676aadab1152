from importlib.resources import files
from string import Formatter

import pytest

from factaudit.errors import UsageError
from factaudit.explain.phrases import counted, per, phrases, some
from factaudit.model.claim import MODALITIES
from factaudit.model.period import CALENDAR_UNITS
from factaudit.relations.kinds import KINDS
from factaudit.report.words import LANGUAGES

OTHERS = [language for language in LANGUAGES if language != "en"]


def texts(language):
    """Return every text of a catalogue under its full key."""
    flat = {}
    for group, entry in phrases(language).entries.items():
        flat |= {f"{group}.{name}": text for name, text in entry.items()} if isinstance(entry, dict) else {group: entry}
    return flat


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse("".join(text)) if name}


def test_there_is_a_file_for_each_language():
    found = {file.name for file in files("factaudit.explain.phrases").iterdir() if file.name.endswith(".yaml")}
    assert found == {f"{language}.yaml" for language in LANGUAGES}


@pytest.mark.parametrize("language", OTHERS)
def test_languages_have_the_same_sentences_with_the_same_blanks(language):
    english = {key: placeholders(text) for key, text in texts("en").items()}
    assert {key: placeholders(text) for key, text in texts(language).items()} == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_start_small_and_end_without_a_full_stop(language):
    flat = [text for entry in texts(language).values() for text in ([entry] if isinstance(entry, str) else entry)]
    assert not [text for text in flat if text != text[:1].lower() + text[1:] or text.endswith(".")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_modality_and_relation_has_a_name(language):
    say = phrases(language)
    assert set(say.entries["units"]) == set(CALENDAR_UNITS)
    assert set(say.entries["modality"]) == set(MODALITIES) - {"reported"}
    assert set(say.entries["kinds"]) == set(KINDS)


def test_units_are_counted_in_the_singular_and_plural():
    english, indonesian = phrases("en"), phrases("id")
    assert [counted(n, "month", english) for n in (1, 7)] == ["1 month", "7 months"]
    assert [counted(n, "month", indonesian) for n in (1, 7)] == ["1 bulan", "7 bulan"]


def test_rates_are_told_by_their_unit():
    assert per("10,800", "month", phrases("en")) == "10,800 a month"
    assert per("10.800", "month", phrases("id")) == "10.800 per bulan"
    assert per("10.800", "", phrases("id")) == "10.800"


def test_what_is_left_out_of_a_list_is_counted():
    say = phrases("en")
    assert some(["a", "b", "c"], 3, ", ", say) == "a, b, c"
    assert some(["a", "b", "c"], 2, ", ", say) == "a, b and 1 more"


def test_unknown_language_is_named():
    with pytest.raises(UsageError, match="'xx'"):
        phrases("xx")
