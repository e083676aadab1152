"""Units in relations: what is added or compared must be of one dimension, and is brought to one unit."""

from factaudit import units
from factaudit.errors import UnitError
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.number import Number
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
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
    return units.to_base(measure.unit)


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
