"""z3 as an independent judge of a system, told in SMT-LIB 2.6 text written straight from the integer rows.

Text is two to three times as fast as building z3 objects from Python, and the child process that is
asked about hard systems reads the same text. z3 is loaded when the first question is put.
"""

import signal
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from factaudit.constraint import Choice, Product, Row, System

JUDGE_TIMEOUT_MS: Final = 60_000


def judge(
    system: System, ids: Collection[str] | None = None, *, timeout_ms: int = JUDGE_TIMEOUT_MS, rlimit: int = 0
) -> bool | None:
    """Return whether everything in force can hold together, None where z3 gives up.

    Args:
        system: rows, products and choices over real or whole quantities.
        ids: the claims and relations in force; all of them where None.
        timeout_ms: wall time after which z3 gives up.
        rlimit: z3's own deterministic count of work after which it gives up; 0 for none.

    Raises:
        KeyboardInterrupt: on Ctrl-C, which z3 itself would only take as a reason to give up.
    """
    import z3  # noqa: PLC0415 - loading z3 takes longer than most audits

    solver = z3.Solver(ctx=z3.Context())
    solver.set("timeout", timeout_ms)
    if rlimit:
        solver.set("rlimit", rlimit)
    solver.from_string(smt_text(system, ids))
    answer = str(solver.check())
    if hasattr(signal, "siginterrupt"):
        # z3 handles Ctrl-C while it works and leaves the signal set to restart reads, which then never end.
        signal.siginterrupt(signal.SIGINT, True)
    if answer == "unknown" and "interrupted" in solver.reason_unknown():
        raise KeyboardInterrupt
    return {"sat": True, "unsat": False}.get(answer)


def smt_text(system: System, ids: Collection[str] | None = None) -> str:
    """Return what is in force as SMT-LIB declarations and assertions, exact at any size of number.

    >>> print(smt_text(System(("x",), (Row(((0, 2),), "<", -1),))))
    (declare-const q0 Real)
    (assert (< (* 2.0 q0) (- 1.0)))
    """
    rows = [row for row in system.rows if in_force(row, ids)]
    products = [product for product in system.products if in_force(product, ids)]
    choices = [choice for choice in system.choices if in_force(choice, ids)]
    assertions = [_row_text(row, system.integral) for row in rows]
    assertions += [_product_text(product, system.integral) for product in products]
    assertions += [_choice_text(choice, system.integral) for choice in choices]
    lines = [_declaration(index, system.integral) for index in sorted(_mentioned(rows, products, choices))]
    lines += [f"(assert {assertion})" for assertion in assertions]
    return "\n".join(lines)


def in_force(part: Row | Product | Choice, ids: Collection[str] | None) -> bool:
    """Return whether all that a part of a system came from is among ``ids`` (anything is, where None)."""
    return ids is None or all(name in ids for name in part.ids)


def _mentioned(rows: Iterable[Row], products: Iterable[Product], choices: Iterable[Choice]) -> set[int]:
    indices = {index for row in _all_rows(rows, choices) for index, _ in row.terms}
    for product in products:
        indices |= {product.result, product.left, product.right}
    return indices


def _all_rows(rows: Iterable[Row], choices: Iterable[Choice]) -> Iterator[Row]:
    yield from rows
    for choice in choices:
        for option in choice.options:
            yield from option


def _declaration(index: int, integral: frozenset[int]) -> str:
    return f"(declare-const q{index} {'Int' if index in integral else 'Real'})"


def _row_text(row: Row, integral: frozenset[int]) -> str:
    whole = all(index in integral for index, _ in row.terms)
    terms = [_term_text(index, coefficient, integral, whole=whole) for index, coefficient in row.terms]
    total = terms[0] if len(terms) == 1 else f"(+ {' '.join(terms)})" if terms else _numeral(0, whole=whole)
    return f"({row.sense} {total} {_numeral(row.right, whole=whole)})"


def _term_text(index: int, coefficient: int, integral: frozenset[int], *, whole: bool) -> str:
    quantity = _quantity_text(index, integral, whole=whole)
    return quantity if coefficient == 1 else f"(* {_numeral(coefficient, whole=whole)} {quantity})"


def _quantity_text(index: int, integral: frozenset[int], *, whole: bool) -> str:
    return f"(to_real q{index})" if index in integral and not whole else f"q{index}"


def _numeral(value: int, *, whole: bool) -> str:
    digits = str(abs(value)) if whole else f"{abs(value)}.0"
    return f"(- {digits})" if value < 0 else digits


def _product_text(product: Product, integral: frozenset[int]) -> str:
    indices = (product.result, product.left, product.right)
    whole = all(index in integral for index in indices)
    result, left, right = (_quantity_text(index, integral, whole=whole) for index in indices)
    return f"(= {result} (* {left} {right}))"


def _choice_text(choice: Choice, integral: frozenset[int]) -> str:
    options = [_option_text(option, integral) for option in choice.options]
    return f"(or {' '.join(options)})" if options else "false"


def _option_text(option: tuple[Row, ...], integral: frozenset[int]) -> str:
    return f"(and {' '.join(_row_text(row, integral) for row in option)})" if option else "true"
