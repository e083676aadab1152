"""From claims and relations to the rows of one scenario."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, product

from attrs import define, field

from factaudit import units
from factaudit.constraint import Choice, Ids, Product, Row, System
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.number import Number
from factaudit.model.period import Period
from factaudit.model.quantity import Quantity, Series
from factaudit.model.relation import Relation
from factaudit.relations.instances import Bound, Instance, Placed, instances
from factaudit.relations.reading import Reading
from factaudit.relations.rows import Chunk, Expression, chunk_of, claim_rows, row
from factaudit.relations.scenario import Scenario
from factaudit.relations.template import Divisor, Monomial
from factaudit.relations.timeline import Timeline, timeline
from factaudit.relations.voices import Voice, neighbours, voices


@define(frozen=True, slots=False)
class Built:
    """The system of a scenario, and what stands behind it.

    ``voices`` are the claims as solved; ``chunks`` what each of them (by first id) speaks of;
    ``instances`` the relations as bound.
    """

    scenario: Scenario
    system: System
    voices: tuple[Voice, ...]
    chunks: dict[str, tuple[Chunk, ...]]
    instances: tuple[Instance, ...]

    @cached_property
    def voice(self) -> dict[str, Voice]:
        """The voices by their first id."""
        return {voice.id: voice for voice in self.voices}

    @cached_property
    def voices_of(self) -> dict[Series, list[Voice]]:
        """The voices by the series that they speak of."""
        found: dict[Series, list[Voice]] = {}
        for voice in self.voices:
            found.setdefault(voice.reading.claim.series, []).append(voice)
        return found

    @cached_property
    def limits(self) -> frozenset[str]:
        """The ids of voices that state a limit."""
        return frozenset(name for name, voice in self.voice.items() if voice.reading.claim.modality == "limit")

    @cached_property
    def instances_of(self) -> dict[str, list[Instance]]:
        """The instances of each relation by its id."""
        found: dict[str, list[Instance]] = {}
        for instance in self.instances:
            found.setdefault(instance.relation.id, []).append(instance)
        return found

    @cached_property
    def compared(self) -> frozenset[str]:
        """The ids of claims whose quantity some relation or another claim speaks of."""
        shared = _shared(self.system)
        compared: set[str] = set()
        for voice, chunks in zip(self.voices, self.chunks.values(), strict=True):
            if len(voice.readings) > 1 or any(i in shared for chunk in chunks for i, _ in chunk.expression):
                compared.update([reading.claim.id for reading in voice.readings])
        return frozenset(compared)


def _shared(system: System) -> set[int]:
    """Return the quantities that several claims or relations speak of."""
    speaker: dict[int, Ids] = {}
    shared: set[int] = set()
    chosen = (held for choice in system.choices for option in choice.options for held in option)
    for held in chain(system.rows, chosen):
        ids = held.ids
        for index, _ in held.terms if ids else ():
            if speaker.setdefault(index, ids) != ids or len(ids) > 1:
                shared.add(index)
    for made in reversed(system.products):  # what is said of a product bears on its factors
        for factor in (made.left, made.right):
            ids = speaker.get(made.result, ())
            if made.result in shared or (ids and speaker.setdefault(factor, ids) != ids):
                shared.add(factor)
    return shared


def build(entries: Entries, scenario: Scenario) -> Built:
    """Return the rows of a scenario.

    Raises:
        UnitError: where quantities of different dimensions are joined.
    """
    relations = entries.relations if scenario.relations is None else scenario.relations
    line = timeline(entries, scenario.readings, relations)
    builder = _Builder(entries, line)
    heard = voices(scenario.readings)
    chunks = {voice.id: builder.claim(voice) for voice in heard}
    builder.rows.extend(Row((), "<", 0, pair) for pair in neighbours(heard))
    held: list[Instance] = []
    for relation in relations:
        found = list(instances(relation, entries, line))
        for instance in found:
            builder.relation(instance)
        held.extend(found)
    return Built(scenario, builder.system(heard, relations), heard, chunks, tuple(held))


def is_signed(measure: Measure) -> bool:
    """Whether a measure may be below zero: money, ratios and pure numbers may, counts and sizes may not."""
    if measure.signed is not None:
        return measure.signed
    return measure.kind == "ratio" or measure.unit in units.PURE or units.is_currency(measure.unit)


@define
class _Builder:
    entries: Entries
    line: Timeline
    index: dict[Quantity | str, int] = field(factory=dict)
    expressions: dict[tuple[Series, Period | None], Expression] = field(factory=dict)
    rows: list[Row] = field(factory=list)
    products: dict[tuple[int, int], Product] = field(factory=dict)
    choices: list[Choice] = field(factory=list)
    integral: set[int] = field(factory=set)
    nonnegative: set[int] = field(factory=set)

    def system(self, heard: tuple[Voice, ...], relations: tuple[Relation, ...]) -> System:
        """Return everything added so far, with what the measures themselves guarantee."""
        below = {row.terms[0][0]: row.terms for row in self.rows if len(row.terms) == 1 and row.terms[0][1] == -1}
        guarantees = [Row(below.get(q) or ((q, -1),), "<=", 0) for q in sorted(self.nonnegative)]
        weights = {voice.id: voice.weight for voice in heard}
        return System(
            quantities=tuple(self.index),
            rows=(*self.rows, *guarantees),
            products=tuple(self.products.values()),
            choices=tuple(self.choices),
            integral=frozenset(self.integral),
            claims=tuple(weights),
            relations=tuple(relation.id for relation in relations),
            weights=weights,
        )

    def quantity(self, key: Quantity | str) -> int:
        """Return the index of an unknown, made on first use."""
        found = self.index.get(key)
        if found is not None:
            return found
        index = self.index[key] = len(self.index)
        if isinstance(key, Quantity):
            measure = self.entries.measure[key.series.measure]
            if measure.integral:
                self.integral.add(index)
            if not is_signed(measure):
                self.nonnegative.add(index)
        return index

    def expression(self, series: Series, time: Period | None) -> Expression:
        """Return a series at a time as a sum of unknowns: the segments of a flow, or the one value."""
        known = self.expressions.get((series, time))
        if known is None:
            known = self.expressions[series, time] = self._new_expression(series, time)
        return known

    def _new_expression(self, series: Series, time: Period | None) -> Expression:
        if time is not None and series in self.line.cuts and not self.line.ratio_like(self.entries, series):
            return {self.quantity(Quantity(series, s)): 1 for s in self.line.segments(series, time)}
        return {self.quantity(Quantity(series, time)): 1}

    def claim(self, voice: Voice) -> tuple[Chunk, ...]:
        """Add the rows of a claim; return what it speaks of."""
        chunks = self._chunks(voice.reading)
        for constraint in claim_rows(chunks, voice.reading.bounds, voice.id):
            if isinstance(constraint, Row):
                self.rows.append(constraint)
            else:
                self.choices.append(constraint)
        return chunks

    def _chunks(self, reading: Reading) -> tuple[Chunk, ...]:
        claim, time = reading.claim, reading.when
        if time is None or not time.bounded:
            return (chunk_of(self.expression(claim.series, None)),)
        if claim.every and claim.series in self.line.cuts:
            stretches = _stretches(time, claim.every, self.line.cuts[claim.series])
            return tuple(chunk_of(self.expression(claim.series, stretch), count) for stretch, count in stretches)
        count = time.count(claim.average_per) if claim.average_per else 1
        return (chunk_of(self.expression(claim.series, time), count),)

    def relation(self, instance: Instance) -> None:
        """Add one instance of a relation."""
        ids = (instance.relation.id,)
        options = tuple(rows for option in instance.options for rows in self._alternatives(option, ids))
        if len(options) == 1:
            self.rows.extend(options[0])
        else:
            self.choices.append(Choice(options, ids))

    def _alternatives(self, option: tuple[Bound, ...], ids: Ids) -> Iterator[tuple[Row, ...]]:
        """Yield the rows of comparisons that hold together, for each way the signs of their divisors may fall."""
        for chosen in product(*(self._rows(bound, ids) for bound in option)):
            yield tuple(chain.from_iterable(chosen))

    def _rows(self, bound: Bound, ids: Ids) -> list[tuple[Row, ...]]:
        """Return the rows of a comparison for each way the signs of its divisors may fall; one where it has none."""
        compiled = bound.template.compiled
        roles = {role: self._sum(placed) for role, placed in bound.roles}
        total, constant = self._polynomial(compiled.monomials, roles)
        plain = row(total, compiled.sense, -constant, ids)
        if not compiled.divisors:
            return [(plain,)]
        opposite = {index: -coefficient for index, coefficient in total.items()}
        turned = plain if compiled.sense == "=" else row(opposite, compiled.sense, constant, ids)
        ways = product(*(self._signs(divisor, roles, ids) for divisor in compiled.divisors))
        return [(turned if sum(turns for turns, _ in way) % 2 else plain, *(sign for _, sign in way)) for way in ways]

    def _signs(self, divisor: Divisor, roles: dict[str, Expression], ids: Ids) -> list[tuple[bool, Row]]:
        """Return the signs that a divisor may have, each as a row and whether it turns an inequality round."""
        total, constant = self._polynomial(divisor.monomials, roles)
        above = row({i: -c for i, c in total.items()}, "<", constant, ids)
        if constant >= 0 and all(index in self.nonnegative and c > 0 for index, c in total.items()):
            return [(False, above)]
        return [(False, above), (divisor.odd, row(total, "<", -constant, ids))]

    def _polynomial(self, monomials: tuple[Monomial, ...], roles: dict[str, Expression]) -> tuple[Expression, Number]:
        """Return a polynomial of roles as a sum of unknowns and a constant."""
        total: Expression = {}
        constant: Number = 0
        for coefficient, names in monomials:
            if not names:
                constant += coefficient
                continue
            for index, times in self._monomial([roles[name] for name in names]).items():
                total[index] = total.get(index, 0) + coefficient * times
        return total, constant

    def _sum(self, placed: tuple[Placed, ...]) -> Expression:
        total: Expression = {}
        for one in placed:
            for index, times in self.expression(one.series, one.time).items():
                total[index] = total.get(index, 0) + times * one.factor
        return total

    def _monomial(self, factors: list[Expression]) -> Expression:
        """Return the product of sums of unknowns as a multiple of one unknown, or the sum itself where it is one."""
        result = factors[0]
        for factor in factors[1:]:
            (left, left_times), (right, right_times) = self._single(result), self._single(factor)
            result = {self._product(left, right): left_times * right_times}
        return result

    def _single(self, total: Expression) -> tuple[int, Number]:
        """Return a sum of unknowns as a multiple of one unknown, which is made where there is none yet."""
        if len(total) == 1:
            return next(iter(total.items()))
        name = " + ".join(f"{times} {self._name(index)}" for index, times in total.items()) or "nothing"
        known = name in self.index
        index = self.quantity(name)
        if not known:
            self.rows.append(row({**total, index: -1}, "=", 0, ()))
        return index, 1

    def _product(self, left: int, right: int) -> int:
        pair = (min(left, right), max(left, right))
        if pair not in self.products:
            result = self.quantity(f"{self._name(left)} x {self._name(right)}")
            self.products[pair] = Product(result, *pair)
            if {left, right} <= self.nonnegative:
                self.nonnegative.add(result)
        return self.products[pair].result

    def _name(self, index: int) -> str:
        return f"q{index}"


def _stretches(period: Period, unit: str, cuts: list[int]) -> Iterator[tuple[Period, int]]:
    """Yield the stretches between cuts that are made of whole calendar units, with the number of units in each."""
    assert period.start is not None
    wanted = set(cuts)
    start, count = period.start, 0
    for each in period.units(unit):
        assert each.stop is not None
        count += 1
        if each.stop in wanted:
            yield Period(start, each.stop), count
            start, count = each.stop, 0
