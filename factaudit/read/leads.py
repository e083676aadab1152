"""The value that a change leaves unsaid: told right before it, or in the sentence before."""

from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, DURATIONS, Amount, Passage, alike, torn
from factaudit.read.frames import DIRECTIONS, MARKS, NEAR, Frame, is_name
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape
from factaudit.read.wholes import placed

_LEAD_REACH: Final = 9
_BROKEN: Final = DIRECTIONS | {"contrast", "by", "versus", "modality:condition"}
_PARTING: Final = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"'})


@frozen
class LeadReader:
    """Finds what a change is told of."""

    tape: Tape
    lexicon: Lexicon

    def resume(self, frame: Frame, passage: Passage, last: Frame) -> None:
        """Take up the change told before: "this 175,828-enrollee increase"."""
        if not frame.by or frame.before is not None or frame.after is not None or frame.turned < 0:
            return
        amount = frame.by[0]
        start = max(passage.sentence.first, amount.first - NEAR)
        pointed = any(word in self.lexicon.pointing for word in self.tape.words[start : amount.first])
        if pointed and len(frame.by) == 1 and frame.direction == last.direction:
            frame.before, frame.after = last.before, last.after

    def complete(self, frame: Frame, passage: Passage, earlier: Passage | None) -> None:
        """Find the value that the change is told of: right before it, or in the sentence before."""
        if not frame.direction or (frame.before is not None) == (frame.after is not None):
            frame.doubtful |= frame.before is not None and self._compared(frame, passage)
            return
        lead = self._lead(frame, passage) or self._antecedent(frame, passage, earlier)
        known = frame.before or frame.after
        if lead is None or known is None or not alike(lead, known) or lead.percent != known.percent:
            return
        if frame.before is None:
            frame.before = lead
        else:
            frame.after = lead

    def _compared(self, frame: Frame, passage: Passage) -> bool:
        """Whether both values of a change follow another: "a profit of 70, down from an outlook of 77 to 82"."""
        if not frame.first or frame.before is None:
            return False
        lead, words = passage.amounts[frame.first - 1], self.tape.words
        turns = [cue for cue in passage.between(lead.stop, frame.before.first) if cue.labels & DIRECTIONS]
        return bool(turns) and words[turns[-1].first - 1] == "," and lead.unit == frame.before.unit

    def _lead(self, frame: Frame, passage: Passage) -> Amount | None:
        """Return the amount right before a change: "3.348 trillion, up 7.38 % from 3.118 trillion"."""
        if not frame.first:
            return None
        lead, start = passage.amounts[frame.first - 1], passage.amounts[frame.first].first
        if lead.bracketed or lead.modifier or lead.unit in DURATIONS or torn(self.tape, lead):
            return None
        if frame.turned >= 0:
            return lead if self._told_of(lead, frame.turned) else None
        turn = next((cue for cue in passage.between(lead.stop, start) if cue.labels & DIRECTIONS), None)
        if turn is None or frame.follows or ("change_noun" in turn.labels and turn.first == lead.stop):
            return None
        on = self.carried_on(passage, lead.stop, turn.first) or self._set_off(frame, passage, lead, turn)
        elsewhere = self._ambiguous(frame, passage, lead) or not on
        if elsewhere or (frame.before is None and not self._starts_from(frame, passage, lead, turn)):
            return None
        return lead

    def _set_off(self, frame: Frame, passage: Passage, lead: Amount, turn: Cue) -> bool:
        """Whether ", up ... from ..." closes a clause that tells only one like amount, which it may be said of."""
        words = self.tape.words[lead.stop : turn.first]
        if frame.before is None or not words or words[-1] != "," or len(words) > _LEAD_REACH:
            return False
        like = [a for a in passage.amounts[: frame.first] if a.unit == lead.unit]
        broken = any(cue.labels & _BROKEN for cue in passage.between(lead.stop, turn.first))
        return (
            len(like) == 1 and not broken and _PARTING.isdisjoint(words[:-1]) and self.lexicon.joint.isdisjoint(words)
        )

    def _starts_from(self, frame: Frame, passage: Passage, lead: Amount, turn: Cue) -> bool:
        """Whether "5,000 people, rising to 6,000 people" tells where a change starts: the same things, no place."""
        start = passage.amounts[frame.first].first
        known = frame.after is not None and (lead.unit, lead.head) == (frame.after.unit, frame.after.head)
        return known and not placed(passage, lead, self.tape, self.lexicon) and self._bare(passage, turn.stop, start)

    def _told_of(self, lead: Amount, stop: int) -> bool:
        """Whether a noun of change is told of the amount before it: "$519 million, a $65 million increase"."""
        words = self.tape.words
        near = stop - lead.stop <= NEAR + 1 and words[lead.stop] == ","
        return near and words[lead.stop + 1] in self.lexicon.determiners

    def carried_on(self, passage: Passage, first: int, stop: int, named: frozenset[int] = frozenset()) -> bool:
        """Return whether nothing between an amount and a word of change brings in another subject.

        Dates do not, nor do the ``named`` tokens.
        """
        words, dated, at = self.tape.words, passage.dated | named, first
        if stop - first > _LEAD_REACH:
            return False
        while at < stop and (words[at] in {",", "\n"} or at in dated or self._dates(at, dated)):
            at += 1
        if any("contrast" in cue.labels for cue in passage.between(first, stop)):
            return False
        if at >= stop:
            return True
        known = self.lexicon.function_words | self.lexicon.light
        if words[at] in self.lexicon.joining or any(is_name(self.tape, i) for i in range(at, stop) if i not in dated):
            return False
        if words[at] in self.lexicon.places:
            return True
        return all(words[i] in known or i in dated or not words[i][0].isalnum() for i in range(at, stop))

    def _dates(self, at: int, dated: frozenset[int]) -> bool:
        """Whether a token is the "in" of "in 2024"."""
        return at + 1 in dated and self.tape.words[at] in self.lexicon.places

    def _bare(self, passage: Passage, first: int, stop: int) -> bool:
        """Whether a word of change has no object of its own: "rising to", not "reducing its stake to"."""
        dated = passage.dated
        words, known = self.tape.words, self.lexicon.function_words - (self.lexicon.joining - self.lexicon.places)
        told = dated | _tokens(passage, first, stop, MARKS)
        return all(i in told or words[i] in known or not words[i][0].isalpha() for i in range(first, stop))

    def _ambiguous(self, frame: Frame, passage: Passage, lead: Amount) -> bool:
        """Whether another like amount stands before the lead and the words after "from" name something else."""
        if frame.before is None or not any(alike(a, frame.before) for a in passage.amounts[: frame.first - 1]):
            return False
        return bool(frame.before.before) and not set(frame.before.before) & set(lead.before)

    def _antecedent(self, frame: Frame, passage: Passage, earlier: Passage | None) -> Amount | None:
        """Return the only like amount of the sentence before, where this one begins by telling its change."""
        known = frame.before or frame.after
        if earlier is None or known is None or frame.first:
            return None
        if earlier.sentence.paragraph != passage.sentence.paragraph:
            return None
        turn = next((cue for cue in passage.cues if cue.labels & DIRECTIONS), None)
        like = [amount for amount in earlier.amounts if alike(amount, known) and not amount.bracketed]
        if turn is None or len(like) != 1:
            return None
        if frame.before is None:
            told = self._same_count(passage, turn.first, like[0]) or self._that_number(frame, passage, turn)
            return like[0] if frame.by and told and self._one_count(like[0], earlier) else None
        return like[0] if self._without_subject(passage, turn.first) else None

    def _same_count(self, passage: Passage, stop: int, amount: Amount) -> bool:
        """Whether a sentence starts with "the number of cases" where the one before counts its cases.

        "The number" alone or any other noun or name in between tells of something else.
        """
        words = self.tape.words
        said = [words[i] for i in range(passage.sentence.first, stop) if words[i] not in self.lexicon.function_words]
        return len(said) == 2 and said[0] in self.lexicon.counting and said[1] == amount.head

    def _that_number(self, frame: Frame, passage: Passage, turn: Cue) -> bool:
        """Whether a sentence starts with "that number" and its change, and dates none but the end of that."""
        first = passage.cue_at(passage.sentence.first)
        if first is None or "recalling" not in first.labels or frame.after is None or not frame.by:
            return False
        known, by = self.lexicon.function_words, frame.by[-1]
        straight = all(word in known for word in self.tape.words[first.stop : turn.first])
        once = by.first > turn.first and not by.mention.per
        return straight and once and all(frame.after.first <= date.first for date in passage.dates)

    def _one_count(self, amount: Amount, earlier: Passage) -> bool:
        """Whether a sentence counts one thing, as a level: it tells no change and nothing new."""
        words = self.tape.words
        counted = bool(amount.head) and amount.unit in COUNTED and amount.mention.modality == "reported"
        once = len([a for a in earlier.amounts if a.unit in COUNTED]) == 1
        plain = not any(cue.labels & (DIRECTIONS | MARKS) for cue in earlier.cues)
        fresh = any(words[i] in self.lexicon.skipped for i in range(amount.first, amount.stop))
        return counted and once and plain and not fresh

    def _without_subject(self, passage: Passage, stop: int) -> bool:
        """Whether a sentence starts with its change and no subject of its own, or with "that figure"."""
        words, first = self.tape.words, passage.sentence.first
        told = _tokens(passage, first, stop, frozenset({"anaphor"}))
        known = self.lexicon.function_words | self.lexicon.light
        known_there = passage.dated | told
        return all(i in known_there or words[i] in known or not words[i][0].isalnum() for i in range(first, stop))


def _tokens(passage: Passage, first: int, stop: int, labels: frozenset[str]) -> frozenset[int]:
    """Return the tokens of the cues with one of the labels."""
    cues = (cue for cue in passage.between(first, stop) if cue.labels & labels)
    return frozenset(index for cue in cues for index in range(cue.first, cue.stop))
