"""Texts to read: articles that tell the truth of hidden worlds, the same with a slip, and what tries a reader.

All are made anew in each run and are the same every time. News has a number about every 75 characters, as
newspapers do (measured on eleven Indonesian articles: one in 50 to 120); dense text has one in 30.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, settings

from factaudit import strategies as fs

EXAMPLES = Path(__file__).parents[2] / "examples"
PARTING = "\n\n"

PROSE = {
    "en": (
        "The doors stay open until the last reader has gone home, and nobody is asked to hurry.",
        "Staff say that most visitors come in the afternoon, when the schools have closed and the buses are full.",
        '"We count everybody who walks in, and we publish what we have counted," the head librarian said.',
        "Residents of the old town asked for more seats beside the windows and for a quieter room upstairs.",
        "The council will look at the request before the rainy season, together with the repair of the roof.",
        "A similar survey was made in the neighbouring regency, though with other questions and fewer interviewers.",
        "Volunteers help children with their homework, read aloud to them and repair books that came back torn.",
    ),
    "id": (
        "Pintu tetap dibuka sampai pembaca terakhir pulang, dan tidak seorang pun diminta bergegas.",
        "Petugas mengatakan sebagian besar pengunjung datang sore hari, setelah sekolah usai dan bus mulai penuh.",
        '"Kami mencatat siapa saja yang masuk, lalu mengumumkan hasilnya kepada warga," kata kepala perpustakaan.',
        "Warga kota lama meminta lebih banyak kursi di dekat jendela dan ruang yang lebih tenang di lantai atas.",
        "Dewan akan membahas permintaan itu sebelum musim hujan, bersamaan dengan perbaikan atap gedung.",
        "Survei serupa juga dilakukan di kabupaten tetangga, meski dengan pertanyaan dan pewawancara yang lain.",
        "Para relawan membantu anak mengerjakan tugas sekolah, membacakan cerita dan merapikan buku yang rusak.",
    ),
}

HOSTILE = {
    "digits": "1",
    "commas": ",",
    "full stops": ".",
    "spaces": " ",
    "line ends": "\n",
    "tabs": "\t",
    "opening brackets": "(",
    "closing brackets": "]",
    "quotation marks": '"',
    "percent signs": "%",
    "currency signs": "$",
    "slashes": "/",
    "hyphens": "-",
    "one letter": "a",
    "capitals that grow when small": "\u0130",
    "a digit and a comma": "1,",
    "a digit and a full stop": "1.",
    "a digit and a hyphen": "1-",
    "groups of three digits": "123,",
    "letters and hyphens": "b-",
    "comparators": "more than ",
    "untils": "hingga ",
    "number words": "hundred ",
    "months": "May ",
}
"""Pieces that fill a megabyte each, to be read in less than a second."""

CROWDED = {
    "a digit and a space": "1 ",
    "a digit and a line end": "1\n",
    "spaced groups of three digits": "123 ",
    "letters with digits": "a1",
    "percentages": "5% ",
    "table cells": "| 1 ",
    "list markers": "1. a\n",
}
"""Pieces that are a number each, as many as a text can hold: the time is that of so many numbers."""


@cache
def dense(language: str) -> tuple[str, ...]:
    """Return generated articles all of whose numbers are true, nearly every sentence with several."""
    found: dict[str, None] = {}

    @settings(
        max_examples=150,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(fs.articles(language))
    def gather(text: str) -> None:
        found.setdefault(text)

    gather()
    return tuple(list(found)[30:])  # the first are the smallest


def news(language: str) -> list[str]:
    """Return articles with as many numbers as news has, our own examples among them."""
    prose = cycle(PROSE[language])
    written = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob(f"*/brief.{language}.md"))]
    return [*written, *(_padded(text, prose) for text in dense(language))]


def _padded(text: str, prose: Iterator[str]) -> str:
    """Add to each paragraph but the title a sentence or two without numbers."""
    title, *paragraphs = text.strip().split(PARTING)
    told = [f"{paragraph} {next(prose)}" for paragraph in paragraphs]
    return PARTING.join((title, *told)) + "\n"


def slipped(language: str) -> list[str]:
    """Return dense articles with one digit of each changed, so that most contradict themselves."""
    rng = Random(4)
    return [_slip(text, rng) for text in dense(language)]


def _slip(text: str, rng: Random) -> str:
    at = rng.choice([found.start() for found in re.finditer(r"\d", text)])
    return f"{text[:at]}{(int(text[at]) + rng.randint(1, 9)) % 10}{text[at + 1 :]}"


def prose(language: str) -> list[str]:
    """Return paragraphs without any number."""
    told = PROSE[language]
    return [" ".join((*told[at:], *told[:at])) + "\n" for at in range(len(told))]


def tables(count: int = 60) -> list[str]:
    """Return articles that are a table of eight rows and their totals."""
    rng = Random(5)
    return [_table(rng) for _ in range(count)]


def _table(rng: Random) -> str:
    rows = [[rng.randint(1, 9_999) for _ in range(3)] for _ in range(8)]
    told = [("Total", [sum(column) for column in zip(*rows, strict=True)])]
    told = [*((f"Area {name}", row) for name, row in zip("ABCDEFGH", rows, strict=True)), *told]
    lines = ["# Patients by district", "", "| District | 2022 | 2023 | 2024 |", "|---|---|---|---|"]
    lines += [f"| {name} | {' | '.join(f'{cell:,}' for cell in row)} |" for name, row in told]
    return "\n".join(lines) + "\n"


def of_length(articles: Sequence[str], size: int, parting: str = PARTING) -> str:
    """Return one text of a size, made of articles one after the other and again from the first."""
    whole = parting.join(articles) + parting
    return (whole * (size // len(whole) + 1))[:size]


def up_to(articles: Sequence[str], size: int) -> list[str]:
    """Return as many articles, from the first and again, as come to a size in all."""
    found, held = list[str](), 0
    for article in cycle(articles):
        if held + len(article) > size:
            return found
        found.append(article)
        held += len(article)
    return found
