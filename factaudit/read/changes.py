"""Changes that the words state: from one value to another, by an amount, by a percentage, by points."""

from collections.abc import Iterator, Sequence
from typing import Final

from factaudit.read.amounts import COUNTED, Amount, Link, Passage, Role, alike, countable, same_noun, size_of
from factaudit.read.frames import Frame, FrameReader
from factaudit.read.leads import LeadReader
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape

_SIGN: Final = {"up": 1, "down": -1}
_BACK: Final = 2
_THOUSAND: Final = 1000


def changes(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield the changes that the sentences of an article state."""
    reader, leads = FrameReader(tape, lexicon), LeadReader(tape, lexicon)
    last: tuple[int, Frame] | None = None
    for index, passage in enumerate(passages):
        earlier = passages[index - 1] if index else None
        for frame in reader.frames(passage):
            if last is not None and index - last[0] <= _BACK:
                leads.resume(frame, passage, last[1])
            leads.complete(frame, passage, earlier)
            yield from _links(frame)
            if frame.before is not None and frame.after is not None:
                last = index, frame


def _links(frame: Frame) -> Iterator[Link]:
    before, after = frame.before, frame.after
    if before is None or after is None or frame.doubtful or not frame.direction or not _told_alike(before, after):
        return
    if (not frame.by and not frame.verb) or _elliptic(before, after):
        return
    roles: dict[str, Amount | Role | list[Role]] = {"from_": before, "to": after}
    sign = _SIGN[frame.direction]
    for amount in frame.by:
        name = _by_role(amount, before)
        if not name:
            return
        roles[name] = Role(amount, sign)
    yield Link.of("change", {"direction": frame.direction}, **roles)


def _told_alike(before: Amount, after: Amount) -> bool:
    """Return whether two values of one change fit: "from Rp 12,000 to Rp 12,500 per kilogram" tells the rate once."""
    if before.mention.per and after.mention.per:
        return alike(before, after)
    return (before.unit == after.unit and same_noun(before, after)) or alike(before, after)


def _elliptic(one: Amount, other: Amount) -> bool:
    """Return whether only one of two amounts has its scale word, as in "to 60.6 from 56.6 billion"."""
    low, high = sorted((one, other), key=size_of)
    bare = low.mention.text[-1:].isdigit() and not high.mention.text[-1:].isdigit()
    return bare and size_of(high) >= _THOUSAND * size_of(low)


def _by_role(amount: Amount, before: Amount) -> str:
    """Return how an amount tells a change of another, empty where it may not."""
    if amount.unit == "percentage_point":
        return "points" if before.unit == "percent" else ""
    if amount.unit == "percent":
        return "" if before.percent else "percent"
    plain = amount.unit == before.unit and amount.unit not in COUNTED
    if _elliptic(amount, before) and not amount.unit:
        return ""
    return "absolute" if plain or countable(amount, before) else ""
