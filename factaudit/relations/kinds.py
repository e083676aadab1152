"""The kinds of relation that a ledger may use, by name."""

from typing import Final

from factaudit.relations import average, change, formula, order, restated, roll_forward, share, total
from factaudit.relations.kind import Kind

KINDS: Final[dict[str, Kind]] = {
    module.KIND.name: module.KIND for module in (roll_forward, total, share, change, order, average, restated, formula)
}
