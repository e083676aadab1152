"""The text of a file: plain text and Markdown as they are, HTML by its main text."""

import re
from pathlib import Path
from typing import Final

from factaudit.errors import InputError, Place, Problem
from factaudit.read.page import Page

HTML_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml"})
_HTML: Final = re.compile(r"\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def page_of(source: "Path | str", shown: str) -> Page:
    """Return the text to read, of a file or as it is given; HTML is told by its suffix or its first tag.

    Raises:
        InputError: where a file is no text in UTF-8, or HTML cannot be read without the extra.
    """
    text = source if isinstance(source, str) else _content(source)
    named = isinstance(source, Path) and source.suffix.lower() in HTML_SUFFIXES
    return Page.of_html(text, shown) if named or _HTML.match(text) else Page.of_text(text)


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([Problem(f"expected a text in UTF-8: {error.reason}", Place(str(path)))]) from None
