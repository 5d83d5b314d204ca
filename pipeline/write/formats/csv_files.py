"""Writes each table as CSV: every cell as text, nothing that a spreadsheet would calculate."""

from collections.abc import Callable, Iterable
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
        shown = _Shown(self._delimiter)
        self._write(rows, lambda row: shown.line(row.values()))

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Write the rows of no release; CSV has no limits to tell of."""
        self._write(rows, lambda row: csv_line(row.values(), self._delimiter))
        for file in self._files.values():
            file.close()
        return ()

    def close(self) -> None:
        """Close every file that is still open."""
        for file in self._files.values():
            with suppress(OSError):
                file.close()

    def _write(self, rows: Rows, line: Callable[[Row], str]) -> None:
        for name, file in self._files.items():
            file.writelines(map(line, rows.get(name, ())))


def csv_line(cells: Iterable[Cell], delimiter: str) -> str:
    r"""Return one line of CSV, quoted where needed; active cells begin with an apostrophe.

    >>> csv_line(["Pia, Oda", 7, None, "=1+1"], ",")
    '"Pia, Oda",7,,\'=1+1\n'
    """
    return _Shown(delimiter).line(cells)


class _Shown(dict[Cell, str]):
    """How cells stand in CSV, each looked at once: the rows of one release share most of theirs."""

    def __init__(self, delimiter: str) -> None:
        super().__init__()
        self._delimiter = delimiter

    def line(self, cells: Iterable[Cell]) -> str:
        return self._delimiter.join(map(self.__getitem__, cells)) + "\n"

    def __missing__(self, cell: Cell) -> str:
        text = guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
        if self._delimiter in text or '"' in text or "\n" in text or "\r" in text:
            text = '"' + text.replace('"', '""') + '"'
        self[cell] = text
        return text
