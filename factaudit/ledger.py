"""A ledger built in code: name measures, claim values, relate them, audit.

>>> import factaudit as fa
>>> ledger = fa.Ledger("Semarang 2025")
>>> members = ledger.stock("active UHC members", unit="person", entity="Kota Semarang")
>>> quota = ledger.flow("UHC quota", unit="person", entity="Kota Semarang")
>>> _ = ledger.roll_forward(members, inflows=[quota])
>>> _ = ledger.claim(members.at("2025-05"), "28,562")
>>> _ = ledger.claim(quota.every("month", "2025-06/2025-12"), "10,800", modality="limit")
>>> _ = ledger.claim(members.at("2025-12"), "more than 230 thousand", modality="projected")
>>> ledger.audit().verdict
'contradictory'
"""

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

from attrs import evolve, fields

from factaudit.audit import AuditOptions
from factaudit.errors import UsageError
from factaudit.incremental import Earlier, again, first
from factaudit.language import read_value
from factaudit.model.bounds import Bounds
from factaudit.model.claim import MODALITIES, Claim, trust_of
from factaudit.model.entries import Entries
from factaudit.model.measure import Measure
from factaudit.model.naming import free_id, id_from
from factaudit.model.number import Number, exact
from factaudit.model.policy import POLICIES, Policy
from factaudit.model.relation import Relation
from factaudit.model.report import Report
from factaudit.model.source import Source, Span
from factaudit.model.spoken import Measured, Member, Spoken, terms_of
from factaudit.model.stated import Stated
from factaudit.relations.kinds import KINDS
from factaudit.solve import Memo

Value = str | Number | Bounds | Stated

MOST_PRINTED: Final = 20
"""Claims up to which a ledger is printed whole where it is displayed."""


