"""Changes being told: which amounts of a sentence are the value before, the value after, and the change itself."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field, frozen

from factaudit.read.amounts import DURATIONS, Amount, Passage, alike, torn
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape

DIRECTIONS: Final = frozenset({"up", "down"})
MARKS: Final = frozenset({"from", "versus", "to", "by", "amounting", "or", "up", "down"})
_TOLD: Final = MARKS | {"contrast", "flat"}
_REACH: Final = {"from": 14, "versus": 14, "to": 2, "up": 2, "down": 2, "or": 4}
"""How many tokens may lie between a mark and its number ("from the original budget of 6,818")."""

_BY_REACH: Final = 9
_CLAUSE: Final = 8
NEAR: Final = 3
_PARTING: Final = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"'})


@frozen
class Told:
    """What the words beside an amount make of it: its role, and the direction spoken of, before it or behind."""

    role: str
    direction: str = ""
    fresh: bool = False
    behind: bool = False
    verb: bool = False


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
    verb: bool = False
    compared: bool = False

    @property
    def waiting(self) -> bool:
        """Whether all it has is what something is compared with: "compared with 8,400 in 2022, ..."."""
        return self.compared and self.after is None and not self.by and not self.direction

    def take(self, told: Told, amount: Amount) -> None:
        """Put an amount into its role; a second number for one role makes the frame doubtful."""
        self.direction = self.direction or told.direction
        self.last_by = told.role == "by"
        self.verb |= told.verb
        self.doubtful |= _a_fraction(amount)
        if told.role == "by":
            self.doubtful |= any(b.percent == amount.percent for b in self.by)
            self.by.append(amount)
        elif told.role in {"from", "versus"}:
            amounts = any(not by.percent for by in self.by)
            elsewhere = told.role == "versus" and amounts and self.after is not None
            self.doubtful |= self.before is not None or elsewhere
            self.before = amount
        else:
            self.doubtful |= self.after is not None or self._ranges(amount)
            self.after = amount

    def _ranges(self, amount: Amount) -> bool:
        """Whether "five to eight cents" may be meant: a bare number, "to", and a number with a unit."""
        last = self.by[-1] if self.by else None
        return last is not None and not last.unit and bool(amount.unit) and amount.first - last.stop == 1


@frozen
class FrameReader:
    """Reads the changes of a sentence off its marks: "from", "to", "by", words for rising and falling."""

    tape: Tape
    lexicon: Lexicon

    def frames(self, passage: Passage) -> Iterator[Frame]:
        """Yield the runs of amounts that tell one change, each with its direction."""
        if passage.labels.isdisjoint(DIRECTIONS):
            return
        frame: Frame | None = None
        if self._exchanged(passage):
            return
        for index, amount in enumerate(passage.amounts):
            told = self._told(passage, index, frame)
            if told.role == "skip":
                continue
            ended = frame is not None and (told.fresh or not told.role)
            if frame is not None and ended:
                yield frame
                frame = None
            opened = frame is None and not told.direction and self._opens(passage, index, told.role)
            if told.role and (frame is not None or told.direction or opened):
                if frame is None:
                    turned = amount.first if told.behind else -1
                    frame = Frame(first=index, follows=ended, turned=turned, compared=opened)
                    frame.after = self._held(passage, index, told.role) if opened else None
                frame.take(told, amount)
        if frame is not None:
            yield frame

    def _exchanged(self, passage: Passage) -> bool:
        """Whether a sentence quotes money in money: there a currency that rises may be told by a number that falls."""
        held = frozenset(index for a in passage.amounts for index in range(a.first, a.stop))
        return any(
            "exchange" in cue.labels or (cue.first not in held and self._a_currency(cue)) for cue in passage.cues
        )

    def _a_currency(self, cue: Cue) -> bool:
        """Whether a cue names a currency by itself, and is no verb with an object ("won the vote")."""
        named = any(label.startswith("unit:") and label[5:].isupper() for label in cue.labels)
        following = self.tape.words[cue.stop : cue.stop + 1]
        return named and not any(w[0].isdigit() or w in self.lexicon.determiners for w in following)

    def _told(self, passage: Passage, index: int, frame: Frame | None) -> Told:
        """Return the role of an amount by the last mark before it, or by a noun of change right behind it."""
        amount = passage.amounts[index]
        behind = self._behind(passage, amount)
        if behind:
            words = self.tape.words[passage.opening(index) : amount.first]
            apart = any(word in self.lexicon.joint for word in words)
            fresh = frame is not None and (apart or frame.direction not in {"", behind})
            return Told("by", behind, fresh, behind=True)
        if torn(self.tape, amount):
            return Told("")
        if amount.unit in DURATIONS or (not amount.unit and "ranked" in passage.labels):
            return Told("skip")
        gap = [cue for cue in passage.gap(index) if cue.labels & _TOLD and not self._title(passage, cue)]
        turns = [cue for cue in gap if cue.labels & DIRECTIONS]
        direction = self._direction(turns)
        far = bool(turns) and frame is None and not self._reaches(turns[-1], gap, amount)
        if far or (turns and not direction) or any("flat" in cue.labels for cue in gap):
            return Told("")
        role = self._role(amount, gap, frame) or self._compared(passage, index, frame)
        apart = False
        if direction and frame is not None and frame.compared and not frame.direction:
            own = turns[0].first - passage.opening(index) > _CLAUSE or any("by" in cue.labels for cue in gap)
            apart = frame.after is not None and (own or not self._set_off(gap, turns[0]))
        fresh = apart or (frame is not None and self._begins_anew(passage, index, frame, role, direction))
        verb = any("change_noun" not in cue.labels for cue in turns)
        return Told(role, direction, fresh, verb=verb)

    def _opens(self, passage: Passage, index: int, role: str) -> bool:
        """Whether a sentence begins with what it compares with, or tells two ends first: "from 5 to 6, or up 20 %"."""
        if role == "from" and index + 1 < len(passage.amounts):
            following = passage.gap(index + 1)[-1:]
            if any("to" in c.labels and passage.amounts[index + 1].first - c.stop <= _REACH["to"] for c in following):
                return True
        if self._held(passage, index, role) is not None:
            return True
        marks = [cue for cue in passage.gap(index) if cue.labels & {"from", "versus"}]
        if index or role not in {"from", "versus"} or "outof" in marks[-1].labels:
            return False
        return marks[0].first == passage.sentence.first

    def _held(self, passage: Passage, index: int, role: str) -> Amount | None:
        """Return the value that "compared with" follows at once: "18,600, compared with 15,500, a rise of 20 %"."""
        if role != "versus" or not index:
            return None
        one, mark = passage.amounts[index - 1], passage.gap(index)[:1]
        close = bool(mark) and "versus" in mark[0].labels and self.tape.words[one.stop : mark[0].first] in ([], [","])
        plain = one.mention.stated is not None and one.mention.stated.upper is None
        fits = close and plain and alike(one, passage.amounts[index])
        return one if fits and not one.bracketed and not one.modifier else None

    def _compared(self, passage: Passage, index: int, frame: Frame | None) -> str:
        """Return "to" for the first like amount behind what a sentence begins by comparing with."""
        if frame is None or not frame.waiting or any(cue.labels & MARKS for cue in passage.gap(index)):
            return ""
        return "to" if frame.before is not None and alike(passage.amounts[index], frame.before) else ""

    def _set_off(self, gap: Sequence[Cue], turn: Cue) -> bool:
        """Whether a comma or "or" parts a change from the value it is told of: ", up 10 %", "or a rise of 10 %"."""
        words, at = self.tape.words, turn.first - 1
        if any("or" in cue.labels and cue.stop == turn.first for cue in gap):
            return True
        return words[at - (words[at] in self.lexicon.determiners)] == ","

    def _direction(self, turns: Sequence[Cue]) -> str:
        """Return the one direction of some words of change; verbs win over nouns ("reduce growth to")."""
        for told in (turns, [cue for cue in turns if "change_noun" not in cue.labels]):
            ways = {way for cue in told for way in cue.labels & DIRECTIONS}
            if len(ways) == 1:
                return ways.pop()
        return ""

    def _reaches(self, turn: Cue, gap: Sequence[Cue], amount: Amount) -> bool:
        """Whether nothing parts a word of change from the mark or number behind it, but a comma right before that."""
        mark = next((cue for cue in gap if cue.first >= turn.stop and cue.labels & (MARKS - DIRECTIONS)), None)
        stop = amount.first if mark is None else mark.first
        if self._parted(turn.stop, stop - 1):
            return False
        return self.tape.words[stop - 1] == "," or not self._parted(stop - 1, stop)

    def _title(self, passage: Passage, cue: Cue) -> bool:
        """Whether a word of change is part of a name: "Lisbon Falls"."""
        inside = passage.sentence.section != "heading" and cue.first > passage.sentence.first
        return inside and bool(cue.labels & DIRECTIONS) and is_name(self.tape, cue.first)

    def _role(self, amount: Amount, gap: Sequence[Cue], frame: Frame | None) -> str:
        if amount.bracketed and frame is not None and frame.last_by and frame.by[-1].percent != amount.percent:
            return "by"
        marks = [cue for cue in gap if cue.labels & MARKS]
        by = bool(marks) and self._amounts_to(marks, amount)
        told = [cue for cue in marks if cue.labels & (MARKS - {"by", "amounting"})]
        if not told:
            return ""
        last = told[-1]
        mark = next(name for name in ("or", "up", "down", "to", "from", "versus") if name in last.labels)
        reach = _BY_REACH if by and mark in DIRECTIONS else _REACH[mark]
        if amount.first - last.stop > reach or self._parted(last.stop, amount.first):
            return ""
        if mark == "or":
            return "by" if frame is not None and self._again(frame, last, amount) else ""
        return mark if mark in {"from", "to", "versus"} else "by"

    def _again(self, frame: Frame, mark: Cue, amount: Amount) -> bool:
        """Whether "or" may tell a change once more: in the other form, or at once in percent behind its two ends."""
        if frame.last_by:
            return frame.by[-1].percent != amount.percent
        ends = frame.before is not None and frame.after is not None and not frame.after.percent
        of_another = "outof" in self.lexicon.phrases.labels(tuple(self.tape.words[amount.stop : amount.stop + 1]))
        at_once = amount.first - mark.stop <= 1 and not of_another
        return ends and not frame.by and amount.unit == "percent" and at_once

    def _amounts_to(self, marks: Sequence[Cue], amount: Amount) -> bool:
        """Whether "by" stands before an amount, or "of" that follows a word of change at once ("a rise of 5")."""
        last = marks[-1]
        after_turn = len(marks) > 1 and marks[-2].stop == last.first and bool(marks[-2].labels & DIRECTIONS)
        told = "by" in last.labels or ("amounting" in last.labels and after_turn)
        return told and amount.first - last.stop <= NEAR

    def _parted(self, first: int, stop: int) -> bool:
        """Whether a mark of punctuation parts two tokens; commas in a number's own words do not occur."""
        return any(word in _PARTING or word in self.lexicon.joint for word in self.tape.words[first:stop])

    def _begins_anew(self, passage: Passage, index: int, frame: Frame, role: str, direction: str) -> bool:
        """Whether an amount opens another change: a new clause, another direction, or a role already taken."""
        if direction and frame.direction and direction != frame.direction:
            return True
        labels = {label for cue in passage.gap(index) for label in cue.labels}
        turns = [cue for cue in passage.gap(index) if cue.labels & DIRECTIONS]
        if (
            "contrast" in labels
            or len(turns) > 1
            or (frame.by and turns and self._of_another(passage, index, turns[0]))
        ):
            return True
        held = frame.after if role == "to" else frame.before if role in {"from", "versus"} else None
        taken = held is not None
        return bool(direction) and (taken or (role == "by" and "or" not in labels and bool(frame.by)))

    def _of_another(self, passage: Passage, index: int, turn: Cue) -> bool:
        """Whether a word of change has a subject of its own: "up 390 percent, after the price rose from 2 to 6"."""
        opening, words, dated = passage.opening(index), self.tape.words, passage.dated
        if "," not in words[opening : turn.first]:
            return False
        known = self.lexicon.function_words | self.lexicon.light
        said = (i for i in range(opening, turn.first) if words[i][0].isalpha() and i not in dated)
        return any(words[i] not in known for i in said)

    def _behind(self, passage: Passage, amount: Amount) -> str:
        """Return the direction of a noun right behind an amount: "a $65.97 million increase"."""
        if not self.lexicon.nouns_last:
            return ""
        words = self.tape.words
        for cue in passage.between(amount.stop - 1, amount.stop + 1):
            if cue.first <= amount.stop and "change_noun" in cue.labels and cue.labels & DIRECTIONS:
                start = max(passage.sentence.first, amount.first - NEAR)
                articled = any(word in self.lexicon.determiners for word in words[start : amount.first])
                return next(iter(cue.labels & DIRECTIONS)) if articled else ""
        return ""


def _a_fraction(amount: Amount) -> bool:
    """Whether an amount is a part of something in words: "by half", "nearly a third"."""
    stated = amount.mention.stated
    return stated is not None and 0 < stated.value < 1 and not any(map(str.isdigit, stated.text))


def is_name(tape: Tape, index: int) -> bool:
    """Return whether a token is written as a name: a capital, and small letters after it."""
    text = tape.text[tape.starts[index] : tape.ends[index]]
    return len(text) > 1 and text[0].isupper() and not text.isupper()
