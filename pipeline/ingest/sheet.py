"""Reads the metadata sheet: a row per file, in CSV or Excel, with a column `file`."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.ingest.decode import decode
from pipeline.ingest.limits import Limits
from pipeline.ingest.office import check_office
from pipeline.ingest.workbook import FAULTY, MOST_ROWS, sheets_of
from pipeline.published import with_published

Sheet = Mapping[str, Mapping[str, str]]
DELIMITERS = ",;\t"


def read_sheet(path: Path) -> Sheet:
    """Return metadata by file; raises UsageError that says how to mend the sheet."""
    rows = _rows(path)
    header = [cell.strip().lower() for cell in next(rows, [])]
    if "file" not in header:
        raise UsageError(f"{path.name}: no column 'file' in the first row, which has {header!r}")
    sheet: dict[str, dict[str, str]] = {}
    for row in rows:
        values = {name: cell.strip() for name, cell in zip(header, row, strict=False) if name}
        file = file_key(values.pop("file", ""))
        metadata = {name: cell for name, cell in values.items() if cell}
        if file and sheet.setdefault(file, metadata) != metadata:
            raise UsageError(f"{path.name}: two rows for the file {file!r}; keep one of them")
    return {file: with_published(metadata, "metadata") for file, metadata in sheet.items()}


def file_key(written: str) -> str:
    """Return a file's name as rows and sources are compared.

    >>> file_key(".\\\\2017\\\\a.txt "), file_key("b.txt")
    ('2017/a.txt', 'b.txt')
    """
    return unicodedata.normalize("NFC", written.strip().replace("\\", "/").removeprefix("./"))


def _rows(path: Path) -> Iterator[Sequence[str]]:
    suffix = path.suffix.lower()
    if suffix not in SHEETS:
        known = " or ".join(SHEETS)
        raise UsageError(f"{path.name}: a metadata sheet ends in {known}, not in {suffix!r}")
    try:
        rows = [row for row in SHEETS[suffix](path) if any(cell.strip() for cell in row)]
    except OSError as error:
        raise UsageError(f"{path.name}: cannot be read: {error.strerror or error}") from None
    except FAULTY as error:
        raise UsageError(f"{path.name}: not a {suffix} file: {error}; save it anew") from None
    return iter(rows)


def _csv_rows(path: Path) -> Iterator[list[str]]:
    text = decode(path.read_bytes()).text
    head = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _xlsx_rows(path: Path) -> Iterator[Sequence[str]]:
    data = path.read_bytes()
    check_office(data, Limits(), ".xlsx")
    for rows in islice(sheets_of(data, MOST_ROWS), 1):
        yield from (cells for _, cells in rows)


SHEETS = {".csv": _csv_rows, ".xlsx": _xlsx_rows}
