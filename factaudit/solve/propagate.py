"""Bounds propagated through rows and products until nothing moves or a contradiction shows.

Feasibility-based bound tightening (Belotti, Cafieri, Lee and Liberti 2010, section 2), in exact numbers and
with every end of an interval remembering what it came from, so that a contradiction names the ids it needs.
It only ever removes values that cannot be taken; how far it goes is limited, so it may miss contradictions.
"""

from collections import deque
from collections.abc import Sequence
from typing import Final

from attrs import evolve, field, frozen

from factaudit.constraint import Product, Row
from factaudit.model.number import ceiling_of, floor_of
from factaudit.solve.nonlinear_ends import (
    INFINITY,
    MINUS_INFINITY,
    End,
    Point,
    Span,
    ids_of,
    magnitude,
    product_of,
    quotient_of,
    rounded_out,
    square_of,
)
from factaudit.solve.rational import Rational, quotient

MOVES: Final = 12
"""How often an end may move: cycles approach their limit for ever (``x = y / 2`` and ``y = x / 2 + 1``)."""

MAGNITUDE: Final = 1500
"""Ends of more binary digits, before or after the point, are not used: squares of squares grow without limit."""


@frozen
class Propagated:
    """The ends that are known of each quantity (absent at infinity), or the ids of a contradiction in ``core``.

    ``clash`` are the ends that contradict each other, or the row ``broken``.
    """

    lower: dict[int, End] = field(factory=dict)
    upper: dict[int, End] = field(factory=dict)
    core: frozenset[str] | None = None
    clash: tuple[End, ...] = ()
    broken: Row | None = None

    def span(self, index: int) -> Span:
        """Return the interval of a quantity without its reasons."""
        return _point(self.lower.get(index), MINUS_INFINITY), _point(self.upper.get(index), INFINITY)

    def ends(self, *indices: int) -> tuple[End, ...]:
        """Return all finite ends of some quantities."""
        return tuple(side[index] for index in indices for side in (self.lower, self.upper) if index in side)


def propagate(rows: Sequence[Row], products: Sequence[Product], integral: frozenset[int]) -> Propagated:
    """Return the bounds that rows and products imply, all of them being in force.

    >>> known = propagate((Row(((0, 1), (1, 1)), "<=", 10), Row(((1, -1),), "<", -6)), (), frozenset({0}))
    >>> known.upper[0].value
    3
    """
    tightening = _Tightening(rows, products, integral)
    try:
        tightening.run()
    except _ContradictionError as contradiction:
        return Propagated(core=contradiction.core, clash=contradiction.ends, broken=contradiction.row)
    return tightening.known


class _ContradictionError(Exception):
    """No value is left for a quantity or a row."""

    def __init__(self, *ends: End, row: Row | None = None) -> None:
        self.core = ids_of(ends, () if row is None else row.ids)
        self.ends, self.row = ends, row
        super().__init__()


