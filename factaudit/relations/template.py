"""A relation written once in sympy, compiled once into integer monomials over its roles.

Instances are made from the compiled form alone, because an evaluated ``Eq`` costs 1.7 ms and a ledger may need a
hundred thousand of them. The compiled forms of the relations that factaudit brings are shipped with it (``shipped``),
so that most checks never load sympy.
"""

import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache, cached_property
from importlib.resources import files
from math import lcm
from typing import Any, Final

from attrs import define, frozen

from factaudit.errors import UsageError
from factaudit.model.number import Number, exact

Monomial = tuple[Number, tuple[str, ...]]
"""A coefficient and the roles it multiplies, repeated for powers; no role for a constant."""

MAX_DEGREE: Final = 8
MAX_MONOMIALS: Final = 200


MAX_DIVISORS: Final = 4


@frozen
class Divisor:
    """What a relation divides by: ``sum(monomials)``, never zero; ``odd`` where its sign is that of the power taken."""

    monomials: tuple[Monomial, ...]
    odd: bool


@frozen
class Compiled:
    """``sum(monomials) sense 0`` with whole coefficients, got by multiplying with the ``divisors``.

    Where an odd number of odd divisors is negative, multiplying turns an inequality round.
    """

    monomials: tuple[Monomial, ...]
    sense: str
    divisors: tuple[Divisor, ...] = ()


@cache
def shipped() -> dict[str, Compiled]:
    """Return the compiled forms of the relations that factaudit brings, by name."""
    told = json.loads(files("factaudit.relations").joinpath("compiled.json").read_text(encoding="utf-8"))
    return {
        name: Compiled(tuple((coefficient, tuple(roles)) for coefficient, roles in one["monomials"]), one["sense"])
        for name, one in told.items()
    }


@define(frozen=True, slots=False)
class Template:
    """A relation of roles: ``build`` makes the sympy relational from a function that makes symbols.

    ``name`` is that of its compiled form among those shipped, empty where a user wrote the relation.
    """

    build: "Callable[[Callable[[str], Any]], Any]"
    name: str = ""

    @cached_property
    def relational(self) -> Any:
        """The sympy relational, with one symbol a role."""
        import sympy  # noqa: PLC0415 - half a second that --help should not pay

        return self.build(sympy.Symbol)

    @cached_property
    def compiled(self) -> Compiled:
        """The integer form that instances are made from."""
        return shipped()[self.name] if self.name else compile_relational(self.relational)

    def solved_for(self, role: str) -> Any:
        """Return the sympy expression that gives a role from the others: what a repair or a column computes.

        Raises:
            UsageError: where it is no equation, or the role is not linear in it.
        """
        import sympy  # noqa: PLC0415 - as above

        relational, symbol = self.relational, sympy.Symbol(role)
        numerator, _ = sympy.fraction(sympy.together(relational.lhs - relational.rhs))
        if not isinstance(relational, sympy.Eq) or sympy.degree(numerator, symbol) != 1:
            raise UsageError(f"the relation does not give {role} from its other roles")
        return sympy.solve(relational, symbol)[0]


def compile_relational(relational: Any) -> Compiled:
    """Bring a sympy relational into whole coefficients without fractions of unknowns.

    Denominators are multiplied out and returned as ``divisors``.

    Raises:
        UsageError: where it is no polynomial relation, or is too large.
    """
    import sympy  # noqa: PLC0415 - as above

    senses = {sympy.Eq: "=", sympy.Le: "<=", sympy.Lt: "<", sympy.Ge: ">=", sympy.Gt: ">"}
    sense = next((name for kind, name in senses.items() if isinstance(relational, kind)), "")
    if not sense:
        raise UsageError("expected a relation with one of == <= < >= >")
    numerator, denominator = sympy.fraction(sympy.together(relational.lhs - relational.rhs))
    number, denominator = denominator.as_coeff_Mul()
    monomials = _monomials(numerator / number)
    if sense in {">=", ">"}:
        monomials = tuple((exact(-coefficient), roles) for coefficient, roles in monomials)
        sense = {">=": "<=", ">": "<"}[sense]
    return Compiled(_whole(monomials), sense, tuple(_divisors(denominator)))


def _monomials(expression: Any) -> tuple[Monomial, ...]:
    symbols = sorted(expression.free_symbols, key=str)
    if not symbols:
        return ((exact(Fraction(int(expression.p), int(expression.q))), ()),) if expression != 0 else ()
    polynomial = expression.as_poly(*symbols)
    if polynomial is None or polynomial.total_degree() > MAX_DEGREE or len(polynomial.terms()) > MAX_MONOMIALS:
        raise UsageError("a relation must be a polynomial of moderate size in its quantities")
    return tuple(
        (
            exact(Fraction(int(coefficient.p), int(coefficient.q))),
            tuple(str(s) for s, power in zip(symbols, powers, strict=True) for _ in range(power)),
        )
        for powers, coefficient in polynomial.terms()
    )


def _divisors(denominator: Any) -> Iterator[Divisor]:
    """Yield the factors of a denominator with the parity of their powers."""
    factors = [] if denominator.is_Number else denominator.as_ordered_factors()
    if len(factors) > MAX_DIVISORS:
        raise UsageError(f"a relation can divide by at most {MAX_DIVISORS} different things")
    for factor in factors:
        base, power = factor.as_base_exp()
        yield Divisor(_whole(_monomials(base)), odd=int(power) % 2 == 1)


def _whole(monomials: tuple[Monomial, ...]) -> tuple[Monomial, ...]:
    scale = lcm(*(Fraction(coefficient).denominator for coefficient, _ in monomials))
    return tuple((exact(coefficient * scale), roles) for coefficient, roles in monomials)
