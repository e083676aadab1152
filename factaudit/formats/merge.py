"""Joining ledgers into one: measures of one id are one, other ids are kept apart by the name of their file."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from factaudit.errors import InputError, Place, Problem
from factaudit.formats.project import SUFFIX
from factaudit.formats.text_file import quoted
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.mention import Mention
from factaudit.model.quantity import Series
from factaudit.model.relation import Term

_NAME: Final = re.compile(r"[^\W\d]\w*")


def together(ledgers: Sequence[Entries]) -> Entries:
    """Return one ledger that holds the entries of all.

    Measures of one id are one; their kinds and units must agree. Those read from a text are numbered and stay its
    own. Ids of claims, relations and sources that several files use get the name of their file in front, unless
    the files mean the same source.

    Raises:
        InputError: with every measure, formula and policy on which the ledgers do not agree.
    """
    if len(ledgers) == 1:
        return ledgers[0]
    ledgers = _own_measures(ledgers)
    measures: dict[str, Measure] = {}
    problems = [*_join_measures(ledgers, measures), *_moved_formulas(ledgers, measures), *_policies(ledgers)]
    if problems:
        raise InputError(problems)
    renamed = _kept_apart([_rebased(ledger) for ledger in ledgers])
    return Entries(
        title="; ".join(dict.fromkeys(ledger.title for ledger in renamed if ledger.title)),
        language=ledgers[0].language,
        sources=tuple({source.id: source for ledger in renamed for source in ledger.sources}.values()),
        measures=tuple(measures.values()),
        relations=tuple(relation for ledger in renamed for relation in ledger.relations),
        claims=tuple(claim for ledger in renamed for claim in ledger.claims),
        policy=ledgers[0].policy,
        ignore=tuple(dict.fromkeys(entry for ledger in renamed for entry in ledger.ignore)),
        documents=tuple({document.id: document for ledger in renamed for document in ledger.documents}.values()),
        mentions=tuple(mention for ledger in renamed for mention in ledger.mentions),
    )


def _own_measures(ledgers: Sequence[Entries]) -> list[Entries]:
    """Return the ledgers, the measures that reading a text has numbered named by their file."""
    named = zip(ledgers, _stems(ledgers), strict=True)
    return [_with_own_measures(ledger, stem) if ledger.mentions else ledger for ledger, stem in named]


def _with_own_measures(ledger: Entries, stem: str) -> Entries:
    def own(series: Series) -> Series:
        return evolve(series, measure=f"{stem}/{series.measure}")

    def term(one: Term) -> Term:
        return evolve(one, series=own(one.series))

    return evolve(
        ledger,
        measures=tuple(evolve(measure, id=f"{stem}/{measure.id}") for measure in ledger.measures),
        claims=tuple(evolve(claim, series=own(claim.series)) for claim in ledger.claims),
        relations=tuple(
            evolve(relation, roles=tuple((role, tuple(map(term, terms))) for role, terms in relation.roles))
            for relation in ledger.relations
        ),
    )


def _join_measures(ledgers: Sequence[Entries], joined: dict[str, Measure]) -> Iterator[Problem]:
    """Join the measures of one id into ``joined``, and yield those that differ."""
    for measure in (measure for ledger in ledgers for measure in ledger.measures):
        first = joined.setdefault(measure.id, measure)
        signs = {first.signed, measure.signed} - {None}
        if (first.kind, first.unit) != (measure.kind, measure.unit) or len(signs) > 1:
            message = f"the measure {quoted(measure.id)} is {_told(measure)} here, but {_told(first)} at {first.place}"
            yield Problem(message, measure.place, "make them agree, or give one of them another id")
        else:
            integral = first.integral or measure.integral
            joined[measure.id] = evolve(first, integral=integral, signed=next(iter(signs), None))


def _told(measure: Measure) -> str:
    sign = {None: "", True: " that may be negative", False: " that is never negative"}[measure.signed]
    return f"a {measure.kind} in {quoted(measure.unit)}{sign}" if measure.unit else f"a {measure.kind}{sign}"


def _moved_formulas(ledgers: Sequence[Entries], joined: dict[str, Measure]) -> Iterator[Problem]:
    """Yield the formulas whose names would come to mean the measure of another entity."""
    for ledger in ledgers:
        for relation in ledger.relations:
            for name in _NAME.findall(relation.formula):
                if name in ledger.measure and ledger.measure[name].entity != joined[name].entity:
                    entity, other = quoted(ledger.measure[name].entity), quoted(joined[name].entity)
                    message = f"{quoted(name)} is about {entity} here, but about {other} at {joined[name].place}"
                    yield Problem(message, relation.place, "give one of the measures another id")


def _policies(ledgers: Sequence[Entries]) -> Iterator[Problem]:
    first = ledgers[0]
    for ledger in ledgers[1:]:
        if ledger.policy != first.policy:
            message = f"the policy {quoted(ledger.policy.name)} is not the policy {quoted(first.policy.name)}"
            yield Problem(f"{message} of {first.path}", Place(ledger.path), "ledgers audited together share one policy")


def _rebased(ledger: Entries) -> Entries:
    """Return a ledger that names the files of its sources from where the program runs."""
    folder = Path(ledger.path).parent
    sources = (evolve(source, file=str(folder / source.file) if source.file else "") for source in ledger.sources)
    return evolve(ledger, sources=tuple(sources))


@frozen
class _Prefix:
    """The name of a file, to be put in front of ids that other files use as well."""

    stem: str
    own: frozenset[str]
    sources: frozenset[str]

    def claim(self, name: str) -> str:
        return f"{self.stem}/{name}" if name in self.own else name

    def source(self, name: str) -> str:
        return f"{self.stem}/{name}" if name in self.sources else name


def _kept_apart(ledgers: list[Entries]) -> list[Entries]:
    own = Counter(name for ledger in ledgers for name in ledger.claim.keys() | ledger.relation.keys())
    texts = {source for ledger in ledgers for source in ledger.sources}
    shared = frozenset(name for name, count in own.items() if count > 1)
    different = frozenset(name for name, count in Counter(source.id for source in texts).items() if count > 1)
    return [
        _renamed(ledger, _Prefix(stem, shared, different))
        for ledger, stem in zip(ledgers, _stems(ledgers), strict=True)
    ]


def _stems(ledgers: Iterable[Entries]) -> Iterator[str]:
    """Yield a name for each ledger, numbered where files of several folders bear the same one."""
    seen: Counter[str] = Counter()
    for ledger in ledgers:
        stem = Path(ledger.path).name.removesuffix(SUFFIX) or "ledger"
        seen[stem] += 1
        yield stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"


def _renamed(ledger: Entries, prefix: _Prefix) -> Entries:
    return evolve(
        ledger,
        sources=tuple(evolve(source, id=prefix.source(source.id)) for source in ledger.sources),
        relations=tuple(evolve(relation, id=prefix.claim(relation.id)) for relation in ledger.relations),
        claims=tuple(_renamed_claim(claim, prefix) for claim in ledger.claims),
        documents=tuple(evolve(document, id=prefix.source(document.id)) for document in ledger.documents),
        mentions=tuple(_renamed_mention(mention, ledger, prefix) for mention in ledger.mentions),
        ignore=tuple((_renamed_rule(rule, prefix), reason) for rule, reason in ledger.ignore),
    )


def _renamed_claim(claim: Claim, prefix: _Prefix) -> Claim:
    span = claim.span and evolve(claim.span, source=prefix.source(claim.span.source))
    return evolve(claim, id=prefix.claim(claim.id), source=prefix.source(claim.source), span=span)


def _renamed_mention(mention: Mention, ledger: Entries, prefix: _Prefix) -> Mention:
    source = prefix.source(ledger.document_of(mention).id)
    return evolve(mention, claim=prefix.claim(mention.claim), source=source)


def _renamed_rule(rule: str, prefix: _Prefix) -> str:
    name, colon, claim = rule.partition(":")
    return f"{name}{colon}{prefix.claim(claim)}"
