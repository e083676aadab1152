"""Make ``compiled.json`` from the sympy templates: ``python -m factaudit.relations.shipped > compiled.json``."""

import json
import sys

from factaudit.relations import average, change, order, restated, roll_forward, share, total
from factaudit.relations.template import compile_relational

TEMPLATES = (
    *roll_forward.TEMPLATES.values(),
    total.EXHAUSTIVE,
    total.PARTIAL,
    share.SHARE,
    *change.TEMPLATES.values(),
    order.NO_MORE,
    order.BELOW,
    average.AVERAGE,
    restated.SAME,
)


def text() -> str:
    """Compile every template that factaudit brings, and return their forms as JSON."""
    forms = {template.name: compile_relational(template.relational) for template in TEMPLATES}
    told = {name: {"sense": form.sense, "monomials": form.monomials} for name, form in forms.items()}
    lines = (f"  {json.dumps(name)}: {json.dumps(form)}" for name, form in told.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(text())
