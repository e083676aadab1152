"""Lists that no "consisting of" opens: behind a colon, in bullets, summed up at their end, of opposites."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from factaudit.read.amounts import COUNTED, Amount, Passage, same_noun
from factaudit.read.antecedents import AntecedentReader
from factaudit.read.lexicon import Lexicon
from factaudit.read.tape import Tape
from factaudit.read.wholes import Listing, joined, joint, level, nearly, part_of, placed, value_of

_ENDING: Final = frozenset({"up", "down", "to", "include", "excluded", "contrast"})
_BREAKING: Final = _ENDING | {"from", "versus", "adding", "rest", "others"}
_COMPARING: Final = frozenset({"versus", "from", "before:>", "before:<", "up", "down"})
_COLON_REACH: Final = 8
_OPPOSED_REACH: Final = 8
_SUMMED: Final = Fraction(3, 2)


@frozen
class ListReader:
    """Reads lists by their form and by what they sum up."""

    passages: Sequence[Passage]
    tape: Tape
    lexicon: Lexicon
    antecedents: AntecedentReader

    def listed(self, index: int) -> Listing | None:
        """Return the list that a sentence holds or opens."""
        passage = self.passages[index]
        return self._spelled_out(passage) or self._summed_up(passage) or self._bulleted(index) or self._opposed(index)

    def _spelled_out(self, passage: Passage) -> Listing | None:
        """Return the list behind a colon: "a total of 75 were damaged: 40 badly, 25 lightly and 10 beyond repair".

        It fills its sentence, its last part follows "and", and no part is as large as the whole. Where the
        whole is not called a total, the list is all of it only where it comes near to that.
        """
        if len(passage.amounts) < 3 or not joint(passage.amounts[-1], self.tape, self.lexicon):
            return None
        whole, *parts = passage.amounts
        parts = parts[1:] if self._apart(passage, parts[0]) else parts  # "1,020 people in three camps: 420 in ..."
        colon = self.tape.words[parts[0].first - 1] == ":" and parts[0].first - whole.stop <= _COLON_REACH
        labels = {label for cue in passage.cues if cue.first < parts[-1].first for label in cue.labels}
        if not colon or labels & _ENDING or not level(whole) or whole.percent or whole.modifier:
            return None
        if self._compared(passage, parts[0].first):
            return None
        alike = all(level(a) and _is_part(a, whole) and self._listed(a) for a in parts)
        below = all(value_of(part) < value_of(whole) for part in parts)
        totals = passage.between(passage.sentence.first, whole.stop)
        told = whole.unit not in COUNTED or any(cue.labels & {"total", "jointly"} for cue in totals)
        if not alike or not below:
            return None
        return Listing(whole, tuple(parts), exhaustive=told or nearly(parts, whole))

    def _compared(self, passage: Passage, start: int) -> bool:
        """Whether words from a token on compare or add: "20 more than on Monday"."""
        further = any(word in self.lexicon.skipped for word in self.tape.words[start : passage.sentence.stop])
        cues = passage.between(start, passage.sentence.stop)
        return further or any(cue.labels & _COMPARING for cue in cues)

    def _listed(self, amount: Amount) -> bool:
        """Whether an amount follows the colon, a comma or "and" of a list at once."""
        return self.tape.words[amount.first - 1] in {":", ",", *self.lexicon.joint}

    def _summed_up(self, passage: Passage) -> Listing | None:
        """Return the list that the last amount of a sentence sums up: "5 public and 9 private schools, 14 in total"."""
        if len(passage.amounts) < 3:
            return None
        *parts, whole = passage.amounts
        summed = [cue for cue in passage.calling(len(parts)) if "jointly" in cue.labels]
        near = bool(summed) and whole.first - summed[-1].stop <= 1 and level(whole)
        other = any(cue.labels & _BREAKING for cue in passage.between(passage.sentence.first, whole.first))
        if not near or other or any(not level(a) or not part_of(a, whole) or a.percent for a in parts):
            return None
        if not joined(passage, parts[-1], self.tape, self.lexicon) or any(self._apart(passage, a) for a in parts):
            return None
        told = sum((Fraction(value_of(part)) for part in parts), Fraction(0))
        return Listing(whole, tuple(parts)) if value_of(whole) <= _SUMMED * told else None

    def _bulleted(self, index: int) -> Listing | None:
        """Return the items below a line that tells one amount and ends with a colon, where they come near to it."""
        passage = self.passages[index]
        if self.tape.words[passage.sentence.stop - 1] != ":" or len(passage.amounts) != 1:
            return None
        (whole,) = passage.amounts
        parts = bullets(self.passages, index, whole)
        below = all(value_of(part) < value_of(whole) for part in parts)
        plain = level(whole) and not whole.percent and len(parts) > 1 and below
        return Listing(whole, tuple(parts)) if plain and nearly(parts, whole) else None

    def _opposed(self, index: int) -> Listing | None:
        """Return two parts that exclude each other and so are no more than their whole: "24 members, 14 men, 12 women".

        The whole may stand in the sentence before: "of these, 14 are men and 12 women". There may be others besides.
        """
        passage = self.passages[index]
        whole_before = self.antecedents.whole(index, passage.amounts[0])
        amounts = passage.amounts if whole_before is None else (whole_before, *passage.amounts)
        for at in range(2, len(amounts)):
            whole, *parts = amounts[at - 2 : at + 1]
            close = whole is whole_before or parts[0].first - whole.stop <= _OPPOSED_REACH
            close = close and all(value_of(part) < value_of(whole) for part in parts)
            fits = all(level(a) and _is_bare_part(a, whole) and not self._apart(passage, a) for a in parts)
            other = any(cue.labels & (_BREAKING - {"include"}) for cue in passage.between(whole.stop, parts[1].first))
            if not close or not fits or other or not level(whole) or whole.percent:
                continue
            stop = amounts[at + 1].first if at + 1 < len(amounts) else passage.sentence.stop
            told = self._content(parts[0].first, parts[1].first), self._content(parts[1].first, stop)
            if any(a in told[0] and b in told[1] for pair in self.lexicon.opposed for a in pair for b in pair - {a}):
                return Listing(whole, tuple(parts), exhaustive=False)
        return None

    def _content(self, first: int, stop: int) -> frozenset[str]:
        return frozenset(self.tape.words[first : min(stop, first + _OPPOSED_REACH)])

    def _apart(self, passage: Passage, amount: Amount) -> bool:
        return placed(passage, amount, self.tape, self.lexicon)


def bullets(passages: Sequence[Passage], index: int, whole: Amount) -> list[Amount]:
    """Return the first amount of each list item below a line, none where one of them cannot be a part."""
    parts: list[Amount] = []
    paragraph = passages[index].sentence.paragraph
    for at in range(index + 1, len(passages)):
        following = passages[at]
        if following.sentence.section != "list" or following.sentence.paragraph > paragraph + 1:
            break
        if following.sentence.paragraph > paragraph and following.amounts:
            first = following.amounts[0]
            if not part_of(first, whole):
                return []
            parts.append(first)
        paragraph = following.sentence.paragraph
    return parts


def _is_part(part: Amount, whole: Amount) -> bool:
    """Whether an amount of a list is of the whole's unit, or counts without a known noun."""
    one_rate = part.mention.per == whole.mention.per
    unnamed = part.guessed or (part.unit in COUNTED and not part.head)  # its unit is that of a noun before it
    bare = whole.unit in COUNTED and (not part.unit or unnamed)
    return one_rate and (bare or (part.unit == whole.unit and same_noun(part, whole)))


def _is_bare_part(part: Amount, whole: Amount) -> bool:
    return whole.unit in COUNTED and _is_part(part, whole)
