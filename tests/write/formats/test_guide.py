"""The first sheet: this run in figures, links to the sheets, then the dictionary."""

from pathlib import Path

import openpyxl
import pytest

from pipeline.tables import read_table
from pipeline.vocabulary import all_columns, values
from pipeline.write import explain
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write


@pytest.fixture
def book(make, tmp_path: Path, monkeypatch):
    """Return the workbook of two releases, with a made-up measurement."""
    made = "label,recall_percent,measured_on\nPERSON,91,20 releases\n"
    (tmp_path / "recall.csv").write_text(made, "utf-8")
    monkeypatch.setattr(
        explain, "read_table", lambda name, model: read_table(name, model, [tmp_path])
    )
    write((make(one) for one in range(2)), tmp_path / "out", WriteOptions(), [])
    return openpyxl.load_workbook(tmp_path / "out" / "rollcall.xlsx")


def test_the_figures_of_the_run_stand_on_top_with_links(book) -> None:
    sheet = book["READ-ME"]
    found = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=3, max_row=9)}
    assert (found["releases"], found["rejected"], found["persons"], found["issues"]) == (2, 0, 4, 4)
    assert sheet["A5"].hyperlink.location == "'persons'!A1"
    assert sheet.freeze_panes == "A2"


def test_a_measured_recall_is_shown_in_both_places(book, tmp_path: Path) -> None:
    cells = [row[:3] for row in book["READ-ME"].iter_rows(values_only=True)]
    assert ("PERSON", "91 of 100 found", "measured on 20 releases") in cells
    text = (tmp_path / "out" / "READ-ME.txt").read_text("utf-8")
    assert "    PERSON: 91 of 100 found (measured on 20 releases)" in text


def test_a_note_for_every_reader_stands_on_the_first_sheet(make, tmp_path: Path) -> None:
    write([make()], tmp_path / "out", WriteOptions(notes=("Names are replaced.",)), [])
    book = openpyxl.load_workbook(tmp_path / "out" / "rollcall.xlsx")
    assert "NOTE: Names are replaced." in [row[0].value for row in book["READ-ME"].iter_rows()]


def test_every_column_and_value_is_explained_and_the_verbs_are_taught(book) -> None:
    found = {row[:3] for row in book["READ-ME"].iter_rows(values_only=True)}
    for one in all_columns():
        assert (one.table, one.column, one.meaning) in found
    for value in values():
        assert (value.vocabulary, value.value, value.meaning) in found
    assert any("rollcall correct" in str(cells[0]) for cells in found)
    filled = "In the sheets identities and corrected the run itself fills the column decision"
    assert any(str(cells[0]).startswith(filled) for cells in found)


def test_a_release_that_comes_again_counts_in_no_figure(make, tmp_path: Path) -> None:
    first, again = make(0), make(1)
    record = again.record.model_copy(update={"duplicate_of": first.record.release_id})
    given = [first, type(again)(again.release, record)]
    summary = write(given, tmp_path / "out", WriteOptions(), [])
    sheet = openpyxl.load_workbook(tmp_path / "out" / "rollcall.xlsx")["READ-ME"]
    found = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=3, max_row=9)}
    assert (found["releases"], found["persons"]) == (1, summary.persons)


def test_a_sheet_prints_what_is_read_its_rows_named_on_each_page(book) -> None:
    sheet = book["persons"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (3, 0)
    assert sheet.print_title_rows.replace("$", "") == "1:1"
    assert sheet.print_title_cols.replace("$", "") == "A:B"
    last = sheet.print_area.rpartition(":")[2].strip("$0123456789")
    assert sheet[f"{last}1"].value == "why"
    assert 15 <= sheet.row_dimensions[2].height <= 90
