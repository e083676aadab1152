"""Wholes and parts that the words state: "consisting of", "the rest", "of the 308", "including"."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, DURATIONS, HUNDRED, Amount, Link, Passage, Role, same_noun
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape

_THINGS: Final = COUNTED - {"person", "household"}
_LISTING: Final = frozenset({"consist", "rest", "total"})
_CHANGING: Final = frozenset({"up", "down", "to"})
_NEAR: Final = 4
_WHOLE_REACH: Final = 14
_OPENING_REACH: Final = 4
_BACK: Final = 3
_SUBJECT_BACK: Final = 12
EXHAUSTIVE: Final = {"exhaustive": "true"}
PARTIAL: Final = {"exhaustive": "false"}


@frozen
class Listing:
    """A whole with the parts told of it, in order."""

    whole: Amount
    parts: tuple[Amount, ...]
    exhaustive: bool = True

    def link(self) -> Link:
        """Return the relation that it states."""
        roles = [Role(part) for part in self.parts]
        return Link.of("total", EXHAUSTIVE if self.exhaustive else PARTIAL, whole=self.whole, parts=roles)


def listings(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Listing]:
    """Yield the wholes with their parts that the sentences of an article state."""
    reader = _Parts(passages, tape, lexicon)
    for index in range(len(passages)):
        found = reader.remainder(index) or reader.consisting(index)
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
        for cue in passage.cues:
            if "consist" not in cue.labels and "each" not in cue.labels:
                continue
            strict = "each" in cue.labels
            whole = self._whole_before(index, cue.first, strict=strict) or self._whole_after(passage, cue.stop)
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
        own = [a for a in passage.amounts if a.stop <= stop and self._level(a) and not self._placed(passage, a)]
        if own:
            near = own[-1]
            if self._apart(passage, near, stop):
                return None
            if strict and stop - near.stop > _NEAR:
                return None
            return near if not strict or self._unbroken(passage, near.stop, stop) else None
        if strict or stop - passage.sentence.first > _NEAR or not index:
            return None
        earlier = [a for a in self._same_story(index, 1) if self._level(a)]
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
            if amount.first > start and any("jointly" in cue.labels for cue in passage.between(start, amount.first + 3)):
                told = passage.between(passage.opening(at), amount.first + 3)
                if any("jointly" in cue.labels for cue in told) and self._level(amount):
                    return amount
        return None

    def _unbroken(self, passage: Passage, first: int, stop: int) -> bool:
        return not any("contrast" in cue.labels for cue in passage.between(first, stop))

    def _parts(self, passage: Passage, whole: Amount, start: int) -> list[Amount]:
        """Return the amounts from a token on that can be parts of a whole, up to one that cannot."""
        parts: list[Amount] = []
        closed = False
        for at, amount in enumerate(passage.amounts):
            if amount.first < start or amount.bracketed or amount.modifier or self._placed(passage, amount):
                continue
            labels = {label for cue in passage.gap(at) for label in cue.labels if cue.first >= start}
            if labels & (_CHANGING | {"include", "jointly", "contrast", "or"}) or (closed and not self._joint(passage, at)):
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
        for following in self.passages[index + 1 :]:
            if following.sentence.section != "list" or following.sentence.paragraph > paragraph + 1:
                break
            if following.sentence.paragraph > paragraph and following.amounts:
                first = following.amounts[0]
                if not part_of(first, whole):
                    return []
                parts.append(first)
            paragraph = following.sentence.paragraph
        return parts if start else []

    def remainder(self, index: int) -> Listing | None:
        """Return the list that "the rest" closes: its whole was told before, every other part in between."""
        passage = self.passages[index]
        for at, amount in enumerate(passage.amounts):
            told = [cue for cue in passage.gap(at) if cue.labels & {"rest", "others"}]
            rest = any("rest" in cue.labels for cue in told)
            behind = any("others" in c.labels for c in passage.between(amount.stop - 1, amount.stop + 1))
            if rest or behind or told:
                found = self._closed(index, at, rest=rest)
                if found:
                    return found
        return None

    def _closed(self, index: int, at: int, *, rest: bool) -> Listing | None:
        """Return the whole and its parts up to the amount that is told to be what remains."""
        last = self.passages[index].amounts[at]
        before = [
            (back, place, amount)
            for back in range(max(0, index - _BACK), index + 1)
            if self._together(back, index)
            for place, amount in enumerate(self.passages[back].amounts)
            if (back, place) < (index, at)
        ]
        opened = next((i for i in range(len(before) - 1, -1, -1) if self._opens(*before[i][:2])), None)
        if opened is not None:
            whole = before[opened][2]
            parts = self._told_parts(before[opened + 1 :], whole)
        elif rest:
            found = self._topic(index, last, before) or self._single(index, before, last) or self._hundred(index, at)
            if found is None:
                return None
            whole, parts = found
        else:
            return None
        if not parts or not part_of(last, whole) or whole.percent != last.percent or self._placed(self.passages[index], last):
            return None
        return Listing(whole, (*parts, last))

    def _hundred(self, index: int, at: int) -> tuple[Amount, tuple[Amount, ...]] | None:
        """Return the percentages that "the remaining 3 %" makes up to all of it, told before it in its sentence."""
        passage = self.passages[index]
        if passage.amounts[at].unit != "percent":
            return None
        told = passage.amounts[:at]
        cues = passage.between(passage.sentence.first, passage.amounts[at].first)
        if any(cue.labels & _CHANGING for cue in cues) or any(a.bracketed or a.mention.per for a in told):
            return None
        parts = tuple(a for a in told if a.unit == "percent")
        plain = all(a.mention.stated is not None and a.mention.stated.comparator == "=" for a in parts)
        return (HUNDRED, parts) if parts and plain else None

    def _told_parts(self, told: Sequence[tuple[int, int, Amount]], whole: Amount) -> tuple[Amount, ...]:
        """Return the like amounts told between a whole and the rest; none where one of them is something else."""
        parts: list[Amount] = []
        for back, place, amount in told:
            labels = {label for cue in self.passages[back].gap(place) for label in cue.labels}
            if not part_of(amount, whole) or amount.bracketed or self._placed(self.passages[back], amount):
                continue
            if amount.percent and not whole.percent:
                continue
            if labels & {"up", "down", "include"}:
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
        dated = {index for date in passage.dates for index in range(date.first, date.stop)}
        words = self.tape.words
        return all(i in dated or not words[i][0].isalnum() for i in range(passage.sentence.first, stop))

    def _topic(
        self, index: int, last: Amount, before: Sequence[tuple[int, int, Amount]]
    ) -> tuple[Amount, tuple[Amount, ...]] | None:
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
                if part_of(last, amount) and set(topic) <= set(near) and self._level(amount):
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

    def _single(
        self, index: int, before: Sequence[tuple[int, int, Amount]], last: Amount
    ) -> tuple[Amount, tuple[Amount, ...]] | None:
        """Return the whole that a total names, with every like amount told since."""
        like = [(b, p, a) for b, p, a in before if part_of(last, a) and not a.bracketed]
        for at in range(len(like) - 2, -1, -1):
            back, place, amount = like[at]
            labels = {label for cue in self.passages[back].gap(place) for label in cue.labels}
            if "total" in labels and self._level(amount) and index - back <= 1:
                parts = self._told_parts(like[at + 1 :], amount)
                return (amount, parts) if parts else None
        return None

    def included(self, index: int) -> Iterator[Listing]:
        """Yield each "68 people, including 28 children": a part that its whole cannot be below."""
        passage = self.passages[index]
        for at in range(1, len(passage.amounts)):
            part, whole = passage.amounts[at], passage.amounts[at - 1]
            marks = [cue for cue in passage.gap(at) if "include" in cue.labels]
            if not marks or part.first - marks[-1].stop > 2 or not part_of(part, whole) or part.bracketed:
                continue
            if marks[0].first - whole.stop <= _NEAR and self._includes(whole, part):
                yield Listing(whole, (part,), exhaustive=False)

    def taken(self, index: int) -> Iterator[Listing]:
        """Yield each "32 of the 47 passengers": so many of what cannot be fewer."""
        passage = self.passages[index]
        for at in range(1, len(passage.amounts)):
            part, whole = passage.amounts[at - 1 : at + 1]
            marks = [cue for cue in passage.gap(at) if "taken" in cue.labels]
            close = bool(marks) and marks[0].first == part.stop and whole.first <= marks[-1].stop
            if close and self._level(part) and self._countable(part, whole):
                yield Listing(whole, (part,), exhaustive=False)

    def _countable(self, part: Amount, whole: Amount) -> bool:
        """Whether a number without a noun, or with the same noun, is taken out of counted things."""
        bare = not part.unit or (part.unit == whole.unit and part.head == whole.head)
        return bare and whole.unit in COUNTED and self._level(whole) and part.mention.per == whole.mention.per

    def _includes(self, whole: Amount, part: Amount) -> bool:
        named = bool(part.unit and whole.unit) and (same_noun(part, whole) or part.guessed)
        return named and self._level(whole) and self._level(part)

    def _same_story(self, index: int, back: int) -> list[Amount]:
        """Return the amounts of the sentences just before one, in the same paragraph or a line before it."""
        earlier = self.passages[max(0, index - back) : index]
        return [a for p in earlier if self._near(p, self.passages[index]) for a in p.amounts]

    def _together(self, back: int, index: int) -> bool:
        return self._near(self.passages[back], self.passages[index])

    def _near(self, earlier: Passage, later: Passage) -> bool:
        return earlier.sentence.paragraph == later.sentence.paragraph

    def _placed(self, passage: Passage, amount: Amount) -> bool:
        """Whether a word of place stands right before an amount: "in 15 districts" counts no part of anything."""
        at = amount.first - 1
        told = any(cue.labels & _LISTING and cue.first <= at < cue.stop for cue in passage.cues)
        return at >= 0 and not told and self.tape.words[at] in self.lexicon.places

    def _level(self, amount: Amount) -> bool:
        return amount.unit not in DURATIONS and not amount.bracketed and not amount.modifier


def part_of(part: Amount, whole: Amount) -> bool:
    """Return whether an amount may be a part of another by its unit; things of several nouns add up, persons do not."""
    if part.mention.per != whole.mention.per:
        return False
    if part.unit == whole.unit:
        return True
    if not part.unit or part.guessed:
        return whole.unit in COUNTED
    if whole.guessed:
        return part.unit in COUNTED
    return part.unit in _THINGS and whole.unit in _THINGS
