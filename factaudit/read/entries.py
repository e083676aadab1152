"""From amounts and links to a ledger: a measure, a series and a claim for each amount, a relation for each link."""

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from factaudit import units
from factaudit.errors import UnitError
from factaudit.model.claim import FACTUAL, Claim
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.mention import Mention
from factaudit.model.period import CALENDAR_UNITS, Period
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.model.source import Document, Source, Span
from factaudit.read.amounts import HUNDRED, Amount, Link, Role
from factaudit.read.denials import DENIED
from factaudit.read.mentions import Read
from factaudit.read.plans import period_of
from factaudit.read.sections import ASIDE
from factaudit.read.tape import Tape

_CONTEXT = 32
_LABEL_WORDS = 6


@define
class Sets:
    """Disjoint sets of amounts by key (union-find)."""

    parent: dict[int, int] = field(factory=dict)

    def find(self, key: int) -> int:
        """Return the representative of an amount's set."""
        root = key
        while self.parent.get(root, root) != root:
            root = self.parent[root]
        while self.parent.get(key, key) != root:
            self.parent[key], key = root, self.parent[key]
        return root

    def join(self, keys: Sequence[int]) -> None:
        """Join the sets of some amounts; the first of them represents them all."""
        roots = sorted({self.find(key) for key in keys})
        for root in roots[1:]:
            self.parent[root] = roots[0]


def entries_of(
    read: Read, document: Document, language: str, links: Sequence[Link], same: Sequence[tuple[Amount, ...]]
) -> Entries:
    """Return the ledger of an article; the numbers of its mentions that have no claim were not understood.

    Args:
        read: the article as read.
        document: its text.
        language: the code of its language.
        links: the relations its words state.
        same: amounts that its words tell of one quantity.
    """
    amounts = [a for p in read.passages for a in p.amounts]
    if any(a is HUNDRED for link in links for a in link.amounts()):
        amounts.append(HUNDRED)
    builder = _Builder.of(amounts, links, same, document)
    claimed = {a.key: name for a, name in builder.named}
    source = Source(document.id, title="", published=read.published, file=document.path, language=language)
    return Entries(
        title=document.path,
        language=language,
        sources=(source,),
        measures=tuple(builder.measures()),
        relations=tuple(builder.relations(links)),
        claims=tuple(builder.claims(read.tape, {a.key for link in links for a in link.amounts()})),
        documents=(document,),
        mentions=tuple(evolve(m, claim=claimed[m.start]) if m.start in claimed else m for m in read.mentions()),
        path=document.path,
    )


@define
class _Builder:
    """The claims of an article by name, with the unit, the series and the future of each amount by its key.

    ``one`` holds the sets of amounts that tell of one quantity; its series is named after the first of them.
    """

    named: list[tuple[Amount, str]]
    unit: dict[int, str]
    one: Sets
    series: dict[int, Series]
    future: dict[int, str]
    wholes: dict[int, Amount]
    rates: frozenset[int]
    ceilings: frozenset[int]
    document: Document

    @classmethod
    def of(
        cls, amounts: Sequence[Amount], links: Sequence[Link], same: Sequence[tuple[Amount, ...]], document: Document
    ) -> "_Builder":
        """Name the claims and join what belongs together."""
        linked = {a.key for link in links for a in link.amounts()} | {a.key for group in same for a in group}
        kept = [a for a in amounts if a.key in linked or _tells(a)]
        named = [(amount, f"c{number}") for number, amount in enumerate(kept, 1)]
        alike, one = Sets(), Sets()
        for group in same:
            one.join([a.key for a in group])
            alike.join([a.key for a in group])
        for link in links:
            alike.join([r.amount.key for name, roles in link.roles for r in roles if name not in _APART])
            one.join([a.key for a in link.amounts("stock")])
        rates = frozenset(a.key for link in links for a in link.amounts("inflows"))
        by_key = {a.key: a for a in kept}
        first = {a.key: Series(f"m{name[1:]}") for a, name in named}
        series = {key: first[one.find(key)] for key in first}
        bound = (link for link in links if link.kind != "roll-forward")
        ceilings = frozenset(a.key for link in bound for a in link.amounts() if _limits(a))
        return cls(
            named, _units(kept, alike), one, series, _futures(by_key, links), _wholes(links), rates, ceilings, document
        )

    def measures(self) -> Iterator[Measure]:
        """Yield one measure for each quantity."""
        for amount, name in self.named:
            if self.one.find(amount.key) == amount.key:
                yield Measure(
                    f"m{name[1:]}",
                    label=_label(amount, self.wholes.get(amount.key)),
                    kind=self._kind(amount),
                    unit=self.unit[amount.key],
                    signed=_signed(amount),
                )

    def _kind(self, amount: Amount) -> str:
        if amount.key in self.rates:
            return "flow"
        return "ratio" if amount.percent else "stock"

    def claims(self, tape: Tape, linked: set[int]) -> Iterator[Claim]:
        """Yield the claim of each amount."""
        for amount, name in self.named:
            mention = amount.mention
            assert mention.stated is not None
            every = mention.per if amount.key in self.rates and mention.per in CALENDAR_UNITS else ""
            yield Claim(
                name,
                self.series[amount.key],
                mention.stated,
                period=claimed_period(amount) if amount.key in linked or mention.time else None,
                every=every,
                modality="reported" if amount.key in self.ceilings else mention.modality,
                source=self.document.id,
                speaker=mention.speaker,
                scenario=self.future.get(amount.key, ""),
                unit=_own_unit(mention.unit, self.unit[amount.key]),
                weight=None if amount is HUNDRED else 1,
                span=None if amount is HUNDRED else _span(tape.text, mention, self.document.id),
            )

    def relations(self, links: Sequence[Link]) -> Iterator[Relation]:
        """Yield the relation of each link."""
        for number, link in enumerate(links, 1):
            pinned = link.kind != "roll-forward"
            roles = tuple((name, self._terms(roles, pinned=pinned)) for name, roles in link.roles)
            yield Relation(f"r{number}", link.kind, roles, link.options)

    def _terms(self, roles: tuple[Role, ...], *, pinned: bool) -> tuple[Term, ...]:
        terms: dict[tuple[Series, Period | None], Term] = {}
        for role in roles:
            period = claimed_period(role.amount) if pinned else None
            term = Term(self.series[role.amount.key], period, role.factor)
            terms.setdefault((term.series, period), term)
        return tuple(terms.values())


