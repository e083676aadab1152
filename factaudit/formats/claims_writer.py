"""Writing a ledger as a claims file that reads back to the same ledger."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from yaml import Node

from factaudit.formats.claim_shape import RATES
from factaudit.formats.claims_table import VERSION
from factaudit.formats.dated import period_key
from factaudit.formats.relation_writer import relation_node
from factaudit.formats.value_writer import number, value
from factaudit.formats.yaml_writer import flag, mapping, plain, section, sequence, text
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.policy import AS_WRITTEN, POLICIES, Policy
from factaudit.model.source import Source, Span

Pairs = list[tuple[str, Node]]
Entry = TypeVar("Entry", Source, Measure)


def write(entries: Entries) -> str:
    """Return the text of a claims file, from which ``read`` gives the same entries.

    Where spans have been looked up, their places are kept; the documents are not.

    Raises:
        UsageError: where a claim admits no number at all.
    """
    sections: list[tuple[str, Node, bool]] = [
        ("factaudit", plain(VERSION), True),
        ("title", text(entries.title), bool(entries.title)),
        ("language", text(entries.language), entries.language != "en"),
        ("policy", _policy(entries.policy), entries.policy != AS_WRITTEN),
        ("sources", _by_id(entries.sources, _source), bool(entries.sources)),
        ("measures", _by_id(entries.measures, _measure), bool(entries.measures)),
        ("relations", _listed(relation_node(r, entries) for r in entries.relations), bool(entries.relations)),
        ("claims", _listed(_claim(c, entries) for c in entries.claims), bool(entries.claims)),
        ("ignore", _listed(map(_ignored, entries.ignore)), bool(entries.ignore)),
    ]
    return "".join(section(key, node) for key, node, wanted in sections if wanted)


def _by_id(entries: Iterable[Entry], node: Callable[[Entry], Node]) -> Node:
    return mapping(((entry.id, node(entry)) for entry in entries), flow=False)


def _listed(nodes: Iterable[Node]) -> Node:
    return sequence(nodes, flow=False)


def _texts(entry: object, names: Iterable[str]) -> Pairs:
    """Return the texts of an entry that say something."""
    values = ((name, getattr(entry, name)) for name in names)
    return [(name, text(value)) for name, value in values if value]


def _source(source: Source) -> Node:
    published = [("published", plain(source.published.isoformat()))] if source.published else []
    return mapping(
        [
            *_texts(source, ("title", "publisher")),
            *published,
            *_texts(source, ("file", "url", "language")),
        ]
    )


def _measure(measure: Measure) -> Node:
    pairs = _texts(measure, ("label",))
    pairs += [("kind", text(measure.kind))]
    pairs += _texts(measure, ("unit", "entity"))
    pairs += [("integral", flag(True))] if measure.integral else []
    pairs += [("signed", flag(measure.signed))] if measure.signed is not None else []
    return mapping(pairs)


def _policy(policy: Policy) -> Node:
    """Return the name of a policy known by it, else its name and what differs from the policy as written."""
    if POLICIES.get(policy.name) == policy:
        return text(policy.name)
    pairs: Pairs = [("name", text(policy.name)), ("base", text(AS_WRITTEN.name))]
    pairs += [(name, text(getattr(policy, name))) for name in ("rounding", "zeros")]
    pairs += [(name, number(getattr(policy, name))) for name in ("about", "nearly", "over")]
    return mapping(pairs)


def _claim(claim: Claim, entries: Entries) -> Node:
    measure = entries.measure[claim.series.measure]
    pairs: Pairs = [("id", text(claim.id)), ("measure", text(measure.id))]
    if claim.series.entity != measure.entity:
        pairs.append(("entity", text(claim.series.entity)))
    if claim.period is not None:
        pairs.append((period_key(measure.kind), plain(str(claim.period))))
    pairs += [("edge", text(claim.edge))] if claim.edge != "end" else []
    pairs += [(key, text(getattr(claim, name))) for key, name in RATES.items() if getattr(claim, name)]
    pairs.append(("value", value(claim.stated, _language(claim, entries))))
    pairs += [("unit", text(claim.unit))] if claim.unit else []
    pairs += [("modality", text(claim.modality))] if claim.modality != "reported" else []
    pairs += _texts(claim, ("source", "speaker", "scenario"))
    if claim.weight != 1:
        pairs.append(("weight", text("fixed") if claim.weight is None else number(claim.weight)))
    pairs += _quote(claim) + _texts(claim, ("note",))
    return mapping(pairs)


def _language(claim: Claim, entries: Entries) -> str:
    source = entries.source.get(claim.source)
    return (source.language if source else "") or entries.language


def _quote(claim: Claim) -> Pairs:
    """Return the quote of a claim; a place in the claims file itself is looked up anew each time."""
    span = claim.span
    if span is None or (span.source != claim.source and not span.quote):
        return []
    if span.source != claim.source or span == Span(span.source, quote=span.quote):
        return [("quote", text(span.quote))]
    offsets = [(name, getattr(span, name)) for name in ("start", "end")]
    pairs: Pairs = [("exact", text(span.quote)), *_texts(span, ("prefix", "suffix"))]
    pairs += [(name, plain(str(offset))) for name, offset in offsets if offset is not None]
    return [("quote", mapping(pairs))]


def _ignored(entry: tuple[str, str]) -> Node:
    rule, _, claim = entry[0].partition(":")
    pairs: Pairs = [("rule", text(rule)), *([("claim", text(claim))] if claim else [])]
    return mapping([*pairs, ("reason", text(entry[1]))])
