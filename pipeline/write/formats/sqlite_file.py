"""Writes `rollcall.sqlite`: the tables with their keys, indices, and views that join them."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from pipeline.records import Extraction
from pipeline.vocabulary import Column, table_columns
from pipeline.write.cells import Cell
from pipeline.write.formats.keys import OWNERS, PRIMARY, foreign_of
from pipeline.write.formats.kinds import kind_of
from pipeline.write.formats.views import VIEWS
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import NAMES, Rows

NAME = "rollcall.sqlite"
TYPES = {"text": "TEXT", "list": "TEXT", "day": "TEXT", "number": "INTEGER"}
INDEXED = frozenset(
    ("name", "value", "country_code", "party_id", "published", "code", "label", *OWNERS)
)
"""Columns that people search by, and those that join tables."""
OPENED = (
    # Nobody reads the file before it is whole: it is built beside the old output.
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA page_size = 4096",
    "PRAGMA user_version = 1",
)


class SqliteFile:
    """The open database, in one transaction from beginning to end."""

    def __init__(self, folder: Path, options: WriteOptions) -> None:
        self._connection = sqlite3.connect(folder / NAME, isolation_level=None)
        self._columns = {name: table_columns(name, options.columns) for name in NAMES}
        self._left_out = dict.fromkeys(NAMES, 0)
        for pragma in OPENED:
            self._connection.execute(pragma)
        self._connection.execute("BEGIN")
        for name, columns in self._columns.items():
            self._connection.execute(table_statement(name, columns))

    def add(self, extraction: Extraction, rows: Rows) -> None:
        """Write the rows of one release."""
        self._write(rows)

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Write the rows of no release, then indices and views."""
        self._write(rows)
        for statement in (*self._indices(), *VIEWS):
            self._connection.execute(statement)
        self._connection.execute("COMMIT")
        self._connection.close()
        return tuple(
            f"Table {name} of {NAME}: {count:,} rows have the id of another row and are not "
            "there; they stand in records.json."
            for name, count in self._left_out.items()
            if count
        )

    def close(self) -> None:
        """Close the database where it is still open."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def _write(self, rows: Rows) -> None:
        for name, columns in self._columns.items():
            given = rows.get(name, ())
            if not given:
                continue
            marks = ", ".join("?" * len(columns))
            statement = f"INSERT OR IGNORE INTO {quoted(name)} VALUES ({marks})"
            cells = ([_cell(row[one.column]) for one in columns] for row in given)
            done = self._connection.executemany(statement, cells).rowcount
            self._left_out[name] += len(given) - done

    def _indices(self) -> Iterator[str]:
        for table, columns in self._columns.items():
            for one in columns:
                if one.column in INDEXED and PRIMARY.get(table) != one.column:
                    name = quoted(f"{table}_{one.column}")
                    yield f"CREATE INDEX {name} ON {quoted(table)} ({quoted(one.column)})"


def table_statement(name: str, columns: Sequence[Column]) -> str:
    """Return the statement that makes one table, with its keys.

    >>> print(table_statement("rejected", table_columns("rejected")))
    CREATE TABLE "rejected" (
      "source" TEXT,
      "reason" TEXT,
      "stage" TEXT
    )
    """
    own = PRIMARY.get(name)
    lines = [
        f"{quoted(one.column)} {TYPES[kind_of(one)]}"
        + " PRIMARY KEY NOT NULL" * (one.column == own)
        for one in columns
    ]
    lines += [
        f"FOREIGN KEY ({quoted(one.column)}) REFERENCES {quoted(one.table)} "
        f"({quoted(PRIMARY[one.table])})"
        for one in foreign_of(columns)
    ]
    return f"CREATE TABLE {quoted(name)} (\n  " + ",\n  ".join(lines) + "\n)"


def quoted(name: str) -> str:
    """Return a name as SQL reads it, whatever it is.

    >>> quoted("end")
    '"end"'
    """
    return '"' + name.replace('"', '""') + '"'


def _cell(cell: Cell) -> Cell:
    return None if cell == "" else cell
