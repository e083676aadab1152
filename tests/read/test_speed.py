"""Reading takes time in proportion to the text, whatever the text."""

import time

import pytest

from factaudit.read.lexicon import lexicon
from factaudit.read.mentions import read

SENTENCE = (
    "In May 2025 the city counted 28,562 active members, up 5 percent from 27,202 a year earlier, officials said. "
)
HOSTILE = {"digits": "1", "commas": ",", "spaces": " ", "brackets": "(", "quotes": '"', "words": "a", "hyphens": "b-"}


def seconds(text):
    start = time.process_time()
    read(text, lexicon("en"))
    return time.process_time() - start


@pytest.mark.parametrize("name", HOSTILE)
def test_a_million_of_one_character_are_read_at_once(name):
    text = (HOSTILE[name] * 1_000_000)[:1_000_000]
    assert min(seconds(text) for _ in range(2)) < 2.5  # a second on an idle machine; tests share theirs


def test_time_grows_with_the_length_and_no_faster():
    seconds(SENTENCE)
    short, long = (min(seconds(SENTENCE * times) for _ in range(3)) for times in (250, 1000))
    assert long < 8 * short
