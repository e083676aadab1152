"""A quote that is not found in its source."""

import re
from collections.abc import Iterator
from typing import Final

from factaudit.model.entries import Entries
from factaudit.model.finding import Finding

_SPACE: Final = re.compile(r"\s+")
_QUOTES: Final = str.maketrans("“”„‟‘’‚‛«»", '""""\'\'\'\'""')


def quote_missing(entries: Entries) -> Iterator[Finding]:
    """Yield each claim whose quote the text of its source does not hold, white space and quotation marks aside."""
    texts = {document.id: _plain(document.text) for document in entries.documents}
    for claim in entries.claims:
        span = claim.span
        if span is None or not span.quote or span.source not in texts:
            continue
        if _plain(span.quote) not in texts[span.source]:
            message = f"the quote of {claim.id} is not in its source: {span.quote[:60]!r}"
            yield Finding("quote-missing", "warning", message, (span,), conflict=(claim.id,))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip()
