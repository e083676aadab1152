"""Short articles whose numbers are all true of a hidden world: whatever reads them may not find a contradiction."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from attrs import frozen
from hypothesis import strategies as st

from factaudit.errors import UsageError
from factaudit.strategies.words import SPEECHES, Speech, grouped

MOST: Final = 100_000


@frozen
class Telling:
    """The sentences of a language, each with the names of the numbers it tells."""

    title: str
    level: str
    change: str
    rise: str
    fall: str
    parts: str
    share: str
    plan: str
    months: tuple[str, ...]


TELLINGS: Final = {
    "en": Telling(
        title="{place}: news of the library",
        level="In {month} 2025 the library of {place} had {n} members.",
        change="The number of visitors {moved} from {before} to {after}, {moving} of {percent} percent.",
        rise="rose|an increase",
        fall="fell|a decrease",
        parts="The library employs {n} people, consisting of {a} women and {b} men.",
        share="Of the {n} pupils asked, {a} ({percent} percent) own a card.",
        plan="From June to December 2025 a quota of {n} new cards a month follows.",
        months=("January", "February", "March", "April", "May"),
    ),
    "id": Telling(
        title="{place}: kabar perpustakaan",
        level="Pada {month} 2025 perpustakaan {place} memiliki {n} anggota.",
        change="Jumlah pengunjung {moved} dari {before} menjadi {after} orang, atau {moving} {percent} persen.",
        rise="naik|meningkat",
        fall="turun|menurun",
        parts="Perpustakaan mempekerjakan {n} orang, terdiri dari {a} perempuan dan {b} laki-laki.",
        share="Dari {n} siswa yang ditanya, {a} orang ({percent} persen) memiliki kartu.",
        plan="Mulai Juni hingga Desember 2025 tersedia kuota {n} kartu baru per bulan.",
        months=("Januari", "Februari", "Maret", "April", "Mei"),
    ),
}


@st.composite
def articles(draw: st.DrawFn, language: str = "en") -> str:
    """Return articles in a ``language`` (``en`` or ``id``) all of whose numbers are true."""
    if language not in TELLINGS:
        raise UsageError(f"expected one of {', '.join(TELLINGS)}, got {language!r}")
    telling, speech = TELLINGS[language], SPEECHES[language]
    place = draw(st.sampled_from(("Semarang", "Tangerang", "Pontianak")))
    kinds = draw(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=len(_KINDS), unique=True))
    told = [draw(kind(telling, speech, place)) for kind in kinds]
    return "\n\n".join((telling.title.format(place=place), *told)) + "\n"


@st.composite
def _level(draw: st.DrawFn, telling: Telling, speech: Speech, place: str) -> str:
    month = draw(st.sampled_from(telling.months))
    return telling.level.format(month=month, place=place, n=_count(draw, speech))


@st.composite
def _change(draw: st.DrawFn, telling: Telling, speech: Speech, place: str) -> str:  # noqa: ARG001 - as its siblings
    before, after = draw(st.integers(1, MOST)), draw(st.integers(1, MOST))
    moved, moving = (telling.rise if after >= before else telling.fall).split("|")
    percent = _percent(abs(after - before), before, speech)
    numbers = {"before": grouped(before, speech), "after": grouped(after, speech), "percent": percent}
    return telling.change.format(moved=moved, moving=moving, **numbers)


@st.composite
def _parts(draw: st.DrawFn, telling: Telling, speech: Speech, place: str) -> str:  # noqa: ARG001 - as its siblings
    women, men = draw(st.integers(1, MOST)), draw(st.integers(1, MOST))
    return telling.parts.format(n=grouped(women + men, speech), a=grouped(women, speech), b=grouped(men, speech))


@st.composite
def _share(draw: st.DrawFn, telling: Telling, speech: Speech, place: str) -> str:  # noqa: ARG001 - as its siblings
    asked = draw(st.integers(1, MOST))
    owners = draw(st.integers(1, asked))
    percent = _percent(owners, asked, speech)
    return telling.share.format(n=grouped(asked, speech), a=grouped(owners, speech), percent=percent)


@st.composite
def _plan(draw: st.DrawFn, telling: Telling, speech: Speech, place: str) -> str:  # noqa: ARG001 - as its siblings
    return telling.plan.format(n=_count(draw, speech))


_KINDS: Final[tuple[Callable[[Telling, Speech, str], st.SearchStrategy[str]], ...]] = (
    _level,
    _change,
    _parts,
    _share,
    _plan,
)


def _count(draw: st.DrawFn, speech: Speech) -> str:
    return grouped(draw(st.integers(1, MOST)), speech)


def _percent(part: int, whole: int, speech: Speech) -> str:
    """Write a percentage to one decimal, halves rounded up."""
    tenths = (2000 * part + whole) // (2 * whole)
    assert abs(Fraction(1000 * part, whole) - tenths) <= Fraction(1, 2)
    return f"{grouped(tenths // 10, speech)}{speech.point}{tenths % 10}"
