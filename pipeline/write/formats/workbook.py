"""Writes `rollcall.xlsx`: a first sheet that explains, then one sheet per table."""

from collections import Counter
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.records import Extraction
from pipeline.vocabulary import table_columns
from pipeline.write.counting import counted
from pipeline.write.formats.guide import About, write_guide
from pipeline.write.formats.sheet import LIMITS, Limits, Sheet
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import NAMES, Rows

NAME = "rollcall.xlsx"
GUIDE = "READ-ME"
CREATED = datetime(2000, 1, 1)
"""The same in every workbook: the same input gives the same bytes. The time is in run.json."""
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Workbook:
    """The open workbook with its sheets."""

    def __init__(self, folder: Path, options: WriteOptions, limits: Limits = LIMITS) -> None:
        place = {"tmpdir": str(folder)}
        self._book = xlsxwriter.Workbook(str(folder / NAME), OPTIONS | place)
        self._book.use_zip64()
        self._book.set_properties({"title": "rollcall", "created": CREATED})
        self._guide = self._book.add_worksheet(GUIDE)
        elsewhere = _elsewhere(options.formats)
        self._sheets = {
            name: Sheet(self._book, table_columns(name, options.columns), elsewhere, limits)
            for name in NAMES
        }
        self._counts: Counter[str] = Counter()

    def add(self, extraction: Extraction, rows: Rows) -> None:
        """Write the rows of one release."""
        self._counts.update(counted(rows))
        self._write(rows)

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Complete the workbook, and return what it could not hold."""
        self._write(rows)
        notes = tuple(note for sheet in self._sheets.values() for note in sheet.finish())
        self._counts["rejected"] = self._sheets["rejected"].rows
        rows_by_sheet = {name: sheet.rows for name, sheet in self._sheets.items()}
        write_guide(self._book, self._guide, About(self._counts, rows_by_sheet, notes))
        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError that XlsxWriter wraps
        return notes

    def close(self) -> None:
        """Close the files that an unfinished workbook keeps open."""
        for sheet in self._book.worksheets():
            with suppress(OSError):
                sheet.row_data_fh.close()
        self._book.fileclosed = True

    def _write(self, rows: Rows) -> None:
        for name, sheet in self._sheets.items():
            for row in rows.get(name, ()):
                sheet.add(row)


def _elsewhere(formats: tuple[str, ...]) -> str:
    """Return where a reader finds what a sheet cannot hold.

    >>> _elsewhere(("csv", "xlsx")), _elsewhere(("xlsx",))
    ('the CSV file of the same name', 'a run with --format csv')
    """
    if "csv" in formats:
        return "the CSV file of the same name"
    if "json" in formats:
        return "records.json"
    return "records.jsonl" if "jsonl" in formats else "a run with --format csv"
