"""Firmness: whether a conflict survives the lenient readings, and which reading would dissolve it."""

from collections.abc import Collection, Iterator, Sequence

from attrs import evolve, frozen

from factaudit.errors import UsageError
from factaudit.explain import words
from factaudit.explain.case import Case
from factaudit.explain.dates import retold
from factaudit.explain.focus import Focus
from factaudit.explain.phrases import counted, named, phrases
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.period import Period
from factaudit.model.policy import Policy, coarsest_step, lenient
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.relations.reading import END_OF_PERIOD, Reading, limited
from factaudit.relations.voices import Voice


@frozen
class Firmness:
    """Whether a conflict is firm (None: not tried), that in one line for people, and the readings that would end it."""

    firm: bool | None
    text: str = ""
    dissolves: tuple[str, ...] = ()


def firmness(case: Case, focus: Focus | None, language: str) -> Firmness:
    """Decide a conflict again under every lenient reading, one at a time and then all roundings together."""
    survives: list[str] = []
    dissolves: list[str] = []
    tried = (*_roundings(case, language), *_other_ends(case, language), *_other_counts(case, focus, language))
    for text, dissolved in tried:
        (dissolves if dissolved else survives).append(text)
    return Firmness(not dissolves, _told(survives, dissolves, language), tuple(dissolves))


def _told(survives: list[str], dissolves: list[str], language: str) -> str:
    say = phrases(language)
    if dissolves:
        return say("firm.unless", readings=say("firm.or").join(dissolves))
    return say("firm.also", readings=say("firm.and").join(survives)) if survives else ""


def _roundings(case: Case, language: str) -> Iterator[tuple[str, bool]]:
    policy = lenient(case.entries.policy)
    loose = {voice.id: _leniently(case, voice, policy) for voice in case.voices}
    changed = {name: bounds for name, bounds in loose.items() if bounds is not None}
    if not changed or case.consistent(case.read_as(changed)) is False:
        yield phrases(language)("firm.rounding"), False
        return
    alone = [name for name, bounds in changed.items() if case.consistent(case.read_as({name: bounds})) is not False]
    for name in alone:
        yield _rounding_of(case, name, language), True
    if not alone:
        yield phrases(language)("dissolves.loose"), True


def _leniently(case: Case, voice: Voice, policy: Policy) -> Bounds | None:
    """Return what a claim admits when every doubt goes to the writer, None where that changes nothing."""
    claim, as_read = voice.reading.claim, voice.reading.bounds
    bounds = policy.admits(claim.stated).scaled(case.conversion(claim))
    bounds = limited(bounds) if claim.modality == "limit" else bounds
    either = bounds if bounds == as_read else bounds | as_read
    return None if either == as_read else either


def _rounding_of(case: Case, name: str, language: str) -> str:
    say = phrases(language)
    voice = case.built.voice[name]
    claim = voice.reading.claim
    step = coarsest_step(claim.stated)
    if claim.stated.comparator in {"~", "~<", "~>"} or not step:
        written = words.stated(claim, voice.reading.bounds, case.measure(claim), language)
        return say("dissolves.looser", written=written, claim=name)
    number = words.plain(claim.stated.value, language)
    return say("dissolves.rounded", number=number, claim=name, step=words.plain(step, language))


def _other_ends(case: Case, language: str) -> Iterator[tuple[str, bool]]:
    """Date each stock to the start of its month or year instead of the end."""
    dated = [v.reading for v in case.voices if END_OF_PERIOD in v.reading.assumed]
    relations = [case.entries.relation[name] for name in case.relations]
    rolling = [relation for relation in relations if relation.kind == "roll-forward"]
    if rolling:
        latest = max((reading.when.stop or 0 for reading in dated if reading.when), default=0)
        yield from _earlier(case, [r for r in dated if r.when and r.when.stop != latest], rolling, language)
        dated = [reading for reading in dated if reading.when and reading.when.stop == latest]
    elif len({r.claim.period.start for r in dated if r.claim.period}) < 2 or not all(r.repeated for r in relations):
        return  # all of them would move together
    if not dated:
        return
    moved = [reading.claim.id for reading in dated]
    if _ended(moved, case):
        say = phrases(language)
        claims = say("dissolves.claim-and").join(moved)
        yield say("dissolves.start" if len(moved) == 1 else "dissolves.starts", claims=claims), True


