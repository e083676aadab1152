"""A number or a date as it stands in a text, with what the words around it say of it."""

from attrs import field, frozen
from attrs.validators import in_

from factaudit.model.claim import MODALITIES
from factaudit.model.stated import Stated

MENTION_KINDS = ("number", "percent", "money", "duration", "date")


@frozen
class Mention:
    """One number or date of a text; ``start`` and ``end`` are offsets in it.

    ``stated`` is the value of a number (None for a date) and ``time`` the EDTF text of a date, or of
    the time that a number speaks of. ``unit`` is its unit, ``per`` what it is told per ("month",
    "person/month"), ``noun`` the words counted. ``section`` is the part of the article, ``role`` what a
    date is for: ``published``, ``told`` (the day on which something was said) or nothing; and what a number is:
    ``mean``, ``denied`` ("did not have 40"), ``unreached`` ("never reached 40") or nothing. ``weekday`` is the
    day named beside a date, Monday 0. ``claim`` is the id of the claim made of it, ``source`` that of the
    document it stands in, empty where there is only one.
    """

    kind: str = field(validator=in_(MENTION_KINDS))
    start: int
    end: int
    text: str
    stated: Stated | None = None
    unit: str = ""
    per: str = ""
    noun: str = ""
    modality: str = field(default="reported", validator=in_(MODALITIES))
    time: str = ""
    section: str = "body"
    speaker: str = ""
    role: str = ""
    weekday: int | None = None
    claim: str = ""
    source: str = ""
