"""Wholes and parts that the words state: "consisting of", "including", "32 of the 47"."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, DURATIONS, HUNDRED, Amount, Passage, same_noun
from factaudit.read.antecedents import AntecedentReader
from factaudit.read.lexicon import Lexicon
from factaudit.read.lists import ListReader, bullets
from factaudit.read.phrases import Cue
from factaudit.read.remainders import RemainderReader
from factaudit.read.tape import Tape
from factaudit.read.wholes import NEAR, NEARLY_ALL, Listing, joined, joint, level, nearly, part_of, placed, value_of

_ENDING: Final = frozenset({"up", "down", "to", "include", "excluded", "jointly", "contrast", "or"})
_WHOLE_REACH: Final = 14
_LISTING: Final = frozenset({"consist", "each", "namely"})
_NESTED: Final = frozenset({"consist", "apiece"})
_NOTE_REACH: Final = 4
_THEREOF_REACH: Final = 6


def listings(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Listing]:
    """Yield the wholes with their parts that the sentences of an article state."""
    antecedents = AntecedentReader(passages, tape, lexicon)
    reader, remainders = (
        _Parts(passages, tape, lexicon, antecedents),
        RemainderReader(passages, tape, lexicon, antecedents),
    )
    lists = ListReader(passages, tape, lexicon, antecedents)
    for index in range(len(passages)):
        found = remainders.remainder(index) or reader.consisting(index) or lists.listed(index)
        if found:
            yield found
        yield from reader.included(index)
        yield from reader.taken(index)


@frozen
class _Parts:
    passages: Sequence[Passage]
    tape: Tape
    lexicon: Lexicon
    antecedents: AntecedentReader

    def consisting(self, index: int) -> Listing | None:
        """Return the list behind "consisting of": all like amounts that follow in its sentence."""
        passage = self.passages[index]
        for cue in passage.cues_of(_LISTING):
            if self._of_part(passage, cue):
                continue
            strict = "consist" not in cue.labels
            whole = self._whole_before(index, cue.first, strict=strict) or self._whole_after(passage, cue.stop)
            whole = whole or self._total_next(index, cue)
            if whole is not None and not whole.unit and not self._last_before(passage, whole, cue):
                continue
            if whole is None:
                found = self._of_hundred(passage, cue)
                if found:
                    return found
                continue
            parts = _ungrouped(self._parts(passage, whole, cue.stop))
            if len(parts) < 2:
                parts = self._bullets(index, whole)
            if len(parts) >= 2 and self._told_whole(passage, cue, whole, parts):
                return Listing(whole, tuple(parts), exhaustive="namely" not in cue.labels or nearly(parts, whole))
        return None

    def _last_before(self, passage: Passage, whole: Amount, cue: Cue) -> bool:
        """Whether no other amount stands between a whole and the cue of its list: not "164 of 166, consisting of"."""
        return all(a is whole or a.first < whole.first or a.first > cue.first for a in passage.amounts)

    def _told_whole(self, passage: Passage, cue: Cue, whole: Amount, parts: Sequence[Amount]) -> bool:
        """Whether a cue tells that some parts are all: "each" of one noun, "namely" a list closed by "and"."""
        if "each" in cue.labels:
            return all(same_noun(part, whole) for part in parts)
        if "namely" not in cue.labels:
            return True
        below = all(value_of(part) < value_of(whole) for part in parts)
        return below and joined(passage, parts[-1], self.tape, self.lexicon)

    def _of_hundred(self, passage: Passage, cue: Cue) -> Listing | None:
        """Return the percentages that something is told to consist of: "consists of 55 % women and 45 % men"."""
        shares = [a for a in passage.amounts if a.first >= cue.stop]
        alone = len(shares) == len(passage.amounts) and len(shares) > 1 and "consist" in cue.labels
        plain = all(a.unit == "percent" and level(a) and not a.mention.per for a in shares)
        last = bool(shares) and joined(passage, shares[-1], self.tape, self.lexicon)
        other = any(c.labels & _ENDING for c in passage.between(cue.stop, shares[-1].first)) if shares else True
        nearly = sum(map(value_of, shares)) in NEARLY_ALL
        return Listing(HUNDRED, tuple(shares)) if alone and plain and last and nearly and not other else None

    def _of_part(self, passage: Passage, cue: Cue) -> bool:
        """Whether what follows makes up most of a whole, each of several wholes, or names bank notes."""
        before = passage.cue_at(cue.first - 1)
        beside = before is not None and bool(before.labels & {"partly", "apiece"})
        notes = passage.between(cue.stop, cue.stop + _NOTE_REACH)
        return beside or any("denominations" in note.labels for note in notes)

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
        said = (w for w in self.tape.words[passage.sentence.first : stop] if w[0].isalpha())
        if not all(word in self.lexicon.function_words | self.lexicon.light for word in said):
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
        told |= any(word in self.lexicon.joint for word in self.tape.words[whole.stop : stop])
        return single or told or stop - whole.stop > _WHOLE_REACH

    def _whole_after(self, passage: Passage, start: int) -> Amount | None:
        """Return the amount told as the total behind a list: "7 men and 5 women, for a total of 12 members"."""
        for at, amount in enumerate(passage.amounts):
            told = passage.between(max(start, passage.opening(at)), amount.first + 3)
            if amount.first > start and level(amount) and any("jointly" in cue.labels for cue in told):
                return amount
        return None

    def _total_next(self, index: int, cue: Cue) -> Amount | None:
        """Return the total that the next sentence opens with: "Total 75 houses", "with that the total is 3"."""
        if index + 1 >= len(self.passages):
            return None
        passage, following = self.passages[index : index + 2]
        if passage.sentence.paragraph != following.sentence.paragraph or len(following.amounts) != 1:
            return None
        (amount,) = following.amounts
        told = following.cue_at(following.sentence.first)
        if told is None or not level(amount) or not all(same_noun(a, amount) for a in passage.amounts):
            return None
        if told.labels & {"total", "jointly"}:
            return amount if amount.first <= told.stop and cue.first == passage.sentence.first else None
        drawn = "consequence" in told.labels and any("total" in c.labels for c in following.gap(0))
        return amount if drawn else None

    def _parts(self, passage: Passage, whole: Amount, start: int) -> list[Amount]:
        """Return the amounts from a token on that can be parts of a whole, up to one that cannot."""
        parts: list[Amount] = []
        closed = False
        behind = [a for a in passage.amounts if a.first >= start and _in_list(a, whole)]
        every = all(a.bracketed for a in behind)
        for at, amount in enumerate(passage.amounts):
            in_brackets = amount.bracketed and not every
            aside = in_brackets or amount.modifier or placed(passage, amount, self.tape, self.lexicon)
            if amount.first < start or aside:
                continue
            labels = {label for cue in passage.gap(at) for label in cue.labels if cue.first >= start}
            if (
                self._summed(passage, amount)
                or labels & _ENDING
                or (parts and labels & _NESTED)
                or (closed and not joint(amount, self.tape, self.lexicon))
            ):
                break
            if not _in_list(amount, whole):
                if amount.percent or amount.unit in DURATIONS:
                    continue
                return []
            parts.append(amount)
            closed = closed or joint(amount, self.tape, self.lexicon)
        return parts

    def _summed(self, passage: Passage, amount: Amount) -> bool:
        """Whether an amount is the sum of a list and no part of it: "(a total of 100)"."""
        told = passage.cue_at(amount.first)
        return told is not None and told.stop > amount.first and bool(told.labels & {"jointly", "total"})

    def _bullets(self, index: int, whole: Amount) -> list[Amount]:
        """Return the first like amount of each list item that follows a line ending with a colon."""
        ends = self.tape.words[self.passages[index].sentence.stop - 1] == ":"
        return bullets(self.passages, index, whole) if ends else []

    def included(self, index: int) -> Iterator[Listing]:
        """Yield each "68 people, including 28 children": a part that its whole cannot be below."""
        passage = self.passages[index]
        for at in range(1, len(passage.amounts) * ("include" in passage.labels)):
            part, whole = passage.amounts[at], passage.amounts[at - 1]
            marks = [cue for cue in passage.gap(at) if "include" in cue.labels]
            if not marks or part.first - marks[-1].stop > 2 or not part_of(part, whole) or part.bracketed:
                continue
            postfixed = marks[0].first > whole.stop and self.tape.words[marks[0].first - 1].isalpha()
            if marks[0].first - whole.stop <= NEAR and not postfixed and self._includes(passage, whole, part):
                yield Listing(whole, (part,), exhaustive=False)

    def taken(self, index: int) -> Iterator[Listing]:
        """Yield each "32 of the 47 passengers", "of these, 32 were hurt": so many of what cannot be fewer."""
        passage = self.passages[index]
        first = next(iter(passage.amounts), None)
        told = None if first is None else self.antecedents.whole(index, first)
        if first is not None and told is not None and self._out_of_these(passage, first, told):
            yield Listing(told, (first,), exhaustive=False)
        for at in range(1, len(passage.amounts) * ("taken" in passage.labels)):
            part, whole = passage.amounts[at - 1 : at + 1]
            marks = [cue for cue in passage.gap(at) if "taken" in cue.labels]
            close = bool(marks) and marks[0].first == part.stop and whole.first <= marks[-1].stop
            if close and level(part) and self._countable(part, whole):
                yield Listing(whole, (part,), exhaustive=False)

    def _out_of_these(self, passage: Passage, part: Amount, whole: Amount) -> bool:
        """Whether the first amount behind "of these," counts some of them: nothing of its own, at no place."""
        known = (not part.unit or self._counted_alike(part, whole)) and not part.mention.role
        near = part.first - passage.sentence.first <= _THEREOF_REACH
        return known and near and level(part) and not placed(passage, part, self.tape, self.lexicon)

    def _counted_alike(self, part: Amount, whole: Amount) -> bool:
        """Whether both count by one noun, or one of them "people", or a part only by what it did: "712 passed"."""
        did = part.guessed and any(part.head in pair for pair in self.lexicon.opposed)
        anyone = part.unit == "person" and not self.lexicon.anyone.isdisjoint({part.head, whole.head})
        return did or (part.unit == whole.unit and (part.head == whole.head or anyone))

    def _countable(self, part: Amount, whole: Amount) -> bool:
        """Whether a number without a noun, or with the same noun, is taken out of counted things."""
        bare = not part.unit or (part.unit == whole.unit and part.head == whole.head)
        return bare and whole.unit in COUNTED and level(whole) and part.mention.per == whole.mention.per

    def _includes(self, passage: Passage, whole: Amount, part: Amount) -> bool:
        """Whether a part behind "including" may be of the whole before it: not 15 officers of "from six nations"."""
        if part.unit != whole.unit and placed(passage, whole, self.tape, self.lexicon):
            return False
        named = whole.unit in COUNTED and bool(part.unit) and (same_noun(part, whole) or part.guessed)
        return named and level(whole) and level(part)


def _ungrouped(parts: list[Amount]) -> list[Amount]:
    """Leave out the number of the parts before them: "split into three shifts, the first of 12 men, ..."."""
    if len(parts) < 3 or value_of(parts[0]) != len(parts) - 1 or parts[0].head in {part.head for part in parts[1:]}:
        return parts
    return parts[1:]


def _in_list(part: Amount, whole: Amount) -> bool:
    """Whether an amount of a list may be part of its whole, which may leave its noun out: "9,200, comprising"."""
    bare = not whole.unit and not whole.mention.per and part.unit in COUNTED
    return part_of(part, whole) or (bare and not part.mention.per)
