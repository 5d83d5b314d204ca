"""Opens one side of a comparison: an output of ours, or its records alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.compare.items import Json
from pipeline.errors import UsageError
from pipeline.written import AROUND, RECORDS, TEXTS, check_output

HEADS = ("release_id", "source", "text_sha256")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept in memory of one release: by what it is matched, and where its line begins."""

    release_id: str
    source: str
    text_sha256: str
    title: str
    text_file: str
    line_start: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the file of its records, its releases, and the folder of its texts."""

    name: str
    path: Path
    entries: tuple[Entry, ...]

    def line(self, entry: Entry) -> bytes:
        """Return the line that holds the record of a release."""
        with self.path.open("rb") as file:
            file.seek(entry.line_start)
            return file.readline().strip().rstrip(b",")

    def record(self, entry: Entry) -> Json:
        """Return the record of a release."""
        return _parsed(self.path, self.line(entry))

    def text(self, entry: Entry) -> str | None:
        """Return the stored text of a release, or None where it does not lie beside its record."""
        path = self.path.parent / TEXTS / Path(entry.text_file).name
        return path.read_bytes().decode("utf-8") if entry.text_file and path.is_file() else None


def open_side(path: Path) -> Side:
    """Return one side; raises UsageError where it is no output and no file of records."""
    if path.is_file():
        return Side(str(path), path, tuple(_entries(path)))
    check_output(path)
    records = next(path / name for name in RECORDS if (path / name).is_file())
    return Side(str(path), records, tuple(_entries(records)))


def _entries(path: Path) -> Iterator[Entry]:
    with path.open("rb") as file:
        start = 0
        for line in file:
            if line.strip().rstrip(b",").decode("utf-8", "replace") not in AROUND:
                yield _entry(_parsed(path, line), start, path)
            start += len(line)


def _entry(record: Json, start: int, path: Path) -> Entry:
    heads = [record.get(key) for key in HEADS]
    if not all(isinstance(one, str) for one in heads):
        raise _no_records(path)
    release_id, source, sha256 = (str(one) for one in heads)
    title, text_file = (str(record.get(key) or "") for key in ("title", "text_file"))
    return Entry(release_id, source, sha256, title, text_file, start)


def _parsed(path: Path, line: bytes) -> Json:
    try:
        found: Any = json.loads(line.strip().rstrip(b","))
    except ValueError:
        raise _no_records(path) from None
    if not isinstance(found, dict):
        raise _no_records(path)
    return found


def _no_records(path: Path) -> UsageError:
    return UsageError(
        f"{str(path)!r} does not hold records as rollcall writes them, one release a line; "
        f"name a folder that `rollcall run` wrote, or its {' or '.join(RECORDS)}"
    )
