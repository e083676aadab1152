"""What a conflict takes for granted, each assumption tested by leaving it out."""

from collections.abc import Iterator

from attrs import evolve

from factaudit.constraint import Row
from factaudit.explain import words
from factaudit.explain.case import Case
from factaudit.explain.phrases import phrases
from factaudit.model.relation import Relation
from factaudit.relations.reading import DATED_BY_SOURCE, END_OF_PERIOD
from factaudit.relations.roll_forward import TEMPLATES


def assumptions(case: Case, language: str) -> Iterator[str]:
    """Yield what was taken for granted, in plain words."""
    say = phrases(language)
    for name in case.relations:
        relation = case.entries.relation[name]
        if relation.kind == "roll-forward":
            yield from map(say, _other_flows(case, relation))
    yield from _dates(case, language)
    if any(not row.ids and multiplier for row, multiplier in case.conflict.certificate):
        yield say("assumes.nonnegative")


def _other_flows(case: Case, relation: Relation) -> Iterator[str]:
    """Yield which sentences tell of the flows that a roll-forward leaves out."""
    flows = relation.option("flows", "closed")
    if flows in {"closed", "open-outflows"}:
        yield "assumes.no-inflow" if _dissolves(case, relation, "open-inflows") else "assumes.inflows"
    if flows in {"closed", "open-inflows"}:
        yield "assumes.no-outflow" if _dissolves(case, relation, "open-outflows") else "assumes.outflows"


def _dissolves(case: Case, relation: Relation, flows: str) -> bool:
    """Whether flows beside the stated ones would end the conflict."""
    known, freed = TEMPLATES[relation.option("flows", "closed")], TEMPLATES[flows]
    turned = known.compiled.monomials != freed.compiled.monomials
    told = by_proof(case, relation, turned=turned)
    return by_solving(case, relation, turned=turned) if told is None else told


def by_proof(case: Case, relation: Relation, *, turned: bool) -> bool | None:
    """Whether a conflict ends where only one side is left of the equations of a relation, None where its proof is mute.

    A sum that needs no more than this side goes on to hold. One that needs the other side of a single equation shows
    that the other members, which agree, keep its left and right apart: just as this side asks.
    """
    if case.conflict.proof != "linear" or not case.conflict.certificate:
        return None
    used = [weight for row, weight in case.conflict.certificate if relation.id in row.ids]
    if all(weight <= 0 if turned else weight >= 0 for weight in used):
        return False
    alone = len([row for row in case.system.rows if relation.id in row.ids]) == 1
    return True if alone and not case.system.products and not case.system.choices else None


def by_solving(case: Case, relation: Relation, *, turned: bool) -> bool:
    """Whether a conflict ends where only one side is left of the equations of a relation, however it was proved."""
    rows = [_one_sided(row, turned=turned) for row in case.system.rows if relation.id in row.ids]
    return case.consistent(case.restated({relation.id: rows})) is not False


def _one_sided(row: Row, *, turned: bool) -> Row:
    """Return the row that bounds the left side of another above, or below where ``turned``."""
    if not turned:
        return evolve(row, sense="<=")
    return evolve(row, terms=tuple((index, -c) for index, c in row.terms), sense="<=", right=-row.right)


def _dates(case: Case, language: str) -> Iterator[str]:
    say = phrases(language)
    for voice in case.voices:
        claim = voice.reading.claim
        if DATED_BY_SOURCE in voice.reading.assumed:
            yield say("assumes.published", claim=claim.id)
    ended = [v.reading.claim for v in case.voices if END_OF_PERIOD in v.reading.assumed]
    if ended and case.relations:
        periods = dict.fromkeys(words.when(c.period, language) for c in ended)
        yield say("assumes.end", periods=", ".join(periods))
