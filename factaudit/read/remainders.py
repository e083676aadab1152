"""Wholes that the rest closes: "of the 308, 200 escaped, the other 108 did not", "the remaining 3 %"."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from factaudit.read.amounts import HUNDRED, Amount, Passage, same_noun
from factaudit.read.antecedents import AntecedentReader
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape
from factaudit.read.wholes import NEAR, NEARLY_ALL, Listing, level, nearly, part_of, placed, value_of

_REST: Final = frozenset({"rest", "others"})
_CHANGING: Final = frozenset({"up", "down", "to"})
_ASIDE: Final = frozenset({"up", "down", "include", "excluded"})
_OPENING_REACH: Final = 4
_BACK: Final = 3
_REST_REACH: Final = 4
_SUBJECT_BACK: Final = 12

_INCLUDING: Final = frozenset({"include", "thereof"})

_Place = tuple[int, int, Amount]
"""An amount with the index of its passage, and its own within that."""

_Divided = tuple[Amount, tuple[Amount, ...]]
"""A whole and the parts of it that were told before the last."""


@frozen
class RemainderReader:
    """Reads what is told to be left of a whole."""

    passages: Sequence[Passage]
    tape: Tape
    lexicon: Lexicon
    antecedents: AntecedentReader

    def remainder(self, index: int) -> Listing | None:
        """Return the list that "the rest" closes: its whole was told before, every other part in between."""
        passage = self.passages[index]
        if passage.labels.isdisjoint(_REST):
            return None
        for at, amount in enumerate(passage.amounts):
            told = (*passage.gap(at), *passage.between(amount.stop - 1, amount.stop + 1))
            labels = {label for cue in told for label in cue.labels & _REST}
            found = self._closed(index, at, rest="rest" in labels) if labels else None
            if found:
                return found
        return None

    def _closed(self, index: int, at: int, *, rest: bool) -> Listing | None:
        """Return the whole and its parts up to the amount that is told to be what remains."""
        last = self.passages[index].amounts[at]
        before = [
            (back, place, amount)
            for back in range(max(0, index - _BACK), index + 1)
            if self._goes_on(self.passages[back], self.passages[index])
            for place, amount in enumerate(self.passages[back].amounts)
            if (back, place) < (index, at)
        ]
        found = self._opened(before, last)
        if found is None:
            found = self._including(before, last, rest=rest)
        if found is None and rest:
            found = self._topic(index, last, before) or self._single(index, before, last)
            found = found or self._within(index, before, last) or self._hundred(index, at)
        if found is None:
            return None
        whole, parts = found
        if not parts or not part_of(last, whole) or placed(self.passages[index], last, self.tape, self.lexicon):
            return None
        return Listing(whole, (*parts, last))

    def _opened(self, before: Sequence[_Place], last: Amount) -> _Divided | None:
        """Return the whole of "of the 308 residents, ..." or "of these, ..." and its parts so far."""
        for at in range(len(before) - 1, -1, -1):
            back, place, amount = before[at]
            if not place and self.antecedents.points_back(back):
                whole = self.antecedents.whole(back, last)
                # where it is not known what the sentence points back to, nothing is told of anything else
                return (last, ()) if whole is None else (whole, self._told_parts(before[at:], whole))
            if self._opens(back, place):
                return amount, self._told_parts(before[at + 1 :], amount)
        return None

    def _including(self, before: Sequence[_Place], last: Amount, *, rest: bool) -> _Divided | None:
        """Return the whole of "120 buses, including 45 electric ones; the other 75 are diesel" with the parts so far.

        The rest may be of something else ("12 people were killed, including 3 children; the remaining 20 survived"):
        unless the whole is what somebody has, all must come near to it.
        """
        at = next((i for i in range(len(before) - 2, -1, -1) if self._includes(before[i], before[i + 1])), None)
        if at is None:
            return None
        back, _, whole = before[at]
        parts = (before[at + 1][2], *self._told_parts(before[at + 2 :], whole))
        plain = level(whole) and level(last) and not whole.percent and (last.guessed or same_noun(last, whole))
        smaller = all(part_of(a, whole) and value_of(a) < value_of(whole) for a in (*parts, last))
        once = sum("include" in c.labels for p in self.passages[back : back + _BACK + 1] for c in p.cues) == 1
        every = len(parts) == len(before) - at - 1
        if not plain or not smaller or not once or not every:
            return None
        had = rest and self.tape.words[whole.first - 1] in self.lexicon.having
        return (whole, parts) if had or nearly((*parts, last), whole) else None

    def _includes(self, one: _Place, other: _Place) -> bool:
        """Whether the second of two amounts is told to be included in the first, before it or behind."""
        (back, _, whole), (same, place, part) = one, other
        if back != same:
            return False
        passage = self.passages[back]
        marks = [cue for cue in passage.gap(place) if cue.labels & _INCLUDING]
        if marks:
            return marks[0].first - whole.stop <= NEAR and part.first - marks[-1].stop <= 2
        behind = passage.between(part.stop, part.stop + 2)
        return any("include" in cue.labels and cue.first == part.stop for cue in behind)

    def _goes_on(self, earlier: Passage, later: Passage) -> bool:
        return earlier.sentence.paragraph == later.sentence.paragraph

    def _hundred(self, index: int, at: int) -> _Divided | None:
        """Return the percentages that "the remaining 3 %" makes up to all of it, told before it in its sentence."""
        passage = self.passages[index]
        if passage.amounts[at].unit != "percent":
            return None
        told = passage.amounts[:at]
        cues = passage.between(passage.sentence.first, passage.amounts[at].first)
        if any(cue.labels & _CHANGING for cue in cues) or any(a.bracketed or a.mention.per for a in told):
            return None
        earlier = self.passages[index - 1] if index else None
        if earlier is not None and self._goes_on(earlier, passage) and any(a.percent for a in earlier.amounts):
            return None
        if any(a.unit == "percent" for a in passage.amounts[at + 1 :]):
            return None
        parts = tuple(a for a in told if a.unit == "percent")
        stated = [a.mention.stated for a in (*parts, passage.amounts[at]) if a.mention.stated is not None]
        plain = all(one.comparator == "=" for one in stated)
        return (HUNDRED, parts) if parts and plain and sum(one.value for one in stated) in NEARLY_ALL else None

    def _within(self, index: int, before: Sequence[_Place], last: Amount) -> _Divided | None:
        """Return the first like amount of the same sentence, where all that follow in it are smaller: its parts.

        The first may itself be a part of a whole told before: unless it is called a total, all must come near to it.
        """
        like = [(b, p, a) for b, p, a in before if b == index and level(a) and part_of(last, a)]
        near = any(
            cue.labels & {"rest", "others"} and last.first - cue.stop <= _REST_REACH
            for cue in self.passages[index].gap(self.passages[index].amounts.index(last))
        )
        if len(like) < 2 or not near or any(a.guessed for _, _, a in like) or last.guessed:
            return None
        whole = like[0][2]
        parts = self._told_parts(like[1:], whole)
        smaller = all(value_of(part) < value_of(whole) for part in (*parts, last))
        summed = self._summed(self.passages[index], whole) or nearly((*parts, last), whole)
        plain = summed and not whole.percent and not placed(self.passages[index], whole, self.tape, self.lexicon)
        return (whole, parts) if parts and smaller and plain and len(parts) == len(like) - 1 else None

    def _summed(self, passage: Passage, whole: Amount) -> bool:
        """Whether an amount is followed by "in total"."""
        return any("total" in cue.labels for cue in passage.between(whole.stop, whole.stop + _REST_REACH))

    def _told_parts(self, told: Sequence[_Place], whole: Amount) -> tuple[Amount, ...]:
        """Return the like amounts told between a whole and the rest; none where one of them is something else."""
        parts: list[Amount] = []
        for back, place, amount in told:
            labels = {label for cue in self.passages[back].gap(place) for label in cue.labels}
            apart = amount.bracketed or placed(self.passages[back], amount, self.tape, self.lexicon)
            if apart or not part_of(amount, whole):
                continue
            if labels & _ASIDE:
                return ()
            parts.append(amount)
        return tuple(parts)

    def _opens(self, index: int, place: int) -> bool:
        """Whether an amount is the whole of "of the 308 residents, ...": at the start of its sentence."""
        if place or len(self.passages[index].amounts) < 2:
            return False
        passage = self.passages[index]
        amount, words = passage.amounts[0], self.tape.words
        marks = [c for c in passage.gap(0) if "outof" in c.labels and c.stop <= amount.first]
        if not marks or amount.first - marks[-1].stop > _OPENING_REACH or not self._leads(passage, marks[-1].first):
            return False
        after = {label for cue in passage.gap(1) for label in cue.labels}
        return not after & {"to", "up", "down"} and "," in words[amount.stop : passage.amounts[1].first]

    def _leads(self, passage: Passage, stop: int) -> bool:
        """Whether only dates and marks stand before a token of a sentence."""
        words, dated = self.tape.words, passage.dated
        return all(i in dated or not words[i][0].isalnum() for i in range(passage.sentence.first, stop))

    def _topic(self, index: int, last: Amount, before: Sequence[_Place]) -> _Divided | None:
        """Return the whole that a paragraph's opening "for the revenue, ..." names, told in an earlier one."""
        paragraph = self.passages[index].sentence.paragraph
        own = [(b, p, a) for b, p, a in before if self.passages[b].sentence.paragraph == paragraph]
        if not own:
            return None
        opening = self.passages[own[0][0]]
        topic = self._named_topic(opening)
        if not topic:
            return None
        for back in range(own[0][0] - 1, max(-1, own[0][0] - _SUBJECT_BACK), -1):
            for amount in reversed(self.passages[back].amounts):
                near = amount.before[-len(topic) - 2 :]
                if part_of(last, amount) and set(topic) <= set(near) and level(amount):
                    parts = self._told_parts(own, amount)
                    return (amount, parts) if parts else None
        return None

    def _named_topic(self, passage: Passage) -> tuple[str, ...]:
        """Return the words between "for" at the start of a paragraph and its first comma."""
        words, first, stop = self.tape.words, passage.sentence.first, passage.sentence.stop
        if words[first] not in self.lexicon.topical:
            return ()
        limit = min(stop, first + 1 + _OPENING_REACH + 1)
        comma = next((i for i in range(first + 1, limit) if words[i] == ","), None)
        if comma is None:
            return ()
        return tuple(w for w in words[first + 1 : comma] if w not in self.lexicon.function_words and w[0].isalpha())

    def _single(self, index: int, before: Sequence[_Place], last: Amount) -> _Divided | None:
        """Return the whole that a total names, with every like amount told since."""
        like = [(b, p, a) for b, p, a in before if part_of(last, a) and not a.bracketed]
        for at in range(len(like) - 2, -1, -1):
            back, place, amount = like[at]
            labels = {label for cue in self.passages[back].gap(place) for label in cue.labels}
            if "total" in labels and level(amount) and not amount.percent and index - back <= 1:
                parts = self._told_parts(like[at + 1 :], amount)
                return (amount, parts) if parts else None
        return None
