"""A claim of a claims file, with its quote."""

from typing import Final

from factaudit import units
from factaudit.errors import UnitError, UsageError
from factaudit.formats.dated import EITHER, PERIOD_KEYS, dated, misfit_of_units
from factaudit.formats.reading import Reading, Wrong
from factaudit.formats.scalars import MEASURE, OWN_ID, SOURCE, TEXT, UNIT, WEIGHT, choice, parsed, text_at
from factaudit.formats.shapes import Key, Record, Shape, Values
from factaudit.formats.text_file import quoted
from factaudit.formats.value_forms import VALUE, Words
from factaudit.formats.yaml_tree import Mapping, Node
from factaudit.model.claim import MODALITIES, Claim
from factaudit.model.measure import Measure
from factaudit.model.period import CALENDAR_UNITS, Period
from factaudit.model.source import Span
from factaudit.model.stated import Stated

RATES: Final = {"every": "every", "average-per": "average_per"}
"""Keys of a rate, and the attributes of a claim that hold them."""

PLAIN_KEYS: Final = ("edge", "modality", "source", "speaker", "scenario", "unit", "note")
"""Keys that stand for the attribute of the same name."""


def _offset(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise UsageError(f"expected a number of characters, got {quoted(text)}")
    return int(text)


_OFFSET: Final = parsed("a number of characters", _offset, {"type": "integer", "minimum": 0})


def _build_quote(values: Values, _node: Mapping, _reading: Reading) -> Span:
    return Span("", **{"quote" if name == "exact" else name: value for name, value in values.items()})


_QUOTE_RECORD: Final = Record(
    "a quote",
    (
        Key("exact", TEXT, "the words quoted", required=True),
        Key("prefix", TEXT, "the text before them"),
        Key("suffix", TEXT, "the text after them"),
        Key("start", _OFFSET, "where they start, counted in characters"),
        Key("end", _OFFSET, "where they end"),
    ),
    _build_quote,
)


def _read_quote(node: Node, reading: Reading) -> Span:
    if isinstance(node, Mapping):
        span: Span = _QUOTE_RECORD.read(node, reading)
        return span
    return Span("", quote=text_at(node, reading, "a quote"))


QUOTE: Final = Shape(_read_quote, {"anyOf": [TEXT.schema, _QUOTE_RECORD.schema]})
"""A quote, or a selector of the W3C Annotation Model; the claim's source says of what."""


def _build_claim(values: Values, node: Mapping, reading: Reading) -> Claim:
    measure: Measure = values["measure"]
    noted = len(reading.problems)
    stated = reading.attempt(_stated, values, reading)
    period = reading.attempt(dated, values, node, reading, measure)
    reading.attempt(_check_edge, values, node, reading, period)
    reading.attempt(_check_rate, values, node, reading, period)
    reading.attempt(_check_units, values, node, reading, stated)
    if stated is None or len(reading.problems) > noted:
        raise Wrong
    return Claim(
        id=values["id"],
        series=reading.series(measure, values.get("entity")),
        stated=stated,
        period=period,
        weight=values.get("weight", 1),
        span=_span(values),
        place=reading.place(node.pairs["value"][1]),
        **{name: values[name] for name in PLAIN_KEYS if name in values},
        **{name: values[key] for key, name in RATES.items() if key in values},
    )


def _span(values: Values) -> Span | None:
    quote: Span | None = values.get("quote")
    if quote is None:
        return None
    return Span(values.get("source", ""), quote.start, quote.end, quote.quote, quote.prefix, quote.suffix)


def _stated(values: Values, reading: Reading) -> Stated:
    value: Stated | Words = values["value"]
    if isinstance(value, Stated):
        return value
    source = reading.sources.get(values.get("source", ""))
    return value.stated((source and source.language) or reading.language, reading)


def _check_edge(values: Values, node: Mapping, reading: Reading, period: Period | None) -> None:
    """A level needs the end of the period that it speaks of, and only a level has one."""
    kind = values["measure"].kind
    if kind == "flow" and "edge" in values:
        reading.fail(node.pairs["edge"][0], "a flow covers its whole period and has no edge", "leave it out")
    if kind == "stock" and period is not None:
        edge = values.get("edge", "end")
        if (period.stop if edge == "end" else period.start) is None:
            hint = f"give a date, or edge: {'start' if edge == 'end' else 'end'}"
            reading.fail(node.pairs["at"][1], f"the period {period} has no {edge} for a level to be dated to", hint)


def _check_rate(values: Values, node: Mapping, reading: Reading, period: Period | None) -> None:
    """A rate is the amount of each calendar unit, so its period is made of whole ones."""
    given = [key for key in RATES if key in values]
    if not given:
        return
    key, unit = node.pairs[given[0]]
    if len(given) > 1:
        reading.fail(key, "both every and average-per are given", "keep one of them")
    if values["measure"].kind == "stock":
        reading.fail(key, f"{given[0]} is for amounts, and {quoted(values['measure'].id)} is a stock", "make it a flow")
    if period is None and not {"at", "during"} & values.keys():
        reading.fail(key, "a rate needs its period", "write during: with the period that it runs over")
    misfit = misfit_of_units(period, values[given[0]]) if period else ""
    if misfit:
        reading.fail(unit, misfit, "write during: with whole calendar units")


def _check_units(values: Values, node: Mapping, reading: Reading, stated: Stated | None) -> None:
    """What the claim counts in must be comparable with the measure."""
    wanted = values["measure"].unit
    key, unit = ("unit", values["unit"]) if "unit" in values else ("value", stated.unit if stated else "")
    if unit and wanted and unit != wanted:
        try:
            units.factor(unit, wanted)
        except UnitError as error:
            message = f"{error}: the measure {quoted(values['measure'].id)} is in {quoted(wanted)}"
            reading.fail(node.pairs[key][1], message, "correct the unit, or name another measure")


_UNIT_OF_TIME: Final = choice("a calendar unit", CALENDAR_UNITS)

CLAIM: Final = Record(
    "a claim",
    (
        Key("id", OWN_ID, required=True),
        Key("measure", MEASURE, "the id of a measure", required=True),
        Key("entity", TEXT, "of whom, where it is not the measure's own entity"),
        *PERIOD_KEYS,
        Key("edge", choice("start or end", ("start", "end")), "which end of the date a level speaks of (end)"),
        Key("every", _UNIT_OF_TIME, "the value is the amount of each such unit"),
        Key("average-per", _UNIT_OF_TIME, "the value is the mean amount of such a unit"),
        Key("value", VALUE, "a number, words in the ledger's language, or bounds", required=True),
        Key("unit", UNIT, "the unit of the value, where it is not the measure's own"),
        Key("modality", choice("a modality", MODALITIES), "what kind of statement it is (reported)"),
        Key("source", SOURCE, "the id of a source"),
        Key("speaker", TEXT, "who says so"),
        Key("scenario", TEXT, "the future it belongs to"),
        Key("weight", WEIGHT, "how far it is trusted (1); fixed: corrections may not touch it"),
        Key("quote", QUOTE, "the words of the source"),
        Key("note", TEXT),
    ),
    _build_claim,
    EITHER,
)
