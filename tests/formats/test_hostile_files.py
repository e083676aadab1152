"""Whatever a file holds: a message with its place, no traceback, nothing executed, and little work."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from counting import calls, no_hanging

from factaudit.errors import InputError
from factaudit.formats import claims_file, yaml_tree
from factaudit.formats.text_file import MAX_BYTES

HEAD = "factaudit: 1\nmeasures: {m: {}}\n"
LAUGHS = "factaudit: &a [x, x, x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}]\n"
    for before, name in zip("abcdefghijk", "bcdefghijkl", strict=True)
)


def value(text):
    return f"{HEAD}claims:\n  - {{id: c, measure: m, value: {text}}}\n"


HOSTILE = {
    "broken": ("factaudit: [1\n§", "this is not YAML"),
    "unclosed quote": ("factaudit: '1\n§", "unexpected end of stream"),
    "tabs": ("factaudit:\n§\t1\n", "this is not YAML"),
    "tag": ("factaudit: §!!python/object/apply:os.system ['touch hacked']\n", "YAML tags are not read"),
    "harmless tag": ("factaudit: §!!int 1\n", "YAML tags are not read: tag:yaml.org,2002:int"),
    "anchor": ("factaudit: §&a 1\n", "anchors are not read: &a"),
    "alias": ("factaudit: 1\ntitle: &t x\nsources: §*t\n", "aliases are not read: *t"),
    "billion laughs": (LAUGHS.replace("*a", "§*a", 1), "aliases are not read: *a"),
    "merge key": ("factaudit: 1\n§<<: {title: x}\n", "unknown key '<<'"),
    "duplicate key": ("factaudit: 1\ntitle: a\n§title: b\n", "the key 'title' stands here again"),
    "a list for a key": ("factaudit: 1\n? §[a]\n: b\n", "expected a word as a key"),
    "two documents": ("factaudit: 1\n§---\nfactaudit: 1\n", "a second document starts here"),
    "a list": ("§- factaudit\n", "expected a claims file as a mapping of keys to values, got a list"),
    "a text": ("§hello\n", "expected a claims file as a mapping of keys to values, got 'hello'"),
    "deep brackets": ("factaudit: " + "[" * 63 + "§" + "[" * 9000, "nested more than 64 levels deep"),
    "deep dashes": ("- " * 64 + "§" + "- " * 9000, "nested more than 64 levels deep"),
    "deep questions": ("? " * 64 + "§" + "? " * 9000, "nested more than 64 levels deep"),
    "deep and closed": ("[" * 64 + "§" + "[" * 9000 + "]" * 9064, "nested more than 64 levels deep"),
    "control character": ("factaudit: 1\ntitle: a§\x1b[31m\n", r"the control character '\x1b'"),
    "zero byte": ("§\0", r"the control character '\x00'"),
    "escaped control character": ('factaudit: 1\n§"\\e[31m": 1\n', r"unknown key '\x1b[31m'"),
    "text for a section": ("factaudit: 1\nclaims: §none\n", "expected a list of claims, got 'none'"),
    "nothing for a section": ("factaudit: 1\nclaims:§\n", "expected a list of claims, got nothing"),
    "list for a section": ("factaudit: 1\nmeasures: §[m]\n", "expected measures by id, got a list"),
    "huge text": (f"factaudit: 1\ntitle: §{'x' * 200_000}\n", "a text of 200,000 characters is too long"),
    "huge number": (value("§" + "9" * 5000), "expected a plain decimal number or words"),
    "huge words": (value("§'" + "9" * 90_000 + "'"), "expected the words of a value"),
    "exponent": (value("§1e999"), "expected a plain decimal number or words, got '1e999'"),
    "underscore": (value("§1_000"), "got '1_000'"),
    "infinity": (value("§.inf"), "got '.inf'"),
    "hexadecimal": (value("§0x10"), "got '0x10'"),
    "octal": (value("§010"), "got '010'"),
    "minutes": (value("§1:30"), "got '1:30'"),
    "boolean": (value("§true"), "got 'true'"),
    "null": (value("§null"), "expected a value, got nothing"),
    "list value": (value("§[1]"), "expected a value, got a list"),
    "tower of powers": (value("§9**9**9**9"), "cannot read '9**9**9**9'"),
    "code": (value("§__import__('os').system('touch hacked')"), "cannot read"),
    "month 13": (value("1, at: §2025-13"), "there is no month 13"),
    "30 February": (value("1, at: §2025-02-30"), "there is no such day"),
    "many mistakes": (value("§x") + "  - {}\n" * 400, "cannot read 'x'"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused_where_it_goes_wrong(name, tmp_path, monkeypatch, unmark):
    marked, message = HOSTILE[name]
    text, place = unmark(marked)
    monkeypatch.chdir(tmp_path)
    Path("x.claims.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised, no_hanging():
        claims_file.read("x.claims.yaml")
    told = {(p.place.file, p.place.line, p.place.column): p.message for p in raised.value.problems}
    assert message in told["x.claims.yaml", *place]
    assert str(raised.value).replace("\n", "").isprintable()
    assert [path.name for path in Path().iterdir()] == ["x.claims.yaml"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused_with_a_few_calls_a_character(name, unmark):
    text, _ = unmark(HOSTILE[name][0])

    def refused():
        with suppress(InputError):
            claims_file.reads(text, "x")

    refused()  # loads what is loaded when first needed
    assert calls(refused) < 500 + 20 * len(text)


@pytest.mark.parametrize("formula", ["__import__('os').system('touch hacked')", "9**9**9**9", "a == b"])
def test_a_formula_is_kept_as_text_with_its_place(formula, unmark):
    text, (line, column) = unmark(f'factaudit: 1\nrelations:\n  - {{id: r, formula: §"{formula}"}}\n')
    relation = claims_file.reads(text, "x").relations[0]
    assert relation.formula == formula
    assert str(relation.place) == f"x:{line}:{column}"


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n"])
def test_an_empty_file_is_told(text):
    with pytest.raises(InputError, match="x:1:1: the file is empty"):
        claims_file.reads(text, "x")


def test_more_keys_than_memory_holds_are_refused(monkeypatch):
    monkeypatch.setattr(yaml_tree, "MAX_NODES", 100)
    with pytest.raises(InputError, match="x:1:200: more than 100 keys and values"):
        claims_file.reads("[" + "a," * 1000 + "]", "x")


def test_too_many_mistakes_stop_the_reading():
    with pytest.raises(InputError, match="more than 500 mistakes") as raised:
        claims_file.reads("factaudit: 1\nclaims:\n" + "  - x\n" * 9000)
    assert len(raised.value.problems) == 501


def refused(path):
    with pytest.raises(InputError) as raised:
        claims_file.read(path)
    (problem,) = raised.value.problems
    return problem


def test_a_missing_file_is_told(tmp_path):
    problem = refused(tmp_path / "no.claims.yaml")
    assert "no such file or directory" in problem.message
    assert problem.place.file == str(tmp_path / "no.claims.yaml")


def test_a_folder_is_no_claims_file(tmp_path):
    assert "it is a folder, expected a file" in refused(tmp_path).message


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.claims.yaml")
    assert "it is not a regular file" in refused(tmp_path / "pipe.claims.yaml").message


def test_a_name_that_no_file_can_have_is_told():
    assert "null" in refused("a\0b").message  # Python 3.13 has another word after it


def test_a_file_of_fifty_megabytes_is_not_read(tmp_path):
    path = tmp_path / "big.claims.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert f"more than the limit of {MAX_BYTES:,}" in refused(path).message


@pytest.mark.parametrize(
    ("content", "place", "offset", "hint"),
    [
        (b"factaudit: 1\ntitle: \xff\n", (2, 8), 20, "save it as UTF-8 text"),
        ("factaudit: 1".encode("utf-16"), (1, 1), 0, "it looks like UTF-16; save it as UTF-8 text"),
        (b"\x1f\x8b\x08" + bytes(range(256)), (1, 2), 1, "it looks like gzip; save it as UTF-8 text"),
        (bytes(range(128, 256)) * 100, (1, 1), 0, "save it as UTF-8 text"),
        ("title: é".encode() + b"\xe9", (1, 9), 9, "save it as UTF-8 text"),
    ],
)
def test_what_is_not_utf_8_is_told_with_its_byte(content, place, offset, hint, tmp_path):
    path = tmp_path / "x.claims.yaml"
    path.write_bytes(content)
    problem = refused(path)
    assert (problem.place.line, problem.place.column) == place
    assert f"at byte offset {offset}" in problem.message
    assert problem.hint == hint


def test_a_byte_order_mark_is_let_pass(tmp_path):
    path = tmp_path / "x.claims.yaml"
    path.write_bytes(b"\xef\xbb\xbffactaudit: 1\n")
    assert claims_file.read(path).claims == ()
