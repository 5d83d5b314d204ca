"""The quick worksheet writes the bytes that XlsxWriter's own writes."""

from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.write.formats.book import OPTIONS
from pipeline.write.formats.quick_sheet import QuickSheet

TEXTS = ["Pia Sund", "S&D", "<b>", " blank", "blank ", "_x0041_", "a\nb", "\N{NO-BREAK SPACE}",
         "😀 …", "'quoted\"", "=1+1", "\ufffe", "a\tb"]  # fmt: skip


DAY = datetime(2017, 10, 12)


def sheet_of(folder: Path, kind: type[Worksheet], rows: list[list[object]]) -> bytes:
    """Return the XML of a sheet with some rows: cells by column, None where there is none."""
    book = xlsxwriter.Workbook(str(folder / f"{kind.__name__}.xlsx"), OPTIONS)
    sheet = book.add_worksheet("persons", kind)
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.set_column(0, 9, 20, book.add_format({"valign": "top"}))
    sheet.write_string(0, 0, "head", date)
    for number, row in enumerate(rows, 1):
        height = 15.0 * number
        cells = [(at, one) for at, one in enumerate(row) if one is not None]
        if isinstance(sheet, QuickSheet):
            placed = [(at, one, date if one == DAY else None) for at, one in cells]
            sheet.put(number, height, placed)
            continue
        sheet.set_row(number, height)
        for at, one in cells:
            write = {str: sheet.write_string, datetime: sheet.write_datetime}.get(type(one))
            (write or sheet.write_number)(number, at, one, *([date] if one == DAY else []))
    sheet.write_string(len(rows) + 1, 1, "behind")
    book.close()
    with ZipFile(folder / f"{kind.__name__}.xlsx") as file:
        return file.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("cell", [*TEXTS, 7, 0.1, 10**17, DAY])
def test_a_cell_has_the_bytes_that_it_had(tmp_path: Path, cell: object) -> None:
    slow = sheet_of(tmp_path, Worksheet, [[cell]])
    assert sheet_of(tmp_path, QuickSheet, [[cell]]) == slow


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["a", None, 3, DAY], [None, "b\nc"], [None, None, None, None, 0]],
        [["S&D", " b", "c"], ["d", "<e>", 5]],
    ],
)
def test_rows_have_the_bytes_that_they_had(tmp_path: Path, rows: list[list[object]]) -> None:
    assert sheet_of(tmp_path, QuickSheet, rows) == sheet_of(tmp_path, Worksheet, rows)
