"""Units in relations: what is added or compared must be of one dimension, and is brought to one unit."""

from factaudit import units
from factaudit.errors import UnitError
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.number import Number
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.relations import formula
from factaudit.relations.kinds import KINDS


def scale(relation: Relation, role: str, series: Series, entries: Entries) -> Number:
    """Return by what a quantity is multiplied to take part in a relation: roles added together share one unit.

    Raises:
        UnitError: where the unit is unknown or does not fit the relation.
    """
    kind = KINDS[relation.kind]
    measure = entries.measure[series.measure]
    if role in kind.alike:
        first = _first_alike(relation, entries)
        return _compared(measure, first, relation)
    if role in kind.pure:
        return _pure(measure, role, relation, entries)
    if kind.product:
        return _in_product(relation, measure, entries)
    return _in_formula(measure, relation, entries)


def scales(relation: Relation, role: str, entries: Entries) -> list[Number]:
    """Return the scale of each term of a role; terms of one unit share theirs, but for the parts of a product.

    Raises:
        UnitError: as for one of them.
    """
    terms = relation.role(role)
    if KINDS[relation.kind].product:
        return [scale(relation, role, term.series, entries) for term in terms]
    measures = entries.measure
    known: dict[str, Number] = {}
    for term in terms:
        unit = measures[term.series.measure].unit
        if unit not in known:
            known[unit] = scale(relation, role, term.series, entries)
    if len(known) == 1:
        return list(known.values()) * len(terms)
    return [known[measures[term.series.measure].unit] for term in terms]


def _in_formula(measure: Measure, relation: Relation, entries: Entries) -> Number:
    """Numbers in a formula are in the unit that its measures share; where they share none, in base units."""
    shared = {entries.measure[s.measure].unit for s in relation.series} - units.PURE
    return 1 if shared == {measure.unit} else units.to_base(measure.unit)


def check_formula(relation: Relation, entries: Entries) -> None:
    """Refuse a formula that adds or compares quantities of different dimensions.

    One that holds a number is let through: the number may have a unit of its own (``cost == 15000 * members``).

    Raises:
        UnitError: naming the quantities and where they are measured.
    """
    parsed = formula.parse(relation.formula)
    if parsed.numbers:
        return
    for template in (template for option in parsed.options for template in option):
        products = [roles for _, roles in template.compiled.monomials if roles]
        kinds = {_dimension_of(roles, relation, entries): roles for roles in products}
        if len(kinds) > 1:
            told = " with ".join(
                " x ".join(_described(r, relation, entries) for r in roles) for roles in kinds.values()
            )
            raise UnitError(f"formula {relation.id} joins {told}")


def _dimension_of(roles: tuple[str, ...], relation: Relation, entries: Entries) -> units.Dimension:
    exponents: dict[str, int] = {}
    for role in roles:
        for name, exponent in units.dimension(_member(role, relation, entries).unit):
            exponents[name] = exponents.get(name, 0) + exponent
    return tuple(sorted((name, exponent) for name, exponent in exponents.items() if exponent))


def _member(role: str, relation: Relation, entries: Entries) -> Measure:
    return entries.measure[relation.role(role)[0].series.measure]


def _described(role: str, relation: Relation, entries: Entries) -> str:
    measure = _member(role, relation, entries)
    where = f" ({measure.place})" if measure.place.line else ""
    return f"{role} in {units.described(measure.unit)}{where}"


def _first_alike(relation: Relation, entries: Entries) -> Measure:
    for role in KINDS[relation.kind].alike:
        for term in relation.role(role):
            return entries.measure[term.series.measure]
    raise UnitError(f"the relation {relation.id} joins nothing")


def _compared(measure: Measure, other: Measure, relation: Relation) -> Number:
    try:
        return units.factor(measure.unit, other.unit)
    except UnitError as error:
        places = " and ".join(str(m.place) for m in (measure, other) if m.place.line)
        where = f" ({places})" if places else ""
        raise UnitError(
            f"{relation.kind} {relation.id} joins {measure.id} in {units.described(measure.unit)}"
            f" with {other.id} in {units.described(other.unit)}{where}: {error}"
        ) from None


def _pure(measure: Measure, role: str, relation: Relation, entries: Entries) -> Number:
    """A percentage is a part of something; percentage points are what lies between two percentages."""
    wanted, other = ("percentage_point", "percent") if role == "points" else ("percent", "percentage_point")
    if units.dimension(measure.unit) or measure.unit == other:
        raise UnitError(
            f"{relation.kind} {relation.id} needs a pure number or {wanted} as {role},"
            f" {measure.id} is in {units.described(measure.unit)}"
        )
    if role != "points":
        return units.to_base(measure.unit)
    return units.factor(measure.unit, _first_alike(relation, entries).unit)


def _in_product(relation: Relation, measure: Measure, entries: Entries) -> Number:
    """A mean times a count: the mean may be per counted thing (person/household) or of the total's own unit."""
    result, left, right = (
        entries.measure[relation.role(name)[0].series.measure] for name in KINDS[relation.kind].product
    )
    if units.dimension(left.unit) == units.dimension(result.unit):
        return 1 if measure is right else units.factor(measure.unit, result.unit)
    joined = f"{left.unit}*{right.unit}" if "/" not in left.unit else f"{right.unit}*{left.unit}"
    if units.dimension(joined) != units.dimension(result.unit):
        raise UnitError(
            f"{relation.kind} {relation.id}: {left.id} in {units.described(left.unit)} times {right.id} in"
            f" {units.described(right.unit)} does not give {result.id} in {units.described(result.unit)}"
        )
    return units.to_base(measure.unit)
