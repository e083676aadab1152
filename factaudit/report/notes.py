"""What is said below the source lines of a finding, in order: the arithmetic, how firm it is, what it assumes."""

from collections.abc import Iterator

from factaudit.catalogue import Words
from factaudit.model.finding import Finding


def notes(finding: Finding, words: Words) -> Iterator[tuple[str, str]]:
    """Yield (key, text) for each thing to say: ``because``, ``gap``, ``firm``, ``unless``, ``assumes``, ``ignored``."""
    if finding.because:
        yield "because", finding.because
    elif finding.gap_text:
        yield "gap", finding.gap_text
    yield from _firmness(finding, words)
    if finding.assumes:
        yield "assumes", "; ".join(finding.assumes)
    if finding.ignored:
        yield "ignored", finding.ignored


def _firmness(finding: Finding, words: Words) -> Iterator[tuple[str, str]]:
    if finding.firm:
        yield "firm", finding.firmness or words("notes.firm-plain")
    elif finding.dissolves:
        yield "unless", words("notes.or").join(finding.dissolves)
    elif finding.firmness:
        yield "firm", finding.firmness
