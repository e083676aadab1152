"""Shares that the words state: "51 or 47 % of the 108", "44 percent of 137, or 60", a percentage in brackets."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factaudit.read.amounts import HUNDRED, Amount, Link, Passage, Role, same_noun, torn
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape
from factaudit.read.wholes import PARTIAL, Listing, level, part_of

_NEAR: Final = 3
_WHOLE_REACH: Final = 5
_NAMED_REACH: Final = 6
_OPENING_REACH: Final = 8
_TURNS: Final = frozenset({"up", "down", "change_noun"})
_NOT_DIVIDING: Final = frozenset(
    {"up", "down", "from", "to", "versus", "include", "rest", "others", "contrast", "each", "heads", "average"}
)


def shares(passages: Sequence[Passage], listed: Sequence[Listing], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield the shares that sentences state of one part, one whole and one percentage."""
    for passage in passages:
        for at in range(len(passage.amounts) - 2):
            link = _stated(passage, at, tape, lexicon)
            if link:
                yield link
    yield from _of_targets(passages, tape)
    yield from _bracketed(passages, listed)


def divisions(passages: Sequence[Passage], tape: Tape, lexicon: Lexicon) -> Iterator[Link]:
    """Yield the percentages that divide one whole: "40 % were men, 55 % were women and 5 % did not answer".

    The first two go to what excludes one another, any further one to those who did not answer, and nothing
    else is told in the sentence. There may be others, so they may come to less than all.
    """
    for passage in passages:
        if _divides(passage, tape, lexicon):
            parts = [Role(amount) for amount in passage.amounts]
            yield Link.of("total", PARTIAL, whole=HUNDRED, parts=parts)


def _divides(passage: Passage, tape: Tape, lexicon: Lexicon) -> bool:
    shares = passage.amounts
    plain = all(a.unit == "percent" and level(a) and not a.mention.per for a in shares)
    if len(shares) < 2 or not plain or passage.dates or not passage.labels.isdisjoint(_NOT_DIVIDING):
        return False
    stops = [*(amount.first for amount in shares[1:]), passage.sentence.stop]
    told = [_words(tape, lexicon, a.stop, stop) for a, stop in zip(shares, stops, strict=True)]
    pair = all(len(words) == 1 for words in told[:2]) and frozenset(told[0] + told[1]) in lexicon.opposed
    rest = all(_unanswered(passage, a, stop) for a, stop in zip(shares[2:], stops[2:], strict=True))
    of_groups = any("outof" in cue.labels for cue in passage.between(shares[0].stop, passage.sentence.stop))
    return pair and rest and not of_groups and _of_one(passage, tape, lexicon)


def _of_one(passage: Passage, tape: Tape, lexicon: Lexicon) -> bool:
    """Whether nothing stands before the first share, or only what they are shares of: "of all those asked, 48 %"."""
    first, start = passage.sentence.first, passage.amounts[0].first
    opening = passage.cue_at(first)
    named = opening is not None and "outof" in opening.labels and tape.words[start - 1] == ","
    return (named and start - first <= _OPENING_REACH) or not _words(tape, lexicon, first, start)


def _words(tape: Tape, lexicon: Lexicon, first: int, stop: int) -> tuple[str, ...]:
    """Return the words of a stretch that are no function words."""
    words = tape.words[first:stop]
    return tuple(word for word in words if word[0].isalpha() and word not in lexicon.function_words)


def _unanswered(passage: Passage, amount: Amount, stop: int) -> bool:
    cues = passage.between(amount.stop, stop)
    return bool(cues) and "unanswered" in cues[0].labels and cues[0].first == amount.stop


def _stated(passage: Passage, at: int, tape: Tape, lexicon: Lexicon) -> Link | None:
    """Return the share told by three amounts in a row, whichever order they stand in."""
    first, second, third = passage.amounts[at : at + 3]
    if first.unit == "percent":
        percent, (left, right), whole_at = first, (second, third), 0
    elif second.unit == "percent":
        percent, (left, right), whole_at = second, (first, third), 1
    elif third.unit == "percent":
        percent, (left, right), whole_at = third, (first, second), 2
    else:
        return None
    if _changing(passage, at) or _listing(passage, at, tape, lexicon) or torn(tape, first) or torn(tape, third):
        return None
    part, whole = _PATTERNS[whole_at](passage, at, left, right, tape)
    if whole_at == 1 and _apposed(passage, at, tape, lexicon):
        part, whole = left, right
    if part is None or whole is None or not _shared(part, whole) or part.percent or whole.percent:
        return None
    following = passage.amounts[at + 3 : at + 4]
    if any(a.bracketed and a.head == part.head != whole.head for a in following):
        return None
    return Link.of("share", part=part, whole=whole, percent=percent)


_Pair = tuple[Amount | None, Amount | None]


def _percent_first(passage: Passage, at: int, left: Amount, right: Amount, tape: Tape) -> _Pair:
    """Read "99.5 % of 1,524,704, or 1,517,080" and "44 percent, or 57, of the 137"."""
    if _of(passage, at + 1, tape) and _or(passage, at + 2, tape):
        return right, left
    if _or(passage, at + 1, tape) and _of(passage, at + 2, tape):
        return left, right
    return None, None


def _percent_between(passage: Passage, at: int, left: Amount, right: Amount, tape: Tape) -> _Pair:
    """Read "51 or 47 % of the 108" and "108 people, 47 % of them, or 51"."""
    if _of_them(passage, at + 1) and _or(passage, at + 2, tape):
        return right, left
    return (left, right) if _or(passage, at + 1, tape) and _of(passage, at + 2, tape) else (None, None)


