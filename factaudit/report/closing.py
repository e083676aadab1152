"""What stands below the findings: culprits, corrections, what is implied, what stayed open, and the summary."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from factaudit.catalogue import Words
from factaudit.errors import UsageError
from factaudit.model.finding import Finding
from factaudit.model.period import Period
from factaudit.model.report import Implied, Report
from factaudit.model.rule import code_of
from factaudit.report.options import View
from factaudit.report.paint import Paint
from factaudit.report.places import Atlas
from factaudit.report.reading import admits, bounds_words, label, moment, number_words
from factaudit.report.repairs import sets_text
from factaudit.report.summary import shared_claims
from factaudit.report.text import columns, cut, pad, safe, wrapped

_LEAST_COLUMN: Final = 14

_Section = Callable[[Report, Atlas, View], Iterator[str]]


def closing(report: Report, atlas: Atlas, view: View, paint: Paint) -> Iterator[str]:
    """Yield the parts below the findings, each with a blank line after it."""
    remarks = [line for text in remarks_of(report, view.words) for line in wrapped(text, view.width, "", "  ")]
    if remarks:
        yield from [*remarks, ""]
    for part, section in _SECTIONS.items():
        lines = list(section(report, atlas, view)) if part in view.show else []
        if lines:
            yield paint(view.words(f"heading.{part}"), "strong")
            yield from [*lines, ""]


def remarks_of(report: Report, words: Words) -> Iterator[str]:
    """Yield the sentences about the whole: culprits, corrections, implied values, what stayed open, limits."""
    shared = shared_claims(report)[:3]
    yield from (words("shared", claim=safe(claim), count=count) for claim, count in shared)
    if len(report.contradictions) > 1 and report.corrections:
        key = "corrections" if any(len(ids) == 1 for ids in report.corrections) else "no-single"
        yield words(key, sets=sets_text(report.corrections, words))
    for implied in report.implied:
        yield words("implied", text=implied_text(implied, report, words), claims=safe(", ".join(implied.claims)))
    for ids, why in report.undetermined:
        yield words("undetermined", ids=safe(", ".join(ids)), why=safe(why))
    yield from (words("limit", text=safe(limit)) for limit in report.limits)


def further(count: int, words: Words) -> str:
    """Return how many more conflicts share the claims of those shown, and how to see them."""
    return words("further", conflicts=words.count("further", count))


def implied_text(implied: Implied, report: Report, words: Words) -> str:
    """Return an implied value in words."""
    if implied.text:
        return safe(implied.text)
    measure = report.entries.measure.get(implied.measure)
    name = measure.name if measure is not None else implied.measure
    named = words("claim.of", measure=name, entity=implied.entity) if implied.entity else name
    period = _period(implied.period, measure.kind if measure is not None else "", words)
    about = ", ".join(part for part in (named, period) if part)
    return safe(words("implied-bounds", about=about, bounds=bounds_words(implied.bounds, words)))


def _period(edtf: str, kind: str, words: Words) -> str:
    if not edtf:
        return ""
    try:
        return moment(Period.parse(edtf), "end", kind, words)
    except UsageError:
        return edtf


def summary_lines(counts: dict[str, int], verdict: str, view: View, paint: Paint) -> Iterator[str]:
    """Yield the verdict with the counts: what was found, compared, not compared and left open."""
    head = view.words(f"verdict.{verdict}")
    first, *rest = wrapped(summary_counts(counts, view.words), view.width, f"{head}: ", "  ")
    yield f"{paint(head, verdict)}{first[len(head) :]}"
    yield from rest


def summary_counts(counts: dict[str, int], words: Words) -> str:
    """Return the counts as a list; warnings, notes and ignored findings only where there are some."""
    always = ("contradiction", "compared", "unchecked", "undetermined")
    order = ("contradiction", "warning", "note", "compared", "unchecked", "undetermined", "ignored", "known")
    parts = [words.count(k, counts.get(k, 0)) for k in order if k in always or counts.get(k)]
    if not any(counts.get(key) for key in ("contradiction", "warning", "note", "compared")):
        parts.append(words("nothing-compared"))
    return ", ".join(parts)


def _claims(report: Report, _atlas: Atlas, view: View) -> Iterator[str]:
    rows = [
        (
            safe(c.id),
            safe(label(c, report.entries, view.words)),
            safe(c.stated.text),
            safe(admits(c, report, view.words)),
            safe(c.source),
        )
        for c in report.entries.claims
    ]
    return _table(rows, view)


def _table(rows: Sequence[tuple[str, ...]], view: View) -> Iterator[str]:
    """Yield rows in columns as wide as they need, the widest narrowed until all fit; as a list where none would."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    while widths and sum(widths) + 2 * len(widths) > view.width and max(widths) > _LEAST_COLUMN:
        widths[widths.index(max(widths))] -= 1
    if widths and sum(widths) + 2 * len(widths) > view.width:
        for row in rows:
            yield from wrapped("; ".join(filter(None, row)), view.width, "  ", "    ")
        return
    dots = "..." if view.ascii else "…"
    for row in rows:
        cells = (pad(cut(cell, width, dots), width) for cell, width in zip(row, widths, strict=True))
        yield cut("  " + "  ".join(cells).rstrip(), view.width, dots)


def _unchecked(report: Report, atlas: Atlas, view: View) -> Iterator[str]:
    for item in report.unchecked:
        text = atlas.texts.get(item.source)
        where = f"{text.place(item.start)}: " if text is not None and item.start is not None else ""
        yield from wrapped(safe(f"{where}{item.what}: {item.why}"), view.width, "  ", "    ")


def _ignored(report: Report, atlas: Atlas, view: View) -> Iterator[str]:
    for finding in report.ignored:
        yield from wrapped(_one_line(finding, atlas), view.width, "  ", "    ")


def _one_line(finding: Finding, atlas: Atlas) -> str:
    place = atlas.place(finding)
    why = f" ({finding.ignored})" if finding.ignored else ""
    return safe(f"{place}: {code_of(finding.rule)} {finding.rule}: {finding.message}{why}")


def _statistics(report: Report, _atlas: Atlas, view: View) -> Iterator[str]:
    amounts = list(amounts_of(report, view.words))
    width = max((columns(name) for name, _ in amounts), default=0)
    return (f"  {pad(safe(name), width)}  {amount}" for name, amount in amounts)


def amounts_of(report: Report, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the name of each count of what the audit took, with the count."""
    for name, count in report.stats:
        yield words.find("statistics", name) or name, number_words(count, words)


_SECTIONS: Final[dict[str, _Section]] = {
    "claims": _claims,
    "unchecked": _unchecked,
    "ignored": _ignored,
    "statistics": _statistics,
}
