"""Binding a number to its words: unit, noun, comparator, modality, rate and time."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from attrs import frozen

from factaudit.language.numeral import Numeral
from factaudit.model.mention import Mention
from factaudit.model.stated import Stated
from factaudit.read.amounts import Amount, Dated
from factaudit.read.contents import ContentReader
from factaudit.read.denials import DenialReader
from factaudit.read.lexicon import Lexicon
from factaudit.read.nouns import NounReader, kind_of, named
from factaudit.read.phrases import Cue
from factaudit.read.sentences import Sentence
from factaudit.read.tape import Tape

QUANTITIES: Final = frozenset({"cardinal", "fraction", "vague", "range"})
"""Kinds of numerals that say how much; ordinals and codes do not."""

_BESIDE: Final = frozenset({"~<", "~>"})
"""Comparators that tell a share of their number, of which zero has none: "close to zero"."""

_CHAINED: Final = frozenset({"=", "~"})
_MODALITY_REACH: Final = 16
_DATE_REACH: Final = 5
_LONGEST_NAME_NUMBER: Final = 4
_NAMED: Final = frozenset({"", "item", "facility", "vehicle", "case"})
_WITHOUT_NAMES: Final = frozenset({"dateline", "heading", "list", "table"})
_UNREACHED: Final = frozenset({"limit", "target", "projected"})
_CONDITIONAL: Final = {"condition": "projected"}


class _Place(NamedTuple):
    """Where a number stands: its sentence, its tokens ``first`` to ``number``, and the tokens it may be bound to."""

    told: "_Told"
    first: int
    number: int
    floor: int
    ceiling: int

    @property
    def sentence(self) -> Sentence:
        """The sentence that it stands in."""
        return self.told.sentence


class _Told(NamedTuple):
    """What the cues of a sentence tell of its numbers: the token of an average, if any, and whether any is modal."""

    sentence: Sentence
    average: int
    modal: bool

    @classmethod
    def of(cls, sentence: Sentence, cues: Sequence[Cue]) -> "_Told":
        """Look through the cues of a sentence."""
        average = next((cue.first for cue in cues if "average" in cue.labels), sentence.stop)
        return cls(sentence, average, any(named(cue, "modality:") for cue in cues))


@frozen
class Binder:
    """The tape and its cues, by the token where each starts and stops."""

    tape: Tape
    lexicon: Lexicon
    starting: dict[int, Cue]
    stopping: dict[int, Cue]
    nouns: NounReader
    denials: DenialReader
    contents: ContentReader

    @classmethod
    def of(cls, tape: Tape, lexicon: Lexicon, cues: Iterable[Cue], hidden: AbstractSet[int]) -> "Binder":
        """Index the cues of a tape; ``hidden`` are the tokens of its dates."""
        starting = {cue.first: cue for cue in cues}
        stopping = {cue.stop: cue for cue in starting.values()}
        nouns, denials = NounReader(tape, lexicon, starting), DenialReader(tape, lexicon, starting, stopping)
        contents = ContentReader(tape, lexicon, starting, hidden)
        return cls(tape, lexicon, starting, stopping, nouns, denials, contents)

    def amounts(
        self, sentence: Sentence, numerals: Sequence[Numeral], dates: Sequence[Dated], cues: Sequence[Cue]
    ) -> tuple[Amount, ...]:
        """Return the numbers of a sentence that say how much, bound to their words; ``cues`` are those in it."""
        bound: list[Amount] = []
        told = _Told.of(sentence, cues)
        firsts = [*(self.tape.first(start_of(numeral)) for numeral in numerals), sentence.stop]
        for index, numeral in enumerate(numerals):
            floor = bound[-1].stop if bound else sentence.first
            ceiling = min(firsts[index + 1], sentence.stop)
            place = _Place(told, firsts[index], self.tape.first(numeral.end), floor, ceiling)
            amount = self._amount(numeral, place, dates)
            if amount is not None:
                bound.append(amount)
        for at in range(len(bound) - 2, -1, -1):
            bound[at] = self.nouns.measured(bound[at], bound[at + 1])
        return tuple(bound)

    def _amount(self, numeral: Numeral, place: _Place, dates: Sequence[Dated]) -> Amount | None:
        if numeral.kind not in QUANTITIES or self._marker(place):
            return None
        counted = self.nouns.unit(numeral, place.number, place.ceiling)
        if counted.unit in _NAMED and self._a_name(numeral, place):
            return None
        per, stop = self.nouns.per(counted.stop, place.ceiling)
        sign, start, after = self._comparator(place, stop)
        unit = counted.unit or ("" if self._taken(stop) else self.nouns.before(place.floor, start))
        mention = Mention(
            kind=kind_of(unit),
            start=start_of(numeral),
            end=numeral.end,
            text=self.tape.text[start_of(numeral) : numeral.end],
            stated=self._stated(numeral, sign, unit),
            unit=unit,
            per=per,
            noun=counted.head,
            modality=self._modality(place, after),
            time=self._time(place, start, after, dates),
            section=place.sentence.section,
            role=self.denials.role(place.floor, start) or ("mean" if place.told.average < start else ""),
        )
        return Amount(
            start,
            after,
            mention,
            counted.head,
            before=self.contents.content(place.floor, start),
            after=self.contents.content(stop, self.contents.reach(stop, place.ceiling)),
            named=self.contents.label(place.floor, start, counted.head if kind_of(unit) == "number" else ""),
            bracketed=self._bracketed(start, after),
            modifier=self._modifier(numeral),
            guessed=counted.guessed,
        )

    def _taken(self, stop: int) -> bool:
        """Whether a bare number is taken out of what is named behind it: "women hold 36 of the 120 seats"."""
        cue = self.starting.get(stop)
        return cue is not None and "taken" in cue.labels

    def _stated(self, numeral: Numeral, sign: str, unit: str) -> Stated:
        text = self.tape.text[start_of(numeral) : numeral.end]
        rounded = numeral.rounded or unit in {"percent", "percentage_point"}
        sign = "~" if sign in _BESIDE and not numeral.value else sign
        return Stated(text, numeral.value, numeral.upper, sign, numeral.step, rounded)

    def _marker(self, place: _Place) -> bool:
        """Whether a number at the start of a line or sentence only counts its items: "1. ", "2) "."""
        words, first, number = self.tape.words, place.first, place.number
        if first != place.sentence.first or number >= place.sentence.stop or number - first > 1:
            return False
        closed = words[number] in {".", ")"} and self.tape.joined(number) and not self.nouns.glued(number + 1)
        return closed and words[first].isdigit() and len(words[first]) <= 2

    def _comparator(self, place: _Place, stop: int) -> tuple[str, int, int]:
        """Return the comparator of a number, and the tokens where it starts and its words end."""
        words, first = self.tape.words, place.first
        ceiling = place.ceiling if place.ceiling < place.sentence.stop else -1
        for at in (place.number, stop):
            cue = self.starting.get(at)
            sign = named(cue, "after:")
            ahead = cue is not None and cue.stop == ceiling and bool(named(cue, "before:"))  # "above 5 and below 9"
            if cue and sign and not ahead and (words[at].isalpha() or self.tape.joined(at)):
                return sign, first, max(stop, cue.stop)
        start, sign = first, "="
        while (cue := self.stopping.get(start)) is not None and (found := named(cue, "before:")):
            start = cue.first
            sign = found if sign in _CHAINED and found != "=" else sign
            if found not in _CHAINED:
                break
        return sign, start, stop

    def _modality(self, place: _Place, after: int) -> str:
        """Return how sure a number is: by the nearest word before it in its clause, or a noun right behind it.

        A target that "can reach" its number stays a target; a condition makes what follows a projection.
        """
        if not place.told.modal:
            return "reported"
        told = list(self._modalities(place.sentence, place.first))
        if told[:1] in ([], ["limit"]) and self._follows(place.sentence, place.first):
            return "projected"
        if told:
            return "target" if told[:2] == ["projected", "target"] else _CONDITIONAL.get(told[0], told[0])
        cue = self.starting.get(after) if self.lexicon.nouns_last and after < place.ceiling else None
        behind = named(cue, "modality:")
        return behind if behind in {"limit", "target"} else "reported"

    def _follows(self, sentence: Sentence, start: int) -> bool:
        """Whether words draw a number from something not yet reached: "a quota of 10 a day, taking the total to"."""
        drawn = False
        for at in range(start - 1, sentence.first - 1, -1):
            cue = self.starting.get(at)
            if cue is None:
                continue
            drawn |= "consequence" in cue.labels and start - at <= _MODALITY_REACH
            if drawn and named(cue, "modality:") in _UNREACHED:
                return True
        return False

    def _modalities(self, sentence: Sentence, start: int) -> Iterator[str]:
        for at in range(start - 1, max(sentence.first, start - _MODALITY_REACH) - 1, -1):
            cue = self.starting.get(at)
            if self.tape.words[at] == ";" or (cue and "contrast" in cue.labels and at > sentence.first):
                return
            if cue and (modality := named(cue, "modality:")):
                yield modality

    def _time(self, place: _Place, start: int, after: int, dates: Sequence[Dated]) -> str:
        """Return the time a number speaks of: a date right behind it, else the one before it in its sentence."""
        if not dates:
            return ""
        timed = [date for date in dates if date.mention.time and date.mention.role != "told"]
        behind = [d for d in timed if after <= d.first < place.ceiling and d.first - after <= _DATE_REACH]
        before = [d for d in timed if place.floor <= d.first and d.stop <= start]
        leading = [d for d in timed if d.first < start]
        first = _adjacent(before, start) and not self._paired(place.floor, before, after, behind)
        chosen = [*before[-1:], *behind[:1]] if first else [*behind[:1], *before[-1:]]
        found = chosen or leading[:1]
        return found[0].mention.time if found else ""

    def _paired(self, floor: int, before: Sequence[Dated], after: int, behind: Sequence[Dated]) -> bool:
        """Whether two numbers have each its own date behind it, told in words alone: "from 5 in May to 6 in June"."""
        if len(before) != 1 or not behind or not floor or not self.tape.words[floor - 1][-1].isalnum():
            return False
        gaps = (self.tape.words[floor : before[0].first], self.tape.words[after : behind[0].first])
        return all(gap and all(word.isalpha() for word in gap) for gap in gaps)

    def _in_row(self, number: int) -> bool:
        """Whether another number follows at once: then the one before it is the cell of a table."""
        following = [word for word in self.tape.words[number : number + 3] if word not in {"\n", "|", "+", "-"}]
        return bool(following) and following[0][0].isdigit()

    def _modifier(self, numeral: Numeral) -> bool:
        text = self.tape.text[numeral.end : numeral.end + 2]
        return text[:1] == "-" and text[1:].isalpha()

    def _bracketed(self, start: int, after: int) -> bool:
        words = self.tape.words
        return start > 0 and words[start - 1] == "(" and after < len(words) and words[after] in {")", ";", ","}

    def _a_name(self, numeral: Numeral, place: _Place) -> bool:
        """Whether a bare number is part of a name, a rank or a code: "Daop 4", "No. 5", "FTSE 100"."""
        first, section = place.first, place.sentence.section
        if first <= place.sentence.first:
            return False
        before = self.stopping.get(first - (self.tape.words[first - 1] == "."))
        if before is not None:
            return "rank" in before.labels
        text = self.tape.text[numeral.start : numeral.end]
        if not text.isdigit() or len(text) > _LONGEST_NAME_NUMBER:
            return False
        if section in _WITHOUT_NAMES or first - 1 <= place.sentence.first or self._in_row(place.number):
            return section == "dateline"
        word = self.tape.words[first - 1]
        named = word[0].isalpha() and self.tape.capital(first - 1) and word not in self.lexicon.function_words
        return named and word not in self.lexicon.calendar.weekdays


def start_of(numeral: Numeral) -> int:
    """Return where a number starts, with the currency sign before it."""
    return min(numeral.start, numeral.currency_at[0]) if numeral.currency_at else numeral.start


def _adjacent(dates: Sequence[Dated], start: int) -> bool:
    return bool(dates) and start - dates[-1].stop <= 2
