"""Calls the readers on bytes, as a run calls them on files."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.fuzzing.watch import Read
from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import MEBIBYTE, Limits

LIMITS = Limits(max_bytes=MEBIBYTE, max_pages=20)
TIGHT = Limits(max_bytes=3000, max_pages=2, max_entries=3, max_depth=2, max_nesting=12)
"""One input of eight is read so, to come by what is said at the limits."""
Open = Callable[[Path], Read]
"""Loads a reader's module and returns what reads bytes; it may keep a file in the folder."""


def limits_of(data: bytes) -> Limits:
    """Return the limits that an input is read with, always the same for the same."""
    return TIGHT if zlib.crc32(data) % 8 == 0 else LIMITS


def by_suffix(suffix: str) -> Open:
    """Return what opens the reader for files of a suffix that lie in another file."""

    def opened(_: Path) -> Read:
        documents = import_module("pipeline.ingest.documents")
        reader = documents.inner_reader(f"a{suffix}")
        if isinstance(reader, partial):  # it hands on to others, whose libraries are loaded now
            for other in documents.DOCUMENTS:
                documents.inner_reader(f"a{other}")

        def read(data: bytes) -> Iterable[Entry]:
            found: Iterable[Entry] = reader(data, limits_of(data))
            return found

        return read

    return opened


def by_path(suffix: str) -> Open:
    """Return what opens the reader of plain files of a suffix, which takes a path."""

    def opened(folder: Path) -> Read:
        path = folder / f"input{suffix}"
        reader = import_module("pipeline.ingest.readers").find_reader(path.name)
        put = _putting(path)

        def read(data: bytes) -> Iterable[Entry]:
            put(data)
            found: Iterable[Entry] = reader(path, limits_of(data).max_bytes)
            return found

        return read

    return opened


def by_sheet(suffix: str) -> Open:
    """Return what opens the reader of metadata sheets; each file that one names is an entry."""

    def opened(folder: Path) -> Read:
        path = folder / f"sheet{suffix}"
        read_sheet: Any = import_module("pipeline.ingest.sheet").read_sheet
        put = _putting(path)

        def read(data: bytes) -> Iterator[Entry]:
            put(data)
            for file, metadata in read_sheet(path).items():
                yield Entry(file, metadata=metadata)

        return read

    return opened


def _putting(path: Path) -> Callable[[bytes], None]:
    """Return what puts bytes into a file that stays open: the guard sees no file opened."""
    file = path.open("w+b", buffering=0)

    def put(data: bytes) -> None:
        file.seek(0)
        file.truncate()
        file.write(data)

    return put
