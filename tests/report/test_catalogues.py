"""What people read, in every language: the same sentences with the same blanks, and nothing left in English."""

import ast
import re
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from attrs import evolve

import factaudit
from factaudit.audit import AuditOptions, audit
from factaudit.catalogue import LANGUAGES, catalogue
from factaudit.errors import UsageError
from factaudit.formats.claims_file import reads
from factaudit.model.rule import RULES
from factaudit.read import read_article
from factaudit.report import render
from factaudit.report.options import PARTS
from factaudit.report.rules import page
from factaudit.solve import Budget

CATALOGUES = ("factaudit.explain.phrases", "factaudit.report.words", "factaudit.rules.sentences")
OTHERS = [language for language in LANGUAGES if language != "en"]
READ = ("terminal", "narrated", "markdown", "html")
"""The views that an editor reads."""


def texts(package, language):
    """Return every text of a catalogue under its full key, lists as one text."""
    flat = {}
    for group, entry in catalogue(package, language).entries.items():
        named = {f"{group}.{name}": text for name, text in entry.items()} if isinstance(entry, dict) else {group: entry}
        flat |= {key: text if isinstance(text, str) else "\n".join(map(str, text)) for key, text in named.items()}
    return flat


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("package", CATALOGUES)
def test_there_is_a_file_for_each_language(package):
    import_module(package)
    found = {file.name for file in files(package).iterdir() if file.name.endswith(".yaml")}
    assert found == {f"{language}.yaml" for language in LANGUAGES}


@pytest.mark.parametrize("package", CATALOGUES)
@pytest.mark.parametrize("language", OTHERS)
def test_languages_have_the_same_sentences_with_the_same_blanks(package, language):
    english = {key: (blanks(text), text.count("\n")) for key, text in texts(package, "en").items()}
    assert {key: (blanks(text), text.count("\n")) for key, text in texts(package, language).items()} == english


@pytest.mark.parametrize("package", CATALOGUES)
def test_an_unknown_language_is_refused(package):
    with pytest.raises(UsageError, match="known: en, id"):
        catalogue(package, "fr")


def reasons():
    """Return the keys of all reasons that the code gives."""
    package = Path(factaudit.__file__).parent
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Reason", "Reason.of"}:
                yield ast.literal_eval(node.args[0])


def test_every_reason_has_a_sentence_and_every_such_sentence_a_use():
    told = {key.partition(".")[2] for key in texts("factaudit.explain.phrases", "en") if key.startswith("open.")}
    assert told == set(reasons())


def test_every_rule_has_a_title():
    assert list(catalogue("factaudit.report.words", "en").entries["rules"]) == list(RULES)


def english():
    """Return what no report in another language may hold: the stretches of several words that are English only."""
    for package in CATALOGUES:
        translated = texts(package, "id")
        for key, text in texts(package, "en").items():
            for stretch in re.split(r"\{[^{}]*\}|\n", text):
                words = stretch.strip(" .,:;()“”")
                if " " in words and words not in translated[key]:
                    yield words


ENGLISH = sorted(set(english()))


def left_in_english(report):
    """Return the English stretches in the Indonesian views of a report that are not words of its sources."""
    entries = report.entries
    given = "\n".join([d.text for d in entries.documents] + [c.stated.text for c in entries.claims])
    wanted = [words for words in ENGLISH if words not in given]
    for output_format in READ:
        shown = render(report, output_format, language="id", show=PARTS, width=1000)
        shown = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>", "", shown)
        yield from (f"{output_format}: {words}" for words in wanted if words in shown)


def test_english_is_noticed(report):
    assert any(words in render(report, "narrated") for words in ENGLISH)


def test_a_report_made_in_indonesian_holds_no_english(indonesian_report):
    assert not list(left_in_english(indonesian_report))


ASKED = AuditOptions(language="id", tight=True, redundant=True, implied=True)
FAILING = [rule.name for rule in RULES.values() if rule.code.startswith("FA4")]


@pytest.mark.parametrize("name", FAILING)
@pytest.mark.parametrize("heading", ["Fails", "Passes"])
def test_an_audit_in_indonesian_holds_no_english(name, heading):
    found = re.search(rf"^## {heading}\n\n```yaml\n(.*?)```", page(name), re.DOTALL | re.MULTILINE)
    entries = evolve(reads(found[1], f"{name}.claims.yaml"), language="id")
    for options in (ASKED, evolve(ASKED, budget=Budget(max_corrections=0, max_conflicts=0, total_pivots=-1))):
        assert not list(left_in_english(audit(entries, options=options)))


TEXTS = (
    "Menurut Sari, Selasa (12/6/2024), harga naik. Laba naik menjadi Rp 40 miliar dari Rp 50 miliar.",
    "Pemkot Biayai Iuran 7.127 Pekerja Rentan\n\nTercatat 7.217 pekerja terdaftar, 28,5 orang hadir. Nilainya 12,5.",
    "Harga Naik\n\nRabu, 12 Juni 2024 - 14:59 WIB\n\nMenurut Sari, Jumat (14/6/2024), harga naik.",
    "APBD Defisit Rp 95 Juta Tahun Ini\n\nPemkot mencatat defisit sebesar Rp 95 miliar di kas itu.",
    "Some 60 out of 50 schools, or 120 percent, have closed.\n\nRead also: 5 ways to 17 things",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_audited_in_indonesian_holds_no_english(text):
    report = audit(read_article(text).entries, options=ASKED)
    assert report.findings
    assert not list(left_in_english(report))
