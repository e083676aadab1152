"""How a language writes numbers, comparators, units and periods: one YAML file a language, no code."""

from factaudit.language.language import Comparator, Language
from factaudit.language.load import languages, load
from factaudit.language.numeral import Numeral
from factaudit.language.numerals import find
from factaudit.language.period import write_instant, write_period
from factaudit.language.unit import read_unit
from factaudit.language.value import read_value
from factaudit.language.write import write_amount, write_number, write_scaled

__all__ = [
    "Comparator",
    "Language",
    "Numeral",
    "find",
    "languages",
    "load",
    "read_unit",
    "read_value",
    "write_amount",
    "write_instant",
    "write_number",
    "write_period",
    "write_scaled",
]
