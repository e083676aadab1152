"""Formula: a relation in the user's own words, parsed by a whitelist over Python's syntax tree.

Nothing is evaluated: names become quantities, numbers are read exactly from their text, and only
``+ - * /``, small whole powers, comparisons and ``and or not`` (or ``if A then B``) are known.
"""

import ast
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import product
from typing import Any, Final

from attrs import frozen

from factaudit.errors import UsageError
from factaudit.model.number import exact
from factaudit.model.relation import Relation
from factaudit.relations.kind import Equation, Kind
from factaudit.relations.template import MAX_DEGREE, MAX_MONOMIALS, Template

MAX_LENGTH: Final = 1000
MAX_DEPTH: Final = 40
MAX_OPTIONS: Final = 32
MAX_BITS: Final = 2000

_IF_THEN: Final = re.compile(r"\s*if\s(?P<condition>[^:]{1,900}?)\sthen\s(?P<consequence>.{1,900})\Z", re.DOTALL)
_COMPARISONS: Final = {ast.Eq: "==", ast.LtE: "<=", ast.Lt: "<", ast.GtE: ">=", ast.Gt: ">"}
_OPPOSITE: Final = {"<=": ">", "<": ">=", ">=": "<", ">": "<="}


@frozen
class Comparison:
    """One comparison of a formula."""

    left: ast.expr
    symbol: str
    right: ast.expr


@frozen
class Formula:
    """A parsed formula: it holds where all comparisons of at least one option do; ``numbers`` tells if it has any."""

    options: tuple[tuple[Template, ...], ...]
    names: tuple[str, ...]
    numbers: bool = False


@lru_cache(maxsize=1024)
def parse(text: str) -> Formula:
    """Parse a formula such as ``coverage == members / population``.

    Raises:
        UsageError: for anything that is not on the whitelist, naming it.
    """
    if len(text) > MAX_LENGTH:
        raise UsageError(f"the formula is longer than {MAX_LENGTH} characters")
    tree = _tree(text)
    options = _options(tree, wanted=True)
    if len(options) > MAX_OPTIONS:
        raise UsageError(f"the formula has more than {MAX_OPTIONS} alternatives")
    names = sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)})
    if not names:
        raise UsageError("the formula names no measure")
    templates = tuple(tuple(_template(comparison, text) for comparison in option) for option in options)
    numbers = any(isinstance(node, ast.Constant) for node in ast.walk(tree))
    return Formula(templates, tuple(names), numbers)


def _tree(text: str) -> ast.expr:
    conditional = _IF_THEN.match(text)
    if conditional:
        condition, consequence = _parsed(conditional["condition"]), _parsed(conditional["consequence"])
        return ast.BoolOp(ast.Or(), [ast.UnaryOp(ast.Not(), condition), consequence])
    return _parsed(text)


def _parsed(text: str) -> ast.expr:
    if text.count("(") > MAX_DEPTH or not text.isprintable():
        raise UsageError("the formula is nested too deeply or holds control characters")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise UsageError(f"cannot read the formula {text.strip()[:60]!r}; expected such as 'a == b + c'") from None
    _check_depth(tree)
    return _with_exact_numbers(tree, text.strip())


def _check_depth(tree: ast.expr) -> None:
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH * 2):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    raise UsageError("the formula is nested too deeply")


def _with_exact_numbers(tree: ast.expr, text: str) -> ast.expr:
    """Replace each literal's value by its text: Python's own reading of 0.1 is not 0.1."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = ast.get_source_segment(text, node) if _is_number(node.value) else None
    return tree


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _options(node: ast.expr, *, wanted: bool) -> list[tuple[Comparison, ...]]:
    """Return the disjunctive normal form of a condition, or of its opposite where it is not wanted."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return _options(node.operand, wanted=not wanted)
    if isinstance(node, ast.BoolOp):
        branches = [_options(value, wanted=wanted) for value in node.values]
        if isinstance(node.op, ast.Or) == wanted:
            return [option for branch in branches for option in branch]
        if len(branches) > MAX_DEPTH:
            raise UsageError("the formula joins too many conditions")
        return [sum(chosen, ()) for chosen in _bounded_product(branches)]
    if isinstance(node, ast.Compare):
        return _comparisons(node, wanted=wanted)
    raise UsageError(f"expected a comparison, got {_kind(node)}")


def _bounded_product(branches: list[list[tuple[Comparison, ...]]]) -> Iterable[tuple[tuple[Comparison, ...], ...]]:
    size = 1
    for branch in branches:
        size *= len(branch)
        if size > MAX_OPTIONS:
            raise UsageError(f"the formula has more than {MAX_OPTIONS} alternatives")
    return product(*branches)