class _Tightening:
    def __init__(self, rows: Sequence[Row], products: Sequence[Product], integral: frozenset[int]) -> None:
        self.known = Propagated()
        self._integral = integral
        self._moves: dict[tuple[int, int], int] = {}
        self._parts: list[Row | Product] = [*sorted(rows, key=lambda row: len(row.terms)), *products]
        self._users: dict[int, list[int]] = {}
        for number, part in enumerate(self._parts):
            for index in _indices(part):
                self._users.setdefault(index, []).append(number)
        self._waiting = deque(range(len(self._parts)))
        self._queued = [True] * len(self._parts)

    def run(self) -> None:
        while self._waiting:
            number = self._waiting.popleft()
            self._queued[number] = False
            part = self._parts[number]
            if isinstance(part, Product):
                self._use_product(part)
            else:
                self._use_row(part, 1)
                if part.sense == "=":
                    self._use_row(part, -1)

    def _use_row(self, row: Row, sign: int) -> None:
        """Use ``sum(terms) <= right`` times ``sign``: a term is at most the right side less the least of the rest."""
        ends: list[End] = []
        room: Rational = sign * row.right
        unbounded: int | None = None
        for position, (index, coefficient) in enumerate(row.terms):
            end = (self.known.lower if sign * coefficient > 0 else self.known.upper).get(index)
            if end is not None:
                room -= sign * coefficient * end.value
                ends.append(end)
            elif unbounded is None:
                unbounded = position
            else:
                return
        opens = (row.sense == "<") + sum(end.is_open for end in ends)
        if unbounded is not None:
            index, coefficient = row.terms[unbounded]
            self._limit(index, sign * coefficient, End(room, opens > 0, row.ids, tuple(ends), row))
        elif room < 0 or (room == 0 and opens):
            raise _ContradictionError(*ends, row=row)
        else:
            self._limit_each(row, sign, End(room, opens > 0, row.ids, tuple(ends), row), opens)

    def _limit_each(self, row: Row, sign: int, room: End, opens: int) -> None:
        for position, (index, coefficient) in enumerate(row.terms):
            own = room.because[position]
            others = room.because[:position] + room.because[position + 1 :]
            right = room.value + sign * coefficient * own.value
            self._limit(index, sign * coefficient, End(right, opens > own.is_open, row.ids, others, row))

    def _limit(self, index: int, coefficient: int, right: End) -> None:
        """Use ``coefficient * quantity <= right``."""
        end = End(quotient(right.value, coefficient), right.is_open, right.ids, right.because, right.source)
        self._move(index, 1 if coefficient > 0 else -1, end)

    def _use_product(self, product: Product) -> None:
        left, right = self.known.span(product.left), self.known.span(product.right)
        span = square_of(left) if product.left == product.right else product_of(left, right)
        self._move_both(product.result, span, product, self.known.ends(product.left, product.right))
        for factor, other in ((product.left, product.right), (product.right, product.left)):
            found = quotient_of(self.known.span(product.result), self.known.span(other))
            if found is not None:
                self._move_both(factor, found, product, self.known.ends(product.result, other))

    def _move_both(self, index: int, span: Span, product: Product, because: tuple[End, ...]) -> None:
        for direction, (side, value, is_open) in zip((-1, 1), span, strict=True):
            if side == 0:
                self._move(index, direction, End(value, is_open, product.ids, because, product))
            elif side == -direction:  # pragma: no cover - spans are never wholly at infinity
                raise AssertionError(span)

    def _move(self, index: int, direction: int, end: End) -> None:
        """Move the lower (-1) or upper (1) end of a quantity inwards, where ``end`` is tighter than what is known."""
        sides = (self.known.upper, self.known.lower)
        mine, opposite = sides if direction > 0 else sides[::-1]
        if index in self._integral:
            end = _whole(end, direction)
        before = mine.get(index)
        if before is not None and not _tighter(end, before, direction):
            return
        end = evolve(end, index=index, direction=direction)
        facing = opposite.get(index)
        if facing is not None and _crossed(end, facing, direction):
            raise _ContradictionError(end, facing)
        moves = self._moves.get((index, direction), 0)
        if moves >= MOVES or abs(magnitude(end.value)) > MAGNITUDE:
            return
        rounded = evolve(end, value=rounded_out(end.value, direction))
        if before is None or _tighter(rounded, before, direction):
            self._moves[index, direction] = moves + 1
            mine[index] = rounded
            self._wake(index)

    def _wake(self, index: int) -> None:
        for number in self._users.get(index, ()):
            if not self._queued[number]:
                self._queued[number] = True
                self._waiting.append(number)


def _indices(part: Row | Product) -> set[int]:
    if isinstance(part, Product):
        return {part.result, part.left, part.right}
    return {index for index, _ in part.terms}


def _point(end: End | None, infinity: Point) -> Point:
    return infinity if end is None else (0, end.value, end.is_open)


def _whole(end: End, direction: int) -> End:
    """Return the end moved inwards to a whole number."""
    value = int(floor_of(end.value) if direction > 0 else ceiling_of(end.value))
    if end.is_open and value == end.value:
        value -= direction
    return evolve(end, value=value, is_open=False)


def _tighter(end: End, before: End, direction: int) -> bool:
    if end.value == before.value:
        return end.is_open and not before.is_open
    return bool(end.value < before.value) if direction > 0 else bool(end.value > before.value)


def _crossed(end: End, facing: End, direction: int) -> bool:
    if end.value == facing.value:
        return end.is_open or facing.is_open
    return bool(end.value < facing.value) if direction > 0 else bool(end.value > facing.value)
