"""The texts of a report, cut into blocks and stretches so that every claim can be marked where it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePath
from typing import Final

from attrs import evolve, frozen

from factaudit.catalogue import Words
from factaudit.model.report import Report
from factaudit.model.source import Document
from factaudit.report.places import Atlas, Mark, Text
from factaudit.report.reading import label
from factaudit.report.summary import members_of

LONGEST: Final = 60_000
"""Characters up to which a text is shown whole; of a longer one, only what is near a finding."""

LONGEST_LINE: Final = 400
"""Characters up to which a line of a claims file or a page is shown as one."""

_CODE: Final = frozenset({".yaml", ".yml", ".json", ".html", ".htm", ".xml", ".csv"})


@frozen
class Stretch:
    """Some characters with the claims that stand on them; ``findings`` are the numbers of those they are in."""

    text: str
    claims: tuple[str, ...] = ()
    findings: tuple[int, ...] = ()
    kind: str = ""
    tip: str = ""


@frozen
class Block:
    """A heading, a paragraph, a line of code, or a gap."""

    kind: str
    start: int
    stop: int
    stretches: tuple[Stretch, ...] = ()


@frozen
class Sheet:
    """A text with its blocks."""

    path: str
    title: str
    byline: str
    code: bool
    blocks: tuple[Block, ...]


@frozen
class Spot:
    """A stretch of a document that something is said about."""

    start: int
    stop: int
    claim: str
    findings: tuple[int, ...]
    kind: str
    tip: str


def sheets(atlas: Atlas, words: Words) -> tuple[Sheet, ...]:
    """Return the texts that something stands in, in the order of the report."""
    spots = _spots(atlas, words)
    return tuple(_sheet(text, spots[name], atlas.report) for name, text in atlas.texts.items() if name in spots)


def _spots(atlas: Atlas, words: Words) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = {}
    for name, spot in _all_spots(atlas, words):
        found.setdefault(name, []).append(spot)
    return {name: sorted(spots, key=lambda s: (s.start, s.stop)) for name, spots in found.items()}


def _all_spots(atlas: Atlas, words: Words) -> Iterator[tuple[str, Spot]]:
    report = atlas.report
    numbers: dict[str, list[int]] = {}
    for number, finding in enumerate(report.findings, 1):
        for member in members_of(finding):
            numbers.setdefault(member, []).append(number)
    grave = {i for f in report.contradictions for i in members_of(f)}
    for claim in report.entries.claims:
        kind = "disputed" if claim.id in grave else "warned" if claim.id in numbers else "claimed"
        tip = f"{claim.id} {label(claim, report.entries, words)}"
        yield from _spot(atlas.claim_mark(claim), tuple(numbers.get(claim.id, ())), kind, tip)
    for number, finding in enumerate(report.findings, 1):
        kind = "disputed" if finding.severity == "error" else "warned"
        for mark in atlas.marks(finding):
            if not mark.claim:
                yield from _spot(mark, (number,), kind, finding.message)
    for item in report.unchecked:
        if item.source in atlas.texts and item.start is not None and item.end is not None:
            yield item.source, Spot(item.start, item.end, "", (), "unchecked", f"{item.what}: {item.why}")


def _spot(mark: Mark, findings: tuple[int, ...], kind: str, tip: str) -> Iterator[tuple[str, Spot]]:
    if mark.text is not None:
        yield mark.text.document.id, Spot(mark.start, mark.end, mark.claim, findings, kind, tip)


def _sheet(text: Text, spots: list[Spot], report: Report) -> Sheet:
    document = text.document
    code = PurePath(document.path).suffix.lower() in _CODE or document.text.lstrip().startswith("<")
    blocks = list(_lines(text) if code else _paragraphs(text))
    if code or len(document.text) > LONGEST:
        blocks = list(_near(blocks, [s for s in spots if s.findings]))
    title, byline = _heading(document, report)
    return Sheet(document.path, title, byline, code, tuple(_filled(blocks, spots, document.text)))


def _heading(document: Document, report: Report) -> tuple[str, str]:
    source = report.entries.source.get(document.id)
    if source is None:
        return "", ""
    published = source.published.isoformat() if source.published is not None else ""
    return source.title, ", ".join(part for part in (source.publisher, published) if part)


def _lines(text: Text) -> Iterator[Block]:
    """Yield the lines, a long one in pieces: a page of HTML may be one line."""
    for number, start in enumerate(text.starts, 1):
        line, at = text.line(number), 0
        while len(line) - at > LONGEST_LINE:
            cut = max(line.rfind(sign, at, at + LONGEST_LINE) for sign in " >") + 1
            cut = cut if cut > at else at + LONGEST_LINE
            yield Block("line", start + at, start + cut)
            at = cut
        yield Block("line", start + at, start + len(line))


def _paragraphs(text: Text) -> Iterator[Block]:
    """Yield headings line by line, and runs of other lines that hold something."""
    open_block: Block | None = None
    for number, start in enumerate(text.starts, 1):
        line = text.line(number)
        stop = start + len(line)
        level = len(line) - len(line.lstrip("#"))
        heading = 0 < level <= 6 and line[level : level + 1] == " "
        if open_block is not None and (heading or not line.strip()):
            yield open_block
            open_block = None
        if heading:
            yield Block("heading", start + level + 1, stop)
        elif line.strip():
            open_block = Block("paragraph", start, stop) if open_block is None else evolve(open_block, stop=stop)
    if open_block is not None:
        yield open_block


def _near(blocks: list[Block], spots: list[Spot]) -> Iterator[Block]:
    """Yield the blocks that hold a spot with one neighbour each side, and gaps for the others."""
    starts = [block.start for block in blocks]
    touched = {n for s in spots for n in range(bisect_right(starts, s.start) - 1, bisect_left(starts, s.stop))}
    wanted = {n + d for n in touched for d in (-1, 0, 1)}
    last = -1
    for number in sorted(n for n in wanted if 0 <= n < len(blocks)):
        if number > last + 1:
            yield Block("gap", blocks[number].start, blocks[number].start)
        yield blocks[number]
        last = number
    if blocks and last < len(blocks) - 1:
        yield Block("gap", blocks[-1].stop, blocks[-1].stop)


def _filled(blocks: Iterable[Block], spots: list[Spot], text: str) -> Iterator[Block]:
    """Yield the blocks with their stretches; spots are sorted, so each block looks at its own only."""
    waiting = list(reversed(spots))
    current: list[Spot] = []
    for block in blocks:
        while waiting and waiting[-1].start < block.stop:
            current.append(waiting.pop())
        current = [s for s in current if s.stop > block.start]
        yield evolve(block, stretches=tuple(_stretches(block, current, text)))


def _stretches(block: Block, spots: list[Spot], text: str) -> Iterator[Stretch]:
    cuts = {block.start, block.stop}
    cuts |= {min(max(end, block.start), block.stop) for s in spots for end in (s.start, s.stop)}
    ordered = sorted(cuts)
    for start, stop in pairwise(ordered):
        over = [s for s in spots if s.start <= start and s.stop >= stop]
        yield _stretch(text[start:stop], over)


def _stretch(text: str, over: list[Spot]) -> Stretch:
    if not over:
        return Stretch(text)
    gravest = min((s.kind for s in over), key=("disputed", "warned", "claimed", "unchecked").index)
    return Stretch(
        text,
        tuple(s.claim for s in over if s.claim),
        tuple(sorted({n for s in over for n in s.findings})),
        gravest,
        "\n".join(dict.fromkeys(s.tip for s in over)),
    )
