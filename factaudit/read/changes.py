"""Changes that the words state: from one value to another, by an amount, by a percentage, by points."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field, frozen

from factaudit.read.amounts import COUNTED, DURATIONS, Amount, Link, Passage, Role, alike, countable, same_noun
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape

_DIRECTIONS: Final = frozenset({"up", "down"})
_MARKS: Final = frozenset({"from", "versus", "to", "by", "or", "up", "down"})
_REACH: Final = {"from": 14, "versus": 14, "to": 2, "up": 4, "down": 4, "or": 4}
"""How many tokens may lie between a mark and its number ("from the original budget of 6,818")."""

_BY_REACH: Final = 9
_NEAR: Final = 3
_LEAD_REACH: Final = 9
_PARTING: Final = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"'})
_SIGN: Final = {"up": 1, "down": -1}


@frozen
class Told:
    """What the words beside an amount make of it: its role, and the direction spoken of, before it or behind."""

    role: str
    direction: str = ""
    fresh: bool = False
    behind: bool = False


@define
class Frame:
    """A change being gathered: the direction, the values before and after, and by how much."""

    direction: str = ""
    first: int = 0
    before: Amount | None = None
    after: Amount | None = None
    by: list[Amount] = field(factory=list)
    doubtful: bool = False
    follows: bool = False
    last_by: bool = False
    turned: int = -1

    def take(self, told: Told, amount: Amount) -> None:
        """Put an amount into its role; a second number for one role makes the frame doubtful."""
        self.direction = self.direction or told.direction
        self.last_by = told.role == "by"
        if told.role == "by":
            self.doubtful |= any(b.percent == amount.percent for b in self.by)
            self.by.append(amount)
        elif told.role in {"from", "versus"}:
            elsewhere = told.role == "versus" and bool(self.by) and self.after is not None
            self.doubtful |= self.before is not None or elsewhere
            self.before = amount
        else:
            self.doubtful |= self.after is not None or self._ranges(amount)
            self.after = amount

    def _ranges(self, amount: Amount) -> bool:
        """Whether "five to eight cents" may be meant: a bare number, "to", and a number with a unit."""
        last = self.by[-1] if self.by else None
        return last is not None and not last.unit and bool(amount.unit) and amount.first - last.stop == 1


def changes(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield the changes that the sentences of an article state."""
    reader = _Changes(tape, lexicon)
    for index, passage in enumerate(passages):
        earlier = passages[index - 1] if index else None
        for frame in reader.frames(passage):
            reader.complete(frame, passage, earlier)
            yield from _links(frame)


def _links(frame: Frame) -> Iterator[Link]:
    before, after = frame.before, frame.after
    if before is None or after is None or frame.doubtful or not frame.direction or not _told_alike(before, after):
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
    return before.unit == after.unit and same_noun(before, after) or alike(before, after)


def _by_role(amount: Amount, before: Amount) -> str:
    """Return how an amount tells a change of another, empty where it may not."""
    if amount.unit == "percentage_point":
        return "points" if before.unit == "percent" else ""
    if amount.unit == "percent":
        return "" if before.percent else "percent"
    plain = amount.unit == before.unit and amount.unit not in COUNTED
    return "absolute" if plain or countable(amount, before) else ""