class Ledger:
    """A collection of claims about quantities, and of the relations between those.

    Args:
        title: what to call it in reports.
        language: the language in which values are written (``en`` or ``id``).
        policy: how written numbers are read: the name of a policy, or one of your own.
    """

    def __init__(self, title: str = "", *, language: str = "en", policy: str | Policy = "as-written") -> None:
        if isinstance(policy, str) and policy not in POLICIES:
            raise UsageError(f"unknown policy {policy!r}; known: {', '.join(POLICIES)}")
        chosen = POLICIES[policy] if isinstance(policy, str) else policy
        self._empty = Entries(title=title, language=language, policy=chosen)
        self._sources: dict[str, Source] = {}
        self._measures: dict[str, Measure] = {}
        self._relations: dict[str, Relation] = {}
        self._claims: dict[str, Claim] = {}
        self._memo = Memo()
        self._earlier: Earlier | None = None

    @classmethod
    def of(cls, entries: Entries) -> Self:
        """Return a ledger with entries that were read from somewhere."""
        ledger = cls()
        ledger._empty = evolve(entries, sources=(), measures=(), relations=(), claims=())
        ledger._sources = {s.id: s for s in entries.sources}
        ledger._measures = {m.id: m for m in entries.measures}
        ledger._relations = {r.id: r for r in entries.relations}
        ledger._claims = {c.id: c for c in entries.claims}
        return ledger

    def __repr__(self) -> str:
        counts = f"{len(self._measures)} measures, {len(self._relations)} relations, {len(self._claims)} claims"
        return f"Ledger({self._empty.title!r}, {counts})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001 - the protocol of IPython and hypothesis
        """Print a small ledger as its claims file."""
        printer.text(repr(self) if cycle or len(self._claims) > MOST_PRINTED else self.to_yaml())

    @property
    def entries(self) -> Entries:
        """Everything said so far, frozen."""
        return evolve(
            self._empty,
            sources=tuple(self._sources.values()),
            measures=tuple(self._measures.values()),
            relations=tuple(self._relations.values()),
            claims=tuple(self._claims.values()),
        )

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a claims file.

        Raises:
            InputError: with every mistake in the file and its line and column.
        """
        from factaudit.formats import claims_file  # noqa: PLC0415 - yaml loads only where a file is read

        return cls.of(claims_file.read(Path(path)))

    def to_yaml(self) -> str:
        """Return the ledger as a claims file, without loss."""
        from factaudit.formats import claims_file  # noqa: PLC0415 - as above

        return claims_file.write(self.entries)

    def source(self, name: str, *, title: str = "", publisher: str = "", published: str = "", url: str = "") -> str:
        """Name a publication; returns its id, to be given with each of its claims."""
        day = date.fromisoformat(published) if published else None
        self._sources[name] = Source(name, title, publisher, day, url=url)
        return name

    def stock(self, label: str, *, unit: str = "", entity: str = "", **more: bool) -> Measured:
        """Name a level at an instant: ``integral`` for whole things, ``signed`` where it may be negative."""
        return self._measure(label, "stock", unit, entity, more)

    def flow(self, label: str, *, unit: str = "", entity: str = "", **more: bool) -> Measured:
        """Name an amount over a duration."""
        return self._measure(label, "flow", unit, entity, more)

    def ratio(self, label: str, *, unit: str = "percent", entity: str = "", **more: bool) -> Measured:
        """Name a share, rate, growth or mean."""
        return self._measure(label, "ratio", unit, entity, more)

    def _measure(self, label: str, kind: str, unit: str, entity: str, more: Mapping[str, bool]) -> Measured:
        unknown = more.keys() - {"integral", "signed"}
        if unknown:
            raise UsageError(f"unknown property {', '.join(sorted(unknown))} of a measure; known: integral, signed")
        name = free_id(id_from(label), self._measures)
        integral, signed = more.get("integral", False), more.get("signed")
        measure = Measure(name, label, kind, unit, entity, integral=integral, signed=signed)
        self._measures[measure.id] = measure
        return Measured(measure)

    def claim(  # noqa: PLR0913 - each is one property of a claim, by keyword
        self,
        spoken: Spoken,
        value: Value,
        *,
        id: str = "",  # noqa: A002 - the field's name in the claims file
        modality: str = "reported",
        source: str = "",
        speaker: str = "",
        scenario: str = "",
        weight: Number | str = 1,
        unit: str = "",
        quote: str = "",
        note: str = "",
    ) -> str:
        """Claim that a quantity has a value; returns the id of the claim.

        Args:
            spoken: a measure at a period, such as ``members.at("2025-05")``.
            value: words in the ledger's language ("more than 230 thousand"), an exact number, or Bounds.
            id: how to call the claim; c1, c2 and so on where it is left out.
            modality: reported, estimated, projected, target or limit.
            source: id of the source.
            speaker: who said it.
            scenario: joins claims that describe one and the same future.
            weight: how much it is trusted (1 where left out); ``fixed`` where corrections may not touch it.
            unit: the unit of the value, where it is not that of the measure.
            quote: the words it was taken from.
            note: anything else.

        Raises:
            UsageError: where the value cannot be read, or the id is taken.
        """
        if not isinstance(spoken, Spoken):
            raise UsageError(f"a claim speaks of a measure at a period, such as members.at('2025-05'), got {spoken!r}")
        if modality not in MODALITIES:
            raise UsageError(f"unknown modality {modality!r}; known: {', '.join(MODALITIES)}")
        name = id or free_id(f"c{len(self._claims) + 1}", self._claims)
        if name in self._claims:
            raise UsageError(f"the claim {name!r} is there already")
        if source and source not in self._sources:
            self.source(source)
        self._claims[name] = Claim(
            name,
            spoken.series,
            self._stated(value),
            spoken.period,
            edge=spoken.edge,
            every=spoken.every_unit,
            average_per=spoken.average_unit,
            modality=modality,
            source=source,
            speaker=speaker,
            scenario=scenario,
            weight=trust_of(weight),
            unit=unit,
            span=Span(source, quote=quote) if quote else None,
            note=note,
        )
        return name

    def _stated(self, value: Value) -> Stated:
        if isinstance(value, Stated):
            return value
        if isinstance(value, Bounds):
            return Stated.bounds(value)
        return read_value(value, self._empty.language) if isinstance(value, str) else Stated.number(exact(value))

    def relate(self, kind: str, *, id: str = "", options: Mapping[str, str] | None = None, **roles: object) -> str:  # noqa: A002
        """Add a relation of any kind; returns its id. Roles take a measure, a measure at a period, or several."""
        return self._relate(kind, roles, id, options)

    def _relate(
        self, kind: str, roles: Mapping[str, object], name: str = "", options: Mapping[str, str] | None = None
    ) -> str:
        if kind not in KINDS:
            raise UsageError(f"unknown relation {kind!r}; known: {', '.join(KINDS)}")
        known = (*KINDS[kind].required, *KINDS[kind].optional)
        unknown = [role for role in roles if role not in known]
        if unknown:
            raise UsageError(f"{kind} has no role {', '.join(unknown)}; known: {', '.join(known)}")
        members = tuple((role, terms_of(role, given)) for role, given in roles.items() if given is not None)
        name = name or free_id(f"r{len(self._relations) + 1}", self._relations)
        self._relations[name] = Relation(name, kind, members, tuple((options or {}).items()))
        return name

    def roll_forward(
        self, stock: Member, *, inflows: Sequence[Member] = (), outflows: Sequence[Member] = (), flows: str = "closed"
    ) -> str:
        """Closing stock = opening stock + inflows - outflows; ``flows`` tells whether there may be others."""
        options = {"flows": flows}
        return self.relate("roll-forward", options=options, stock=stock, inflows=inflows, outflows=outflows)

    def total(self, whole: Member, parts: Sequence[Member], *, exhaustive: bool = True) -> str:
        """The parts add up to the whole, or to no more where they are not all of it."""
        return self.relate("total", options={"exhaustive": str(exhaustive).lower()}, whole=whole, parts=parts)

    def share(self, part: Member, whole: Member, percent: Member) -> str:
        """The part is a percentage of the whole."""
        return self.relate("share", part=part, whole=whole, percent=percent)

    def change(
        self,
        before: Member,
        after: Member,
        *,
        absolute: Member | None = None,
        percent: Member | None = None,
        points: Member | None = None,
    ) -> str:
        """From one value to another, by an amount, a percentage of the first, or percentage points."""
        roles = {"from": before, "to": after, "absolute": absolute, "percent": percent, "points": points}
        return self._relate("change", roles)

    def order(self, lesser: Member, greater: Member, *, strict: bool = False) -> str:
        """One value is no more than another, or below it where ``strict``."""
        return self.relate("order", options={"strict": str(strict).lower()}, lesser=lesser, greater=greater)

    def average(self, mean: Member, count: Member, total: Member) -> str:
        """The mean times the count is the total."""
        return self.relate("average", mean=mean, count=count, total=total)

    def restated(self, *same: Member) -> str:
        """Different names stand for one quantity."""
        return self.relate("restated", same=same)

    def formula(self, text: str, *, id: str = "") -> str:  # noqa: A002
        """Add a relation of your own over ids of measures: ``coverage == members / population``."""
        name = id or free_id(f"r{len(self._relations) + 1}", self._relations)
        self._relations[name] = Relation(name, "formula", formula=text)
        return name

    def with_claims(self, *claims: Claim) -> "Ledger":
        """Return a ledger with claims added, or replaced where an id is known; its audit solves only what changed."""
        ledger = copy(self)
        for name in ("_sources", "_measures", "_relations", "_claims"):
            setattr(ledger, name, dict(getattr(self, name)))
        ledger._claims |= {claim.id: claim for claim in claims}  # noqa: SLF001 - a ledger of the same class
        return ledger

    def audit(self, **options: object) -> Report:
        """Return what cannot be true at once; ``options`` are the fields of ``AuditOptions``.

        Raises:
            InputError: where the ledger makes no sense, with every mistake.
        """
        unknown = options.keys() - {field.name for field in fields(AuditOptions)}
        if unknown:
            raise UsageError(f"an audit has no option {', '.join(sorted(unknown))}")
        wanted = AuditOptions(**options)  # type: ignore[arg-type] # the names are known
        if self._earlier is None:
            self._earlier = first(self.entries, wanted, self._memo)
        else:
            self._earlier = again(self._earlier, self.entries, wanted, self._memo)
        return self._earlier.report
