import pytest

from factaudit.catalogue import LANGUAGES
from factaudit.errors import UsageError
from factaudit.explain.findings import PRECEDENCE
from factaudit.explain.phrases import counted, per, phrases, some
from factaudit.model.claim import MODALITIES
from factaudit.model.period import CALENDAR_UNITS
from factaudit.relations.kinds import KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_start_small_and_end_without_a_full_stop(language):
    entries = phrases(language).entries.values()
    grouped = [text for entry in entries for text in (entry.values() if isinstance(entry, dict) else [entry])]
    flat = [text for one in grouped for text in ([one] if isinstance(one, str) else one)]
    assert not [text for text in flat if text != text[:1].lower() + text[1:] or text.endswith(".")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_modality_and_relation_has_a_name(language):
    say = phrases(language)
    assert set(say.entries["units"]) == set(CALENDAR_UNITS)
    assert set(say.entries["modality"]) == set(MODALITIES) - {"reported"}
    assert set(say.entries["kinds"]) == set(KINDS)


def test_every_relation_has_its_place_in_what_a_conflict_is_named_after():
    assert sorted(PRECEDENCE) == sorted(KINDS)


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
