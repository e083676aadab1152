"""Whether a ledger makes sense before it is solved: every mistake at once, each with its place."""

from collections.abc import Iterator
from operator import is_not

from attrs import evolve

from factaudit import units
from factaudit.errors import InputError, Place, Problem, UsageError
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.period import CALENDAR_UNITS
from factaudit.model.policy import Policy
from factaudit.model.relation import Relation, Term
from factaudit.model.stated import Stated
from factaudit.relations import dimensions, formula
from factaudit.relations.kinds import KINDS
from factaudit.relations.reading import conversion

Shape = tuple[str, ...]


def checked(entries: Entries) -> Entries:
    """Return the entries with the names of each formula bound to measures.

    Raises:
        InputError: with every claim, measure and relation that makes no sense.
    """
    problems: list[Problem] = [*_measures(entries), *_claims(entries)]
    relations = []
    sound: set[Shape] = set()
    for relation in entries.relations:
        try:
            bound = _bound(relation, entries)
        except UsageError as error:
            problems.append(_problem(str(error), relation.place))
            continue
        relations.append(bound)
        shape = _shape(bound, entries)
        if shape is None or shape not in sound:
            found = list(_relation(bound, entries))
            problems += found
            if shape is not None and not found:
                sound.add(shape)
    problems += _repeated(entries)
    if problems:
        raise InputError(problems)
    bound_now = any(map(is_not, relations, entries.relations))
    return evolve(entries, relations=tuple(relations)) if bound_now else entries


def _problem(message: str, place: Place) -> Problem:
    return Problem(message, place)


def _repeated(entries: Entries) -> Iterator[Problem]:
    names = {one.id for ones in (entries.claims, entries.relations) for one in ones}
    if len(names) == len(entries.claims) + len(entries.relations):
        return
    seen: dict[str, str] = {}
    named = [("claim", c.id, c.place) for c in entries.claims]
    named += [("relation", r.id, r.place) for r in entries.relations]
    for kind, name, place in named:
        if name in seen:
            yield _problem(f"the id {name!r} of this {kind} is already taken by a {seen[name]}", place)
        seen[name] = kind


def _measures(entries: Entries) -> Iterator[Problem]:
    sound: set[str] = set()
    for measure in entries.measures:
        if measure.unit in sound:
            continue
        try:
            units.dimension(measure.unit)
            sound.add(measure.unit)
        except UsageError as error:
            yield _problem(f"measure {measure.id}: {error}", measure.place)


def _claims(entries: Entries) -> Iterator[Problem]:
    measures = entries.measure
    for claim in entries.claims:
        measure = measures.get(claim.series.measure)
        if measure is None:
            yield _problem(f"claim {claim.id} speaks of an unknown measure {claim.series.measure!r}", claim.place)
            continue
        try:
            _check_claim(claim, measure, entries.policy)
        except UsageError as error:
            yield _problem(f"claim {claim.id}: {error}", claim.place)


def _check_claim(claim: Claim, measure: Measure, policy: Policy) -> None:
    try:
        conversion(claim, measure)
    except UsageError as error:
        where = f" ({measure.place})" if measure.place.line else ""
        raise UsageError(f"{error}; {measure.id} is measured in {units.described(measure.unit)}{where}") from None
    if _admits_nothing(claim.stated, policy):
        raise UsageError("the value admits no number at all")
    if claim.every or claim.average_per:
        _check_rate(claim, measure)
    if measure.kind != "flow" and claim.period is not None:
        _ = claim.period.at_start() if claim.edge == "start" else claim.period.at_end()


def _admits_nothing(stated: Stated, policy: Policy) -> bool:
    if stated.explicit is not None and not stated.otherwise:
        return stated.explicit.empty
    if stated.plain and type(stated.value) is int and stated.step > 0:  # the commonest by far: a number admits itself
        return False
    return policy.admits(stated).empty


def _check_rate(claim: Claim, measure: Measure) -> None:
    for unit in filter(None, (claim.every, claim.average_per)):
        if unit not in CALENDAR_UNITS:
            raise UsageError(f"unknown calendar unit {unit!r}; known: {', '.join(CALENDAR_UNITS)}")
        if measure.kind == "stock":
            raise UsageError(f"a stock has no rate; {measure.id} would have to be a flow")
        if claim.period is not None:
            claim.period.count(unit)


def _bound(relation: Relation, entries: Entries) -> Relation:
    """Return a formula with its names as roles; any other relation as it is."""
    if relation.kind != "formula" or relation.roles:
        return relation
    parsed = formula.parse(relation.formula)
    missing = [name for name in parsed.names if name not in entries.measure]
    if missing:
        raise UsageError(f"the formula of {relation.id} names no known measure: {', '.join(missing)}")
    for option in parsed.options:
        for template in option:
            _ = template.compiled
    bound = evolve(relation, roles=tuple((name, (Term(entries.measure[name].series),)) for name in parsed.names))
    dimensions.check_formula(bound, entries)
    return bound


def _shape(relation: Relation, entries: Entries) -> Shape | None:
    """Return all that decides whether a relation makes sense: the kinds and units of measure in each of its roles.

    None where more than that decides: periods, unknown measures, or which measure is which in a product.
    """
    kind = KINDS.get(relation.kind)
    if kind is None or kind.product or relation.period is not None:
        return None
    measures = entries.measure
    shape = [relation.kind]
    for role, terms in relation.roles:
        shape += ("role", role)
        kind_so_far = unit_so_far = None
        for term in terms:
            measure = measures.get(term.series.measure)
            if measure is None or term.period is not None:
                return None
            if measure.unit != unit_so_far or measure.kind != kind_so_far:
                kind_so_far, unit_so_far = measure.kind, measure.unit
                shape += (kind_so_far, unit_so_far)
    return tuple(shape)


def _relation(relation: Relation, entries: Entries) -> Iterator[Problem]:
    kind = KINDS.get(relation.kind)
    if kind is None:
        yield _problem(f"unknown relation {relation.kind!r}; known: {', '.join(KINDS)}", relation.place)
        return
    for role in kind.required:
        if not relation.role(role):
            yield _problem(f"{relation.kind} {relation.id} needs {role}", relation.place)
            return
    if relation.kind == "roll-forward" and not (relation.role("inflows") or relation.role("outflows")):
        yield _problem(f"roll-forward {relation.id} needs inflows or outflows", relation.place)
    measures = entries.measure
    unknown = [t for _, terms in relation.roles for t in terms if t.series.measure not in measures]
    for term in unknown:
        message = f"{relation.kind} {relation.id} joins an unknown measure {term.series.measure!r}"
        yield _problem(message, relation.place)
    for role, terms in () if unknown else relation.roles:
        yield from filter(None, (_term(relation, role, term, entries) for term in terms))


def _term(relation: Relation, role: str, term: Term, entries: Entries) -> Problem | None:
    kind = entries.measure[term.series.measure].kind
    told = f"{relation.kind} {relation.id}"
    for period in (term.period, relation.period) if relation.kind != "roll-forward" else ():
        if period is not None and (period.stop is None or (kind == "flow" and period.start is None)):
            return _problem(f"{told} holds at {period}, which has an open end", relation.place)
    wanted = {"stock": "stock", "inflows": "flow", "outflows": "flow"}.get(role)
    if relation.kind == "roll-forward" and kind != wanted:
        measure = term.series.measure
        return _problem(f"{told} needs a {wanted} as {role}, {measure} is a {kind}", relation.place)
    try:
        dimensions.scale(relation, role, term.series, entries)
    except UsageError as error:
        return _problem(str(error), relation.place)
    return None