def _wholes(links: Sequence[Link]) -> dict[int, Amount]:
    """Return the whole that each part is told to be of, by the key of the part."""
    totals = [(link, whole) for link in links if link.kind == "total" for whole in link.amounts("whole")]
    return {part.key: whole for link, whole in totals for part in link.amounts("parts")}


_APART = frozenset({"percent", "points", "mean", "count"})
"""Roles that have a unit of their own."""


def _tells(amount: Amount) -> bool:
    """Whether an amount of the story says what it counts, and is not denied."""
    mention = amount.mention
    return mention.section not in ASIDE and mention.role != DENIED and bool(amount.unit)


def _limits(amount: Amount) -> bool:
    """Whether an amount is a quota or ceiling; one that is itself divided or compared is told, and bounds nothing."""
    return amount.mention.modality == "limit"


def _signed(amount: Amount) -> bool | None:
    """Return whether an amount may be below zero: where one is told to be, and on a scale of temperature."""
    stated = amount.mention.stated
    below = stated is not None and (stated.value < 0 or (stated.value == 0 and stated.comparator in {"<", "<="}))
    return True if below or amount.unit.startswith("degree") else None


def _units(amounts: Sequence[Amount], alike: Sets) -> dict[int, str]:
    """Return the unit of each amount's measure: in a set, the first that is known."""
    chosen: dict[int, str] = {}
    for amount in amounts:
        root = alike.find(amount.key)
        if not chosen.get(root):
            chosen[root] = _known_unit(amount.unit)
    return {a.key: chosen[alike.find(a.key)] for a in amounts}


def _known_unit(unit: str) -> str:
    try:
        units.dimension(unit)
    except UnitError:
        return ""
    return unit


def _own_unit(unit: str, measured: str) -> str:
    """Return the unit of a claim where it differs from its measure's and can be converted."""
    if unit == measured or not unit or not measured:
        return measured
    try:
        units.factor(unit, measured)
    except UnitError:
        return measured
    return unit


def _futures(by_key: dict[int, Amount], links: Sequence[Link]) -> dict[int, str]:
    """Return the scenario of each linked amount: joined links that foretell describe one future.

    A plan starts from facts that stay facts, and its rate is part of it; any other relation holds only among
    its own members.
    """
    sets = Sets()
    for link in links:
        sets.join([a.key for a in link.amounts()])
    held = {a.key for link in links if link.kind != "roll-forward" for a in link.amounts()}
    related = held | {a.key for link in links for a in link.amounts("inflows")}
    foretold: dict[int, str] = {}
    for link in links:
        for amount in link.amounts():
            if amount.mention.modality not in FACTUAL and amount.mention.modality != "limit":
                root = sets.find(amount.key)
                foretold.setdefault(root, f"future {len(foretold) + 1}")
    named: dict[int, str] = {}
    for key in {a.key for link in links for a in link.amounts()}:
        name = foretold.get(sets.find(key), "")
        plain = by_key[key].mention.modality in FACTUAL and key not in related
        if name and not plain and (key in held or by_key[key].mention.modality != "limit"):
            named[key] = name
    return named


def claimed_period(amount: Amount) -> Period | None:
    """Return the period of an amount as a claim has it: "until May" speaks of May."""
    period = period_of(amount.mention.time)
    if period is None or period.bounded:
        return period
    edge = period.stop - 1 if period.stop is not None else period.start
    assert edge is not None
    text = amount.mention.time.replace("../", "").replace("/..", "")
    return Period.parse(text)


def _label(amount: Amount, whole: Amount | None) -> str:
    """Return what an amount measures in the words around it: a part that names no thing of its own is of its whole."""
    words = amount.named if amount.before else (*amount.named, *amount.after[:_LABEL_WORDS])
    if whole is not None and whole.head in whole.named and (amount.guessed or not amount.head):
        words = (whole.head, *words)
    return " ".join(dict.fromkeys(words)) or amount.mention.text


def _span(text: str, mention: Mention, source: str) -> Span:
    start, end = mention.start, mention.end
    return Span(source, start, end, text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT])
