"""Tables of ours are read back from whatever a spreadsheet makes of them."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.errors import UsageError
from pipeline.filled_tables import read_filled
from pipeline.vocabulary import columns


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_csv_is_read_however_it_was_saved(tmp_path, delimiter, end, mark) -> None:
    lines = [("source", "reason", "stage"), ("a.txt", "'=empty", "ingest")]
    text = mark + end.join(delimiter.join(one) for one in lines) + end
    (tmp_path / "rejected.csv").write_bytes(text.encode())
    (row,) = read_filled(tmp_path / "rejected.csv")
    assert row.cells == {"source": "a.txt", "reason": "=empty", "stage": "ingest"}
    assert (row.table, row.place) == ("rejected", "line 2")


def test_a_table_under_another_name_is_known_by_its_columns(tmp_path: Path) -> None:
    head = ",".join(("decision", *columns("quotes"), "mine"))
    (tmp_path / "copy of quotes.csv").write_text(f"{head}\nwrong\n", "utf-8")
    (row,) = read_filled(tmp_path / "copy of quotes.csv")
    assert (row.table, row.cells["decision"]) == ("quotes", "wrong")


def test_a_workbook_is_read_sheet_by_sheet_and_other_sheets_are_passed_over(tmp_path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "my notes"
    sheet = book.create_sheet("dates")
    for row in (["text", "earliest", "start"], ["3 May", date(2031, 5, 3), 7.0], [None], ["x"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    first, second = read_filled(tmp_path / "a.xlsx")
    assert first.cells == {"text": "3 May", "earliest": "2031-05-03", "start": "7"}
    assert (first.place, second.place) == ("sheet dates, row 2", "sheet dates, row 4")


def test_a_workbook_without_a_sheet_of_ours_is_told(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(UsageError, match="no sheet of ours"):
        list(read_filled(tmp_path / "a.xlsx"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\x00" * 18])
def test_a_broken_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(UsageError, match="no sound workbook"):
        list(read_filled(tmp_path / "a.xlsx"))
