"""Reads the rows of a workbook of Excel, whatever it says of its own size."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import stored
from pipeline.workbooks import cell_text, opened

MOST_ROWS = 1_048_576
"""What a sheet of Excel holds; a row that says it stands further down stands there for mischief."""
MOST_COLUMNS = 256
"""Columns further right are not read: each row is filled up with blanks as far as it is read."""
Row = tuple[int, Sequence[str]]
"""A row with its number, counted from 1."""
FAULTY = (
    UnreadableRelease,
    zipfile.BadZipFile,
    csv.Error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    RuntimeError,
    ArithmeticError,
    EOFError,
    OSError,
    zlib.error,
)
"""What openpyxl raises for a workbook that is none: broken XML is a SyntaxError, an encrypted
part a RuntimeError, a word in the place of a number a TypeError, a number that is too large an
OverflowError, an encoding that is none a LookupError, no workbook part an OSError."""


def sheets_of(data: bytes, most: int) -> Iterator[Sequence[Row]]:
    """Yield for each sheet its rows that are not blank, as wide as the first, `most` at most.

    Of a formula its last result is read. Raises one of FAULTY.
    """
    with opened(io.BytesIO(data), data_only=True) as book:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            cells = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            yield list(_filled(cells, most))


def _filled(cells: Iterable[Sequence[object]], most: int) -> Iterator[Row]:
    left = most
    width = MOST_COLUMNS
    blank: Sequence[object] | None = None
    for number, row in enumerate(cells, 1):
        if row is blank:  # the same for all that a sheet leaves out: a million, if it says so
            continue
        values = [_cell(value) for value in row[:width]]
        filled = [column for column, value in enumerate(values, 1) if value.strip()]
        if not filled:
            blank = row
            continue
        width = min(width, filled[-1]) if width == MOST_COLUMNS else width
        yield number, values[:width]
        left -= 1
        if not left:
            return


def _cell(value: object) -> str:
    """Return a cell as text that may be stored.

    >>> _cell("One_x000D_\\ntwo"), _cell(None)
    ('One\\ntwo', '')
    """
    return stored(cell_text(value))
