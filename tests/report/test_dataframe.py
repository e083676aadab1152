import sys
from types import SimpleNamespace

import pytest
from six_reports import consistent, hostile, one_conflict, overlapping, undetermined

from factaudit.errors import UsageError
from factaudit.model import report as module
from factaudit.model.entries import Entries
from factaudit.model.report import Report


@pytest.fixture
def installed(monkeypatch):
    """Say which libraries of dataframes there are, each a stand-in that keeps what it is given."""

    def only(*names):
        for name in module.FRAMES:
            there = SimpleNamespace(DataFrame=lambda columns, name=name: (name, columns)) if name in names else None
            monkeypatch.setitem(sys.modules, name, there)

    return only


def rows(report):
    _, columns = report.to_dataframe()
    return {values[0]: dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)}


@pytest.mark.parametrize(("there", "taken"), [(("polars", "pandas"), "polars"), (("pandas",), "pandas")])
def test_polars_is_taken_before_pandas(installed, there, taken):
    installed(*there)
    assert one_conflict().to_dataframe()[0] == taken


def test_without_either_it_is_said_what_to_install(installed):
    installed()
    with pytest.raises(UsageError, match="pip install polars"):
        one_conflict().to_dataframe()


def test_library_that_is_broken_is_not_taken_for_one_that_is_missing(monkeypatch):
    def broken(_name):
        raise ModuleNotFoundError("no numpy", name="numpy")

    monkeypatch.setattr(module, "import_module", broken)
    with pytest.raises(ModuleNotFoundError, match="no numpy"):
        one_conflict().to_dataframe()


def test_a_row_a_claim_with_exact_ends(installed):
    installed("polars")
    table = rows(overlapping()[0])
    assert list(table) == ["c1", "c2", "c3", "c4"]
    assert (table["c1"]["lower"], table["c1"]["upper"], table["c1"]["bounds"]) == ("28562", "28562", "{28562}")
    last = table["c4"]
    assert (last["lower"], last["upper"], last["lower_open"], last["stated"]) == (
        "30000",
        None,
        True,
        "More than 30,000",
    )
    assert (table["c2"]["rate"], table["c2"]["modality"]) == ("month", "limit")


def test_conflicts_of_a_claim_with_their_rules_and_other_members(installed):
    installed("polars")
    table = rows(overlapping()[0])
    first = table["c1"]
    assert (first["verdict"], first["conflicts"]) == ("contradictory", 2)
    assert (first["rules"], first["against"]) == ("roll-forward restated", "c2 c3 c4")
    assert {row["verdict"] for row in rows(consistent()).values()} == {"consistent"}
    assert {row["verdict"] for row in rows(undetermined()).values()} == {"undetermined"}


def test_table_has_its_columns_for_a_report_of_any_kind(installed):
    installed("pandas")
    assert tuple(hostile().to_dataframe()[1]) == module.COLUMNS
    assert all(isinstance(v, (str, int, bool, type(None))) for row in rows(hostile()).values() for v in row.values())
    assert set(map(len, hostile().to_dataframe()[1].values())) == {3}


def frame_of(report, library, monkeypatch):
    """Return a report's table as made by a library itself, where that is installed."""
    pytest.importorskip(library)
    monkeypatch.setattr(module, "FRAMES", (library,))
    return report.to_dataframe()


@pytest.mark.parametrize("library", module.FRAMES)
@pytest.mark.parametrize("make", [consistent, hostile, undetermined])
def test_the_libraries_themselves_take_the_table(library, make, monkeypatch):
    frame = frame_of(make(), library, monkeypatch)
    assert tuple(frame.columns) == module.COLUMNS
    assert frame.shape == (len(make().entries.claims), len(module.COLUMNS))


def test_polars_keeps_exact_ends_and_what_has_none(monkeypatch):
    frame = frame_of(overlapping()[0], "polars", monkeypatch)
    assert frame["lower"].to_list() == ["28562", "10800", "230000", "30000"]
    assert frame["upper"].to_list()[2:] == [None, None]
    assert frame.filter(frame["conflicts"] > 1)["claim"].to_list() == ["c1"]
    assert frame["lower_open"].to_list() == [False, False, True, True]


def test_pandas_keeps_exact_ends_and_what_has_none(monkeypatch):
    frame = frame_of(overlapping()[0], "pandas", monkeypatch)
    assert list(frame["lower"]) == ["28562", "10800", "230000", "30000"]
    assert frame["upper"].isna().tolist() == [False, False, True, True]
    assert list(frame[frame["conflicts"] > 1]["claim"]) == ["c1"]


@pytest.mark.parametrize("library", module.FRAMES)
def test_an_empty_ledger_is_an_empty_table(library, monkeypatch):
    frame = frame_of(Report(Entries(), "consistent"), library, monkeypatch)
    assert tuple(frame.columns) == module.COLUMNS
    assert len(frame) == 0
