"""A quote that is not found in its source."""

import re
from collections.abc import Iterator
from typing import Final

from factaudit.catalogue import Words
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding
from factaudit.model.source import Span

_SPACE: Final = re.compile(r"\s+")
_QUOTES: Final = str.maketrans("“”„‟‘’‚‛«»", '""""\'\'\'\'""')


def quote_missing(entries: Entries, say: Words) -> Iterator[Finding]:
    """Yield each claim whose quote the text of its source does not hold, white space and quotation marks aside."""
    texts = {document.id: document.text for document in entries.documents}
    plain: dict[str, str] = {}
    for claim in entries.claims:
        span = claim.span
        if span is None or not span.quote or span.source not in texts or _in_place(span, texts[span.source]):
            continue
        if span.source not in plain:
            plain[span.source] = _plain(texts[span.source])
        if _plain(span.quote) not in plain[span.source]:
            message = say("quotes", claim=claim.id, quote=repr(span.quote[:60]))
            yield Finding("quote-missing", "warning", message, (span,), conflict=(claim.id,))


def _in_place(span: Span, text: str) -> bool:
    """Whether a quote stands where its span says, as that of every claim read from a text does."""
    return span.start is not None and text.startswith(span.quote, span.start)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip()
