"""Writing a relation under the key of its kind."""

from attrs import evolve
from yaml import Node

from factaudit.formats.dated import period_key
from factaudit.formats.relation_table import KINDS
from factaudit.formats.value_writer import number
from factaudit.formats.yaml_writer import mapping, plain, sequence, text
from factaudit.model.entries import Entries
from factaudit.model.relation import Relation, Term

Pairs = list[tuple[str, Node]]


def relation_node(relation: Relation, entries: Entries) -> Node:
    """Return a relation as a mapping of its id, its kind, and its period where it has one."""
    pairs: Pairs = [("id", text(relation.id)), (relation.kind, _body(relation, entries))]
    if relation.period is not None:
        pairs.append((_period_key(relation, entries), plain(str(relation.period))))
    return mapping(pairs)


def _period_key(relation: Relation, entries: Entries) -> str:
    """Return ``during`` for relations between amounts."""
    terms = [term for _, terms in relation.roles for term in terms]
    return "during" if any(entries.measure[term.series.measure].kind == "flow" for term in terms) else "at"


def _body(relation: Relation, entries: Entries) -> Node:
    if relation.kind == "formula":
        return text(relation.formula)
    if relation.kind == "restated":
        return sequence(_term(term, entries) for term in relation.role("same"))
    many = {role.name for role in KINDS[relation.kind].roles if role.many}
    pairs = _of_one_term(relation, entries) if relation.kind == "change" else []
    for name, terms in relation.roles:
        if name not in dict(pairs):
            nodes = [_term(term, entries) for term in terms]
            pairs.append((name, sequence(nodes) if name in many else nodes[0]))
    return mapping([*pairs, *((key, plain(chosen)) for key, chosen in relation.options)])


def _of_one_term(relation: Relation, entries: Entries) -> Pairs:
    """Return the short form of a change of one term between two periods, nothing where it is no such change."""
    (first,), (last,) = relation.role("from"), relation.role("to")
    of = evolve(first, period=None)
    if first.period is None or last.period is None or evolve(last, period=None) != of:
        return []
    return [("of", _term(of, entries)), ("from", plain(str(first.period))), ("to", plain(str(last.period)))]


def _term(term: Term, entries: Entries) -> Node:
    measure = entries.measure[term.series.measure]
    pairs: Pairs = []
    if term.series.entity != measure.entity:
        pairs.append(("entity", text(term.series.entity)))
    if term.period is not None:
        pairs.append((period_key(measure.kind), plain(str(term.period))))
    if term.factor != 1:
        pairs.append(("factor", number(term.factor)))
    return mapping([("measure", text(measure.id)), *pairs]) if pairs else text(measure.id)
