"""What values a linear expression, or a ratio of two, can take while everything in force holds."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import product
from math import gcd, lcm

from attrs import evolve, frozen

from factaudit.constraint import Row, System
from factaudit.model.bounds import Bounds, Interval
from factaudit.model.number import Number, exact
from factaudit.solve.budget import SETTING_UP, Budget, Effort, ExhaustedError
from factaudit.solve.choose import choose_oracle
from factaudit.solve.components import split
from factaudit.solve.feasible_products import feasible_products
from factaudit.solve.forest import spared
from factaudit.solve.inward import inward
from factaudit.solve.linear import LinearOracle
from factaudit.solve.loaded import loaded
from factaudit.solve.nudge import Bound
from factaudit.solve.optimum import greatest
from factaudit.solve.oracle import Check, Oracle, work_of
from factaudit.solve.rational import plain
from factaudit.solve.restrict import index_of
from factaudit.solve.whole import greatest_whole

Terms = Iterable[tuple[int, Number]]
"""(index of a quantity, exact coefficient), each quantity at most once."""

MAX_CASES = 64
"""Combinations of the options of choices that are tried one by one."""


def consistent(system: System, ids: Iterable[str] | None = None, *, effort: Effort | None = None) -> bool | None:
    """Whether the rows whose ids are all in ``ids`` (None: all rows) can hold together; None if undecided.

    What that took is taken off ``effort``.
    """
    names = frozenset((*system.claims, *system.relations) if ids is None else ids)
    force = _in_force(system, names)
    if effort is not None:
        effort.spend(SETTING_UP * len(force.rows))
    whole = choose_oracle(force)
    if isinstance(whole, LinearOracle) and whole.is_forest:
        return whole.check(names).status == "sat"
    answers = {_asked(choose_oracle(part), names, effort).status for part in split(force)}
    if "unsat" in answers:
        return False
    return None if "unknown" in answers else True


def _asked(oracle: Oracle, names: frozenset[str], effort: Effort | None) -> Check:
    try:
        return oracle.check(names)
    finally:
        if effort is not None:
            effort.spend(work_of(oracle))


def _in_force(system: System, names: frozenset[str]) -> System:
    return evolve(
        system,
        rows=tuple(row for row in system.rows if names.issuperset(row.ids)),
        products=tuple(item for item in system.products if names.issuperset(item.ids)),
        choices=tuple(item for item in system.choices if names.issuperset(item.ids)),
    )


def feasible(  # noqa: PLR0913 - a linear expression, or a ratio of two, and what is in force
    system: System,
    terms: Terms,
    *,
    constant: Number = 0,
    over: Terms | None = None,
    ids: Iterable[str] | None = None,
    effort: Effort | None = None,
) -> Bounds | None:
    """Return the tightest bounds of ``sum(coefficient * quantity) + constant``, or of its ratio to ``over``.

    Only what is connected with the quantities asked about counts: a contradiction elsewhere in the system
    changes nothing. The ends are exact, open where they are not attained. An expression over whole
    numbers alone has whole ends that are attained; other expressions over partly integral systems are
    bounded as if everything could be split. Ratios are bounded where ``over`` is positive, by the
    substitution of Charnes and Cooper (1962).

    Args:
        system: what must hold.
        terms: the expression, as pairs of a quantity's index and an exact coefficient.
        constant: a number added to it (to the numerator, for a ratio).
        over: the denominator of a ratio, as pairs.
        ids: the claims and relations in force, all of them by default.
        effort: what the work is taken off.

    Returns:
        bounds, empty where what is in force contradicts itself; None where that could not be decided.

    >>> rows = (Row(((0, 1), (1, 1)), "<", 5), Row(((1, -1),), "<=", -2))
    >>> print(feasible(System(("x", "y"), rows), [(0, 1)]))
    (-oo, 3)
    """
    wanted = _Expression(tuple(terms), constant, None if over is None else tuple(over))
    names = None if ids is None else frozenset(ids)
    found = _quickly(system, wanted, names, effort)
    if found is not None:
        return found
    part = index_of(system).connected(names, [q for q, _ in (*wanted.terms, *(wanted.over or ()))])
    cases = 1
    for choice in part.choices:
        cases *= len(choice.options)
    if cases > MAX_CASES:
        return None
    total = Bounds(())
    for options in product(*(choice.options for choice in part.choices)):
        rows = (*part.rows, *(evolve(row, ids=()) for option in options for row in option))
        found = _in_case(evolve(part, rows=rows, choices=()), wanted, effort)
        if found is None:
            return None
        total |= found
    return total


def feasible_without(system: System, *, effort: Effort | None = None) -> dict[str, Bounds]:
    """Return, for ids that bound one quantity, what everything else leaves it, where a quick look tells all of them.

    That is so where rows and quantities form a forest. Ids whose absence leaves a contradiction are not in it, nor
    are those that bound a sum. What it took is taken off ``effort``.

    >>> rows = (Row(((0, 1),), "=", 2, ("a",)), Row(((0, 1), (1, 1)), "<", 5), Row(((1, -1),), "<=", -3, ("b",)))
    >>> print(feasible_without(System(("x", "y"), rows))["a"])
    (-oo, 2)
    """
    if effort is not None:
        effort.spend(SETTING_UP * len(system.rows))
    return {name: Bounds.of(_interval(*span)) for name, span in spared(system).items()}


@frozen
class _Expression:
    terms: tuple[tuple[int, Number], ...]
    constant: Number
    over: tuple[tuple[int, Number], ...] | None


def _quickly(system: System, wanted: _Expression, names: frozenset[str] | None, effort: Effort | None) -> Bounds | None:
    """Return the bounds of a quantity of a small forest that is asked about again and again, else None."""
    if wanted.constant or wanted.over is not None or len(wanted.terms) != 1:
        return None
    ((quantity, coefficient),) = wanted.terms
    everything = frozenset((*system.claims, *system.relations)) if names is None else names
    found = loaded(system, effort).ends(quantity, everything, effort)
    if isinstance(found, str):
        return Bounds(()) if found == "unsat" else None
    return Bounds.of(_interval(*found).scaled(Fraction(coefficient)))


def _in_case(part: System, wanted: _Expression, effort: Effort | None) -> Bounds | None:
    if not part.products:
        return _linear(part, wanted, effort)
    if wanted.constant or wanted.over is not None:
        return None
    everything = evolve(part, rows=tuple(evolve(row, ids=()) for row in part.rows))

    def linear(system: System, terms: Terms, over: Terms | None) -> Bounds | None:
        return _linear(system, _Expression(tuple(terms), 0, None if over is None else tuple(over)), effort)

    def status(system: System) -> str:
        return _asked(choose_oracle(system), frozenset((*system.claims, *system.relations)), effort).status

    return feasible_products(everything, wanted.terms, linear, status)


def _linear(system: System, wanted: _Expression, effort: Effort | None) -> Bounds | None:
    try:
        return _bounds(system, wanted, effort)
    except ExhaustedError:
        return None


def _bounds(system: System, wanted: _Expression, effort: Effort | None) -> Bounds:
    if wanted.over is not None:
        system, wanted = _homogeneous(system, wanted, wanted.over)
    scale = lcm(*(coefficient.denominator for _, coefficient in wanted.terms))
    whole = [(q, int(coefficient * scale)) for q, coefficient in wanted.terms if coefficient]
    system, target, factor = _targeted(system, whole)
    oracle = LinearOracle(system, Budget(), (target,))
    if effort is not None:
        effort.spend(SETTING_UP * len(system.rows))
    try:
        answer = oracle.check(frozenset((*system.claims, *system.relations)))
        if answer.why is not None:
            raise ExhaustedError(answer.why)
        interval = _ends(oracle, target, system) if answer.status == "sat" else None
    finally:
        if effort is not None:
            effort.spend(oracle.work)
    if interval is None:
        return Bounds(())
    return Bounds.of(_shifted(interval, Fraction(factor, scale), wanted.constant))


def _ends(oracle: LinearOracle, target: int, system: System) -> Interval:
    """Return the least interval that holds every value of a quantity; wants a check before."""
    if oracle.is_forest:
        return _interval(*oracle.ends(target))
    if target in system.integral:
        return _whole_ends(oracle, target)
    return _interval(_infimum(oracle, target), _supremum(oracle, target))


def _targeted(system: System, terms: list[tuple[int, int]]) -> tuple[System, int, int]:
    """Return the system with a quantity for a sum, that quantity, and by what its values are multiplied."""
    if len(terms) == 1:
        return system, *terms[0]
    target = len(system.quantities)
    step = gcd(*(coefficient for _, coefficient in terms)) or 1
    row = Row((*sorted((quantity, c // step) for quantity, c in terms), (target, -1)), "=", 0)
    whole = all(quantity in system.integral for quantity, _ in terms)
    integral = system.integral | {target} if whole and terms else system.integral
    return (
        evolve(system, quantities=(*system.quantities, "sum"), rows=(*system.rows, row), integral=integral),
        target,
        step,
    )


def _shifted(ends: Interval, factor: Fraction, constant: Number) -> Interval:
    interval = ends.scaled(factor)
    lower = None if interval.lower is None else exact(interval.lower + constant)
    upper = None if interval.upper is None else exact(interval.upper + constant)
    return evolve(interval, lower=lower, upper=upper)


def _interval(low: Bound | None, high: Bound | None) -> Interval:
    return Interval(
        None if low is None else plain(low[0]),
        None if high is None else plain(high[0]),
        lower_open=low is not None and low[1] != 0,
        upper_open=high is not None and high[1] != 0,
    )


def _supremum(oracle: LinearOracle, target: int, sign: int = 1) -> Bound | None:
    variable = oracle.add_target([(target, sign)])
    oracle.relax()
    return greatest(oracle.simplex, variable)


def _infimum(oracle: LinearOracle, target: int) -> Bound | None:
    end = _supremum(oracle, target, -1)
    return None if end is None else (-end[0], -end[1])


def _whole_ends(oracle: LinearOracle, target: int) -> Interval:
    """Return the attained ends of a quantity that counts whole things."""
    high = greatest_whole(oracle, [(target, 1)], _supremum(oracle, target))
    low = greatest_whole(oracle, [(target, -1)], _supremum(oracle, target, -1))
    return Interval(None if low is None else -low, high)


def _homogeneous(
    system: System, wanted: _Expression, over: tuple[tuple[int, Number], ...]
) -> tuple[System, _Expression]:
    """Multiply every row by a new quantity t > 0, such that ``over`` times t is 1."""
    t = len(system.quantities)
    rows = [_times(inward(row, system.integral), t) for row in system.rows]
    scale = lcm(*(coefficient.denominator for _, coefficient in over))
    one = tuple(sorted((quantity, int(coefficient * scale)) for quantity, coefficient in over if coefficient))
    rows += [Row(((t, -1),), "<", 0), Row(one, "=", scale)]
    changed = evolve(system, quantities=(*system.quantities, "t"), rows=tuple(rows), integral=frozenset())
    terms = (*wanted.terms, (t, wanted.constant)) if wanted.constant else wanted.terms
    return changed, _Expression(terms, 0, None)


def _times(row: Row, t: int) -> Row:
    terms = (*row.terms, (t, -row.right)) if row.right else row.terms
    return evolve(row, terms=terms, right=0)
