"""Writes each table as a folder of Parquet files: typed columns, blank as null, lists as lists.

Every part of a table but the last has the same number of rows, and all have the same schema, so
that programs read the folder as one table, a part at a time or several at once. pyarrow is in the
extra `parquet`: it is imported by the run that asks for it.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.records import Extraction
from pipeline.vocabulary import Column, table_columns
from pipeline.write.cells import Cell, Row
from pipeline.write.formats.kinds import BETWEEN, kind_of
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import NAMES, Rows

FOLDER = NAME = "parquet"
BATCH, GROUP, PART = 1_000, 20, 10
"""Rows that wait as they are, how many such batches, packed, make a group of a part, and how many
groups make a part."""
ROWS_A_PART = BATCH * GROUP * PART
"""With their sentences about 150 MB in the memory of a program that reads a part at a time."""
ABSENT = (
    "--format parquet needs the package pyarrow; install it with pip install 'rollcall[parquet]', "
    "or use --format sqlite"
)


def check_installed() -> None:
    """Raise UsageError where the package is absent that writes Parquet."""
    if find_spec("pyarrow") is None:
        raise UsageError(ABSENT)


def part_name(number: int) -> str:
    """Return the name of a part of a table; parts are counted from 0.

    >>> part_name(0), part_name(12)
    ('part-00000.parquet', 'part-00012.parquet')
    """
    return f"part-{number:05}.parquet"


class ParquetFiles:
    """One folder per table, and in it one open file at most."""

    def __init__(self, folder: Path, options: WriteOptions) -> None:
        check_installed()
        (folder / FOLDER).mkdir()
        self._tables = {
            name: _Table(folder / FOLDER / name, table_columns(name, options.columns))
            for name in NAMES
        }

    def add(self, extraction: Extraction, rows: Rows) -> None:
        """Write the rows of one release."""
        self._write(rows)

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Write the rows of no release, and return the cells that had to stay empty."""
        self._write(rows)
        for table in self._tables.values():
            table.finish()
        return tuple(
            f"Table {name}: {table.lost:,} days stand in no calendar of Parquet; its column is "
            "null there, and the day is in records.json."
            for name, table in self._tables.items()
            if table.lost
        )

    def close(self) -> None:
        """Close every file that is still open."""
        for table in self._tables.values():
            with suppress(OSError):
                table.close()

    def _write(self, rows: Rows) -> None:
        for name, table in self._tables.items():
            table.add(rows.get(name, ()))


class _Table:
    """The parts of one table, and the rows that wait for the next group."""

    def __init__(self, folder: Path, columns: Sequence[Column]) -> None:
        folder.mkdir()
        self._folder = folder
        self._arrow, self._parquet = _pyarrow()
        arrow = self._arrow
        self._columns = columns
        types = {
            "text": arrow.string(),
            "number": arrow.int64(),
            "day": arrow.date32(),
            "list": arrow.list_(arrow.string()),
        }
        self._schema = arrow.schema(
            arrow.field(one.column, types[kind_of(one)], metadata={"description": one.meaning})
            for one in columns
        )
        self._writer: Any = None
        self._parts = self._groups = 0
        self._waiting: list[Row] = []
        self._packed: list[Any] = []
        self.lost = 0

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._waiting.append(row)
            if len(self._waiting) == BATCH:
                self._pack()

    def finish(self) -> None:
        if self._waiting:
            self._pack()
        if self._packed or not self._parts:  # a table without rows has a part that tells its schema
            self._write()
        self.close()

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._writer = None

    def _pack(self) -> None:
        arrays = [
            self._arrow.array([self._cell(one, row[one.column]) for row in self._waiting], kind)
            for one, kind in zip(self._columns, self._schema.types, strict=True)
        ]
        self._packed.append(self._arrow.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._waiting = []
        if len(self._packed) == GROUP:
            self._write()

    def _write(self) -> None:
        """Write what is packed as one group, into a new part where there is none or it is full."""
        if self._writer is None:
            path = self._folder / part_name(self._parts)
            self._writer = self._parquet.ParquetWriter(path, self._schema, compression="zstd")
            self._parts, self._groups = self._parts + 1, 0
        table = self._arrow.Table.from_batches(self._packed, self._schema)
        self._writer.write_table(table.combine_chunks())
        self._packed, self._groups = [], self._groups + 1
        if self._groups == PART:
            self.close()

    def _cell(self, column: Column, cell: Cell) -> int | str | date | list[str] | None:
        kind = kind_of(column)
        if kind == "list":
            return str(cell).split(BETWEEN) if cell else []
        if cell is None or cell == "" or isinstance(cell, int):
            return None if cell == "" else cell
        if kind != "day":
            return cell
        day = _day(cell)
        self.lost += day is None
        return day


def _pyarrow() -> tuple[Any, Any]:
    """Return pyarrow and its part for Parquet."""
    import pyarrow
    import pyarrow.parquet

    return pyarrow, pyarrow.parquet


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