def _earlier(
    case: Case, opening: Sequence[Reading], rolling: Sequence[Relation], language: str
) -> Iterator[tuple[str, bool]]:
    """Date an opening stock to the start of its period, where all flows of that period are stated as well.

    Otherwise it would bring in time of which nobody says what flowed, and that dissolves anything.
    """
    flows = dict.fromkeys(term.series for one in rolling for role in ("inflows", "outflows") for term in one.role(role))
    own = {voice.id for voice in case.voices}
    for reading in opening:
        claim, period = reading.claim, reading.claim.period
        voices = (v for series in flows for v in case.built.voices_of.get(series, ()))
        told = [v for v in voices if period and v.reading.claim.period and v.reading.claim.period.covers(period)]
        if flows.keys() <= {voice.reading.claim.series for voice in told}:
            more = tuple(voice.reading.claim for voice in told if voice.id not in own)
            if _ended([claim.id], case, more):
                yield phrases(language)("dissolves.start", claims=claim.id), True


def _ended(moved: Collection[str], case: Case, more: tuple[Claim, ...] = ()) -> bool:
    """Whether a conflict is gone once some claims are dated to the start of their periods."""
    if denied(moved, case):
        return False
    changed = {name: evolve(case.built.voice[name].reading.claim, edge="start") for name in moved}
    try:
        return retold(case, changed, more) is True
    except UsageError:
        return False


def denied(moved: Collection[str], case: Case) -> bool:
    """Whether claims dated to the start of their periods then stand beside others that say something else.

    The end of a year is the start of the next, so a closing stock most often lands on the opening one: then there
    is nothing to solve.
    """
    said: dict[tuple[Series, Period | None], Bounds] = {}
    for voice in case.voices:
        reading = voice.reading
        if reading.rate_unit:
            continue
        period = reading.claim.period if voice.id in moved else None
        when = reading.when if period is None else period.at_start()
        place, bounds = (reading.claim.series, when), reading.bounds
        said[place] = said[place] & bounds if place in said else bounds
        if said[place].empty:
            return True
    return False


def _other_counts(case: Case, focus: Focus | None, language: str) -> Iterator[tuple[str, bool]]:
    """Count each steady rate over one calendar unit less and one more."""
    say = phrases(language)
    for voice in case.voices:
        unit = voice.reading.claim.every
        chunks = case.chunks[voice.id]
        if not unit or len(chunks) != 1 or chunks[0].count < 2:
            continue
        kept = []
        for more in (-1, 1):
            system = case.read_as({voice.id: voice.reading.bounds}, {voice.id: more})
            count = chunks[0].count + more
            if case.consistent(system) is False:
                reach = _reach(case, focus, voice, more, language)
                kept.append(say("firm.reach", count=count, reach=reach) if reach else f"{count}")
            else:
                yield say("dissolves.runs", claim=voice.id, count=counted(count, unit, say)), True
        if kept:
            counts = say("firm.count-or").join(kept)
            yield say("firm.counts", counts=counts, units=named(unit, chunks[0].count + 1, say)), False


def _reach(case: Case, focus: Focus | None, voice: Voice, more: int, language: str) -> str:
    """Return what the focus could be then, empty where that says nothing."""
    if focus is None or focus.voice.id == voice.id or focus.feasible is None:
        return ""
    system = evolve(
        case.read_as({voice.id: voice.reading.bounds}, {voice.id: more}),
        rows=tuple(
            row
            for row in case.read_as({voice.id: voice.reading.bounds}, {voice.id: more}).rows
            if focus.voice.id not in row.ids
        ),
    )
    found = case.ends(system, focus.voice.id)
    if found is None or found.empty:
        return ""
    hull = found.hull
    short = focus.feasible.hull.upper is not None and hull.upper is not None
    end = hull.upper if short else hull.lower
    return "" if end is None else words.number(end, focus.style(language))
