"""Claims files are found in folders, in order, each once."""

import pytest

from factaudit.errors import InputError
from factaudit.formats.project import discover


@pytest.fixture
def folder(tmp_path):
    for name in ("b.claims.yaml", "a.claims.yaml", "sub/c.claims.yaml", ".git/d.claims.yaml", "notes.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("factaudit: 1\n")
    return tmp_path


def names(folder, *paths):
    return [str(path.relative_to(folder)) for path in discover(paths)]


def test_folders_are_searched_in_order_without_hidden_ones(folder):
    assert names(folder, folder) == ["a.claims.yaml", "b.claims.yaml", "sub/c.claims.yaml"]


def test_a_file_that_is_named_is_taken_whatever_its_name(folder):
    assert names(folder, folder / "notes.yaml") == ["notes.yaml"]


def test_a_file_is_found_once_where_it_is_first_named(folder):
    assert names(folder, folder / "sub", folder, folder / "a.claims.yaml") == [
        "sub/c.claims.yaml",
        "a.claims.yaml",
        "b.claims.yaml",
    ]


def test_a_link_that_leads_back_is_followed_once(folder):
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    assert names(folder, folder) == ["a.claims.yaml", "b.claims.yaml", "sub/c.claims.yaml"]


def test_all_paths_that_lead_nowhere_are_told(folder):
    (folder / "empty").mkdir()
    with pytest.raises(InputError) as raised:
        discover([folder / "no", folder, folder / "empty"])
    assert [problem.place.file for problem in raised.value.problems] == [str(folder / "no"), str(folder / "empty")]
    assert "no *.claims.yaml in this folder" in str(raised.value)
