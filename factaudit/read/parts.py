"""Wholes and parts that the words state: "consisting of", "including", "32 of the 47"."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from factaudit.model.number import Number
from factaudit.read.amounts import COUNTED, DURATIONS, Amount, Passage, same_noun
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.remainders import RemainderReader
from factaudit.read.tape import Tape
from factaudit.read.wholes import NEAR, Listing, level, part_of, placed

_ENDING: Final = frozenset({"up", "down", "to", "include", "jointly", "contrast", "or"})
_LISTS: Final = frozenset({"consist", "each"})
_WHOLE_REACH: Final = 14
_COMPARING: Final = frozenset({"versus", "from", "before:>", "before:<", "up", "down"})
_COLON_REACH: Final = 8


def listings(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Listing]:
    """Yield the wholes with their parts that the sentences of an article state."""
    reader, remainders = _Parts(passages, tape, lexicon), RemainderReader(passages, tape, lexicon)
    for index in range(len(passages)):
        found = remainders.remainder(index) or reader.consisting(index) or reader.spelled_out(index)
        if found:
            yield found
        yield from reader.included(index)
        yield from reader.taken(index)


@frozen
class _Parts:
    passages: Sequence[Passage]
    tape: Tape
    lexicon: Lexicon

    def consisting(self, index: int) -> Listing | None:
        """Return the list behind "consisting of": all like amounts that follow in its sentence."""
        passage = self.passages[index]
        for cue in passage.cues_of(_LISTS):
            strict = "each" in cue.labels
            whole = self._whole_before(index, cue.first, strict=strict) or self._whole_after(passage, cue.stop)
            whole = whole or self._total_next(index, cue)
            if whole is None:
                continue
            parts = self._parts(passage, whole, cue.stop)
            if len(parts) < 2:
                parts = self._bullets(index, whole, cue.stop)
            if "each" in cue.labels and not all(same_noun(part, whole) for part in parts):
                continue
            if len(parts) >= 2:
                return Listing(whole, tuple(parts))
        return None

    def _whole_before(self, index: int, stop: int, *, strict: bool) -> Amount | None:
        """Return the last amount before a token that can be a whole, in its sentence or the one before."""
        passage = self.passages[index]
        told = [amount for amount in passage.amounts if amount.stop <= stop and level(amount)]
        own = [amount for amount in told if not placed(passage, amount, self.tape, self.lexicon)]
        if own:
            near = own[-1]
            if self._apart(passage, near, stop):
                return None
            if strict and stop - near.stop > NEAR:
                return None
            broken = any("contrast" in cue.labels for cue in passage.between(near.stop, stop))
            return None if near.percent or (strict and broken) else near
        if strict or stop - passage.sentence.first > NEAR or not index:
            return None
        before = self.passages[index - 1]
        together = before.sentence.paragraph == passage.sentence.paragraph
        earlier = [a for a in before.amounts if together and level(a)]
        return earlier[0] if earlier and len({a.unit for a in earlier}) == len(earlier) else None

    def _apart(self, passage: Passage, whole: Amount, stop: int) -> bool:
        """Whether an amount is no whole of what follows: it is told of a speaker, far off, or counts a single thing."""
        stated = whole.mention.stated
        single = stated is not None and stated.value <= 1
        told = any("speech" in cue.labels for cue in passage.between(whole.stop, stop))
        return single or told or stop - whole.stop > _WHOLE_REACH

    def _whole_after(self, passage: Passage, start: int) -> Amount | None:
        """Return the amount told as the total behind a list: "7 men and 5 women, for a total of 12 members"."""
        for at, amount in enumerate(passage.amounts):
            told = passage.between(max(start, passage.opening(at)), amount.first + 3)
            if amount.first > start and level(amount) and any("jointly" in cue.labels for cue in told):
                return amount
        return None

    def _total_next(self, index: int, cue: Cue) -> Amount | None:
        """Return the total that the next sentence opens with, where this one opens with its list: "Total 75 houses"."""
        if index + 1 >= len(self.passages) or cue.first != self.passages[index].sentence.first:
            return None
        passage, following = self.passages[index : index + 2]
        if passage.sentence.paragraph != following.sentence.paragraph or len(following.amounts) != 1:
            return None
        (amount,) = following.amounts
        told = following.cue_at(following.sentence.first)
        opens = told is not None and bool(told.labels & {"total", "jointly"}) and amount.first <= told.stop
        return amount if opens and level(amount) and all(same_noun(a, amount) for a in passage.amounts) else None

    def spelled_out(self, index: int) -> Listing | None:
        """Return the list behind a colon: "a total of 75 were damaged: 40 badly, 25 lightly and 10 beyond repair".

        It fills its sentence, its last part follows "and", and no part is as large as the whole.
        """
        passage = self.passages[index]
        if len(passage.amounts) < 3 or not self._joint(passage, len(passage.amounts) - 1):
            return None
        whole, *parts = passage.amounts
        colon = self.tape.words[parts[0].first - 1] == ":" and parts[0].first - whole.stop <= _COLON_REACH
        labels = {label for cue in passage.cues if cue.first < parts[-1].first for label in cue.labels}
        if not colon or labels & (_ENDING - {"or", "jointly"}) or not level(whole) or whole.percent or whole.modifier:
            return None
        if self._compared(passage, parts[0].first):
            return None
        counted = whole.unit in COUNTED
        alike = all(level(a) and _is_part(a, whole) and self._listed(passage, at) for at, a in enumerate(parts, 1))
        below = all(_value(part) < _value(whole) for part in parts)
        totals = passage.between(passage.sentence.first, whole.stop)
        told = not counted or any(cue.labels & {"total", "jointly"} for cue in totals)
        return Listing(whole, tuple(parts)) if alike and below and told else None

    def _compared(self, passage: Passage, start: int) -> bool:
        """Whether words from a token on compare or add: "20 more than on Monday"."""
        further = any(word in self.lexicon.skipped for word in self.tape.words[start : passage.sentence.stop])
        cues = passage.between(start, passage.sentence.stop)
        return further or any(cue.labels & _COMPARING for cue in cues)

    def _listed(self, passage: Passage, at: int) -> bool:
        """Whether an amount follows the colon, a comma or "and" of a list at once."""
        amount = passage.amounts[at]
        return self.tape.words[amount.first - 1] in {":", ",", *self.lexicon.joint}

    def _parts(self, passage: Passage, whole: Amount, start: int) -> list[Amount]:
        """Return the amounts from a token on that can be parts of a whole, up to one that cannot."""
        parts: list[Amount] = []
        closed = False
        for at, amount in enumerate(passage.amounts):
            aside = amount.bracketed or amount.modifier or placed(passage, amount, self.tape, self.lexicon)
            if amount.first < start or aside:
                continue
            labels = {label for cue in passage.gap(at) for label in cue.labels if cue.first >= start}
            if labels & _ENDING or (closed and not self._joint(passage, at)):
                break
            if not part_of(amount, whole):
                if amount.percent or amount.unit in DURATIONS:
                    continue
                return []
            parts.append(amount)
            closed = closed or self._joint(passage, at)
        return parts

    def _joint(self, passage: Passage, at: int) -> bool:
        """Whether "and" stands right before an amount: the last of a list."""
        amount = passage.amounts[at]
        return self.tape.words[amount.first - 1] in self.lexicon.joint

    def _bullets(self, index: int, whole: Amount, start: int) -> list[Amount]:
        """Return the first like amount of each list item that follows a line ending with a colon."""
        passage = self.passages[index]
        if self.tape.words[passage.sentence.stop - 1] != ":":
            return []
        parts: list[Amount] = []
        paragraph = passage.sentence.paragraph
        for at in range(index + 1, len(self.passages)):
            following = self.passages[at]
            if following.sentence.section != "list" or following.sentence.paragraph > paragraph + 1:
                break
            if following.sentence.paragraph > paragraph and following.amounts:
                first = following.amounts[0]
                if not part_of(first, whole):
                    return []
                parts.append(first)
            paragraph = following.sentence.paragraph
        return parts if start else []

    def included(self, index: int) -> Iterator[Listing]:
        """Yield each "68 people, including 28 children": a part that its whole cannot be below."""
        passage = self.passages[index]
        for at in range(1, len(passage.amounts) * ("include" in passage.labels)):
            part, whole = passage.amounts[at], passage.amounts[at - 1]
            marks = [cue for cue in passage.gap(at) if "include" in cue.labels]
            if not marks or part.first - marks[-1].stop > 2 or not part_of(part, whole) or part.bracketed:
                continue
            postfixed = marks[0].first > whole.stop and self.tape.words[marks[0].first - 1].isalpha()
            if marks[0].first - whole.stop <= NEAR and not postfixed and self._includes(whole, part):
                yield Listing(whole, (part,), exhaustive=False)

    def taken(self, index: int) -> Iterator[Listing]:
        """Yield each "32 of the 47 passengers": so many of what cannot be fewer."""
        passage = self.passages[index]
        for at in range(1, len(passage.amounts) * ("taken" in passage.labels)):
            part, whole = passage.amounts[at - 1 : at + 1]
            marks = [cue for cue in passage.gap(at) if "taken" in cue.labels]
            close = bool(marks) and marks[0].first == part.stop and whole.first <= marks[-1].stop
            if close and level(part) and self._countable(part, whole):
                yield Listing(whole, (part,), exhaustive=False)

    def _countable(self, part: Amount, whole: Amount) -> bool:
        """Whether a number without a noun, or with the same noun, is taken out of counted things."""
        bare = not part.unit or (part.unit == whole.unit and part.head == whole.head)
        return bare and whole.unit in COUNTED and level(whole) and part.mention.per == whole.mention.per

    def _includes(self, whole: Amount, part: Amount) -> bool:
        named = whole.unit in COUNTED and bool(part.unit) and (same_noun(part, whole) or part.guessed)
        return named and level(whole) and level(part)


def _is_part(part: Amount, whole: Amount) -> bool:
    """Whether an amount of a list is of the whole's unit, or counts without a known noun."""
    one_rate = part.mention.per == whole.mention.per
    bare = whole.unit in COUNTED and (not part.unit or part.guessed)
    return one_rate and (bare or (part.unit == whole.unit and same_noun(part, whole)))


def _value(amount: Amount) -> Number:
    assert amount.mention.stated is not None
    return amount.mention.stated.value
