"""The claim that a conflict is told about, what the others leave it, and the distance between the two."""

from typing import Final

from attrs import frozen

from factaudit.explain import words
from factaudit.explain.case import Case
from factaudit.explain.phrases import phrases
from factaudit.explain.words import Style
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.claim import Claim
from factaudit.model.measure import Measure
from factaudit.model.number import Number, exact
from factaudit.relations.voices import Voice

FORETELLING: Final = {"projected": 2, "target": 2}


@frozen
class Focus:
    """A claim of a conflict with the bounds that it states and those that the others leave it."""

    voice: Voice
    measure: Measure
    stated: Bounds
    feasible: Bounds | None

    def style(self, language: str) -> Style:
        """How its numbers are printed."""
        return words.style_of(self.claim, self.measure, language)

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.voice.reading.claim


def focus_of(case: Case) -> Focus | None:
    """Return the claim to tell a conflict about: what is foretold, else what is told last."""
    if not case.voices:
        return None
    voice = max(
        enumerate(case.voices),
        key=lambda item: (FORETELLING.get(item[1].reading.claim.modality, 0), not _is_rate(item[1]), item[0]),
    )[1]
    return focus_on(case, voice)


def focus_on(case: Case, voice: Voice) -> Focus:
    """Return a claim with what the other members of the conflict leave it."""
    feasible = case.left_for(voice)
    return Focus(voice, case.measure(voice.reading.claim), voice.reading.bounds, feasible)


def facing(voice: Voice, feasible: Bounds) -> Bounds:
    """Return the side of the feasible bounds to which a one-sided claim has to come down (or a limit go up)."""
    own, left = voice.reading.bounds.hull, feasible.hull
    if own.upper is None and own.lower is not None and left.upper is not None:
        return Bounds.of(Interval(None, left.upper, upper_open=left.upper_open))
    if own.lower is None and own.upper is not None and left.lower is not None and left.lower >= own.upper:
        return Bounds.of(Interval(left.lower, None, lower_open=left.lower_open))
    return feasible


def _is_rate(voice: Voice) -> bool:
    return bool(voice.reading.rate_unit)


@frozen
class Gap:
    """The exact distance between stated and feasible values; ``open`` where it is only approached."""

    size: Number
    open: bool
    side: str


def gap_of(focus: Focus) -> Gap | None:
    """Return the distance between what a claim states and what the others leave it, None where it is not known."""
    if focus.feasible is None or focus.feasible.empty:
        return None
    pairs = [(a, b) for a in focus.stated.intervals for b in focus.feasible.intervals]
    found = [gap for gap in (_between(a, b) for a, b in pairs) if gap is not None]
    return min(found, key=lambda gap: (gap.size, gap.side), default=None)


def _between(stated: Interval, feasible: Interval) -> Gap | None:
    if stated.lower is not None and feasible.upper is not None and stated.lower >= feasible.upper:
        open_end = stated.lower_open or feasible.upper_open
        return Gap(exact(stated.lower - feasible.upper), open_end, "short")
    if stated.upper is not None and feasible.lower is not None and stated.upper <= feasible.lower:
        open_end = stated.upper_open or feasible.lower_open
        return Gap(exact(feasible.lower - stated.upper), open_end, "over")
    return None


def gap_text(gap: Gap, focus: Focus, language: str) -> str:
    """Write a gap: "short by more than 125,838"; nothing where the two ends meet and only one is left out."""
    if not gap.size:
        return ""
    style = focus.style(language)
    shown = words.rounded_down(gap.size, style)
    beyond = "-open" if gap.open or shown != gap.size else ""
    percents = style.measure.unit in {"percent", "percentage_point"}
    size = words.points(shown, language) if percents else words.number(shown, style, "down")
    return phrases(language)(f"gap.{gap.side}{beyond}", size=size)
