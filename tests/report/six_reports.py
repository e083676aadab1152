"""Six reports made by hand, so that the views are tested without a solver."""

from datetime import date
from fractions import Fraction

from factaudit.errors import Place
from factaudit.model.bounds import Bounds
from factaudit.model.claim import Claim
from factaudit.model.entries import Entries
from factaudit.model.finding import Finding, Repair, Suggestion
from factaudit.model.measure import Measure
from factaudit.model.period import Period
from factaudit.model.policy import AS_WRITTEN
from factaudit.model.proof import Multiplier
from factaudit.model.quantity import Series
from factaudit.model.relation import Relation, Term
from factaudit.model.report import Audited, Implied, Report, Unchecked
from factaudit.model.source import Document, Source, Span
from factaudit.model.stated import Stated

BRIEF = """# City health cover

In May 2025 the city counted 28,562 active members.
A quota of 10,800 a month follows from June to December,
taking the total past 230 thousand by the end of the year.
"""

SECOND = """# Paper two

More than 30,000 members were active until May, the office said; 230 thousand are expected at the end of 2025.
"""


def stated(text):
    """Read the handful of ways in which these reports state a number."""
    digits = "".join(c for c in text if c.isdigit() or c == ".")
    value = Fraction(digits or 0)
    value = value.numerator if value.denominator == 1 else value
    thousand = "thousand" in text
    comparator = ">" if text.lower().startswith("more than") else "="
    return Stated(text, value * 1000 if thousand else value, comparator=comparator, rounded=thousand, step=1000)


def claim(id, measure, period, text, *, document=None, words=None, entity="", **more):  # noqa: A002
    """Make a claim whose words are looked up in a document."""
    span = None
    if document is not None:
        start = document.text.index(words or text)
        span = Span(document.id, start, start + len(words or text), words or text)
    series = Series(measure, entity)
    when = Period.parse(period) if period else None
    return Claim(id, series, stated(text), when, span=span, source=document.id if document else "", **more)


def audited(claims):
    return tuple(Audited(c.id, AS_WRITTEN.admits(c.stated), str(AS_WRITTEN.admits(c.stated))) for c in claims)


def spans(*claims):
    return tuple(c.span for c in claims if c.span is not None)


MEMBERS = Measure("members", "active UHC members", "stock", "person", "Kota Semarang", integral=True)
QUOTA = Measure("quota", "UHC quota", "flow", "person", "Kota Semarang")
ROLL_FORWARD = Relation(
    "r1",
    "roll-forward",
    (
        ("stock", (Term(Series("members", "Kota Semarang")),)),
        ("inflows", (Term(Series("quota", "Kota Semarang")),)),
    ),
)
PAPER = Document("kabarjateng", "semarang-brief.md", BRIEF)
OTHER = Document("second", "other/paper-two.md", SECOND)
SOURCES = (
    Source("kabarjateng", "UHC in Semarang", "kabarjateng.id", date(2025, 6, 10), "semarang-brief.md"),
    Source("second", "Paper two", "papertwo.example", date(2025, 6, 11), "other/paper-two.md"),
)

C1 = claim("c1", "members", "2025-05", "28,562", document=PAPER, entity="Kota Semarang")
C2 = claim(
    "c2", "quota", "2025-06/2025-12", "10,800", document=PAPER, entity="Kota Semarang", every="month", modality="limit"
)
C3 = claim(
    "c3",
    "members",
    "2025-12",
    "more than 230 thousand",
    document=PAPER,
    words="230 thousand",
    entity="Kota Semarang",
    modality="projected",
)
C4 = claim(
    "c4", "members", "2025-05", "More than 30,000", document=OTHER, entity="Kota Semarang",
)  # fmt: skip
C5 = claim(
    "c5", "members", "2025-12", "230 thousand", document=OTHER, entity="Kota Semarang", modality="projected",
)  # fmt: skip

OUT_OF_REACH = Finding(
    "roll-forward",
    "error",
    "stated total is out of reach",
    spans(C1, C2, C3),
    ("c1", "c2", "c3", "r1"),
    because="28,562 + 7 x 10,800 = 104,162, short by more than 125,838",
    gap=125838,
    gap_text="more than 125,838",
    firm=True,
    firmness="also without rounding, and with 6 (93,362) or 8 months (114,962)",
    assumes=("no other inflow", "losses only widen the gap"),
    repairs=(
        Repair("c1", "value", "28,562", "more than 154,400", Bounds.more_than(154400)),
        Repair(
            "c2", "value", "10,800", "more than 28,776 a month", Bounds.more_than(Fraction(201438, 7)),
            (Suggestion("108,000", "a digit is missing"),),
        ),
        Repair("c3", "value", "more than 230,000", "at most 104,162", Bounds.at_most(104162)),
        Repair("c3", "date", "December 2025", "December 2026 or later (+12 months)"),
    ),
    corrections=(("c1",), ("c2",), ("c3",)),
    certificate=(
        Multiplier(("c1", "r1"), 1, (("members at 2025-05", 1),), "=", 28562),
        Multiplier(("c2",), 7, (("quota each month", 1),), "<=", 10800),
    ),
    proof="linear",
)  # fmt: skip


def entries(claims, documents=(PAPER,), **more):
    return Entries(
        "Health-insurance members, Semarang, 2025",
        sources=SOURCES[: len(documents)],
        measures=(MEMBERS, QUOTA),
        relations=(ROLL_FORWARD,),
        claims=claims,
        documents=documents,
        path="semarang.claims.yaml",
        **more,
    )


