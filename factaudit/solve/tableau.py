"""Sparse equations over integers with one basic variable each, and the pivot that exchanges it.

Every row reads ``sum(coefficient * variable) = 0`` and is kept free of fractions: eliminating a variable
cross-multiplies two rows by the smallest factors that do (1 in nearly every row of a ledger).
"""

from math import gcd


class Tableau:
    """Rows by their basic variable, and for each nonbasic variable the basic variables of its rows."""

    __slots__ = ("columns", "rows")

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, int]] = {}
        self.columns: list[set[int]] = []

    def add_variable(self) -> int:
        """Return a new nonbasic variable that stands in no row."""
        self.columns.append(set())
        return len(self.columns) - 1

    def add_row(self, terms: "tuple[tuple[int, int], ...]") -> int:
        """Return a new basic variable that equals the sum of ``terms`` (variable, coefficient)."""
        basic = self.add_variable()
        row = {basic: -1}
        for variable, coefficient in terms:
            row[variable] = row.get(variable, 0) + coefficient
        for variable in [v for v in row if v in self.rows]:
            if row[variable]:
                _eliminate(row, self.rows[variable], variable)
        self.rows[basic] = {v: c for v, c in row.items() if c}
        for variable in self.rows[basic]:
            if variable != basic:
                self.columns[variable].add(basic)
        return basic

    def pivot(self, leaving: int, entering: int) -> None:
        """Make ``entering`` basic in the row of ``leaving``."""
        rows, columns = self.rows, self.columns
        row = rows.pop(leaving)
        others = columns[entering]
        others.discard(leaving)
        columns[entering] = set()
        for variable in row:
            if variable not in (entering, leaving):
                column = columns[variable]
                column.discard(leaving)
                column.add(entering)
        columns[leaving].add(entering)
        for basic in others:
            self._substitute(basic, row, entering)
        rows[entering] = row

    def _substitute(self, basic: int, row: dict[int, int], variable: int) -> None:
        """Eliminate ``variable`` from the row of ``basic`` and keep the columns in step."""
        target, columns = self.rows[basic], self.columns
        part, pivot = target.pop(variable), row[variable]
        factor, rest = divmod(part, pivot)
        scale = 1
        if rest:
            scale, factor = _cross_factors(part, pivot)
            for key in target:
                target[key] *= scale
        for key, coefficient in row.items():
            if key == variable:
                continue
            old = target.get(key)
            if old is None:
                target[key] = -factor * coefficient
                columns[key].add(basic)
                continue
            new = old - factor * coefficient
            if new:
                target[key] = new
            else:
                del target[key]
                columns[key].discard(basic)
        if scale != 1:
            _reduce(target)


def _cross_factors(part: int, pivot: int) -> tuple[int, int]:
    """Return (positive factor for the target row, factor for the pivot row) that cancel ``part``."""
    common = gcd(part, pivot)
    if pivot < 0:
        common = -common
    return pivot // common, part // common


def _eliminate(target: dict[int, int], row: dict[int, int], variable: int) -> None:
    scale, factor = _cross_factors(target[variable], row[variable])
    if scale != 1:
        for key in target:
            target[key] *= scale
    for key, coefficient in row.items():
        target[key] = target.get(key, 0) - factor * coefficient


def _reduce(row: dict[int, int]) -> None:
    common = gcd(*row.values())
    if common != 1:
        for key in row:
            row[key] //= common
