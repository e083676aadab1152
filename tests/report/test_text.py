import pytest
from hypothesis import given
from hypothesis import strategies as st

from factaudit.model.source import Document
from factaudit.report.excerpt import Caret, Frame, excerpt
from factaudit.report.paint import Paint
from factaudit.report.places import Text
from factaudit.report.text import columns, cut, line_cells, plain, safe, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\tb", "a b"),
        ("\x1b[2J", r"\x1b[2J"),
        ("a\nb\r", r"a\nb\r"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\u2028\u2029\ufeff\x9b", r"\u2028\u2029\ufeff\x9b"),
        ("\ud800", r"\ud800"),
        ("👩\u200d💻 मार्क", "👩\u200d💻 मार्क"),
    ],
)
def test_what_steers_is_escaped_and_letters_are_kept(text, shown):
    assert safe(text) == shown


@given(st.text())
def test_safe_text_stays_as_it_is(text):
    assert safe(safe(text)) == safe(text)


@given(st.text())
def test_plain_text_is_ascii(text):
    assert plain(safe(text)).isascii()


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("会員", 4), ("e\u0301", 1), ("👩\u200d💻", 4), ("", 0)])
def test_columns_are_counted_as_shown(text, width):
    assert columns(text) == width


@given(st.text(alphabet="ab会員é ", max_size=60), st.integers(1, 30))
def test_cut_text_fits(text, width):
    assert columns(cut(text, width, "…")) <= width


@given(st.lists(st.text("ab会", min_size=1, max_size=9), min_size=1).map(" ".join), st.integers(20, 60))
def test_wrapped_lines_fit_and_lose_no_word(text, width):
    lines = wrapped(text, width, "> ", "  ")
    assert " ".join(line[2:] for line in lines).split() == text.split()
    assert all(columns(line) <= width for line in lines)


def test_tabs_go_to_the_next_stop():
    assert line_cells("a\tb") == ["a", "   ", "b"]


LINE = st.text(alphabet=st.sampled_from("ab会\t\u202eא é"), min_size=1, max_size=200)


@given(LINE, st.data(), st.integers(40, 100))
def test_carets_stand_below_what_they_mark(line, data, width):
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    caret = Caret(Text(Document("x", "x", line)), start, end, "c1")
    lines = list(excerpt([caret], Frame(width, 1, Paint()), "error"))
    shown, carets = lines[1], lines[2]
    before = columns(carets) - len(carets.lstrip(" 0123456789|"))
    assert columns(shown) <= width
    assert before >= 5
    first = columns(carets.partition("^")[0])
    cell = line_cells(line)[start]
    assert at_column(shown, first).startswith(cell.strip()[:1])


def at_column(line, column):
    for at in range(len(line)):
        if columns(line[:at]) == column and columns(line[at]) > 0:
            return line[at:]
    return ""
