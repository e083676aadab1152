"""The text of a file: plain text and Markdown as they are, HTML by its main text."""

from pathlib import Path

from factaudit.errors import InputError, Place, Problem

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def text_of(source: "Path | str") -> str:
    """Return the text to read.

    Raises:
        InputError: where a file is no text in UTF-8, or an HTML file cannot be read without the extra.
    """
    if isinstance(source, str):
        return source
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([Problem(f"expected a text in UTF-8: {error.reason}", Place(str(source)))]) from None
    return main_text(text, source) if source.suffix.lower() in HTML_SUFFIXES else text


def main_text(page: str, path: Path) -> str:
    """Return the main text of an HTML page; offsets then refer to this text and not to the page."""
    try:
        import trafilatura  # noqa: PLC0415 - the extra [html], a third of a second to load
    except ImportError:
        hint = "pip install 'factaudit[html]'"
        raise InputError([Problem("reading HTML needs the extra [html]", Place(str(path)), hint)]) from None
    return trafilatura.extract(page, include_comments=False, favor_recall=True) or ""
