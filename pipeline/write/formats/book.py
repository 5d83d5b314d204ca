"""Writes the sheets of `rollcall.xlsx`: a first one that explains, then one per table."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.vocabulary import Column, table_columns
from pipeline.write.formats.guide import About, write_guide
from pipeline.write.formats.pivot_sheet import write_pivots
from pipeline.write.formats.pivots import Pivots
from pipeline.write.formats.quick_sheet import QuickSheet
from pipeline.write.formats.sheet import LIMITS, Limits, Sheet, Terms
from pipeline.write.formats.why import why_by
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import NAMES, Rows

NAME = "rollcall.xlsx"
GUIDE, PIVOTS = "READ-ME", "pivots"
CREATED = datetime(2000, 1, 1)
"""The same in every workbook: the same input gives the same bytes. The time is in run.json."""
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted of the releases that passed."""

    counts: "Counter[str]" = field(default_factory=Counter)
    pivots: Pivots = field(default_factory=Pivots)


class Book:
    """The open workbook with its sheets."""

    def __init__(self, folder: Path, options: WriteOptions, limits: Limits = LIMITS) -> None:
        place = {"tmpdir": str(folder)}
        self._book = xlsxwriter.Workbook(str(folder / NAME), OPTIONS | place)
        self._book.use_zip64()
        self._book.set_properties({"title": "rollcall", "created": CREATED})
        self._guide = self._book.add_worksheet(GUIDE, QuickSheet)
        self._pivot_sheet = self._book.add_worksheet(PIVOTS, QuickSheet)
        terms = Terms(_elsewhere(options.formats), limits, why_by(options.data))
        self._sheets = {
            name: Sheet(self._book, shown_columns(name, options), terms) for name in NAMES
        }
        self._notes = options.notes

    def add(self, rows: Rows) -> None:
        """Write rows into the sheets of their tables."""
        for name, sheet in self._sheets.items():
            for row in rows.get(name, ()):
                sheet.add(row)

    def finish(self, rows: Rows, tally: Tally) -> tuple[str, ...]:
        """Complete the workbook, and return what it could not hold."""
        self.add(rows)
        notes = tuple(note for sheet in self._sheets.values() for note in sheet.finish())
        tally.counts["rejected"] = self._sheets["rejected"].rows
        rows_by_sheet = {name: sheet.rows for name, sheet in self._sheets.items()}
        tally.pivots.add_identities(rows.get("identities", ()))
        write_pivots(self._book, self._pivot_sheet, tally.pivots)
        about = About(tally.counts, rows_by_sheet, (*self._notes, *notes))
        write_guide(self._book, self._guide, about)
        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError that XlsxWriter wraps
        return notes

    def close(self) -> None:
        """Close the files that an unfinished workbook keeps open."""
        for sheet in self._book.worksheets():
            sheet.let_go()
        self._book.fileclosed = True


def shown_columns(table: str, options: WriteOptions) -> tuple[Column, ...]:
    """Return the columns of a sheet: those of the table, and the workbook's own among them."""
    own = ("workbook", "report") if options.report else ("workbook",)
    return table_columns(table, (*options.columns, *own))


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
