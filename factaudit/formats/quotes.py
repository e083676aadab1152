"""Looking quotes up in the texts they come from, so that findings can point at them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import evolve

from factaudit.errors import InputError, Problem
from factaudit.formats.text_file import read_text
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.source import Document, Source, Span
from factaudit.model.stated import Stated

CONTEXT: Final = 32
"""Characters kept before and after a quote, enough to tell repeated sentences apart."""

Missing = tuple[str, str]
"""A claim's id and its quote, which its source does not hold."""


def locate(entries: Entries) -> tuple[Entries, tuple[Missing, ...]]:
    """Return the entries with a place for every claim, and the quotes that were not found.

    A quote is looked up in the file of its source, first as it stands and then whatever its
    spaces and line breaks; the number of the claim is marked within it. A claim without such a
    quote is marked where its value stands in the claims file.

    Raises:
        InputError: with every file of a source that cannot be read.
    """
    texts = {**{d.id: d for d in entries.documents}, **_documents(entries)}
    own = {document.id: _Ledger(document) for document in entries.documents}
    claims, missing = [], []
    for claim in entries.claims:
        span = None
        if claim.source in texts and claim.span is not None:
            span = _found(claim, claim.span, texts[claim.source].text)
            if span is None:
                missing.append((claim.id, claim.span.quote))
        span = span or _in_ledger(claim, own)
        claims.append(evolve(claim, span=span) if span else claim)
    return evolve(entries, claims=tuple(claims), documents=tuple(texts.values())), tuple(missing)


def _documents(entries: Entries) -> dict[str, Document]:
    """Return the texts of the sources by their ids; a source's file is named relative to its ledger."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    folder = Path(entries.path).parent
    for source in entries.sources:
        if source.file:
            try:
                documents[source.id] = _document(source, folder)
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    return documents


def _document(source: Source, folder: Path) -> Document:
    path = folder / source.file
    return Document(source.id, str(path), read_text(path, named_at=source.place if source.place.file else None))


def _found(claim: Claim, span: Span, text: str) -> Span | None:
    """Return where a quote stands, its place narrowed to the claim's number."""
    matches = list(_matches(span.quote, text))
    if not matches:
        return None
    start, end = max(matches, key=lambda match: _fits(match, span, text))
    number = _number(claim.stated, text[start:end])
    first, last = (start + number[0], start + number[1]) if number else (start, end)
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Span(claim.source, first, last, span.quote, prefix, suffix)


def _matches(quote: str, text: str) -> Iterator[tuple[int, int]]:
    words = quote.split()
    if not words:
        return
    exact = [(found.start(), found.end()) for found in re.finditer(re.escape(quote), text)]
    loose = re.compile(r"\s+".join(map(re.escape, words)))
    yield from exact or ((found.start(), found.end()) for found in loose.finditer(text))


def _fits(match: tuple[int, int], span: Span, text: str) -> tuple[bool, bool, bool]:
    """Tell how well a match fits what is known of its surroundings; the first of the best is taken."""
    start, end = match
    inside = span.start is not None and start <= span.start < end
    return (
        inside,
        bool(span.prefix) and text.endswith(span.prefix, 0, start),
        bool(span.suffix) and text.startswith(span.suffix, end),
    )


_DIGITS: Final = re.compile(r"\d(?:.*\d)?", re.DOTALL)
_BETWEEN: Final = "[.,'\u00a0\u202f\u2019 ]?"
"""What may stand between the digits of a number in print, in some language."""
_LONGEST: Final = 100


def _number(stated: Stated, quote: str) -> tuple[int, int] | None:
    """Return where the number of a claim stands in its quote, however its digits are grouped there."""
    words = stated.text[:_LONGEST]
    first = next((i for i, letter in enumerate(words) if letter.isdigit()), 0)
    digits = _DIGITS.search(words)
    patterns = [re.escape(words[first:]), re.escape(words)]
    if digits:
        patterns.append(_BETWEEN.join("[.,]" if c in ".," else re.escape(c) for c in digits.group()))
    for pattern in filter(None, patterns):
        found = re.search(rf"(?<!\d)(?<!\d[.,]){pattern}(?![.,]?\d)", quote, re.IGNORECASE)
        if found:
            return found.span()
    return None


class _Ledger:
    """The text of a claims file, with the offsets at which its lines start."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [0, *(found.end() for found in _BREAK.finditer(document.text))]

    def span(self, claim: Claim) -> Span:
        """Return where the value of a claim stands."""
        line = min(claim.place.line, len(self.starts))
        start = self.starts[line - 1] + claim.place.column - 1
        end = start + _length(claim.stated.text, self.document.text[start : start + 10 * _LONGEST])
        return Span(self.document.id, start, end, claim.span.quote if claim.span else "")


_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""The line breaks that YAML 1.1 counts."""

_VALUE: Final = re.compile(
    r""""(?:[^"\\]|\\.)*" | '(?:[^']|'')*' | \{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\} | [^,}\]\n]*""", re.VERBOSE
)


def _length(words: str, text: str) -> int:
    """Return how long the value is that a text starts with: its words, a quoted text, or a mapping in braces."""
    if words and text.startswith(words):
        return len(words)
    found = _VALUE.match(text)
    return len(found.group().rstrip()) if found else 0


def _in_ledger(claim: Claim, own: dict[str, _Ledger]) -> Span | None:
    ledger = own.get(claim.place.file)
    return ledger.span(claim) if ledger and claim.place.line else None
