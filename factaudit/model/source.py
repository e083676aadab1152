"""Where a claim comes from: the publication and the stretch of its text."""

from datetime import date

from attrs import field, frozen

from factaudit.errors import Place


@frozen
class Source:
    """A publication; ``file`` is the path of its text, relative to the ledger that names it."""

    id: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    file: str = ""
    url: str = ""
    language: str = ""
    place: Place = field(default=Place(), eq=False, repr=False)


@frozen
class Span:
    """A stretch of a document, as the text position and text quote selectors of the W3C Annotation Model.

    ``source`` is the id of a document of the report; ``start`` and ``end`` count characters from the
    start of that document and are None where the quote has not been looked up. ``start`` to ``end``
    may be a part of ``quote``: the number within the sentence that is quoted.
    """

    source: str
    start: int | None = None
    end: int | None = None
    quote: str = ""
    prefix: str = ""
    suffix: str = ""


@frozen
class Document:
    """The text of a source as read, with the path to show for it."""

    id: str
    path: str
    text: str
