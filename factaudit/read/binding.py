"""Binding a number to its words: unit, noun, comparator, modality, rate and time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from factaudit.language.numeral import Numeral
from factaudit.model.mention import Mention
from factaudit.model.stated import Stated
from factaudit.read.amounts import COUNTED, DURATIONS, Amount, Dated
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.sentences import Sentence
from factaudit.read.tape import Tape

QUANTITIES: Final = frozenset({"cardinal", "fraction", "vague", "range"})
"""Kinds of numerals that say how much; ordinals and codes do not."""

_CHAINED: Final = frozenset({"=", "~"})
_NOUN_REACH: Final = 4
_MODALITY_REACH: Final = 16
_DATE_REACH: Final = 5
_WORDS_AFTER: Final = 8
_LONGEST_NAME_NUMBER: Final = 4
_CONDITIONAL: Final = {"condition": "projected"}
_BREAKS: Final = frozenset(".;:()\n")


@frozen
class _Bound:
    """A unit with the token after it, and the word that is counted."""

    unit: str
    stop: int
    head: str = ""
    guessed: bool = False


@frozen
class Binder:
    """The tape and its cues, by the token where each starts and stops."""

    tape: Tape
    lexicon: Lexicon
    starting: dict[int, Cue]
    stopping: dict[int, Cue]

    @classmethod
    def of(cls, tape: Tape, lexicon: Lexicon, cues: Iterable[Cue]) -> "Binder":
        """Index the cues of a tape."""
        starting = {cue.first: cue for cue in cues}
        return cls(tape, lexicon, starting, {cue.stop: cue for cue in starting.values()})

    def amounts(self, sentence: Sentence, numerals: Sequence[Numeral], dates: Sequence[Dated]) -> tuple[Amount, ...]:
        """Return the numbers of a sentence that say how much, bound to their words."""
        bound: list[Amount] = []
        firsts = [self.tape.first(start_of(numeral)) for numeral in numerals]
        for index, numeral in enumerate(numerals):
            ceiling = firsts[index + 1] if index + 1 < len(firsts) else sentence.stop
            floor = bound[-1].stop if bound else sentence.first
            amount = self._amount(sentence, numeral, (floor, min(ceiling, sentence.stop)), dates)
            if amount is not None:
                bound.append(amount)
        return tuple(bound)

    def _amount(
        self, sentence: Sentence, numeral: Numeral, room: tuple[int, int], dates: Sequence[Dated]
    ) -> Amount | None:
        start_at = start_of(numeral)
        first, number = self.tape.first(start_at), self.tape.first(numeral.end)
        if numeral.kind not in QUANTITIES or self._marker(sentence, first, number):
            return None
        unit = self._unit(numeral, number, room[1])
        if unit.unit in {"", "item"} and self._a_name(sentence, numeral, first, unit):
            return None
        per, stop = self._per(unit.stop, room[1])
        sign, start, after = self._comparator(first, number, stop)
        if not unit.unit:
            unit = _Bound(self._counted_before(sentence, room[0], start), unit.stop)
        mention = Mention(
            kind=_kind(unit.unit),
            start=start_at,
            end=numeral.end,
            text=self.tape.text[start_at : numeral.end],
            stated=self._stated(numeral, sign, unit.unit),
            unit=unit.unit,
            per=per,
            noun=unit.head,
            modality=self._modality(sentence, start, after, room[1]),
            time=self._time(sentence, start, after, room, dates),
            section=sentence.section,
        )
        before = tuple(self._content(room[0], start))
        behind = tuple(self._content(number, self._reach(stop, room[1])))
        return Amount(
            start, after, mention, unit.head, before, behind, self._bracketed(start, after), self._modifier(numeral), unit.guessed
        )

    def _stated(self, numeral: Numeral, sign: str, unit: str) -> Stated:
        text = self.tape.text[start_of(numeral) : numeral.end]
        rounded = numeral.rounded or unit in {"percent", "percentage_point"}
        return Stated(text, numeral.value, numeral.upper, sign, numeral.step, rounded, unit)

    def _marker(self, sentence: Sentence, first: int, number: int) -> bool:
        """Whether a number at the start of a line or sentence only counts its items: "1. ", "2) "."""
        words = self.tape.words
        if first != sentence.first or number >= sentence.stop or number - first > 1:
            return False
        closed = words[number] in {".", ")"} and self.tape.joined(number) and not self._glued(number + 1)
        return closed and words[first].isdigit() and len(words[first]) <= 2

    def _glued(self, index: int) -> bool:
        return index < len(self.tape.words) and self.tape.joined(index)

    def _unit(self, numeral: Numeral, number: int, ceiling: int) -> _Bound:
        """Return the unit behind a number: a currency before it, a sign or noun after it, or whatever is counted."""
        words, tape = self.tape.words, self.tape
        at = number
        if at < ceiling and words[at] == "-" and tape.joined(at) and self._glued(at + 1):
            return self._hyphened(words[at + 1], at + 2)
        hyphened = tape.text[numeral.end : tape.ends[number - 1]].lstrip("-").lower()
        if hyphened:
            return self._hyphened(hyphened, number)
        cue = self.starting.get(at)
        unit = _named(cue, "unit:") if cue else ""
        if numeral.currency:
            return _Bound(numeral.currency, cue.stop if cue and unit == numeral.currency else number)
        if cue and unit and cue.stop <= ceiling + 1:
            return _Bound(unit, cue.stop, words[cue.stop - 1] if self.lexicon.nouns_last else words[cue.first])
        if cue and self._after(cue) and cue.stop < ceiling:
            return self._noun(cue.stop, ceiling)
        return self._noun(at, ceiling)

    def _hyphened(self, word: str, stop: int) -> _Bound:
        """Return the unit that a hyphen joins to a number: "five-year", "10-year-old", "175,828-enrollee"."""
        cue = self.lexicon.phrases.labels((word,)) or self.lexicon.phrases.labels((word.split("-")[0],))
        units = sorted(label for label in cue if label.startswith("unit:"))
        return _Bound(units[0].removeprefix("unit:") if units else "item", stop, word)

    def _noun(self, at: int, ceiling: int) -> _Bound:
        """Return the noun counted: the first known unit among the next words, else the first or last of them."""
        words = self.tape.words
        while at < ceiling and words[at] in self.lexicon.skipped:
            at += 1
        run = at
        while run < min(ceiling, at + _NOUN_REACH) and self._plain(run):
            cue = self.starting.get(run)
            unit = _named(cue, "unit:") if cue else ""
            if cue and unit and (run == at or unit in COUNTED):
                return _Bound(unit, cue.stop, words[cue.first])
            run += 1
        if run == at:
            return _Bound("", at)
        return _Bound("item", run, words[run - 1] if self.lexicon.nouns_last else words[at], guessed=True)

    def _plain(self, index: int) -> bool:
        """Whether a token may be part of what is counted: a word that is neither a function word nor a cue."""
        word = self.tape.words[index]
        if not word[0].isalpha():
            return False
        cue = self.starting.get(index)
        if cue is not None:
            return bool(_named(cue, "unit:"))
        return word not in self.lexicon.function_words

    def _after(self, cue: Cue) -> bool:
        return any(label.startswith("after:") for label in cue.labels)

    def _per(self, at: int, ceiling: int) -> tuple[str, int]:
        """Return what an amount is told per, "month" or "person/month", and the token after it."""
        units: list[str] = []
        while at < ceiling and (cue := self.starting.get(at)) is not None and (unit := _named(cue, "per:")):
            units.append(unit)
            at = cue.stop
        return "/".join(units), at

    def _comparator(self, first: int, number: int, stop: int) -> tuple[str, int, int]:
        """Return the comparator of a number, and the tokens where it starts and its words end."""
        words = self.tape.words
        for at in (number, stop):
            cue = self.starting.get(at)
            sign = _named(cue, "after:") if cue else ""
            if cue and sign and (words[at].isalpha() or self.tape.joined(at)):
                return sign, first, max(stop, cue.stop)
        start, sign = first, "="
        while (cue := self.stopping.get(start)) is not None and (found := _named(cue, "before:")):
            start = cue.first
            sign = found if sign in _CHAINED and found not in {"="} else sign
            if found not in _CHAINED:
                break
        return sign, start, stop

    def _counted_before(self, sentence: Sentence, floor: int, start: int) -> str:
        """Return the counted unit spoken of before a bare number: "active members reach 90 thousand"."""
        for at in range(start - 1, floor - 1, -1):
            cue = self.starting.get(at)
            unit = _named(cue, "unit:") if cue else ""
            if unit in COUNTED and unit != "item":
                return unit
            if self.tape.words[at] in _BREAKS:
                return ""
        return ""

    def _content(self, first: int, stop: int) -> Iterable[str]:
        known, words = self.lexicon.function_words, self.tape.words
        return (word for word in words[first:stop] if word not in known and word[0].isalpha())

    def _reach(self, stop: int, ceiling: int) -> int:
        """Return where the words behind an amount end: at a mark, or after some words."""
        at, words = stop, self.tape.words
        while at < min(ceiling, stop + _WORDS_AFTER) and words[at] not in _BREAKS and words[at] != ",":
            at += 1
        return at

    def _modality(self, sentence: Sentence, start: int, after: int, ceiling: int) -> str:
        """Return how sure a number is: by the nearest word before it in its clause, or a noun right behind it.

        A target that "can reach" its number stays a target; a condition makes what follows a projection.
        """
        told = list(self._modalities(sentence, start))
        if told:
            return "target" if told[:2] == ["projected", "target"] else _CONDITIONAL.get(told[0], told[0])
        cue = self.starting.get(after) if self.lexicon.nouns_last and after < ceiling else None
        behind = _named(cue, "modality:") if cue else ""
        return behind if behind in {"limit", "target"} else "reported"

    def _modalities(self, sentence: Sentence, start: int) -> Iterator[str]:
        for at in range(start - 1, max(sentence.first, start - _MODALITY_REACH) - 1, -1):
            cue = self.starting.get(at)
            if self.tape.words[at] == ";" or (cue and "contrast" in cue.labels and at > sentence.first):
                return
            if cue and (modality := _named(cue, "modality:")):
                yield modality

    def _time(
        self, sentence: Sentence, start: int, after: int, room: tuple[int, int], dates: Sequence[Dated]
    ) -> str:
        """Return the time a number speaks of: a date right behind it, else the one before it in its sentence."""
        timed = [date for date in dates if date.mention.time and date.mention.role != "told"]
        behind = [d for d in timed if after <= d.first < room[1] and d.first - after <= _DATE_REACH]
        before = [d for d in timed if room[0] <= d.first and d.stop <= start]
        leading = [d for d in timed if d.first < start]
        chosen = [*before[-1:], *behind[:1]] if _adjacent(before, start) else [*behind[:1], *before[-1:]]
        found = (chosen or leading[:1]) if start >= sentence.first else []
        return found[0].mention.time if found else ""

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

    def _a_name(self, sentence: Sentence, numeral: Numeral, first: int, unit: _Bound) -> bool:
        """Whether a bare number is part of a name, a rank or a code: "Daop 4", "No. 5", "FTSE 100"."""
        if first <= sentence.first:
            return False
        before = self.stopping.get(first - (self.tape.words[first - 1] == "."))
        if before is not None:
            return "rank" in before.labels
        text = self.tape.text[numeral.start : numeral.end]
        plain = text.isdigit() and len(text) <= _LONGEST_NAME_NUMBER
        if sentence.section == "dateline":
            return plain
        if sentence.section in {"heading", "list", "table"} or not plain or first - 1 <= sentence.first:
            return False
        word = self.tape.words[first - 1]
        if self._in_row(self.tape.first(numeral.end)):
            return False
        return word[0].isalpha() and self.tape.capital(first - 1) and word not in self.lexicon.function_words


def start_of(numeral: Numeral) -> int:
    """Return where a number starts, with the currency sign before it."""
    return min(numeral.start, numeral.currency_at[0]) if numeral.currency_at else numeral.start


def _adjacent(dates: Sequence[Dated], start: int) -> bool:
    return bool(dates) and start - dates[-1].stop <= 2


def _named(cue: Cue, prefix: str) -> str:
    """Return what a cue's label with a prefix names, the first in order where there are several."""
    names = [label for label in cue.labels if label.startswith(prefix)]
    return min(names).removeprefix(prefix) if names else ""


def _kind(unit: str) -> str:
    if unit in {"percent", "percentage_point"}:
        return "percent"
    if unit in DURATIONS:
        return "duration"
    return "money" if len(unit) == 3 and unit.isupper() else "number"
