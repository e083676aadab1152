"""An article as a ledger: its numbers and dates, the claims they make, and the relations its words state."""

import json
from datetime import date
from pathlib import Path

from attrs import field, frozen

from factaudit import collector
from factaudit.language.language import Language
from factaudit.model.entries import Entries
from factaudit.model.mention import Mention
from factaudit.model.number import exact_text
from factaudit.model.source import Document
from factaudit.read.entries import entries_of
from factaudit.read.lexicon import detected, lexicon, lexicon_of
from factaudit.read.mentions import read
from factaudit.read.page import Page
from factaudit.read.relations import stated_relations
from factaudit.read.source import page_of


@frozen
class Article:
    """What was read from an article.

    ``mentions`` are its numbers and dates in order, ``entries`` the claims and relations made of them. All
    offsets are those of the document: of the file as it is, tags and comments included.
    """

    mentions: tuple[Mention, ...]
    entries: Entries
    language: str
    document: Document = field(repr=False)


def read_article(
    source: "Path | str",
    *,
    language: "Language | str | None" = None,
    published: date | None = None,
    path: str = "",
) -> Article:
    """Read the claims of an article: plain text, Markdown or HTML.

    Args:
        source: the path of a file, or the text itself.
        language: its language or the code of that; told by its function words where it is None.
        published: the day it was published; its own dateline tells it where it is None.
        path: the path to show for a text that is given as such.

    Raises:
        InputError: where the file is no text, or is HTML and the extra ``[html]`` is not installed.

    >>> article = read_article("In May 2025 the city counted 28,562 active members.")
    >>> [(m.text, m.unit, m.time) for m in article.mentions if m.kind == "number"]
    [('28,562', 'person', '2025-05')]
    """
    shown = path or (str(source) if isinstance(source, Path) else "")
    with collector.paused():
        return _read(page_of(source, shown), shown, language, published)


def _read(page: Page, shown: str, language: "Language | str | None", published: date | None) -> Article:
    words = lexicon_of(language) if isinstance(language, Language) else lexicon(language or detected(page.text))
    code = words.language.code
    found = read(page.text, words, published)
    links, same = stated_relations(found, words)
    entries = page.relocated(entries_of(found, Document("article", shown, page.text), code, links, same))
    return Article(entries.mentions, entries, code, entries.documents[0])


_COUNTED = {"facility": "count", "vehicle": "count", "case": "count", "item": "count"}


def mentions_json(article: Article) -> str:
    """Return the mentions of an article as the JSON that ``read --output-format json`` prints."""
    rows = [_row(mention) for mention in article.mentions]
    return json.dumps({"language": article.language, "mentions": rows}, ensure_ascii=False, indent=1)


def _row(mention: Mention) -> dict[str, object]:
    unit = _COUNTED.get(mention.unit, mention.unit)
    row: dict[str, object] = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "value": None,
        "unit": f"{unit}/{mention.per}" if mention.per else unit or None,
        "noun": mention.noun or None,
        "comparator": None,
        "modality": None,
        "time": mention.time or None,
        "section": mention.section,
        "speaker": mention.speaker or None,
    }
    if mention.stated is not None:
        upper = mention.stated.upper
        row |= {
            "value": exact_text(mention.stated.value),
            "comparator": mention.stated.comparator,
            "modality": mention.modality,
        }
        if upper is not None:
            row["upper"] = exact_text(upper)
    return row
