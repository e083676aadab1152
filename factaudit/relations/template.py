"""A relation written once in sympy, compiled once into integer monomials over its roles.

sympy is loaded on the first use of a template; instances are made from the compiled form alone,
because an evaluated ``Eq`` costs 1.7 ms and a ledger may need a hundred thousand of them.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, Final

from attrs import define, frozen

from factaudit.errors import UsageError
from factaudit.model.number import Number, exact

Monomial = tuple[Number, tuple[str, ...]]
"""A coefficient and the roles it multiplies, repeated for powers; no role for a constant."""

MAX_DEGREE: Final = 8
MAX_MONOMIALS: Final = 200


@frozen
class Compiled:
    """``sum(monomials) sense 0`` with whole coefficients, and the roles that must be above zero for it to hold."""

    monomials: tuple[Monomial, ...]
    sense: str
    positive: tuple[str, ...] = ()


@define(frozen=True, slots=False)
class Template:
    """A relation of roles: ``text`` builds the sympy relational from a function that makes symbols."""

    build: "Callable[[Callable[[str], Any]], Any]"

    @cached_property
    def relational(self) -> Any:
        """The sympy relational, with one symbol a role."""
        import sympy  # noqa: PLC0415 - half a second that --help should not pay

        return self.build(sympy.Symbol)

    @cached_property
    def compiled(self) -> Compiled:
        """The integer form that instances are made from."""
        return compile_relational(self.relational)

    def solved_for(self, role: str) -> Any:
        """Return the sympy expression that gives a role from the others: what a repair or a column computes."""
        import sympy  # noqa: PLC0415 - as above

        solutions = sympy.solve(self.relational, sympy.Symbol(role))
        if len(solutions) != 1:
            raise UsageError(f"the relation does not give {role} from its other roles")
        return solutions[0]


def compile_relational(relational: Any) -> Compiled:
    """Bring a sympy relational into whole coefficients without fractions of unknowns.

    A denominator is multiplied out, which holds only where it is above zero: such roles are returned
    in ``positive``.

    Raises:
        UsageError: where it is no polynomial relation, or is too large.
    """
    import sympy  # noqa: PLC0415 - as above

    senses = {sympy.Eq: "=", sympy.Le: "<=", sympy.Lt: "<", sympy.Ge: ">=", sympy.Gt: ">"}
    sense = next((name for kind, name in senses.items() if isinstance(relational, kind)), "")
    if not sense:
        raise UsageError("expected a relation with one of == <= < >= >")
    numerator, denominator = sympy.fraction(sympy.together(relational.lhs - relational.rhs))
    monomials = _monomials(numerator)
    positive = _divisors(denominator)
    if sense in {">=", ">"}:
        monomials = tuple((exact(-coefficient), roles) for coefficient, roles in monomials)
        sense = {">=": "<=", ">": "<"}[sense]
    return Compiled(_whole(monomials), sense, positive)


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


def _divisors(denominator: Any) -> tuple[str, ...]:
    """Return the roles that a fraction divides by; only products of plain roles can be shown to be above zero."""
    roles: list[str] = []
    for factor in denominator.as_ordered_factors():
        base = factor.as_base_exp()[0]
        if base.is_Number and base > 0:
            continue
        if not base.is_Symbol:
            raise UsageError(f"a relation can divide by a quantity, not by {base}")
        roles.append(str(base))
    return tuple(sorted(set(roles)))


def _whole(monomials: tuple[Monomial, ...]) -> tuple[Monomial, ...]:
    scale = lcm(*(Fraction(coefficient).denominator for coefficient, _ in monomials))
    return tuple((exact(coefficient * scale), roles) for coefficient, roles in monomials)
