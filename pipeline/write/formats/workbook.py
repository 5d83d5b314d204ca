"""Counts what passes, and has it written as a workbook: here, or in a process of its own.

A workbook takes as long as all other formats. What it is given as rows costs a fifth of what a
whole record costs on its way to another process, so what it says of records is counted here.
"""

from functools import partial
from pathlib import Path

from pipeline.records import Extraction
from pipeline.write.counting import counted
from pipeline.write.formats import apart
from pipeline.write.formats.apart import Apart
from pipeline.write.formats.book import Book, Tally
from pipeline.write.formats.sheet import LIMITS, Limits
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import Rows


class Workbook:
    """The workbook of a run, filled release by release."""

    def __init__(self, folder: Path, options: WriteOptions, limits: Limits = LIMITS) -> None:
        opening = partial(Book, folder, options, limits)
        beside = apart.CAN and options.beside and len(options.formats) > 1
        self._book = Apart(opening) if beside else opening()
        self._tally = Tally()

    def add(self, extraction: Extraction, rows: Rows) -> None:
        """Write the rows of one release."""
        if extraction.record.duplicate_of is None:
            self._tally.counts.update(counted(rows))
            self._tally.pivots.add(extraction.record)
        self._book.add(rows)

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Complete the workbook, and return what it could not hold."""
        return self._book.finish(rows, self._tally)

    def close(self) -> None:
        """Let go of what an unfinished workbook keeps open."""
        self._book.close()