def one_conflict():
    claims = (C1, C2, C3)
    return Report(
        entries(claims),
        "contradictory",
        audited(claims),
        (OUT_OF_REACH,),
        corrections=(("c1",), ("c2",), ("c3",)),
        unchecked=(Unchecked("the end of the year", "no number", "kabarjateng", 168, 187),),
        stats=(("claims", 3), ("compared", 3), ("components", 1), ("pivots", 4)),
    )


def consistent():
    brief = Document("pontianak", "pontianak.md", "87.86 % of residents are covered, 595 thousand people.\n")
    coverage = Measure("coverage", "share covered", "ratio", "percent", "Pontianak")
    covered = Measure("covered", "people covered", "stock", "person", "Pontianak", integral=True)
    population = Measure("population", "population", "stock", "person", "Pontianak", integral=True)
    claims = (
        claim("c1", "coverage", "2025-02", "87.86", document=brief, entity="Pontianak"),
        claim("c2", "covered", "2025-02", "595 thousand", document=brief, entity="Pontianak"),
    )
    implied = Implied("population", "Pontianak", "2025-02", Bounds.between(676645, 677860), ("c1", "c2"))
    ledger = Entries(
        "Pontianak",
        measures=(coverage, covered, population),
        claims=claims,
        documents=(brief,),
        path="pontianak.claims.yaml",
    )
    return Report(ledger, "consistent", audited(claims), implied=(implied,), stats=(("compared", 2),))


def overlapping():
    claims = (C1, C2, C3, C4)
    restated = Finding(
        "restated",
        "error",
        "one quantity is given two values",
        spans(C1, C4),
        ("c1", "c4"),
        because="28,562 is not more than 30,000",
        gap=1438,
        gap_text="more than 1,438",
        firm=False,
        dissolves=("30,000 is rounded to the nearest ten thousand",),
        corrections=(("c1",), ("c4",)),
    )
    heading = Finding("heading", "warning", "a heading and the text below it give different numbers", spans(C2))
    return Report(
        entries(claims, (PAPER, OTHER), ignore=(("heading", "checked by hand"),)),
        "contradictory",
        audited(claims),
        (OUT_OF_REACH, restated),
        (Finding("weekday", "error", "10 June 2025 is a Tuesday", spans(C3), ignored="checked by hand"),),
        corrections=(("c1",),),
        stats=(("compared", 4),),
    ), heading


def several_files():
    claims = (C1, C2, C3, C4, C5)
    far = Finding(
        "roll-forward",
        "error",
        "stated total is out of reach",
        spans(C1, C2, C5),
        ("c1", "c2", "c5", "r1"),
        also=(("c5", ("c3",)),),
        because="28,562 + 7 x 10,800 = 104,162, short by 125,338",
        gap=125338,
        firm=True,
        corrections=(("c1", "c4"), ("c2", "c5")),
    )
    report, heading = overlapping()
    return Report(
        entries(claims, (PAPER, OTHER)),
        "contradictory",
        audited(claims),
        (far, report.findings[1], heading),
        corrections=(("c1",), ("c4", "c5")),
        stats=(("compared", 5),),
    )


def undetermined():
    place = Place("semarang.claims.yaml", 9, 5)
    claims = (C1, claim("c2", "quota", "2025-06/..", "10,800", entity="Kota Semarang", place=place))
    return Report(
        entries(claims),
        "undetermined",
        audited(claims),
        undetermined=((("c1", "c2", "r1"), "the product of two unknowns was not settled in 10,000 steps"),),
        limits=("100 conflicts listed of an unknown number",),
        unchecked=(Unchecked("dozens of clinics", "no relation"), Unchecked("14 hospitals", "counted once")),
        stats=(("compared", 0),),
    )


HOSTILE = (
    '# <script>alert(1)</script> \x1b[31mred\x1b[0m & "quotes"\r\n'
    "\tThe \u202etotal\u202c of 会員数 was 500 <img src=x onerror=alert(1)> عدد الأعضاء 700 | `code` ::error::\r\n"
    + "word " * 60
    + "and 900 at last, "
    + "tail " * 40
    + "\r\n"
)


def hostile():
    paper = Document("x", "dir\x07/<b>name</b>.md", HOSTILE)
    measure = Measure("m<i>", "label \x1b]0;title\x07 </title><script>", "stock", "item", "المدينة")
    claims = (
        claim("c1", "m<i>", "2025-05-12", "500", document=paper, entity="المدينة", note="</script>"),
        claim("c2", "m<i>", "2025-05-12", "700", document=paper, entity="المدينة", speaker="\u2066x"),
        claim("c3", "m<i>", "2025-05-12", "900", document=paper, entity="<other>"),
    )
    finding = Finding(
        "restated",
        "error",
        "会員数 is given <two> values \x1b[2J\u202e --> ::warning:: %0A | *bold*\nnext",
        spans(*claims),
        ("c1", "c2", "c3"),
        because="500 < 700 & 700 < 900 \x00",
        firm=None,
        repairs=(Repair("c1", "value", "500\x1b", "700 <b>", Bounds.exactly(700)),),
        assumes=("<svg onload=alert(1)>",),
    )
    ledger = Entries(
        "</title><script>alert(2)</script>",
        sources=(Source("x", "<x>", url="javascript:alert(3)"),),
        measures=(measure,),
        claims=claims,
        documents=(paper,),
        path="dir\x07/x.claims.yaml",
    )
    return Report(
        ledger,
        "contradictory",
        audited(claims),
        (finding,),
        unchecked=(Unchecked("\x1b[1m <script>", "\u202e why", "x", 0, 5),),
        stats=(("compared", 3),),
    )


REPORTS = {
    "consistent": consistent,
    "one conflict": one_conflict,
    "overlapping": lambda: overlapping()[0],
    "several files": several_files,
    "undetermined": undetermined,
    "hostile": hostile,
}
