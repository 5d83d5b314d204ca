"""The file of what was read: it outlives a killed run, and no half of a reading is ever in it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

from pipeline.errors import OutputError

TABLES = ("readings", "faults", "documents", "notes")
"""What was read of releases, why nothing can be read of some, what files were taken apart to, and
what the last run noted."""
BETWEEN_COMMITS = 64
"""Readings that a killed run may lose; each commit takes as long as reading a short release."""
BUSY_SECONDS = 5
ENDINGS = ("", "-wal", "-shm", "-journal")
P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """Bytes by their keys, in SQLite; without a path they go when it is closed."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._waiting = 0
        try:
            self._base = _opened(path)
        except sqlite3.OperationalError as error:  # what is kept is sound: the disk is full, say
            raise self._refused(error) from error
        except sqlite3.DatabaseError:
            remove(path)  # no store, or a broken one: all of it can be read again
            self._base = self._told(_opened, path)

    def get(self, table: str, key: bytes) -> bytes | None:
        """Return what was put under a key, or None."""
        query = f"SELECT value FROM {table} WHERE key = ?"
        row = self._told(self._base.execute, query, (key,)).fetchone()
        return None if row is None else row[0]

    def has(self, table: str, key: bytes) -> bool:
        """Return whether something was put under a key."""
        query = f"SELECT 1 FROM {table} WHERE key = ?"
        return self._told(self._base.execute, query, (key,)).fetchone() is not None

    def put(self, table: str, key: bytes, value: bytes) -> None:
        """Put a value under a key; raises OutputError where the disk refuses."""
        query = f"INSERT OR REPLACE INTO {table} VALUES (?, ?)"
        self._told(self._base.execute, query, (key, value))
        self._waiting += 1
        if self._waiting >= BETWEEN_COMMITS:
            self.commit()

    def commit(self) -> None:
        """Make sure that all that was put outlives this process."""
        self._told(self._base.commit)
        self._waiting = 0

    def keep_only(self, table: str, keys: Iterable[bytes]) -> int:
        """Drop what stands under no key of `keys`, and return how much that was."""
        self._told(self._base.execute, "CREATE TEMP TABLE held (key BLOB PRIMARY KEY)")
        rows = ((one,) for one in keys)
        self._told(self._base.executemany, "INSERT OR IGNORE INTO held VALUES (?)", rows)
        query = f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM held)"
        dropped = self._told(self._base.execute, query).rowcount
        self._told(self._base.execute, "DROP TABLE held")
        self.commit()
        return dropped

    def close(self) -> None:
        """Commit and let go of the file."""
        with suppress(sqlite3.Error):
            self._base.commit()
        self._base.close()

    def _told(self, act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what SQLite answers; raises OutputError where it refuses."""
        try:
            return act(*args, **kwargs)
        except sqlite3.Error as error:
            raise self._refused(error) from error

    def _refused(self, error: sqlite3.Error) -> OutputError:
        where = repr(str(self._path)) if self._path else "the folder for temporary files"
        return OutputError(
            f"what was read cannot be kept in {where}: {error}; free some space, remove the "
            "file or give another --out"
        )


@contextmanager
def opened(path: Path | None) -> Iterator[Store]:
    """Give the body a store, and close it whatever happens."""
    store = Store(path)
    try:
        yield store
    finally:
        store.close()


def remove(path: Path | None) -> None:
    """Remove a store and the files that SQLite puts beside it."""
    for ending in ENDINGS if path else ():
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _opened(path: Path | None) -> sqlite3.Connection:
    base = sqlite3.connect(path or "", timeout=BUSY_SECONDS)
    if path:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
    for table in TABLES:
        base.execute(f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, value BLOB)")
    base.commit()
    return base
