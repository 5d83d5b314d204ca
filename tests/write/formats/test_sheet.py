"""The workbook: text as text, days as days, and a note wherever the format ends."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from pipeline.vocabulary import columns
from pipeline.write.formats.fitting import fitted, readable
from pipeline.write.formats.sheet import Limits
from pipeline.write.formats.workbook import Workbook
from pipeline.write.options import WriteOptions

SMALL = Limits(rows=4, characters=100)
CELLS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
ODD = st.sampled_from(
    ["=1+1", "_x0041_", "<r>a&b</r>", "http://a.b", "007", " a ", "a\r\nb", "{=1}"]
)


def _rejected(number: int, reason: str = "empty") -> dict[str, str]:
    return {"source": f"{number}.txt", "reason": reason, "stage": "ingest"}


def _book(folder: Path, rows, limits=SMALL, formats=("csv", "xlsx")):
    """Return the notes and the opened workbook of some rows."""
    writer = Workbook(folder, WriteOptions(formats=formats), limits)
    notes = writer.finish(rows)
    writer.close()
    return notes, openpyxl.load_workbook(folder / "rollcall.xlsx")


def _cells(sheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(reasons=st.lists(CELLS | ODD, min_size=1, max_size=8))
def test_a_text_cell_gives_back_what_can_be_stored(tmp_path: Path, reasons: list[str]) -> None:
    rows = [_rejected(number, reason) for number, reason in enumerate(reasons)]
    _, book = _book(tmp_path, {"rejected": rows}, Limits(1000, 32_767))
    read = [unescape(cells[1]) for cells in _cells(book["rejected"])]
    assert read == [readable(reason) for reason in reasons]


@given(text=CELLS)
def test_a_stand_in_never_changes_the_length(text: str) -> None:
    assert len(readable(text)) == len(text)


@given(text=st.text(st.sampled_from("a😀é"), max_size=80))
def test_a_shortened_text_fits_as_a_workbook_counts(text: str) -> None:
    short = fitted(text, 50, "records.json")
    assert len(short.encode("utf-16-le")) // 2 <= 50
    assert short == text or short.endswith("[cut: whole text in records.json]")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_rows_that_fit_need_no_note(tmp_path: Path, count: int) -> None:
    notes, book = _book(tmp_path, {"rejected": [_rejected(one) for one in range(count)]})
    assert notes == ()
    assert [cells[0] for cells in _cells(book["rejected"])] == [f"{n}.txt" for n in range(count)]


@pytest.mark.parametrize(("count", "left_out"), [(4, 2), (5, 3), (9, 7)])
def test_a_full_sheet_ends_with_a_row_that_says_so(tmp_path, count: int, left_out: int) -> None:
    notes, book = _book(tmp_path, {"rejected": [_rejected(one) for one in range(count)]})
    cells = _cells(book["rejected"])
    assert len(cells) == 3
    assert cells[-1][0] == (
        f"The sheet is full: a sheet holds 4 rows. {left_out} more rows of rejected stand in "
        "the CSV file of the same name."
    )
    assert notes == (f"Sheet rejected: {cells[-1][0]}",)
    assert f"NOTE: {notes[0]}" in [row[0] for row in book["READ-ME"].iter_rows(values_only=True)]


def test_a_cell_that_is_too_long_says_where_the_whole_stands(tmp_path: Path) -> None:
    notes, book = _book(tmp_path, {"rejected": [_rejected(1, "a" * 101)]}, formats=("xlsx", "json"))
    (cells,) = _cells(book["rejected"])
    assert cells[1].endswith(" … [cut: whole text in records.json]")
    assert len(cells[1]) == 100
    assert "1 longer ones end with a note" in notes[0]


def test_a_sign_that_cannot_be_stored_is_shown_and_noted(tmp_path: Path) -> None:
    notes, book = _book(tmp_path, {"rejected": [_rejected(1, "bell\x07")]})
    (cells,) = _cells(book["rejected"])
    assert cells[1] == "bell␇"
    assert "1 cells hold signs" in notes[0]


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2017-10-12", datetime(2017, 10, 12)),
        ("1900-03-01", datetime(1900, 3, 1)),
        ("1900-02-28", "1900-02-28"),
        ("1848-03-18", "1848-03-18"),
        ("2017-10", "2017-10"),
        ("2017-02-30", "2017-02-30"),
        ("", None),
    ],
)
def test_a_whole_day_is_a_date_and_the_rest_is_text(tmp_path: Path, published, shown) -> None:
    row = dict.fromkeys(columns("releases")) | {"published": published, "title": "a"}
    _, book = _book(tmp_path, {"releases": [row]})
    cell = book["releases"]["B2"]
    assert cell.value == shown
    if isinstance(shown, datetime):
        assert cell.number_format == "yyyy-mm-dd"


def test_a_number_is_a_number(tmp_path: Path) -> None:
    row = dict.fromkeys(columns("releases")) | {"persons_count": 7, "title": "2017"}
    _, book = _book(tmp_path, {"releases": [row]})
    assert book["releases"].cell(2, columns("releases").index("persons_count") + 1).value == 7
    assert book["releases"]["A2"].value == "2017"


def test_every_sheet_has_a_frozen_and_filtered_header(tmp_path: Path) -> None:
    _, book = _book(tmp_path, {})
    assert book.sheetnames[0] == "READ-ME"
    for sheet in book.worksheets[1:]:
        assert tuple(cell.value for cell in sheet[1]) == columns(sheet.title)
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
