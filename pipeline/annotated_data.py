"""Reads annotated public data in one shared format: a JSON object a line, gzip or not."""

import gzip
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.errors import DataError, Fault, UsageError

Entry = Mapping[str, Any]
"""One text with its entities; offsets are code points, half-open."""
KEYS = ("id", "dataset", "text", "entities")
"""The keys that every entry must have."""


def read_entries(path: Path) -> Iterable[Entry]:
    """Yield the entries of a `.jsonl` or `.jsonl.gz` file; raises DataError at a faulty line."""
    if not path.is_file():
        raise UsageError(f"{path} is no file: give files such as wikigold.all.jsonl.gz")
    content = path.read_bytes()
    try:
        lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DataError([Fault(path.name, "the file", str(error), "get it anew")]) from None
    for number, line in enumerate(lines.rstrip("\n").split("\n"), 1):
        yield _entry(line, path.name, number)


def first_by_hash(entries: Iterable[Entry], number: int) -> list[Entry]:
    """Return the `number` entries whose SHA-256 of the id sorts first: a sample that stays.

    >>> [one["id"] for one in first_by_hash([{"id": "a"}, {"id": "b"}, {"id": "c"}], 2)]
    ['c', 'b']
    """
    return sorted(entries, key=_hash)[:number]


def _hash(entry: Entry) -> str:
    return sha256(str(entry["id"]).encode()).hexdigest()


def _entry(line: str, name: str, number: int) -> Entry:
    remedy = f"give one JSON object a line with {', '.join(KEYS)}"
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError([Fault(name, f"line {number}", str(error), remedy)]) from None
    missing = [key for key in KEYS if not isinstance(entry, dict) or key not in entry]
    if missing:
        raise DataError([Fault(name, f"line {number}", f"no {', '.join(missing)}", remedy)])
    return dict(entry)
