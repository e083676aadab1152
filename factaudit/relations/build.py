"""From claims and relations to the rows of one scenario."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain, product

from attrs import define, field, frozen

from factaudit.constraint import Choice, Ids, Product, Row, System
from factaudit.model.entries import Entries
from factaudit.model.number import Number
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation
from factaudit.relations.cuts import cuts
from factaudit.relations.instances import Bound, Instance, instances
from factaudit.relations.rows import Chunk, Expression, Sum, either, interval_rows, row
from factaudit.relations.scenario import Scenario
from factaudit.relations.template import Divisor, Monomial
from factaudit.relations.timeline import timeline
from factaudit.relations.unknowns import Unknowns
from factaudit.relations.voices import Voice, neighbours, voices


@define(frozen=True, slots=False)
class Built:
    """The system of a scenario, and what stands behind it.

    ``voices`` are the claims as solved, ``unknowns`` the quantities they speak of, ``alone`` the index of the one
    that each voice bounds, None where it bounds several; ``held`` are the ids of the relations that join some.
    """

    scenario: Scenario
    system: System
    voices: tuple[Voice, ...]
    unknowns: Unknowns
    alone: tuple[int | None, ...]
    held: frozenset[str]

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
    def chunks(self) -> Mapping[str, tuple[Chunk, ...]]:
        """What each voice (by its id) speaks of."""
        return _Spoken(self)

    def instances_of(self, relation: Relation) -> Iterator[Instance]:
        """Yield the instances of a relation."""
        return instances(relation, self.unknowns.entries, self.unknowns.cuts)

    @cached_property
    def compared(self) -> frozenset[str]:
        """The ids of claims whose quantity some relation or another claim speaks of."""
        shared, spoken = _shared(self.system), self.unknowns.spoken
        compared: set[str] = set()
        for voice, alone in zip(self.voices, self.alone, strict=True):
            bounded = (alone,) if alone is not None else [i for terms, _ in spoken(voice.reading) for i, _ in terms]
            if len(voice.readings) > 1 or not shared.isdisjoint(bounded):
                compared.update([reading.claim.id for reading in voice.readings])
        return frozenset(compared)


@frozen
class _Spoken(Mapping[str, tuple[Chunk, ...]]):
    """The chunks of the voices of a scenario, made when they are asked for: few are."""

    built: Built

    def __getitem__(self, name: str) -> tuple[Chunk, ...]:
        return self.built.unknowns.chunks(self.built.voice[name].reading)

    def __iter__(self) -> Iterator[str]:
        return iter(self.built.voice)

    def __len__(self) -> int:
        return len(self.built.voices)


def _shared(system: System) -> set[int]:
    """Return the quantities that several claims or relations speak of."""
    speaker: list[Ids] = [()] * len(system.quantities)
    shared: set[int] = set()
    chosen = (held for choice in system.choices for option in choice.options for held in option)
    for held in chain(system.rows, chosen):
        ids = held.ids
        for index, _ in held.terms if ids else ():
            known = speaker[index]
            if not known:
                speaker[index] = ids
            elif known != ids:
                shared.add(index)
    for made in reversed(system.products):  # what is said of a product bears on its factors
        ids = speaker[made.result]
        for factor in (made.left, made.right):
            known = speaker[factor]
            if made.result in shared or (ids and known and known != ids):
                shared.add(factor)
            speaker[factor] = known or ids
    return shared


def build(entries: Entries, scenario: Scenario) -> Built:
    """Return the rows of a scenario.

    Raises:
        UnitError: where quantities of different dimensions are joined.
    """
    relations = entries.relations if scenario.relations is None else scenario.relations
    line = timeline(entries, scenario.readings, relations)
    unknowns = Unknowns(entries, cuts(line, scenario.readings, relations))
    builder = _Builder(unknowns)
    heard = voices(scenario.readings)
    alone = tuple([builder.claim(voice) for voice in heard])
    builder.rows.extend(Row((), "<", 0, pair) for pair in neighbours(heard))
    held = frozenset(relation.id for relation in relations if builder.relation(relation))
    return Built(scenario, builder.system(heard, relations), heard, unknowns, alone, held)


@define
class _Builder:
    unknowns: Unknowns
    rows: list[Row] = field(factory=list)
    products: dict[tuple[int, int], Product] = field(factory=dict)
    choices: list[Choice] = field(factory=list)

    def system(self, heard: tuple[Voice, ...], relations: tuple[Relation, ...]) -> System:
        """Return everything added so far, with what the measures themselves guarantee."""
        weights = {voice.id: voice.weight for voice in heard}
        return System(
            quantities=tuple(self.unknowns.quantities),
            rows=(*self.rows, *[Row(below, "<=", 0) for below in self.unknowns.guaranteed()]),
            products=tuple(self.products.values()),
            choices=tuple(self.choices),
            integral=frozenset(self.unknowns.integral),
            claims=tuple(weights),
            relations=tuple([relation.id for relation in relations]),
            weights=weights,
        )

    def claim(self, voice: Voice) -> int | None:
        """Add the rows of a claim; return the index of the one unknown that it bounds, None where there are several."""
        reading, unknowns = voice.reading, self.unknowns
        bounds, ids = reading.bounds, (reading.claim.id,)
        spoken = unknowns.spoken(reading)
        for terms, count in spoken:
            if len(bounds.intervals) == 1:
                self.rows += interval_rows(terms, count, bounds.intervals[0], ids, unknowns.negated)
            else:
                self.choices.append(either(terms, count, bounds, ids))
        return spoken[0][0][0][0] if [len(terms) for terms, _ in spoken] == [1] else None

    def relation(self, relation: Relation) -> bool:
        """Add a relation at each time at which it holds; return whether there is any."""
        ids, held = (relation.id,), False
        for instance in instances(relation, self.unknowns.entries, self.unknowns.cuts):
            held = True
            if len(instance.options) == 1 and not _divides(instance.options[0]):
                self.rows += [self._plain(bound, ids) for bound in instance.options[0]]
                continue
            options = tuple([rows for option in instance.options for rows in self._alternatives(option, ids)])
            if len(options) == 1:
                self.rows.extend(options[0])
            else:
                self.choices.append(Choice(options, ids))
        return held

    def _alternatives(self, option: tuple[Bound, ...], ids: Ids) -> Iterator[tuple[Row, ...]]:
        """Yield the rows of comparisons that hold together, for each way the signs of their divisors may fall."""
        for chosen in product(*(self._rows(bound, ids) for bound in option)):
            yield tuple(chain.from_iterable(chosen))

    def _rows(self, bound: Bound, ids: Ids) -> list[tuple[Row, ...]]:
        """Return the rows of a comparison for each way the signs of its divisors may fall; one where it has none."""
        compiled = bound.template.compiled
        if not compiled.divisors:
            return [(self._plain(bound, ids),)]
        roles = self._roles(bound)
        total, constant = self._polynomial(compiled.monomials, roles)
        plain = row(total, compiled.sense, -constant, ids)
        opposite = {index: -coefficient for index, coefficient in total.items()}
        turned = plain if compiled.sense == "=" else row(opposite, compiled.sense, constant, ids)
        ways = product(*(self._signs(divisor, roles, ids) for divisor in compiled.divisors))
        return [(turned if sum(turns for turns, _ in way) % 2 else plain, *(sign for _, sign in way)) for way in ways]

    def _plain(self, bound: Bound, ids: Ids) -> Row:
        """Return the row of a comparison that divides by nothing."""
        compiled = bound.template.compiled
        total, constant = self._polynomial(compiled.monomials, self._roles(bound))
        return row(total, compiled.sense, -constant, ids)

    def _roles(self, bound: Bound) -> dict[str, Sum]:
        return {role: self.unknowns.placed(placed) for role, placed in bound.roles}

    def _signs(self, divisor: Divisor, roles: dict[str, Sum], ids: Ids) -> list[tuple[bool, Row]]:
        """Return the signs that a divisor may have, each as a row and whether it turns an inequality round."""
        total, constant = self._polynomial(divisor.monomials, roles)
        above = row({i: -c for i, c in total.items()}, "<", constant, ids)
        if constant >= 0 and all(self.unknowns.nonnegative[index] and c > 0 for index, c in total.items()):
            return [(False, above)]
        return [(False, above), (divisor.odd, row(total, "<", -constant, ids))]

    def _polynomial(self, monomials: tuple[Monomial, ...], roles: dict[str, Sum]) -> tuple[Expression, Number]:
        """Return a polynomial of roles as a sum of unknowns and a constant."""
        total: Expression = {}
        constant: Number = 0
        for coefficient, names in monomials:
            if not names:
                constant += coefficient
                continue
            factors = [roles[name] for name in names]
            for index, times in factors[0] if len(factors) == 1 else self._monomial(factors):
                total[index] = total.get(index, 0) + coefficient * times
        return total, constant

    def _monomial(self, factors: list[Sum]) -> Sum:
        """Return the product of several sums of unknowns as a multiple of one unknown."""
        result = factors[0]
        for factor in factors[1:]:
            (left, left_times), (right, right_times) = self._single(result), self._single(factor)
            result = [(self._product(left, right), left_times * right_times)]
        return result

    def _single(self, total: Sum) -> tuple[int, Number]:
        """Return a sum of unknowns as a multiple of one unknown, which is made where there is none yet."""
        merged: Expression = {}
        for index, times in total:
            merged[index] = merged.get(index, 0) + times
        if len(merged) == 1:
            return next(iter(merged.items()))
        quantities = self.unknowns.quantities
        told = " + ".join(
            f"{times} {quantities[i]}" if times != 1 else f"{quantities[i]}" for i, times in merged.items()
        )
        index, new = self.unknowns.made(tuple(sorted(merged.items())), f"({told})" if told else "nothing")
        if new:
            self.rows.append(row({**merged, index: -1}, "=", 0, ()))
        return index, 1

    def _product(self, left: int, right: int) -> int:
        pair = (min(left, right), max(left, right))
        if pair not in self.products:
            nonnegative = bool(self.unknowns.nonnegative[left] and self.unknowns.nonnegative[right])
            quantities = self.unknowns.quantities
            result, _ = self.unknowns.made(pair, f"{quantities[left]} x {quantities[right]}", nonnegative=nonnegative)
            self.products[pair] = Product(result, *pair)
        return self.products[pair].result


def _divides(option: tuple[Bound, ...]) -> bool:
    """Whether a comparison divides by something, so that a sign decides what it says."""
    return any(bound.template.compiled.divisors for bound in option)
