"""The quick worksheet writes the bytes that XlsxWriter's own writes."""

from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.write.formats.quick_sheet import QuickSheet
from pipeline.write.formats.workbook import OPTIONS

TEXTS = ["Pia Sund", "S&D", "<b>", " blank", "blank ", "_x0041_", "a\nb", "\N{NO-BREAK SPACE}",
         "😀 …", "'quoted\"", "=1+1", "\ufffe", "a\tb"]  # fmt: skip


def sheet_of(folder: Path, kind: type[Worksheet], cell: object, *, styled: bool) -> bytes:
    """Return the XML of a sheet with one cell, in a column with a format or without."""
    book = xlsxwriter.Workbook(str(folder / f"{kind.__name__}.xlsx"), OPTIONS)
    sheet = book.add_worksheet("persons", kind)
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    if styled:
        sheet.set_column(0, 0, 20, book.add_format({"valign": "top"}))
    if isinstance(cell, str):
        sheet.write_string(1, 0, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(1, 0, cell, date)
    else:
        sheet.write_number(1, 0, cell)
    book.close()
    with ZipFile(folder / f"{kind.__name__}.xlsx") as file:
        return file.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("styled", [True, False])
@pytest.mark.parametrize("cell", [*TEXTS, 7, 0.1, 10**17, datetime(2017, 10, 12)])
def test_a_cell_has_the_bytes_that_it_had(tmp_path: Path, cell: object, styled: bool) -> None:
    slow = sheet_of(tmp_path, Worksheet, cell, styled=styled)
    assert sheet_of(tmp_path, QuickSheet, cell, styled=styled) == slow
