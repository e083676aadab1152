"""The arithmetic of a conflict, as a person would do it: "28,562 + 7 x 10,800 = 104,162"."""

from typing import Final

from attrs import evolve, frozen

from factaudit.constraint import Row
from factaudit.explain import words
from factaudit.explain.calculation import calculation
from factaudit.explain.case import Case
from factaudit.explain.focus import Focus, gap_of, gap_text
from factaudit.explain.phrases import listed, phrases, some
from factaudit.model.bounds import Bounds
from factaudit.model.number import Number, divided, exact, size_of
from factaudit.model.quantity import Quantity
from factaudit.relations.voices import Voice

MOST: Final = 12
"""Terms of a sum that are written out."""


@frozen
class _Part:
    """A claim's number in the sum, with how often it is taken (negative where it is taken away)."""

    voice: Voice
    value: Number
    times: Number


def because(case: Case, focus: Focus, language: str) -> str:
    """Return the arithmetic that shows a conflict, with the gap where there is one."""
    gap = gap_of(focus)
    distance = gap_text(gap, focus, language) if gap and len(case.voices) > 1 else ""
    between = _between_whole_numbers(case, language)
    if between:
        return between
    arithmetic = calculation(case, focus, language) or _added_up(case, focus, language)
    if not arithmetic:
        arithmetic = _side_by_side(case, focus, language)
    return phrases(language)("because.gap", arithmetic=arithmetic, gap=distance) if distance else arithmetic


def _added_up(case: Case, focus: Focus, language: str) -> str:
    """Write the sum that ends in the reach of the focus, empty where it is no plain sum."""
    parts = _sum(case, focus)
    if parts is None or len(parts) < 2:
        return ""
    say = phrases(language)
    reach = exact(sum(part.value * part.times for part in parts))
    terms = [_term(part, case, language, first=index == 0) for index, part in enumerate(parts)]
    return say(
        "because.sum", terms=some(terms, MOST, "", say), reach=words.number(reach, _finest(case, focus, language))
    )


def _finest(case: Case, focus: Focus, language: str) -> words.Style:
    """Return the style of the focus, in the finest of the scales that the terms are written in."""
    scales = [case.style(voice, language).scale for voice in case.voices]
    return evolve(focus.style(language), scale=min(scales))


def _sum(case: Case, focus: Focus) -> list[_Part] | None:
    """Return the claims that add up to the reach of the focus, in the order told; None where it is no plain sum."""
    parts: dict[str, _Part] = {}
    share: Number = 0
    for row, multiplier in case.conflict.certificate:
        if len(row.ids) > 1 or (row.ids and row.ids[0] in case.relations and row.right):
            return None
        if not row.ids or row.ids[0] in case.relations:
            continue
        part = _part(case, row, multiplier)
        if part is None or row.ids[0] in parts:
            return None
        if row.ids[0] == focus.voice.id:
            share = -part.times
        else:
            parts[row.ids[0]] = part
    if not share:
        return None
    told = [parts[voice.id] for voice in case.voices if voice.id in parts]
    shared = [_Part(part.voice, part.value, divided(part.times, share)) for part in told]
    return sorted(shared, key=lambda part: part.times < 0)


def _part(case: Case, row: Row, multiplier: Number) -> _Part | None:
    """Return what a claim's row adds to the sum: the bound that it states, and how often it is taken."""
    voice = case.built.voice[row.ids[0]]
    chunks = case.around.chunks(voice.id)
    if len(chunks) != 1 or not row.terms:
        return None
    (chunk,) = chunks
    first, coefficient = row.terms[0]
    times = dict(chunk.expression).get(first)
    if times is None:
        return None
    scale = divided(coefficient, times) * chunk.count
    return _Part(voice, divided(row.right, scale), exact(multiplier * scale))


def _term(part: _Part, case: Case, language: str, *, first: bool) -> str:
    sign = ("" if part.times > 0 else "-") if first else (" + " if part.times > 0 else " - ")
    size = size_of(part.times)
    value = words.number(part.value, case.style(part.voice, language))
    if size == 1:
        return f"{sign}{value}"
    return sign + phrases(language)("because.times", times=words.plain(size, language), value=value)


def _between_whole_numbers(case: Case, language: str) -> str:
    """Name the count that would have to be no whole number, empty where there is none."""
    found = case.hole() if case.relations else None
    quantity = case.system.quantities[found[0]] if found else None
    if found is None or not isinstance(quantity, Quantity):
        return ""
    say = phrases(language)
    measure = case.entries.measure[quantity.series.measure]
    left = words.bounds(found[1], words.Style(evolve(measure, unit=""), language))
    given = listed([_told(case, voice, language) for voice in case.voices], MOST, say)
    return say("because.hole", given=given, measure=measure.name, left=left)


def _side_by_side(case: Case, focus: Focus, language: str) -> str:
    """Say what the others state and what that leaves the focus."""
    say = phrases(language)
    others = [voice for voice in case.voices if voice.id != focus.voice.id]
    own = words.stated(focus.claim, focus.stated, focus.measure, language)
    feasible = Bounds(()) if focus.feasible is None else focus.feasible
    left = words.bounds(feasible, focus.style(language), focus.voice.reading.rate_unit)
    if len(others) == 1 and not case.relations:
        return say("because.against", other=_stated(case, others[0], language), own=own)
    if not others:
        return say("because.alone", measure=focus.measure.name, left=left)
    given = listed([_told(case, voice, language) for voice in others], MOST, say)
    return say("because.given", given=given, measure=focus.measure.name, own=own, left=left)


def _told(case: Case, voice: Voice, language: str) -> str:
    measure = case.measure(voice.reading.claim).name
    return phrases(language)("because.claim", measure=measure, stated=_stated(case, voice, language))


def _stated(case: Case, voice: Voice, language: str) -> str:
    claim = voice.reading.claim
    return words.stated(claim, voice.reading.bounds, case.measure(claim), language)