def _comparisons(node: ast.Compare, *, wanted: bool) -> list[tuple[Comparison, ...]]:
    sides = [node.left, *node.comparators]
    chain = []
    for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
        symbol = _COMPARISONS.get(type(operator))
        if symbol is None:
            raise UsageError("a formula compares with == <= < >= > only")
        chain.append(Comparison(left, symbol, right))
    if wanted:
        return [tuple(chain)]
    return [(opposite,) for comparison in chain for opposite in _opposites(comparison)]


def _opposites(comparison: Comparison) -> list[Comparison]:
    symbols = ("<", ">") if comparison.symbol == "==" else (_OPPOSITE[comparison.symbol],)
    return [Comparison(comparison.left, symbol, comparison.right) for symbol in symbols]


def _template(comparison: Comparison, text: str) -> Template:
    for side in (comparison.left, comparison.right):
        _degree(side)
    if _terms(comparison.left) * _terms(comparison.right) > MAX_MONOMIALS:
        raise UsageError("the formula is too large once its brackets are multiplied out")

    def build(role: Any) -> Any:
        import sympy  # noqa: PLC0415 - loaded with the first template

        senses = {"==": sympy.Eq, "<=": sympy.Le, "<": sympy.Lt, ">=": sympy.Ge, ">": sympy.Gt}
        left, right = _expression(comparison.left, role), _expression(comparison.right, role)
        relational = senses[comparison.symbol](left, right, evaluate=False)
        if not (left - right).free_symbols:
            raise UsageError(f"the formula {text[:60]!r} does not depend on any measure")
        return relational

    return Template(build)


def _degree(node: ast.expr) -> int:
    """Return an upper bound of the degree of an expression, refusing what is not on the whitelist."""
    match node:
        case ast.Name():
            return 1
        case ast.Constant(value=str(text)):
            _check_number(text)
            return 0
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return _degree(operand)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return max(_degree(left), _degree(right))
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div(), right=right):
            return _bounded(_degree(left) + _degree(right))
        case ast.BinOp(left=ast.Name() | ast.Constant() as base, op=ast.Pow(), right=ast.Constant(value=str(power))):
            if not power.isdigit() or not 1 <= int(power[:3]) <= MAX_DEGREE:
                raise UsageError(f"a power must be a whole number from 1 to {MAX_DEGREE}, got {power[:20]}")
            return _bounded(_degree(base) * int(power))
    raise UsageError(f"a formula cannot hold {_kind(node)}; known: names, numbers, + - * / ** and comparisons")


def _terms(node: ast.expr) -> int:
    """Return an upper bound of how many products an expression has once multiplied out; its shape is checked."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div(), right=right):
            return _terms(left) * _terms(right)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return _terms(left) + _terms(right)
        case ast.UnaryOp(operand=operand):
            return _terms(operand)
    return 1


def _bounded(degree: int) -> int:
    if degree > MAX_DEGREE:
        raise UsageError(f"a formula may multiply at most {MAX_DEGREE} quantities")
    return degree


def _check_number(text: str) -> None:
    if exact(text).numerator.bit_length() > MAX_BITS:
        raise UsageError("a number in the formula is too large")


def _kind(node: ast.AST) -> str:
    names = {ast.Call: "a call", ast.Attribute: "an attribute", ast.Constant: "a text", ast.Name: "a name"}
    return names.get(type(node), f"a {type(node).__name__.lower()}")


def _expression(node: ast.expr, role: Any) -> Any:
    import sympy  # noqa: PLC0415 - loaded with the first template

    match node:
        case ast.Name(id=name):
            return role(name)
        case ast.Constant(value=str(text)):
            number = exact(text)
            return sympy.Rational(number.numerator, number.denominator)
        case ast.UnaryOp(op=op, operand=operand):
            inner = _expression(operand, role)
            return -inner if isinstance(op, ast.USub) else inner
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATIONS[type(op)](_expression(left, role), _expression(right, role))
    raise UsageError(f"a formula cannot hold {_kind(node)}")


def _divided(left: Any, right: Any) -> Any:
    if right == 0:
        raise UsageError("the formula divides by zero")
    return left / right


_OPERATIONS: Final[dict[type[ast.operator], Callable[[Any, Any], Any]]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: _divided,
    ast.Pow: lambda left, right: left**right,
}


def _equations(relation: Relation) -> Iterable[Equation]:
    formula = parse(relation.formula)
    return [Equation(template, formula.names) for option in formula.options for template in option]


KIND: Final = Kind(name="formula", required=(), optional=(), equations=_equations)