@frozen
class _Changes:
    tape: Tape
    lexicon: Lexicon

    def frames(self, passage: Passage) -> Iterator[Frame]:
        """Yield the runs of amounts that tell one change, each with its direction."""
        frame: Frame | None = None
        for index, amount in enumerate(passage.amounts):
            told = self._told(passage, index, frame)
            if told.role == "skip":
                continue
            ended = frame is not None and (told.fresh or not told.role)
            if frame is not None and ended:
                yield frame
                frame = None
            if told.role and (frame is not None or told.direction):
                if frame is None:
                    frame = Frame(first=index, follows=ended, turned=amount.first if told.behind else -1)
                frame.take(told, amount)
        if frame is not None:
            yield frame

    def _told(self, passage: Passage, index: int, frame: Frame | None) -> Told:
        """Return the role of an amount by the last mark before it, or by a noun of change right behind it."""
        amount = passage.amounts[index]
        behind = self._behind(passage, amount)
        if behind:
            fresh = frame is not None and (frame.direction not in {"", behind})
            return Told("by", behind, fresh, behind=True)
        if amount.unit in DURATIONS:
            return Told("skip")
        gap = [
            cue
            for cue in passage.gap(index)
            if cue.labels & (_MARKS | {"contrast", "flat"}) and not self._title(passage, cue)
        ]
        if any("flat" in cue.labels for cue in gap):
            return Told("")
        turns = [cue for cue in gap if cue.labels & _DIRECTIONS]
        direction = self._direction(turns)
        if turns and not direction:
            return Told("")
        if turns and frame is None and not self._reaches(turns[-1], gap, amount):
            return Told("")
        role = self._role(amount, gap, frame)
        fresh = frame is not None and self._begins_anew(passage, index, frame, role, direction)
        return Told(role, direction, fresh)

    def _direction(self, turns: Sequence[Cue]) -> str:
        """Return the one direction of some words of change; verbs win over nouns ("reduce growth to")."""
        for told in (turns, [cue for cue in turns if "change_noun" not in cue.labels]):
            ways = {way for cue in told for way in cue.labels & _DIRECTIONS}
            if len(ways) == 1:
                return ways.pop()
        return ""

    def _reaches(self, turn: Cue, gap: Sequence[Cue], amount: Amount) -> bool:
        """Whether nothing parts a word of change from the mark or number behind it, but a comma right before that."""
        mark = next((cue for cue in gap if cue.first >= turn.stop and cue.labels & (_MARKS - _DIRECTIONS)), None)
        stop = amount.first if mark is None else mark.first
        return not self._parted(turn.stop, stop - 1) and not self._parted(stop - 1, stop) or (
            not self._parted(turn.stop, stop - 1) and self.tape.words[stop - 1] == ","
        )

    def _title(self, passage: Passage, cue: Cue) -> bool:
        """Whether a word of change is part of a name: "Lisbon Falls"."""
        inside = passage.sentence.section != "heading" and cue.first > passage.sentence.first
        return inside and bool(cue.labels & _DIRECTIONS) and self._name(cue.first)

    def _role(self, amount: Amount, gap: Sequence[Cue], frame: Frame | None) -> str:
        if amount.bracketed and frame is not None and frame.last_by and frame.by[-1].percent != amount.percent:
            return "by"
        marks = [cue for cue in gap if cue.labels & _MARKS]
        by = bool(marks) and "by" in marks[-1].labels and amount.first - marks[-1].stop <= _NEAR
        told = [cue for cue in marks if cue.labels & (_MARKS - {"by"})]
        if not told:
            return ""
        last = told[-1]
        mark = next(name for name in ("or", "up", "down", "to", "from", "versus") if name in last.labels)
        reach = _BY_REACH if by and mark in _DIRECTIONS else _REACH[mark]
        if amount.first - last.stop > reach or self._parted(last.stop, amount.first):
            return ""
        if mark == "or":
            return "by" if frame is not None and frame.last_by and frame.by[-1].percent != amount.percent else ""
        return mark if mark in {"from", "to", "versus"} else "by"

    def _parted(self, first: int, stop: int) -> bool:
        """Whether a mark of punctuation parts two tokens; commas in a number's own words do not occur."""
        return any(word in _PARTING or word in self.lexicon.joint for word in self.tape.words[first:stop])

    def _begins_anew(self, passage: Passage, index: int, frame: Frame, role: str, direction: str) -> bool:
        """Whether an amount opens another change: a new clause, another direction, or a role already taken."""
        if direction and frame.direction and direction != frame.direction:
            return True
        labels = {label for cue in passage.gap(index) for label in cue.labels}
        if "contrast" in labels:
            return True
        taken = {"from": frame.before is not None, "versus": frame.before is not None, "to": frame.after is not None}.get(role, False)
        return bool(direction) and (taken or (role == "by" and "or" not in labels and bool(frame.by)))

    def _behind(self, passage: Passage, amount: Amount) -> str:
        """Return the direction of a noun right behind an amount: "a $65.97 million increase"."""
        if not self.lexicon.nouns_last:
            return ""
        words = self.tape.words
        for cue in passage.between(amount.stop - 1, amount.stop + 1):
            if cue.first <= amount.stop and "change_noun" in cue.labels and cue.labels & _DIRECTIONS:
                start = max(passage.sentence.first, amount.first - _NEAR)
                articled = any(word in self.lexicon.determiners for word in words[start : amount.first])
                return next(iter(cue.labels & _DIRECTIONS)) if articled else ""
        return ""

    def complete(self, frame: Frame, passage: Passage, earlier: Passage | None) -> None:
        """Find the value that the change is told of: right before it, or in the sentence before."""
        if not frame.direction or (frame.before is not None) == (frame.after is not None):
            return
        lead = self._lead(frame, passage) or self._antecedent(frame, passage, earlier)
        known = frame.before or frame.after
        if lead is None or known is None or not alike(lead, known) or lead.percent != known.percent:
            return
        if frame.before is None:
            frame.before = lead
        else:
            frame.after = lead

    def _lead(self, frame: Frame, passage: Passage) -> Amount | None:
        """Return the amount right before a change: "3.348 trillion, up 7.38 % from 3.118 trillion"."""
        if not frame.first:
            return None
        lead, start = passage.amounts[frame.first - 1], passage.amounts[frame.first].first
        cues = passage.between(lead.stop, start)
        if frame.turned >= 0:
            return lead if self._told_of(lead, frame.turned) else None
        turn = next((cue for cue in cues if cue.labels & _DIRECTIONS), None)
        if turn is None or turn.first - lead.stop > _LEAD_REACH or lead.bracketed or lead.unit in DURATIONS:
            return None
        if frame.follows or lead.modifier or ("change_noun" in turn.labels and turn.first == lead.stop):
            return None
        if self._ambiguous(frame, passage, lead) or (frame.before is None and not self._bare(passage, turn.stop, start)):
            return None
        return lead if self._carried_on(passage, lead.stop, turn.first) else None

    def _told_of(self, lead: Amount, stop: int) -> bool:
        """Whether a noun of change is told of the amount before it: "$519 million, a $65 million increase"."""
        near = stop - lead.stop <= _NEAR + 1 and lead.unit not in DURATIONS and not lead.modifier
        words = self.tape.words
        return near and words[lead.stop] == "," and words[lead.stop + 1] in self.lexicon.determiners

    def _carried_on(self, passage: Passage, first: int, stop: int) -> bool:
        """Whether nothing between an amount and a word of change brings in another subject."""
        words = self.tape.words
        dated = {index for date in passage.dates for index in range(date.first, date.stop)}
        at = first
        while at < stop and (words[at] in {",", "\n"} or at in dated):
            at += 1
        if any("contrast" in cue.labels for cue in passage.between(first, stop)):
            return False
        if at >= stop:
            return True
        known = self.lexicon.function_words
        if words[at] in self.lexicon.joining or any(self._name(i) for i in range(at, stop) if i not in dated):
            return False
        if words[at] in self.lexicon.places:
            return True
        return all(words[i] in known or i in dated or not words[i][0].isalnum() for i in range(at, stop))

    def _bare(self, passage: Passage, first: int, stop: int) -> bool:
        """Whether a word of change has no object of its own: "rising to", not "reducing its stake to"."""
        dated = {index for date in passage.dates for index in range(date.first, date.stop)}
        words, known = self.tape.words, self.lexicon.function_words - (self.lexicon.joining - self.lexicon.places)
        told = {i for cue in passage.between(first, stop) if cue.labels & _MARKS for i in range(cue.first, cue.stop)}
        return all(i in dated or i in told or words[i] in known or not words[i][0].isalpha() for i in range(first, stop))

    def _ambiguous(self, frame: Frame, passage: Passage, lead: Amount) -> bool:
        """Whether another like amount stands before the lead and the words after "from" name something else."""
        if frame.before is None or not any(alike(a, frame.before) for a in passage.amounts[: frame.first - 1]):
            return False
        return bool(frame.before.before) and not set(frame.before.before) & set(lead.before)

    def _name(self, index: int) -> bool:
        """Whether a token is written as a name: a capital, and small letters after it."""
        text = self.tape.text[self.tape.starts[index] : self.tape.ends[index]]
        return len(text) > 1 and text[0].isupper() and not text.isupper()

    def _antecedent(self, frame: Frame, passage: Passage, earlier: Passage | None) -> Amount | None:
        """Return the only like amount of the sentence before, where this one begins by telling its change."""
        known = frame.before or frame.after
        if earlier is None or known is None or frame.first or frame.before is None:
            return None
        if earlier.sentence.paragraph != passage.sentence.paragraph:
            return None
        turn = next((cue for cue in passage.cues if cue.labels & _DIRECTIONS), None)
        if turn is None or not self._without_subject(passage, turn.first):
            return None
        like = [amount for amount in earlier.amounts if alike(amount, known) and not amount.bracketed]
        return like[0] if len(like) == 1 else None

    def _without_subject(self, passage: Passage, stop: int) -> bool:
        """Whether a sentence starts with its change and no subject of its own, or with "that figure"."""
        words, first = self.tape.words, passage.sentence.first
        told = {i for cue in passage.between(first, stop) if "anaphor" in cue.labels for i in range(cue.first, cue.stop)}
        known = self.lexicon.function_words | self.lexicon.light
        return all(i in told or words[i] in known or not words[i][0].isalnum() for i in range(first, stop))
