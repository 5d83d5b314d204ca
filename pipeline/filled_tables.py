"""Reads tables of an output back, as a person filled them in: a workbook, or a table as CSV."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.active_cells import unguarded
from pipeline.errors import UsageError
from pipeline.vocabulary import columns, vocabulary
from pipeline.workbooks import cell_text, opened

WORKBOOK, CSV = ".xlsx", ".csv"
DELIMITERS = ",;\t"
MOST_CELL = 10_000_000
"""Characters of a cell of CSV; what is longer is no table of ours."""
MOST_BYTES = 2 << 30
"""Bytes of a workbook when it is unpacked."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 64
FAULTY = (
    zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError,
    AttributeError, SyntaxError, RuntimeError, ArithmeticError, EOFError, MemoryError,
)  # fmt: skip
"""What openpyxl raises for a workbook that is none."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of a table as it stands in a file, and where."""

    table: str
    place: str
    """`sheet persons, row 7` or `line 7`."""
    cells: Mapping[str, str]


def read_filled(path: Path) -> Iterator[FilledRow]:
    """Yield the rows of every table of ours in a file; raises UsageError where it holds none."""
    if path.suffix.lower() == WORKBOOK:
        yield from _of_workbook(path)
    else:
        yield from _of_csv(path)


def _of_csv(path: Path) -> Iterator[FilledRow]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{str(path)!r} is not in UTF-8; save it as CSV UTF-8") from None
    except OSError as error:
        raise UsageError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    if text.lower().startswith("sep="):
        text = text.partition("\n")[2]
    head_line = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head_line.count)
    before = csv.field_size_limit(MOST_CELL)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        head = next(lines, [])
        table = _table_of(path, head)
        for cells in lines:
            filled = dict(zip(head, map(unguarded, cells), strict=False))
            yield FilledRow(table, f"line {lines.line_num}", filled)
    except csv.Error as error:
        raise UsageError(f"{str(path)!r} is no sound CSV: {error}; save it anew") from None
    finally:
        csv.field_size_limit(before)


def _table_of(path: Path, head: Sequence[str]) -> str:
    """Return the table that a CSV holds: by its name, or by its columns."""
    names = vocabulary("table")
    if path.stem in names:
        return path.stem
    fitting = [one for one in names if set(columns(one)) <= set(head)]
    if not fitting:
        raise UsageError(
            f"{str(path)!r} is no table of an output: name it as the run did, such as persons.csv, "
            "and keep its columns"
        )
    return max(fitting, key=lambda one: len(columns(one)))


def _of_workbook(path: Path) -> Iterator[FilledRow]:
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > MOST_BYTES:
            raise UsageError(f"{str(path)!r} is too large to be a workbook of ours")
        with opened(path) as book:
            found = [one for one in book.worksheets if one.title in vocabulary("table")]
            for sheet in found:
                sheet.reset_dimensions()
                rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
                yield from _of_sheet(sheet.title, rows)
    except OSError as error:
        raise UsageError(f"{str(path)!r} cannot be read: {error.strerror or error}") from None
    except FAULTY as error:
        raise UsageError(
            f"{str(path)!r} is no sound workbook ({type(error).__name__}); save it anew as .xlsx"
        ) from None
    if not found:
        raise UsageError(f"{str(path)!r} holds no sheet of ours, such as persons")


def _of_sheet(table: str, rows: Iterable[Sequence[object]]) -> Iterator[FilledRow]:
    head: list[str] = []
    for number, row in enumerate(rows, 1):
        values = [cell_text(one) for one in row]
        if not head:
            head = values
        elif any(values):
            cells = {name: one for name, one in zip(head, values, strict=False) if name}
            yield FilledRow(table, f"sheet {table}, row {number}", cells)
