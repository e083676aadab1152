"""Measure how fast texts are read and audited, beside a reader of quantities that a user would pick instead.

``python tests/benchmarks/reading.py [--quick] [--full] [--peers PYTHON] [--limit SECONDS] [--markdown FILE]``:
``--quick`` keeps to 20 kB, ``--full`` goes to 10 MB. ``--peers`` names the interpreter of an environment that has
``quantulum3``. Times are processor time of this one process, so other work on the machine counts less.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import texts
from asking import Asking
from attrs import frozen
from table import markdown

from factaudit.guarding import check_text
from factaudit.read import read_article

HEADINGS = ("text", "characters", "stage", "time", "characters a second", "bar", "peer's", "ratio", "remarks")
STAGES: dict[str, tuple[Callable[[str], object], int]] = {
    "mentions": (lambda text: read_article(text).mentions, 300_000),
    "findings": (lambda text: check_text(text).findings, 100_000),
}
"""What is measured: from a text to its mentions, and to the findings of the audit; each with its bar."""

ENOUGH_S = 0.3
"""Work that takes less is repeated and the least time counts."""

PEER = "quantulum3"
PEER_SIZE = 20_000
"""Characters that the peer is given of each kind of text."""


@frozen
class Result:
    """One line of the table; times in seconds, ``theirs`` the peer's characters a second or why there are none."""

    text: str
    size: int
    stage: str
    seconds: float
    bar: int | None = None
    theirs: float | str = ""
    remarks: str = ""

    @property
    def rate(self) -> float:
        """Characters a second."""
        return self.size / self.seconds


def main() -> None:
    """Measure everything and print the table."""
    options = _options()
    asking = Asking(options.peers, options.limit)
    size = 20_000 if options.quick else 100_000
    longest = 10_000_000 if options.full else size * 10
    rows = []
    for result in chain(_articles(size, asking), _lengths(size, longest), _hostile(size * 10), _crowded(size)):
        rows.append(_cells(result))
        print(" | ".join(rows[-1]), flush=True)
    if options.markdown:
        options.markdown.write_text(markdown(HEADINGS, rows, f"processor time; peer: {PEER}"), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes only")
    parser.add_argument("--full", action="store_true", help="also a text of 10 MB, which takes minutes")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="interpreter that has the peer")
    parser.add_argument("--limit", type=float, default=120.0, metavar="SECONDS", help="when the peer is given up on")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there as well")
    return parser.parse_args()


def timed(work: Callable[[str], object], read: Sequence[str]) -> float:
    """Return the least processor time that some texts take, each by itself."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for text in read:
            work(text)
        best = min(best, time.process_time() - start)
        if best > ENOUGH_S:
            break
    return best


def _articles(size: int, asking: Asking) -> Iterator[Result]:
    """Articles one by one, of several kinds."""
    kinds = {
        "English news": texts.news("en"),
        "Indonesian news": texts.news("id"),
        "English, a number every 30 characters": texts.dense("en"),
        "Indonesian, a number every 30 characters": texts.dense("id"),
        "English, most contradict themselves": texts.slipped("en"),
        "tables": texts.tables(),
        "English without numbers": texts.prose("en"),
    }
    for name, articles in kinds.items():
        read = texts.up_to(articles, size)
        theirs = _peer(texts.up_to(articles, PEER_SIZE), asking)
        for stage, (work, bar) in STAGES.items():
            for text in articles[:20]:
                work(text)  # loads what is loaded when first needed
            mean = f"{len(read)} articles of {sum(map(len, read)) // len(read):,} characters"
            least = bar if name.endswith("news") else None
            yield Result(name, sum(map(len, read)), stage, timed(work, read), least, theirs, mean)


def _peer(read: Sequence[str], asking: Asking) -> float | str:
    answer = asking.read(PEER, read)
    return str(answer.answer) if answer.seconds is None else sum(map(len, read)) / answer.seconds


def _lengths(size: int, longest: int) -> Iterator[Result]:
    """One text, ten times as long each time."""
    articles = texts.news("en")
    before: dict[str, float] = {}
    while size <= longest:
        text = texts.of_length(articles, size)
        for stage, (work, bar) in STAGES.items():
            seconds = timed(work, [text])
            grown = f"{seconds / before[stage]:.1f} times the time of a tenth, " if stage in before else ""
            before[stage] = seconds
            memory = f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB so far"
            yield Result("English news, one text", size, stage, seconds, bar, "", grown + memory)
        size *= 10


def _hostile(size: int) -> Iterator[Result]:
    """Texts that are one piece over and over, the slower of both languages."""
    for name, piece in texts.HOSTILE.items():
        text = texts.of_length([piece], size, parting="")
        worst = max(timed(lambda told, code=code: read_article(told, language=code), [text]) for code in ("en", "id"))
        yield Result(f"nothing but {name}", size, "mentions", worst)


def _crowded(size: int) -> Iterator[Result]:
    """Texts that are one number over and over."""
    for name, piece in texts.CROWDED.items():
        text = texts.of_length([piece], size, parting="")
        found = len(read_article(text, language="en").mentions)
        seconds = timed(lambda told: read_article(told, language="en"), [text])
        yield Result(f"nothing but {name}", size, "mentions", seconds, remarks=f"{found:,} mentions")


def _cells(result: Result) -> tuple[str, ...]:
    bar = "" if result.bar is None else f"{result.bar:,}"
    theirs, ratio = str(result.theirs), ""
    if isinstance(result.theirs, float):
        theirs, ratio = f"{result.theirs:,.0f}", f"{result.rate / result.theirs:.1f}"
    size, seconds, rate = f"{result.size:,}", f"{result.seconds:.2f} s", f"{result.rate:,.0f}"
    return (result.text, size, result.stage, seconds, rate, bar, theirs, ratio, result.remarks)


if __name__ == "__main__":
    main()
