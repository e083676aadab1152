"""A text as it is read, with the way back: where each of its characters stands in the file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Self

from attrs import evolve, field, frozen

from factaudit.comments import without_comments
from factaudit.errors import InputError, Place, Problem
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.source import Span
from factaudit.read.markup import Block, Run, blocks_of, count_of_tags

MOST_TAGS: Final = 30_000
"""Tags up to which the main text of a page is looked for; a page of more is read whole. The largest articles of an
encyclopedia have as many; trafilatura takes seconds from there on."""

_CONTEXT: Final = 32
_SHINGLE: Final = 4
_WORD: Final = re.compile(r"\w+")


@frozen
class Page:
    """A file and the text that is read of it; ``runs`` lead back, none where they are the same, place by place."""

    original: str = field(repr=False)
    text: str = field(repr=False)
    runs: tuple[Run, ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(run.at for run in self.runs))

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Return a plain text or Markdown, its comments not read."""
        return cls(text, without_comments(text))

    @classmethod
    def of_html(cls, page: str, path: str) -> Self:
        """Return the main text of an HTML page.

        Raises:
            InputError: where the extra ``[html]`` is not installed.
        """
        return cls(page, *_assembled(_story(page, blocks_of(page), path)))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text stands in the file, entities and tags included."""
        if not self.runs:
            return start, end
        first, last = (self.runs[max(bisect_right(self._starts, at) - 1, 0)] for at in (start, max(end - 1, start)))
        begun = first.origin if first.width else first.origin + start - first.at
        return begun, last.origin + (last.width or max(end, start + 1) - last.at)

    def relocated(self, entries: Entries) -> Entries:
        """Return the entries of the text with every place in the file."""
        if not self.runs and self.text == self.original:
            return entries
        (document,) = entries.documents
        moved = ((m, self.place(m.start, m.end)) for m in entries.mentions)
        return evolve(
            entries,
            claims=tuple(map(self._claim, entries.claims)),
            mentions=tuple(evolve(m, start=start, end=end) for m, (start, end) in moved),
            documents=(evolve(document, text=self.original),),
        )

    def _claim(self, claim: Claim) -> Claim:
        span = claim.span
        if span is None or span.start is None or span.end is None:
            return claim
        start, end = self.place(span.start, span.end)
        text = self.original
        before, behind = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
        return evolve(claim, span=Span(span.source, start, end, text[start:end], before, behind))


def _story(page: str, blocks: Sequence[Block], path: str) -> Sequence[Block]:
    """Return the blocks that trafilatura takes for the main text; all where it finds none.

    It judges the blocks; the words are those of the page, so that each has a place there.
    """
    main = _extracted(page, path) if count_of_tags(page) <= MOST_TAGS else ""
    lines = {tuple(_WORD.findall(line)) for line in main.splitlines()}
    known = frozenset(_shingles(_WORD.findall(main)))
    kept = [block for block in blocks if _belongs(_WORD.findall(block.text), lines, known)]
    return kept or blocks


def _extracted(page: str, path: str) -> str:
    try:
        import trafilatura  # noqa: PLC0415 - the extra [html], a third of a second to load
    except ImportError:
        hint = "pip install 'factaudit[html]'"
        raise InputError([Problem("reading HTML needs the extra [html]", Place(path), hint)]) from None
    return trafilatura.extract(page, include_comments=False, favor_recall=True) or ""


def _belongs(words: list[str], lines: set[tuple[str, ...]], known: frozenset[tuple[str, ...]]) -> bool:
    """Whether a block is of the main text: a line of it, or half of its runs of four words stand there."""
    if tuple(words) in lines:
        return bool(words)
    runs = list(_shingles(words))
    return bool(runs) and 2 * sum(run in known for run in runs) >= len(runs)


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[shift:] for shift in range(_SHINGLE)), strict=False)


def _assembled(blocks: Iterable[Block]) -> tuple[str, tuple[Run, ...]]:
    """Return the text of blocks one below the other, and where it comes from."""
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    for block in blocks:
        lead = (block.joint if pieces else "") + block.sign
        length += len(lead)
        runs += [Run(length + run.at, run.origin, run.width) for run in block.runs]
        pieces += [lead, block.text]
        length += len(block.text)
    return "".join(pieces), tuple(runs)
