"""Writes each table as CSV: every cell as text, nothing that a spreadsheet would calculate."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from pipeline.active_cells import guarded
from pipeline.records import Extraction
from pipeline.vocabulary import columns
from pipeline.write.cells import Cell, Row
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import NAMES, Rows


class CsvFiles:
    """One open file per table."""

    def __init__(self, folder: Path, options: WriteOptions, tables: Iterable[str] = NAMES) -> None:
        self._delimiter = options.delimiter
        encoding = "utf-8-sig" if options.bom else "utf-8"
        self._files: dict[str, TextIO] = {}
        for name in tables:
            path = folder / f"{name}.csv"
            self._files[name] = path.open("w", encoding=encoding, newline="\n")
            self._files[name].write(csv_line(columns(name, options.columns), self._delimiter))

    def add(self, extraction: Extraction, rows: Rows) -> None:
        """Write the rows of one release."""
        self._write(rows)

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Write the rows of no release; CSV has no limits to tell of."""
        self._write(rows)
        for file in self._files.values():
            file.close()
        return ()

    def close(self) -> None:
        """Close every file that is still open."""
        for file in self._files.values():
            with suppress(OSError):
                file.close()

    def _write(self, rows: Rows) -> None:
        for name, file in self._files.items():
            file.writelines(_row_line(row, self._delimiter) for row in rows.get(name, ()))


def _row_line(row: Row, delimiter: str) -> str:
    return csv_line(row.values(), delimiter)


def csv_line(cells: Iterable[Cell], delimiter: str) -> str:
    r"""Return one line of CSV, quoted where needed; active cells begin with an apostrophe.

    >>> csv_line(["Pia, Oda", 7, None, "=1+1"], ",")
    '"Pia, Oda",7,,\'=1+1\n'
    """
    return delimiter.join(_quoted(_text(cell), delimiter) for cell in cells) + "\n"


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    return "" if cell is None else str(cell)


def _quoted(text: str, delimiter: str) -> str:
    if delimiter in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