def _apposed(passage: Passage, at: int, tape: Tape, lexicon: Lexicon) -> bool:
    """Whether a percentage follows its part at once: "51, 47 % of the 108", "51 (47 % of 108)", "51 is 47 % of 108"."""
    between = tape.words[passage.amounts[at].stop : passage.amounts[at + 1].first]
    beside = len(between) == 1 and (between[0] in {",", "("} or between[0] in lexicon.copulas)
    return beside and _of(passage, at + 2, tape)


def _percent_last(passage: Passage, at: int, left: Amount, right: Amount, tape: Tape) -> _Pair:
    """Read "51 of the 108, or 47 %", "of the 108, 51, or 47 %" and "took in 108 and kept 51 of them, or 47 %"."""
    if not (_or(passage, at + 2, tape) or _called(passage, at + 2, tape)):
        return None, None
    if _of_them(passage, at + 1):
        return right, left
    if _of(passage, at + 1, tape):
        return left, right
    opened = at == 0 and _of(passage, 0, tape) and "," in tape.words[left.stop : right.first]
    return (right, left) if opened else (None, None)


_PATTERNS: Final = (_percent_first, _percent_between, _percent_last)


def _of_targets(passages: Sequence[Passage], tape: Tape) -> Iterator[Link]:
    """Yield "220, or 55 %" that a sentence tells as the result of the target told alone in the sentence before."""
    for earlier, passage in pairwise(passages):
        if len(earlier.amounts) != 1 or len(passage.amounts) != 2:
            continue
        (whole,), (part, percent) = earlier.amounts, passage.amounts
        together = earlier.sentence.paragraph == passage.sentence.paragraph
        elided = any("elided" in cue.labels and part.first - cue.stop <= _NEAR for cue in passage.gap(0))
        told = whole.mention.modality in {"target", "limit"} and percent.unit == "percent" and _or(passage, 1, tape)
        if together and elided and told and whole.unit == part.unit and not _changing(passage, 0):
            yield Link.of("share", part=part, whole=whole, percent=percent)


def _changing(passage: Passage, at: int) -> bool:
    cues = passage.between(passage.opening(at), passage.amounts[min(at + 2, len(passage.amounts) - 1)].stop)
    return any(cue.labels & {"up", "down", "to", "contrast", "include"} for cue in cues)


def _shared(part: Amount, whole: Amount) -> bool:
    """Whether an amount may be a share of another: of its unit, and things of one noun."""
    guessed = part.guessed != whole.guessed and not part.bracketed
    return part_of(part, whole) and (guessed or same_noun(part, whole))


def _listing(passage: Passage, at: int, tape: Tape, lexicon: Lexicon) -> bool:
    """Whether "and" stands before the last of three amounts: "70 or 20 % of the debt and loans of 60"."""
    second, third = passage.amounts[at + 1 : at + 3]
    return any(word in lexicon.joint for word in tape.words[second.stop : third.first])


def _of(passage: Passage, at: int, tape: Tape) -> bool:
    """Whether "of" or "out of" stands close before an amount."""
    gap, amount = passage.gap(at), passage.amounts[at]
    marks = [cue for cue in gap if "outof" in cue.labels]
    if not marks or marks[-1].first - marks[0].stop > 2 or any(_elsewhere(cue) for cue in gap):
        return False
    stated = amount.mention.stated
    if stated is None or stated.value <= 1 or "," in tape.words[marks[-1].stop : amount.first]:
        return False
    return amount.first - marks[-1].stop <= _WHOLE_REACH and marks[0].first - passage.opening(at) <= _NEAR


def _of_them(passage: Passage, at: int) -> bool:
    """Whether "of them" stands right behind the second amount of a sentence: it can mean the first alone."""
    stop = passage.amounts[at].stop
    return at == 1 and any("thereof" in cue.labels and cue.first == stop for cue in passage.between(stop, stop + 3))


def _elsewhere(cue: Cue) -> bool:
    """Whether a cue turns to another value: "compared with", or "from" where that is not "of"."""
    return "versus" in cue.labels or ("from" in cue.labels and "outof" not in cue.labels)


def _or(passage: Passage, at: int, tape: Tape) -> bool:
    """Whether an amount says the one before it again: after "or", or in brackets."""
    amount, start = passage.amounts[at], passage.opening(at)
    if amount.bracketed and amount.first - start <= _NEAR:
        return True
    marks = [cue for cue in passage.gap(at) if cue.labels & {"or", "namely"}]
    close = bool(marks) and marks[-1].first - start <= _NEAR + 3 and amount.first - marks[-1].stop <= 2
    return close and not any(word in {";", ":", "."} for word in tape.words[start : amount.first])


def _called(passage: Passage, at: int, tape: Tape) -> bool:
    """Whether a comma and "a turnout of" stand before an amount: a name for the share told."""
    amount = passage.amounts[at]
    if not any("amounting" in cue.labels and cue.stop == amount.first for cue in passage.gap(at)):
        return False
    words = tape.words[max(passage.opening(at), amount.first - _NAMED_REACH) : amount.first]
    return "," in words and not any(cue.labels & _TURNS for cue in passage.gap(at))


def _bracketed(passages: Sequence[Passage], listed: Sequence[Listing]) -> Iterator[Link]:
    """Yield the share of each listed part that a percentage follows in brackets."""
    behind = {
        left.key: right
        for passage in passages
        for left, right in zip(passage.amounts, passage.amounts[1:], strict=False)
        if right.bracketed and right.unit == "percent" and right.first - left.stop <= _NEAR
    }
    for listing in listed:
        if listing.exhaustive and all(part.key in behind for part in listing.parts):
            for part in listing.parts:
                yield Link.of("share", part=part, whole=listing.whole, percent=behind[part.key])
