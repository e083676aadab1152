"""Who says a number: the name beside a word of speech, for its sentence and for the quotation that it closes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from factaudit.read.amounts import Passage
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.sections import ASIDE, Section
from factaudit.read.tape import Tape

_OPENING: Final = {"“": "”", "«": "»", '"': '"'}
_REACH: Final = 20
_LONGEST_NAME: Final = 6
_BACK: Final = 3
_LEADING: Final = 2
_STOPS: Final = frozenset(".!?:;")


@frozen
class Saying:
    """What somebody says: tokens ``first`` up to ``stop``, and the name."""

    first: int
    stop: int
    name: str


def attributed(
    passages: Sequence[Passage], parts: Sequence[Section], tape: Tape, cues: Sequence[Cue], lexicon: Lexicon
) -> Iterator[Passage]:
    """Yield the passages with the speaker of each amount that somebody is told to have said."""
    sayings = list(_Speakers(tape, lexicon, cues).sayings(parts))
    starts = [saying.first for saying in sayings]
    for passage in passages:
        last = bisect_left(starts, passage.sentence.stop)
        near = [s for s in sayings[max(0, last - _BACK) : last] if s.stop > passage.sentence.first]
        if not near:
            yield passage
            continue
        held = tuple(
            evolve(a, mention=evolve(a.mention, speaker=name)) if (name := _name(near, a.first)) else a
            for a in passage.amounts
        )
        yield evolve(passage, amounts=held)


def _name(sayings: Sequence[Saying], token: int) -> str:
    """Return the name of the last who says a token."""
    return next((s.name for s in reversed(sayings) if s.first <= token < s.stop), "")


@frozen
class _Speakers:
    tape: Tape
    lexicon: Lexicon
    cues: Sequence[Cue]

    def sayings(self, parts: Sequence[Section]) -> Iterator[Saying]:
        """Yield what is said in each section of the story, with the name beside its first word of speech."""
        spoken = [cue for cue in self.cues if "speech" in cue.labels]
        firsts = [cue.first for cue in spoken]
        known, told_in = "", -_BACK
        for number, part in enumerate(parts):
            first, stop = self.tape.first(part.start), self.tape.first(part.end)
            for cue in spoken[bisect_left(firsts, first) : bisect_left(firsts, stop)] if part.kind not in ASIDE else ():
                name = self._named(cue, first, stop)
                if not name and self._refers(cue, first) and number - told_in <= _BACK:
                    name = known
                if name:
                    known, told_in = name, number
                    yield Saying(*self._said(cue, first, stop), name)

    def _said(self, cue: Cue, first: int, stop: int) -> tuple[int, int]:
        """Return the quotation that a word of speech stands behind or before, else its sentence."""
        words = self.tape.words
        begin = cue.first
        while begin > first and not self._ends(begin - 1):
            begin -= 1
        end = cue.stop
        while end < stop and words[end] not in _STOPS:
            end += 1
        closing = next((i for i in range(begin, cue.first) if words[i] in _OPENING.values()), None)
        if closing is not None:
            opening = [i for i in range(first, closing) if _OPENING.get(words[i]) == words[closing]]
            begin = opening[-1] if opening else begin
        return begin, end

    def _ends(self, index: int) -> bool:
        """Whether a mark ends a sentence; a point within a number or name is followed at once by more."""
        return self.tape.words[index] in _STOPS and not self.tape.joined(index + 1)

    def _refers(self, cue: Cue, first: int) -> bool:
        """Whether a word of speech points back to the last speaker: "he said", "ujarnya"."""
        word = self.tape.words[cue.stop - 1]
        bound = any(word.endswith(suffix) and word != suffix for suffix in self.lexicon.suffixes)
        return bound or any(w in self.lexicon.pronouns for w in self.tape.words[max(first, cue.first - 2) : cue.first])

    def _named(self, cue: Cue, first: int, stop: int) -> str:
        """Return the name right before a word of speech, else the last of those that follow it at once."""
        return self._before(cue.first, first) or self._after(cue.stop, stop)

    def _before(self, at: int, first: int) -> str:
        begin = at
        while begin > first and at - begin < _LONGEST_NAME and self._proper(begin - 1):
            begin -= 1
        return self._text(begin, at)

    def _after(self, at: int, stop: int) -> str:
        """Return the last run of capitals in "kata Wali Kota Semarang, Agustina", which a small letter or date ends."""
        begin, name = at, ""
        for index in range(at, min(stop, at + _REACH)):
            word = self.tape.words[index]
            if self._proper(index):
                continue
            name = self._text(begin, index) or name
            begin = index + 1
            led = not name and index < at + _LEADING and word in self.lexicon.function_words
            if word not in {",", "(", ")"} and not led:
                return name
        return name

    def _proper(self, index: int) -> bool:
        """Whether a token is a word of a name: with a capital, and neither a day nor a month."""
        word = self.tape.words[index]
        calendar = self.lexicon.calendar
        return word[0].isalpha() and self.tape.capital(index) and word not in {*calendar.months, *calendar.weekdays}

    def _text(self, first: int, stop: int) -> str:
        if stop <= first or stop - first > _LONGEST_NAME or all(self._common(i) for i in range(first, stop)):
            return ""
        return " ".join(self.tape.text[self.tape.starts[first] : self.tape.ends[stop - 1]].split())

    def _common(self, index: int) -> bool:
        return self.tape.words[index] in self.lexicon.function_words
