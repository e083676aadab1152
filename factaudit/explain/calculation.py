"""The calculation behind a conflict of one relation, printed from the relation's own sympy definition."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

from factaudit.errors import UsageError
from factaudit.explain import words
from factaudit.explain.case import Case
from factaudit.explain.focus import Focus
from factaudit.model.number import Number, exact
from factaudit.model.period import Period
from factaudit.model.quantity import Series
from factaudit.relations.instances import Bound
from factaudit.relations.template import Template
from factaudit.relations.voices import Voice


def calculation(case: Case, focus: Focus, language: str) -> str:
    """Return such as "(7,017 - 6,818) / 6,818 = 2.92 %", empty where the conflict is no single calculation.

    It is for claims that give one number each and of which at least one is rounded or multiplied; sums
    of exact numbers are told by the certificate, with the limits and rates that take part in them.
    """
    if len(case.relations) != 1 or focus.feasible is None or focus.feasible.empty:
        return ""
    if not all(map(_gives_one_number, case.voices)):
        return ""
    spoken = {_spoken(voice): voice for voice in case.voices}
    for bound in _bounds(case):
        roles = {role: spoken.get((p[0].series, p[0].time)) for role, p in bound.roles if len(p) == 1}
        used = [voice for voice in roles.values() if voice is not None]
        if len(used) == len(case.voices) == len(roles) == len(bound.roles) and _is_hard_to_follow(used, bound):
            return _calculated(case, focus, bound, {r: v for r, v in roles.items() if v is not None}, language)
    return ""


def _spoken(voice: Voice) -> tuple[Series, Period | None]:
    return voice.reading.claim.series, voice.reading.when


def _bounds(case: Case) -> Iterator[Bound]:
    for instance in case.built.instances_of(case.entries.relation[case.relations[0]]):
        if len(instance.options) == 1:
            yield from instance.options[0]


def _gives_one_number(voice: Voice) -> bool:
    claim = voice.reading.claim
    return claim.stated.explicit is None and claim.stated.upper is None and not voice.reading.rate_unit


def _is_hard_to_follow(voices: list[Voice], bound: Bound) -> bool:
    """Whether rounding or a product makes a sum of bounds hard to follow."""
    products = any(len(roles) > 1 for _, roles in bound.template.compiled.monomials)
    return products or any(voice.reading.claim.stated.rounded for voice in voices)


@lru_cache(maxsize=256)
def _solved(template: Template, wanted: str) -> Any:
    """Return the expression that gives a role, which sympy takes several milliseconds to find."""
    return template.solved_for(wanted)


def _calculated(case: Case, focus: Focus, bound: Bound, roles: dict[str, Voice], language: str) -> str:
    (wanted,) = (role for role, voice in roles.items() if voice.id == focus.voice.id)
    try:
        expression = _solved(bound.template, wanted)
    except UsageError:
        return ""
    others = {role: voice for role, voice in roles.items() if role != wanted}
    scales = {role: placed[0].factor for role, placed in bound.roles}
    value = _value(expression, {role: _number(case, voice) * scales[role] for role, voice in others.items()})
    if value is None:
        return ""
    written = {role: _written(case, voice, language) for role, voice in others.items()}
    result = words.number(exact(Fraction(value) / scales[wanted]), focus.style(language))
    return f"{_printed(expression, written)} = {result}"


def _number(case: Case, voice: Voice) -> Number:
    """Return the number written, in the unit of its measure."""
    return exact(voice.reading.claim.stated.value * case.conversion(voice.reading.claim))


def _written(case: Case, voice: Voice, language: str) -> str:
    return words.number(_number(case, voice), case.style(voice, language))


def _value(expression: Any, numbers: dict[str, Number]) -> Number | None:
    import sympy  # noqa: PLC0415 - loaded with the templates

    values = {sympy.Symbol(role): sympy.Rational(n.numerator, n.denominator) for role, n in numbers.items()}
    result = expression.xreplace(values)
    return exact(Fraction(int(result.p), int(result.q))) if result.is_Rational else None


def _printed(expression: Any, written: dict[str, str]) -> str:
    """Print an expression with the numbers in the places of the roles, what is taken away last."""
    from sympy import Symbol  # noqa: PLC0415 - as above

    shown = expression.xreplace({Symbol(role): Symbol(text) for role, text in written.items()})
    return str(_printer().doprint(shown)).replace("*", " x ").replace("/", " / ")


def _printer() -> Any:
    from sympy.printing.str import StrPrinter  # noqa: PLC0415 - as above

    class Told(StrPrinter):  # type: ignore[misc] # sympy has no types
        """Prints sums with the positive terms first, as they would be told."""

        def _print_Add(self, expr: Any, order: Any = None) -> str:  # noqa: ARG002, N802 - sympy's own hook
            terms = sorted(expr.args, key=lambda term: (term.could_extract_minus_sign(), str(term)))
            text = " + ".join(self.parenthesize(term, 30) for term in terms)
            return text.replace("+ -", "- ")

    return Told()
